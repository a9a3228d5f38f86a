/**
 * Measured signals as points of a tile, layer `measurements`: `signal` (dBm) and `residual` (dB): measured minus predicted signal in the cell
 * the point lies in, only where that is of the same operator and technology. Zoomed out only one point of a few pixels is drawn, the first of the file.
 */
import { PbfWriter } from 'pbf';
import type { MeasurementTable } from '../../inputs/facts';
import { compareMeasured, type MeasuredComparison, type MeasuredInput, POINT_OUTCOMES } from '../validation/measured';
import type { TileAddress } from './encode-tile';
import { mercatorX, mercatorY } from './mercator';
import { rasterOf, visitBox } from './raster';
import { type Property, stepped, TileValues } from './tile-values';

const EXTENT = 4096;
/** Points closer than this are one. Tile units: 4 px of a tile of 512. */
const SPACING = 32;
const SQUARES = EXTENT / SPACING;
const POINT = 1;

interface Input extends MeasuredInput {
  facts: { measurements: MeasurementTable; sites: MeasuredInput['facts']['sites'] };
}

/** Appends the layer to tiles: gives its bytes, none where nothing was measured. */
export function measurementLayer(input: Input): (address: TileAddress) => Uint8Array {
  const { lonDeg, latDeg, signalDbm } = input.facts.measurements;
  const x = lonDeg.map(mercatorX);
  const y = latDeg.map(mercatorY);
  const raster = rasterOf(x, y);
  const residual = residualsOf(input);
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
/** Of the points that the prediction is about: the same comparison as the report's, made when a point is first drawn. */
function residualsOf(input: Input): (point: number) => number {
  let comparison: MeasuredComparison | null = null;
  const { signalDbm } = input.facts.measurements;
  return (i) => {
    comparison ??= compareMeasured(input)!;
    const isCompared = POINT_OUTCOMES[comparison.outcome[i]!] === 'compared';
    return isCompared ? signalDbm[i]! - comparison.predictedDbm[i]! : Number.NaN;
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
