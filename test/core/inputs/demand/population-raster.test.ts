import { describe, expect, it } from 'vitest';
import { distanceKm, h3Centre } from '../../../../src/core/geo';
import { sourceOfBytes } from '../../../../src/core/inputs/containers/byte-source';
import { readPopulationRaster } from '../../../../src/core/inputs/demand/read-population-raster';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { readGeoTiff } from '../../../../src/core/inputs/terrain/geotiff';
import { blockBands } from '../../../../src/core/inputs/terrain/raster';
import { utm } from '../../../../src/core/inputs/terrain/projection';
import { factsOfFiles } from '../facts-of';
import { balanced, check, errorsOf, polygonFeature, square } from '../input-files';
import { DEGREES, tiff, utmKeys } from '../terrain/tiff';

const region = polygonFeature(square(1.7, 41.7, 0.1));
/** 200 × 200 pixels of 3″ around the region; more people than any height in one of them. */
const SIZE = 200;
const samples = Float32Array.from({ length: SIZE * SIZE }, (_, i) =>
  i % 7 === 0 ? -99999 : i === 20_100 ? 30_000 : 2,
);
const step = 1 / 1200;
const worldPop = (): Uint8Array =>
  tiff({ columns: SIZE, rows: SIZE, samples, noData: '-99999', keys: DEGREES, tie: [0, 0, 0, 1.67, 41.83, 0], scale: [step, step, 0], tile: [64, 64], compression: 'deflate' }); // prettier-ignore

