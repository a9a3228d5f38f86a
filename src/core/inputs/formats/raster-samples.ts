/** Values of a raster as points: what population and signal rasters become cells by. Read in bands, only around the regions. */
import { h3MeanAreaKm2 } from '../../geo';
import { breathe } from '../containers/breathe';
import { sourceOfBytes } from '../containers/byte-source';
import type { Region } from '../facts';
import type { ImportReport } from '../import-report';
import { boundsOf, windowOf } from '../terrain/clip';
import { readGeoTiff } from '../terrain/geotiff';
import { isVoid, type Raster, RasterError, type Window } from '../terrain/raster';
import { reachBoxes } from '../towers/region-reach';

export interface RasterInput {
  bytes: Uint8Array;
  name: string;
  /** Of the plan; none: the whole raster is read, and nobody keeps it. */
  regions: readonly Region[];
  report: ImportReport;
  signal: AbortSignal;
}

/** One value and where its pixel is. */
export type SampleVisitor = (lonDeg: number, latDeg: number, value: number) => void;

const BAND_NODES = 500_000;
/** Pixels beside the regions that may reach into them. km */
const BESIDE_KM = 2;
const KM_PER_DEGREE = 111.2;

/** The raster of a GeoTIFF whose values are no heights, or null with the report failed. */
export async function valueRaster({ bytes, name, report }: RasterInput): Promise<Raster | null> {
  report.importer = 'geotiff';
  return readGeoTiff(sourceOfBytes(bytes), name, report, { mostValue: Infinity });
}

/** The part of a raster that the regions touch; null: none, with the report failed. */
export function windowAround(raster: Raster, { regions, report, name }: RasterInput): Window | null {
  const { columns, rows } = raster;
  if (regions.length === 0) return { column: 0, row: 0, columns, rows };
  const boxes = reachBoxes(regions, BESIDE_KM);
  const window = windowOf(raster, boxes);
  if (!window) {
    const text = (box: readonly number[]): string => box.map((degrees) => degrees.toFixed(2)).join(' ');
    const context = { bounds: text(boundsOf(raster)), regions: text(boxes[0]!) };
    report.fail('terrain-outside-regions', context, { id: name });
  }
  return window;
}

/** Visits every pixel with a value, `perSide`² points in each. Gives the pixels visited; fails the report when the file is damaged. */
export async function visitSamples(
  raster: Raster,
  window: Window,
  { perSide, input, visit }: { perSide: number; input: RasterInput; visit: SampleVisitor },
): Promise<number> {
  const bandRows = Math.max(1, Math.floor(BAND_NODES / window.columns));
  let pixels = 0;
  try {
    for (let row = window.row; row < window.row + window.rows; row += bandRows) {
      await breathe(input.signal);
      const band = { ...window, row, rows: Math.min(bandRows, window.row + window.rows - row) };
      const values = await raster.read(band, input.signal);
      for (let i = 0; i < values.length; i++) {
        const value = values[i]!;
        if (isVoid(value)) continue;
        pixels++;
        const column = band.column + (i % band.columns);
        spread(raster, column, band.row + Math.floor(i / band.columns), { perSide, value, visit });
      }
    }
  } catch (error) {
    input.signal.throwIfAborted();
    if (!(error instanceof RasterError)) throw error;
    input.report.fail('terrain-damaged', { problem: error.message }, { id: input.name });
  }
  return pixels;
}

/** Area of a pixel in the middle of a window. km² */
export function pixelAreaKm2({ projection, north, stepX, stepY }: Raster, window: Window): number {
  if (projection) return (stepX * stepY) / 1e6;
  const latDeg = north - (window.row + window.rows / 2) * stepY;
  return stepX * stepY * KM_PER_DEGREE ** 2 * Math.max(0.01, Math.cos((latDeg * Math.PI) / 180));
}

/** Points along a side of a pixel that hit each hexagon under it. */
export const pointsPerSide = (pixelKm2: number, resolution: number): number =>
  Math.min(24, Math.max(1, Math.ceil(1.5 * Math.sqrt(pixelKm2 / h3MeanAreaKm2(resolution)))));

function spread(
  { projection, west, north, stepX, stepY }: Raster,
  column: number,
  row: number,
  { perSide, value, visit }: { perSide: number; value: number; visit: SampleVisitor },
): void {
  for (let j = 0; j < perSide; j++)
    for (let i = 0; i < perSide; i++) {
      const x = west + (column + (i + 0.5) / perSide - 0.5) * stepX;
      const y = north - (row + (j + 0.5) / perSide - 0.5) * stepY;
      const [lonDeg, latDeg] = projection ? projection.inverse(x, y) : [x, y];
      visit(lonDeg > 180 ? lonDeg - 360 : lonDeg, Math.max(-90, Math.min(90, latDeg)), value);
    }
}
