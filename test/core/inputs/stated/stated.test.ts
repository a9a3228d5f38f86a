import { describe, expect, it } from 'vitest';
import { h3Centre, h3FromBigInt, h3OfPoint } from '../../../../src/core/geo';
import { factsOf, factsOfFiles } from '../facts-of';
import { balanced, check, errorsOf, polygonFeature, square } from '../input-files';
import { DEGREES, tiff } from '../terrain/tiff';

const BDC = 'frn,provider_id,brand_name,technology,mindown,minup,minsignal,environmnt,h3_res9_id';
const [A, B] = ['8939446080bffff', '89394460803ffff'];

describe('FCC mobile hexes', () => {
  it('make a layer of each provider, technology and environment', async () => {
    const rows = [
      `1,130077,AT&T,400,5,1,-110,0,${B}`,
      `1,130077,AT&T,400,5,1,-104,0,${A}`,
      `1,130077,AT&T,400,5,1,-112,1,${A}`,
      `1,130077,AT&T,500,35,3,-108,0,${A}`,
      `2,131425,Verizon,300,0.2,0.05,-100,0,${A}`,
      `1,130077,AT&T,400,5,1,-120,0,${A}`,
    ];
    const { stated, files } = await factsOf('statedCoverage', `${BDC}\n${rows.join('\n')}\n`);
    expect(errorsOf(balanced(files[0]!))).toEqual([]);
    expect(files[0]!.counts).toMatchObject({ read: 6, used: 5, merged: 1 });
    expect(stated.map(({ provider, technology, environment, resolution, h3 }) => [provider, technology, environment, resolution, h3.length])).toEqual([
      ['AT&T', 'LTE', 'outdoor', 9, 2],
      ['AT&T', 'LTE', 'in-vehicle', 9, 1],
      ['AT&T', 'NR', 'outdoor', 9, 1],
      ['Verizon', 'UMTS', 'outdoor', 9, 1],
    ]); // prettier-ignore
    const [lte] = stated;
    expect(lte!.source).toBe('statedCoverage-1');
    // In order of the cell; of the same cell the lower signal.
    expect([...lte!.h3].map(h3FromBigInt)).toEqual([A, B].sort());
    expect(lte!.signalDbm[[A, B].sort().indexOf(A)]).toBe(-120);
  });

  it.each([
    [`1,1,X,400,5,1,-110,0,nonsense`, 'h3-invalid'],
    [`1,1,X,400,5,1,110,0,${A}`, 'signal-implausible'],
    [`1,1,X,400,5,1,low,0,${A}`, 'number-invalid'],
    [`1,1,X,999,5,1,-110,0,${A}`, 'radio-unknown'],
  ])('refuse %s with %s', async (row, code) => {
    const report = balanced(await check(`${BDC}\n1,1,X,400,5,1,-110,0,${B}\n${row}\n`));
    expect(report).toMatchObject({ role: 'statedCoverage', counts: { used: 1, refusedByCode: { [code]: 1 } } });
  });
});

it('any H3 table with a signal; without one it is said to be covered', async () => {
  const { stated } = await factsOf('statedCoverage', `hex,rsrp\n8839446089fffff,-99.5\n${A},\n`, {
    provider: '=214-7',
    technology: '=LTE',
  });
  expect(stated).toMatchObject([
    { provider: '214-7', technology: 'LTE', environment: null, resolution: 8 },
    { resolution: 9 },
  ]);
  expect(stated[0]!.signalDbm[0]).toBe(-99.5);
  expect(stated[1]!.signalDbm[0]).toBeNaN();
});

describe('signal rasters', () => {
  // 40 × 40 pixels of 0.001° from 1.70, 41.74: −80 dBm in the west, −110 in the east, none in the south.
  const raster = (none = -9999): Uint8Array =>
    tiff({
      columns: 40,
      rows: 40,
      samples: Float32Array.from({ length: 1600 }, (_, i) => (i >= 1200 ? none : i % 40 < 20 ? -80 : -110)),
      noData: String(none),
      keys: DEGREES,
      tie: [0, 0, 0, 1.7, 41.74, 0],
      scale: [0.001, 0.001, 0],
    });
  const region = polygonFeature(square(1.7, 41.7, 0.04));

  it('are put on cells of resolution 9, the lowest value of each, only around the region', async () => {
    const { stated, files } = await factsOfFiles(
      { regions: [region], statedCoverage: [raster()] },
      { technology: '=NR' },
    );
    expect(errorsOf(balanced(files[1]!))).toEqual([]);
    expect(stated).toMatchObject([{ resolution: 9, technology: 'NR', provider: '' }]);
    const signalAt = (lon: number, lat: number): number | undefined => {
      const at = [...stated[0]!.h3].map(h3FromBigInt).indexOf(h3OfPoint(lon, lat, 9));
      return stated[0]!.signalDbm[at];
    };
    expect([signalAt(1.705, 41.735), signalAt(1.735, 41.735), signalAt(1.705, 41.702)]).toEqual([-80, -110, undefined]);
    // Every cell between is there: the raster is finer than the cells.
    for (const h3 of [...stated[0]!.h3].map(h3FromBigInt)) expect(h3Centre(h3)[1]).toBeGreaterThan(41.705);
  });

  it('of something else are refused', async () => {
    const heights = tiff({ columns: 4, rows: 4, samples: Float32Array.from({ length: 16 }, () => 500), keys: DEGREES, tie: [0, 0, 0, 1, 41, 0], scale: [0.01, 0.01, 0] }); // prettier-ignore
    expect(errorsOf(await check(heights, 'statedCoverage'))).toEqual(['no-usable-rows']);
    expect(errorsOf(await check(heights, 'venues'))).toEqual(['role-mismatch']);
    const elsewhere = await factsOfFiles({
      regions: [polygonFeature(square(20, 41, 0.1))],
      statedCoverage: [raster()],
    });
    expect(errorsOf(elsewhere.files[1]!)).toEqual(['terrain-outside-regions']);
  });
});