describe('population rasters', () => {
  it('become people in cells of about a pixel, nobody lost', async () => {
    const { demand, files } = await factsOfFiles({ regions: [region], demand: [worldPop()] });
    expect(errorsOf(balanced(files[1]!))).toEqual([]);
    expect(files[1]!.importer).toBe('population-raster');
    expect(demand.cells.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(Number(files[1]!.facts.people), 3);
    expect(demand.cells.every(({ h3 }) => h3.startsWith('8b'))).toBe(true);
    // What lies in the region, pixel by pixel, is in the cells of the region but for those on its edge.
    const inside = (lon: number, lat: number): boolean => lon > 1.7 && lon < 1.8 && lat > 41.7 && lat < 41.8;
    let expected = 0;
    for (const [i, people] of samples.entries())
      if (people > 0 && inside(1.67 + ((i % SIZE) + 0.5) * step, 41.83 - (Math.floor(i / SIZE) + 0.5) * step)) expected += people; // prettier-ignore
    const found = demand.cells.reduce((sum, { h3, people }) => sum + (inside(...h3Centre(h3)) ? people : 0), 0);
    expect(Math.abs(found - expected) / expected).toBeLessThan(0.02);
    expect(found).toBeGreaterThan(30_000);
  });

  it('in a projection, of coarser pixels, in coarser cells', async () => {
    const [x, y] = utm(31, false).forward(1.75, 41.75);
    const people = Float32Array.from({ length: 100 }, () => 50);
    const raster = tiff({ columns: 10, rows: 10, samples: people, keys: utmKeys(25831), tie: [0, 0, 0, x - 5000, y + 5000, 0], scale: [1000, 1000, 0] }); // prettier-ignore
    const { demand, files } = await factsOfFiles({ regions: [region], demand: [raster] });
    expect(errorsOf(files[1]!)).toEqual([]);
    expect(demand.totalPeople).toBeCloseTo(Number(files[1]!.facts.people), 6);
    expect(demand.totalPeople).toBeGreaterThan(3000);
    expect(demand.cells.every(({ h3 }) => h3.startsWith('88'))).toBe(true);
  });

  /** As GDAL writes it: no code, and the system in ESRI's words. */
  const mollweide =
    'ESRI PE String = PROJCS["World_Mollweide",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mollweide"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]';
  // The places are of IOGP 373-7-2 (3035) and PROJ 9 (54009).
  it.each<[string, { place: [number, number]; at: [number, number]; keys: Record<number, number>; citation?: string }]>(
    [
      ['Europe’s equal-area grid', { place: [5, 50], at: [3_962_799.45, 2_999_718.85], keys: utmKeys(3035) }],
      [
        'Mollweide, in which the world’s come',
        {
          place: [1.75, 41.75],
          at: [146_183.54, 4_984_052.49],
          keys: { 1024: 32767, 1025: 1, 2048: 4326, 3076: 9001 },
          citation: mollweide,
        },
      ],
    ],
  )('in %s stand where they should', async (_, { place: [lon, lat], at: [x, y], keys, citation }) => {
    const people = Float32Array.from({ length: 441 }, (__, i) => (i === 220 ? 700 : 0));
    const raster = tiff({
      columns: 21,
      rows: 21,
      samples: people,
      keys,
      tie: [0, 0, 0, x - 1050, y + 1050, 0],
      scale: [100, 100, 0],
      ...(citation ? { citation } : {}),
    });
    const here = polygonFeature(square(lon - 0.05, lat - 0.05, 0.1));
    const { demand, files } = await factsOfFiles({ regions: [here], demand: [raster] });
    expect(errorsOf(files[1]!)).toEqual([]);
    expect(demand.totalPeople).toBeCloseTo(700, 6);
    for (const { h3, people: some } of demand.cells) {
      const [cellLon, cellLat] = h3Centre(h3);
      if (some > 0) expect(distanceKm(cellLon, cellLat, lon, lat)).toBeLessThan(0.15);
    }
  });

  it('checked alone are summed', async () => {
    const report = balanced(await check(worldPop(), 'demand'));
    expect(errorsOf(report)).toEqual([]);
    expect(report.facts.people).toBeCloseTo(
      [...samples].filter((value) => value > 0).reduce((a, b) => a + b),
      2,
    );
  });

  it('elsewhere are told', async () => {
    const { files } = await factsOfFiles({ regions: [polygonFeature(square(20, 41, 0.1))], demand: [worldPop()] });
    expect(errorsOf(files[1]!)).toEqual(['terrain-outside-regions']);
  });
});

describe('a raster of many pixels', () => {
  const zeros = tiff({ columns: 2000, rows: 2000, samples: new Uint8Array(4_000_000), keys: DEGREES, tie: [0, 0, 0, 1.6, 41.9, 0], scale: [1e-4, 1e-4, 0], tile: [2000, 2000], compression: 'deflate' }); // prettier-ignore
  const read = (onProgress: (fraction: number) => void, signal = new AbortController().signal) =>
    readPopulationRaster({ bytes: zeros, name: 'a', regions: [], report: new ImportReport('a', 'demand'), signal, onProgress }); // prettier-ignore

  it('tells how far it is, and hears a cancel', async () => {
    const told: number[] = [];
    await read((fraction) => told.push(fraction));
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
    const cancel = new AbortController();
    await expect(read(() => cancel.abort(), cancel.signal)).rejects.toThrow('abort');
  });

  it('unpacks each block once', async () => {
    const signal = new AbortController().signal;
    const raster = (await readGeoTiff(sourceOfBytes(zeros), 'a', new ImportReport('a', 'demand')))!;
    const bands = [...blockBands(raster, { column: 0, row: 100, columns: 2000, rows: 1900 }, 500_000)];
    expect(bands.map(({ row, rows }) => [row, rows])).toEqual([[100, 1900]]);
    expect((await raster.read(bands[0]!, signal)).length).toBe(3_800_000);
    const strips = { ...raster, blockRows: 30 };
    expect([...blockBands(strips, { column: 0, row: 100, columns: 2000, rows: 300 }, 200_000)].map(({ row }) => row)).toEqual([100, 180, 270, 360]); // prettier-ignore
    const wide = { ...raster, columns: 1e6, blockRows: 512 };
    expect([...blockBands(wide, { column: 0, row: 0, columns: 1e6, rows: 3 }, 1e6)].map(({ rows }) => rows)).toEqual([1, 1, 1]); // prettier-ignore
  });
});
