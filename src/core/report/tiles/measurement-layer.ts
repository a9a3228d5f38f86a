/**
 * Measured signals as points of a tile, layer `measurements`: `signal` (dBm) and `residual` (dB): measured minus predicted RSRP of the best server in the cell
 * the point lies in. Zoomed out only one point of a few pixels is drawn, the first of the file.
 */
import { PbfWriter } from 'pbf';
import type { CoverageResult } from '../../coverage/coverage-types';
import { h3OfPoint, h3ToBigInt } from '../../geo';
import { type Grid, gridLookup } from '../../grid';
import type { MeasurementTable } from '../../inputs/facts';
import type { TileAddress } from './encode-tile';
import { mercatorX, mercatorY } from './mercator';
import { rasterOf, visitBox } from './raster';
import { type Property, stepped, TileValues } from './tile-values';

const EXTENT = 4096;
/** Points closer than this are one. Tile units: 4 px of a tile of 512. */
const SPACING = 32;
const SQUARES = EXTENT / SPACING;
const POINT = 1;

interface Input {
  grid: Grid;
  coverage: CoverageResult;
  measurements: MeasurementTable;
}

/** Appends the layer to tiles: gives its bytes, none where nothing was measured. */
export function measurementLayer({ grid, coverage, measurements }: Input): (address: TileAddress) => Uint8Array {
  const { lonDeg, latDeg, signalDbm } = measurements;
  const x = lonDeg.map(mercatorX);
  const y = latDeg.map(mercatorY);
  const raster = rasterOf(x, y);
  const residual = residuals(grid, coverage, measurements);
  const properties: Property[] = [
    stepped('signal', (i) => signalDbm[i]!, { low: -200, high: 0, step: 1 }),
    stepped('residual', residual, { low: -100, high: 100, step: 1 }),
  ];
  return ({ z, x: tileX, y: tileY }) => {
    const side = 2 ** z;
    const taken = new Uint8Array(SQUARES * SQUARES);
    const found: number[] = [];
    visitBox(raster, [tileX / side, tileY / side, (tileX + 1) / side, (tileY + 1) / side], (i) => {
      const column = Math.floor((x[i]! * side - tileX) * SQUARES);
      const row = Math.floor((y[i]! * side - tileY) * SQUARES);
      if (column < 0 || row < 0 || column >= SQUARES || row >= SQUARES || taken[row * SQUARES + column]) return;
      taken[row * SQUARES + column] = 1;
      found.push(i);
    });
    const place = (i: number): [number, number] => [
      Math.floor((x[i]! * side - tileX) * EXTENT),
      Math.floor((y[i]! * side - tileY) * EXTENT),
    ];
    return found.length === 0 ? new Uint8Array(0) : encodePoints(found, place, new TileValues(properties));
  };
}

/** Measured minus predicted, worked out when a point is first drawn; NaN outside the grid, and where either is not known. */
function residuals(grid: Grid, coverage: CoverageResult, measured: MeasurementTable): (point: number) => number {
  const lookup = gridLookup(grid);
  const known = new Float32Array(measured.count);
  const isKnown = new Uint8Array(measured.count);
  return (i) => {
    if (isKnown[i] === 0) {
      const h3 = h3ToBigInt(h3OfPoint(measured.lonDeg[i]!, measured.latDeg[i]!, grid.resolution));
      const cell = lookup.indexOf(h3);
      known[i] = cell < 0 ? Number.NaN : measured.signalDbm[i]! - coverage.rsrpDbm[cell]!;
      isKnown[i] = 1;
    }
    return known[i]!;
  };
}

function encodePoints(points: number[], place: (point: number) => [number, number], values: TileValues): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    3,
    (_: null, layer: PbfWriter) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, 'measurements');
      for (const point of points)
        layer.writeMessage(2, writePoint, { tags: [...values.tagsOf(point)], at: place(point) });
      values.appendTo(layer);
      layer.writeVarintField(5, EXTENT);
    },
    null,
  );
  return pbf.finish();
}

function writePoint({ tags, at: [x, y] }: { tags: number[]; at: [number, number] }, pbf: PbfWriter): void {
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, POINT);
  pbf.writePackedVarint(4, [9, x << 1, y << 1]);
}
