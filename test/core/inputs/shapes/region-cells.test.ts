import { describe, expect, it } from 'vitest';
import { h3AreaKm2, h3Children, h3Disk, polygonAreaKm2 } from '../../../../src/core/geo';
import type { Region } from '../../../../src/core/inputs';
import { regionOfText } from '../../../../src/core/inputs/shapes/region-text';
import { factsOf, factsOfFiles } from '../facts-of';
import { balanced, check, collection, errorsOf, polygonFeature, square } from '../input-files';

const CELL = '8839446089fffff';
const disk = h3Disk(CELL, 2);
const areaOf = ({ geometry }: Pick<Region, 'geometry'>): number =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).reduce((sum, rings) => sum + polygonAreaKm2(rings as [number, number][][]), 0); // prettier-ignore
const cellsArea = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + h3AreaKm2(cell), 0);

describe('regions of H3 cells', () => {
  it.each<[string, string | object]>([
    ['one a line', disk.join('\n')],
    ['in one line', disk.join(',')],
    ['under a header', `h3\n${disk.join('\n')}`],
    ['with other columns', `name,h3_index\n${disk.map((cell) => `A,${cell}`).join('\n')}`],
    ['as numbers', disk.map((cell) => BigInt(`0x${cell}`).toString()).join('\n')],
    ['as JSON', disk],
    ['some of them as their children', disk.flatMap((cell, i) => (i % 3 ? [cell] : h3Children(cell, 9))).join('\n')],
  ])('%s', async (_, content) => {
    const { regions, files } = await factsOf('regions', content);
    expect(errorsOf(balanced(files[0]!))).toEqual([]);
    expect(regions).toHaveLength(1);
    // Children of a cell fill it but for a hundredth along its edge.
    expect(areaOf(regions[0]!) / cellsArea(disk)).toBeCloseTo(1, 1);
  });

  it('one for each name, and cells apart are a region of several parts', async () => {
    const { regions } = await factsOf(
      'regions',
      `region,h3\nNorth,${disk[0]}\nSouth,8839446001fffff\nNorth,8839440001fffff\n`,
    );
    expect(regions.map(({ name, geometry }) => [name, geometry.type])).toEqual([['North', 'MultiPolygon'], ['South', 'Polygon']]); // prettier-ignore
  });

  it('the same cell twice counts once, what is none is refused', async () => {
    const report = balanced(await check(`h3\n${CELL}\n${CELL}\nxyz\n`, 'regions'));
    expect(report.counts).toMatchObject({ used: 1, merged: 1, refusedByCode: { 'h3-invalid': 1 } });
    expect((await check(`${disk.join('\n')}\n`)).role).toBe('regions');
  });

  it('too many after bringing them to one resolution are told', async () => {
    const report = await check(
      `h3\n8039fffffffffff\n8f39446089a0000\n`.replace('8f39446089a0000', h3Children(CELL, 12)[0]!),
      'regions',
    );
    expect(errorsOf(report)).toEqual(['region-cells-invalid']);
  });
});

describe('the same outline twice', () => {
  it('in a file counts once and is told', async () => {
    const ring = square(1, 41, 0.1);
    const report = balanced(await check(collection(polygonFeature(ring, { name: 'A' }), polygonFeature(ring, { name: 'B' })), 'regions')); // prettier-ignore
    expect(report.counts).toMatchObject({ read: 2, used: 1, merged: 1 });
    expect(report.issues).toMatchObject([{ code: 'region-duplicate', severity: 'warning', ref: { row: 2 } }]);
  });

  it('in two files too', async () => {
    const file = collection(polygonFeature(square(1, 41, 0.1)));
    const { regions, files } = await factsOfFiles({ regions: [file, file] });
    expect(regions).toHaveLength(1);
    expect(files[1]!.counts).toMatchObject({ used: 0, merged: 1 });
  });
});

it('a region without area is an error, not a row less', async () => {
  const flat = [[1, 41], [2, 41], [1, 41], [1, 41]]; // prettier-ignore
  const report = await check(
    collection(polygonFeature(square(1, 41, 0.1)), polygonFeature(flat, { name: 'flat' })),
    'regions',
  );
  // One outline, one message, which says why.
  expect(report.issues).toMatchObject([{ code: 'region-without-area', severity: 'error', ref: { row: 2 } }]);
  expect(report.issues[0]!.context.problem).toContain('encloses no area');
  expect(report.counts).toMatchObject({ read: 2, used: 1, refused: 1 });
  // Of people it is a row that is left out.
  expect(errorsOf(await check(collection(polygonFeature(square(1, 41, 0.1), { population: 1 }), polygonFeature(flat, { population: 1 }))))).toEqual([]); // prettier-ignore
});

describe('regions written out', () => {
  it('a box', () => {
    expect(regionOfText('bbox:1.7, 41.6, 1.9, 41.8')).toMatchObject({ name: 'Box 1.7 41.6 1.9 41.8', geometry: { type: 'Polygon', coordinates: [[[1.7, 41.6], [1.9, 41.6], [1.9, 41.8], [1.7, 41.8], [1.7, 41.6]]] } }); // prettier-ignore
  });

  it('a box across the 180th meridian in two parts', () => {
    const region = regionOfText('bbox:179,-17,-179,-16') as { geometry: Region['geometry'] };
    expect(region.geometry.type).toBe('MultiPolygon');
    const whole = regionOfText('bbox:1,-17,3,-16') as { geometry: Region['geometry'] };
    // The edges of the longer box bow a little more.
    expect(areaOf(region) / areaOf(whole)).toBeCloseTo(1, 3);
  });

  it('cells', () => {
    expect(regionOfText(`h3:${disk.join(',')}`)).toMatchObject({ name: `${disk.length} H3 cells` });
    expect(areaOf(regionOfText(`H3:${CELL}`) as { geometry: Region['geometry'] }) / h3AreaKm2(CELL)).toBeCloseTo(1, 2);
  });

  it.each([
    'bbox:',
    'bbox:1,2,3',
    'bbox:1,2,3,4,5',
    'bbox:a,b,c,d',
    'bbox:1,42,2,41',
    'bbox:1,41,1,42',
    'bbox:-180,0,180,10',
    'bbox:0,0,200,1',
    'h3:',
    'h3:xyz',
  ])('%s is none', (text) => {
    expect(regionOfText(text)).toHaveProperty('problem');
  });

  it('names of files are left alone', () => {
    for (const text of ['region.geojson', 'C:\\data\\bbox.json', './h3.csv']) expect(regionOfText(text)).toBeNull();
  });
});
