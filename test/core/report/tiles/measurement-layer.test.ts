import { describe, expect, it } from 'vitest';
import { h3Centre } from '../../../../src/core/geo';
import type { MeasurementTable } from '../../../../src/core/inputs/facts';
import { TECHNOLOGIES } from '../../../../src/core/plan';
import { mercatorX, mercatorY } from '../../../../src/core/report/tiles/mercator';
import { makeTileSource } from '../../../../src/core/report/tiles/tile-source';
import { aReportInput, hexesOf } from '../a-report-input';
import { decodeTile } from './decode-tile';

const SERVED = 4;

function table(points: { lonDeg: number; latDeg: number; signalDbm: number }[]): MeasurementTable {
  const none = () => new Float32Array(points.length).fill(Number.NaN);
  return {
    count: points.length,
    lonDeg: Float64Array.from(points, ({ lonDeg }) => lonDeg),
    latDeg: Float64Array.from(points, ({ latDeg }) => latDeg),
    signalDbm: Float32Array.from(points, ({ signalDbm }) => signalDbm),
    snrDb: none(),
    technology: new Uint8Array(points.length).fill(255),
    operator: new Uint8Array(points.length).fill(255),
    operators: [],
    cell: Float64Array.from(none()),
    atS: Float64Array.from(none()),
    row: new Uint32Array(points.length),
  };
}

function pointsAt(z: number, measurements: MeasurementTable) {
  const input = aReportInput();
  const source = makeTileSource({ ...input, facts: { ...input.facts, measurements } });
  const tile = source.tile(
    z,
    Math.floor(mercatorX(measurements.lonDeg[0]!) * 2 ** z),
    Math.floor(mercatorY(measurements.latDeg[0]!) * 2 ** z),
  );
  return { points: decodeTile(tile, 'measurements'), cells: decodeTile(tile) };
}

describe('measurements', () => {
  const { grid, coverage } = aReportInput();
  const cell = coverage.state.indexOf(SERVED);
  const [lonDeg, latDeg] = h3Centre(hexesOf(grid)[cell]!);

  it('show what was measured and how far it is from the prediction', () => {
    const { points, cells } = pointsAt(13, table([{ lonDeg, latDeg, signalDbm: coverage.rsrpDbm[cell]! - 7 }]));
    expect(points.map(({ properties }) => properties)).toEqual([
      { signal: Math.round(coverage.rsrpDbm[cell]! - 7), residual: -7 },
    ]);
    expect(cells.length).toBeGreaterThan(0);
  });

  it('have no residual where the prediction is about another technology', () => {
    const measurements = table([{ lonDeg, latDeg, signalDbm: -90 }]);
    measurements.technology[0] = TECHNOLOGIES.indexOf('GSM');
    expect(pointsAt(13, measurements).points.map(({ properties }) => properties)).toEqual([{ signal: -90 }]);
  });

  it('have no residual outside the grid', () => {
    const { points } = pointsAt(13, table([{ lonDeg: 20, latDeg: 50, signalDbm: -90 }]));
    expect(points.map(({ properties }) => properties)).toEqual([{ signal: -90 }]);
  });

  it('lie where they were taken, thinned where they would cover each other', () => {
    const near = Array.from({ length: 50 }, (_, k) => ({ lonDeg: lonDeg + k * 1e-6, latDeg, signalDbm: -80 }));
    const measurements = table([...near, { lonDeg: lonDeg + 0.002, latDeg, signalDbm: -80 }]);
    const { points } = pointsAt(13, measurements);
    expect(points).toHaveLength(2);
    const x = (mercatorX(lonDeg) * 2 ** 13 - Math.floor(mercatorX(lonDeg) * 2 ** 13)) * 4096;
    expect(Math.min(...points.map(({ rings }) => Math.abs(rings[0]![0]![0]! - x)))).toBeLessThan(1);
  });
});
