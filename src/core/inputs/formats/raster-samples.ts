/** Values of a raster as points: what population and signal rasters become cells by. Read in bands, only around the regions. */
import { h3MeanAreaKm2 } from '../../geo';
import { breathe } from '../containers/breathe';
import { sourceOfBytes } from '../containers/byte-source';
import type { Region } from '../facts';
import type { ImportReport } from '../import-report';
import { boundsOf, windowOf } from '../terrain/clip';
import { readGeoTiff } from '../terrain/geotiff';
import { blockBands, inPercent, isVoid, type Raster, RasterError, type Window } from '../terrain/raster';
import { reachBoxes } from '../towers/region-reach';

export interface RasterInput {
  bytes: Uint8Array;
  name: string;
  /** Of the plan; none: the whole raster is read, and nobody keeps it. */
  regions: readonly Region[];
  report: ImportReport;
  signal: AbortSignal;
  /** Fraction 0..1 of the raster. */
  onProgress(fraction: number): void;
}

/** One value and where its pixel is. */
export type SampleVisitor = (lonDeg: number, latDeg: number, value: number) => void;

const BAND_NODES = 500_000;
/** Nodes that are read in the time that a block takes besides. */
const NODES_PER_READ = 2000;
/** Points put somewhere until a cancel is looked for, a tenth of a second; so many pixels that nobody wants take as long as one. */
const POINTS_PER_BREATH = 60_000;
const PIXELS_PER_POINT = 30;
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

/** Visits every pixel with a value that `counts`, `perSide`² points in each. Gives the pixels with a value; fails the report when the file is damaged. */
export async function visitSamples(
  raster: Raster,
  window: Window,
  { perSide, input, counts, visit }: SampleOptions,
): Promise<number> {
  let [pixels, points, readRows, unbreathed] = [0, 0, 0, BAND_NODES];
  const told = async (row: number): Promise<void> => {
    points = 0;
    input.onProgress((row - window.row) / window.rows);
    await breathe(input.signal);
  };
  try {
    // Of a file that was cut short every row of blocks up to there.
    for (const band of blockBands(raster, window, raster.isCut ? 1 : BAND_NODES)) {
      // A turn of the event loop takes longer than a small block.
      if (unbreathed >= BAND_NODES) {
        unbreathed = 0;
        await breathe(input.signal);
      }
      unbreathed += NODES_PER_READ + band.columns * band.rows;
      const values = await raster.read(band, input.signal);
      for (let i = 0, row = band.row; row < band.row + band.rows; row++) {
        for (let column = band.column; column < band.column + band.columns; column++, i++) {
          const value = values[i]!;
          if (isVoid(value)) continue;
          pixels++;
          if (!counts(value)) continue;
          points += perSide ** 2;
          spread(raster, column, row, { perSide, value, visit });
          if (points >= POINTS_PER_BREATH) await told(row);
        }
        points += band.columns / PIXELS_PER_POINT;
        if (points >= POINTS_PER_BREATH) await told(row + 1);
      }
      readRows += band.rows;
    }
  } catch (error) {
    input.signal.throwIfAborted();
    if (!(error instanceof RasterError)) throw error;
    tellDamage(error, { ...input, readShare: readRows / window.rows, isCut: raster.isCut ?? false });
  }
  return pixels;
}

/** Without regions the whole raster is looked at, of which a plan may not need what is broken. */
function tellDamage({ message: problem }: RasterError, { regions, report, name, readShare, isCut }: Damage): void {
  if (regions.length > 0 || readShare === 0) report.fail('terrain-damaged', { problem }, { id: name });
  else if (!isCut)
    report.warn('terrain-partly-damaged', { id: name }, { sharePercent: inPercent(1 - readShare), problem });
}

interface Damage extends RasterInput {
  /** Of the rows. 0..1 */
  readShare: number;
  /** The report says so already. */
  isCut: boolean;
}

interface SampleOptions {
  perSide: number;
  input: RasterInput;
  /** Of the others only the number is told. */
  counts(value: number): boolean;
  visit: SampleVisitor;
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
