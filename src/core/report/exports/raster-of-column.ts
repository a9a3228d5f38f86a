/** A column of the cells as a raster: every pixel has the value of the hex its centre lies in. */
import { CELL_STATES } from '../../coverage/coverage-types';
import { h3Boundary, h3EdgeKm, h3FromBigInt } from '../../geo';
import type { Grid } from '../../grid/grid-types';
import type { ReportInput } from '../report-types';
import { geotiffOf } from './geotiff';

/** Outside the region, and where nothing is known. */
export const NO_DATA_VALUE = -9999;
/** A raster of more pixels gets larger ones. */
const MOST_PIXELS = 36e6;
const KM_PER_DEG = 111.2;

export type RasterColumn = 'rsrp' | 'sinr' | 'served';

const UNITS: Record<RasterColumn, { description: string; unit: string }> = {
  rsrp: { description: 'RSRP of the best server, median', unit: 'dBm' },
  sinr: { description: 'SINR of the best server, median', unit: 'dB' },
  served: { description: 'Share of the hex that is served', unit: '0 to 1' },
};

/** The raster as GeoTIFF: 32-bit floats, deflate, EPSG:4326, pixels about as high as a hex edge is long. */
export function rasterOfColumn({ grid, coverage }: ReportInput, column: RasterColumn): Uint8Array<ArrayBuffer> {
  const frame = frameOf(grid);
  const values = new Float32Array(frame.width * frame.height).fill(NO_DATA_VALUE);
  const firstKnown = CELL_STATES.indexOf('unserved');
  const valueOf = (cell: number): number => {
    if (column === 'rsrp') return coverage.rsrpDbm[cell]!;
    if (column === 'sinr') return coverage.sinrDb[cell]!;
    return coverage.state[cell]! < firstKnown ? Number.NaN : coverage.servedFraction[cell]!;
  };
  for (let cell = 0; cell < grid.count; cell++) {
    const value = valueOf(cell);
    if (Number.isFinite(value)) paint(values, frame, { ring: frame.ringOf(cell), value });
  }
  return geotiffOf({ ...frame, values, noData: NO_DATA_VALUE, ...UNITS[column] });
}

interface Frame {
  width: number;
  height: number;
  /** Of the outer corner of the first pixel; degrees. */
  westDeg: number;
  northDeg: number;
  pixelLonDeg: number;
  pixelLatDeg: number;
  /** Outline of a cell, longitudes running on from the grid's first. */
  ringOf(cell: number): [number, number][];
}

function frameOf(grid: Grid): Frame {
  const first = grid.lonDeg[0] ?? 0;
  const ringOf = (cell: number) =>
    h3Boundary(h3FromBigInt(grid.h3[cell]!)).map(([lon, lat]): [number, number] => [
      lon - first > 180 ? lon - 360 : lon - first < -180 ? lon + 360 : lon,
      lat,
    ]);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let cell = 0; cell < grid.count; cell++)
    for (const [lon, lat] of ringOf(cell)) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  if (grid.count === 0) [west, south, east, north] = [0, 0, 0, 0];
  const narrowing = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const edgeDeg = h3EdgeKm(grid.resolution) / KM_PER_DEG;
  const pixels = ((east - west) * narrowing * (north - south)) / edgeDeg ** 2;
  const pixelLatDeg = edgeDeg * Math.max(1, Math.sqrt(pixels / MOST_PIXELS));
  const pixelLonDeg = pixelLatDeg / narrowing;
  return {
    westDeg: west,
    northDeg: north,
    pixelLonDeg,
    pixelLatDeg,
    width: Math.max(1, Math.ceil((east - west) / pixelLonDeg)),
    height: Math.max(1, Math.ceil((north - south) / pixelLatDeg)),
    ringOf,
  };
}

/** Fills the pixels whose centre lies inside a convex ring, row by row. */
function paint(
  values: Float32Array,
  { width, height, westDeg, northDeg, pixelLonDeg, pixelLatDeg }: Frame,
  { ring, value }: { ring: [number, number][]; value: number },
): void {
  const corners = ring.map(([lon, lat]) => [
    (lon - westDeg) / pixelLonDeg - 0.5,
    (northDeg - lat) / pixelLatDeg - 0.5,
  ]) as [number, number][];
  const rows = corners.map(([, y]) => y);
  const last = Math.min(height - 1, Math.floor(Math.max(...rows)));
  for (let row = Math.max(0, Math.ceil(Math.min(...rows))); row <= last; row++) {
    let [from, to] = [Infinity, -Infinity];
    for (const [k, [x0, y0]] of corners.entries()) {
      const [x1, y1] = corners[(k + 1) % corners.length]!;
      if (y0 <= row === y1 <= row) continue;
      const x = x0 + ((row - y0) / (y1 - y0)) * (x1 - x0);
      from = Math.min(from, x);
      to = Math.max(to, x);
    }
    const end = Math.min(width - 1, Math.floor(to));
    for (let column = Math.max(0, Math.ceil(from)); column <= end; column++) values[row * width + column] = value;
  }
}
