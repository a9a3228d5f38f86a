import { describe, expect, it } from 'vitest';
import {
  distanceKm,
  h3AreaKm2,
  h3Boundary,
  h3Centre,
  h3Children,
  h3Disk,
  h3EdgeKm,
  h3FromBigInt,
  h3FromText,
  h3MeanAreaKm2,
  h3OfPoint,
  h3Parent,
  h3Resolution,
  h3ToBigInt,
} from '../../../src/core/geo';

const MANRESA: [number, number] = [1.826, 41.729];
const cell = h3OfPoint(...MANRESA, 8);

describe('text forms of an index', () => {
  const decimal = h3ToBigInt(cell).toString();
  it.each([cell, cell.toUpperCase(), `0x${cell}`, `0${cell}`, ` ${cell} `, decimal])('%s is the same cell', (text) =>
    expect(h3FromText(text)).toEqual({ h3: cell, resolution: 8 }),
  );
  it('a decimal beyond 2^53 keeps its last digits', () => {
    expect(BigInt(decimal) > 2n ** 53n).toBe(true);
    expect(h3FromText(decimal)!.h3).toBe(cell);
    expect(h3FromText(String(Number(decimal)))?.h3).not.toBe(cell);
  });
  it.each([
    '',
    '0',
    'hello',
    '8',
    cell.slice(1),
    `${cell}0`,
    '18446744073709551616',
    '8fffffffffffffff',
    '-5',
    '1.5e17',
  ])('refuses %j', (text) => expect(h3FromText(text)).toBeNull());
  it('an index of every resolution is understood', () => {
    for (let resolution = 0; resolution <= 15; resolution++) {
      const h3 = h3OfPoint(...MANRESA, resolution);
      expect(h3FromText(h3ToBigInt(h3).toString())).toEqual({ h3, resolution });
      expect(h3FromBigInt(h3ToBigInt(h3))).toBe(h3);
    }
  });
});

describe('geometry, longitude first', () => {
  it('the centre is in its cell, near the point, and the corners are one edge away', () => {
    const centre = h3Centre(cell);
    expect(h3OfPoint(...centre, 8)).toBe(cell);
    expect(distanceKm(...centre, ...MANRESA)).toBeLessThan(h3EdgeKm(8) * 1.2);
    for (const corner of h3Boundary(cell)) expect(distanceKm(...centre, ...corner) / h3EdgeKm(8)).toBeCloseTo(1, 0);
  });
  it('children tile their parent in count and area', () => {
    const children = h3Children(cell, 10);
    expect(children).toHaveLength(49);
    expect(new Set(children.map((child) => h3Parent(child, 8)))).toEqual(new Set([cell]));
    expect(children.reduce((sum, child) => sum + h3AreaKm2(child), 0) / h3AreaKm2(cell)).toBeCloseTo(1, 2);
    expect(h3Resolution(children[0]!)).toBe(10);
  });
  it('a disk of one ring is the cell and its six neighbours', () => {
    expect(h3Disk(cell, 1)).toHaveLength(7);
    expect(h3Disk(cell, 1)[0]).toBe(cell);
  });
  it('mean areas are those H3 publishes', () => {
    expect(h3MeanAreaKm2(11)).toBeCloseTo(0.00215, 5);
    expect(h3EdgeKm(11)).toBeCloseTo(0.0287, 4);
  });
});
