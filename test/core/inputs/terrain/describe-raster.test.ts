/** How often a broken raster is tried: rasters of blocks part by part, others once. */
import { expect, it } from 'vitest';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { describeRaster } from '../../../../src/core/inputs/terrain/describe-raster';
import { type Raster, RasterError } from '../../../../src/core/inputs/terrain/raster';

const never = new AbortController().signal;

/** A raster whose row 7 is broken; counts how often it is read. */
function broken(blockRows?: number): { raster: Raster; reads(): number } {
  let reads = 0;
  const place = { projection: null, west: 1, north: 42, stepX: 0.01, stepY: 0.01, columns: 4, rows: 20 };
  const raster: Raster = {
    ...place,
    name: 'r',
    ...(blockRows === undefined ? {} : { blockRows }),
    read({ row, rows, columns }) {
      reads++;
      if (row <= 7 && row + rows > 7) return Promise.reject(new RasterError('row 7 is broken'));
      return Promise.resolve(new Float32Array(rows * columns).fill(100));
    },
  };
  return { raster, reads: () => reads };
}

it('is read once where every read begins at the beginning', async () => {
  const { raster, reads } = broken();
  const report = new ImportReport('r', 'terrain');
  await expect(describeRaster(raster, { report, signal: never })).rejects.toThrow('row 7 is broken');
  expect(reads()).toBe(1);
});

it('is read by its blocks where they can be read alone', async () => {
  const { raster, reads } = broken(5);
  const facts = await describeRaster(raster, { report: new ImportReport('r', 'terrain'), signal: never });
  expect(facts).toMatchObject({ highestM: 100 });
  expect(reads()).toBe(1 + 4);
});
