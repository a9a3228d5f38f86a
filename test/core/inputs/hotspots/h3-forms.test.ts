import { describe, expect, it } from 'vitest';
import { h3OfPoint, h3Parent, h3ToBigInt } from '../../../../src/core/geo';
import { balanced, check } from '../input-files';
import { CELL, CENTRE, one } from './hotspot-files';

describe('H3 in every form it travels', () => {
  const decimal = h3ToBigInt(CELL).toString();

  it('is beyond what a number holds', () => {
    expect(BigInt(Number(decimal)).toString()).not.toBe(decimal);
  });

  it.each([
    ['hex', CELL],
    ['hex with 0x', `0x${CELL}`],
    ['hex with leading zero', `0${CELL.toUpperCase()}`],
    ['decimal u64', decimal],
  ])('CSV: %s', async (_, text) => {
    const hotspot = await one(`name,location,gain\na,${text},4\n`);
    expect(hotspot).toMatchObject({ h3: CELL, positionPrecision: 'res-12', gainDbi: 4 });
    expect(hotspot.lonDeg).toBeCloseTo(CENTRE[0], 9);
  });

  it('JSON: a bare integer beyond 2^53 keeps its last digits, one in a text stays text', async () => {
    const hotspot = await one(`[{"name":"x: 631210968893275135, y","gain":12,"location":${decimal}}]`);
    expect(hotspot).toMatchObject({ h3: CELL, name: 'x: 631210968893275135, y' });
  });

  it.each([
    [5, 'coarse'],
    [7, 'res-7'],
    [9, 'res-9'],
    [11, 'res-11'],
  ])('resolution %i is kept as %s', async (resolution, precision) => {
    expect(await one(`h3,gain\n${h3Parent(CELL, resolution)},4\n`)).toMatchObject({ positionPrecision: precision });
  });

  it('below 4 m a cell is as good as a point', async () => {
    expect(await one(`h3,gain\n${h3OfPoint(2.2, 41.4, 15)},4\n`)).toMatchObject({ positionPrecision: 'point' });
  });

  it('refuses text that is no cell', async () => {
    const report = balanced(await check('h3,gain\n8c39446,4\nhello,4\n,4\n', 'hotspots'));
    expect(report.counts.refusedByCode).toEqual({ 'h3-invalid': 2, 'position-missing': 1 });
  });
});
