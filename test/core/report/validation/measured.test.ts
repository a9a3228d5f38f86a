import { describe, expect, it } from 'vitest';
import { CELL_STATES } from '../../../../src/core/coverage';
import type { MeasurementTable } from '../../../../src/core/inputs/facts';
import { TECHNOLOGIES } from '../../../../src/core/plan';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { writeBundle } from '../../../../src/core/report/bundle';
import { compareMeasured } from '../../../../src/core/report/validation/measured';
import { measurementsCsv } from '../../../../src/core/report/validation/measured-csv';
import { aReportInput, META } from '../a-report-input';

interface Point {
  cell?: number;
  signalDbm: number;
  technology?: string;
  operator?: string;
}

/** Points at the centres of cells; cell −1 is far away. */
function withPoints(points: Point[]): ReportInput {
  const result = aReportInput();
  const { grid } = result;
  const operators = [...new Set(points.flatMap(({ operator }) => operator ?? []))];
  const column = (value: (point: Point, k: number) => number) => points.map(value);
  const at = (axis: Float64Array, { cell = 0 }: Point) => (cell < 0 ? 0 : axis[cell]!);
  const measurements: MeasurementTable = {
    count: points.length,
    lonDeg: Float64Array.from(column((point) => at(grid.lonDeg, point))),
    latDeg: Float64Array.from(column((point) => at(grid.latDeg, point))),
    signalDbm: Float32Array.from(column(({ signalDbm }) => signalDbm)),
    snrDb: new Float32Array(points.length).fill(Number.NaN),
    technology: Uint8Array.from(
      column(({ technology }) => (technology ? TECHNOLOGIES.indexOf(technology as 'LTE') : 255)),
    ),
    operator: Uint8Array.from(column(({ operator }) => (operator ? operators.indexOf(operator) : 255))),
    operators,
    cell: new Float64Array(points.length).fill(Number.NaN),
    atS: new Float64Array(points.length).fill(Number.NaN),
    row: Uint32Array.from(column((_, k) => k + 2)),
  };
  result.facts = { ...result.facts, measurements };
  result.options = [];
  return result;
}

const cellIn = (state: string) => aReportInput().coverage.state.indexOf(CELL_STATES.indexOf(state as 'served'));
const SERVED = cellIn('served');
const UNSERVED = cellIn('unserved');
/** What the fixture predicts there. dBm */
const PREDICTED = -95.25;

describe('measurements against the prediction', () => {
  it('bias, σ and RMSE are those of a hand calculation', () => {
    const result = withPoints(
      [-2, 4, 1].map((off) => ({ cell: SERVED, signalDbm: PREDICTED + off, technology: 'LTE', operator: '214-7' })),
    );
    const [group, ...more] = compareMeasured(result)!.groups;
    expect(more).toEqual([]);
    // Residuals −2, 4, 1: mean 1, squares 21, variance (9 + 9 + 0) / 2.
    expect(group).toMatchObject({ technology: 'LTE', operator: '214-7', points: 3 });
    expect(group!.biasDb).toBeCloseTo(1, 5);
    expect(group!.sigmaDb).toBeCloseTo(3, 5);
    expect(group!.rmseDb).toBeCloseTo(Math.sqrt(7), 5);
  });

  it('only points of the server’s operator and technology are compared; the rest say why not', () => {
    const compared = compareMeasured(
      withPoints([
        { cell: SERVED, signalDbm: -90 },
        { cell: SERVED, signalDbm: -90, technology: 'LTE', operator: '214-3' },
        { cell: SERVED, signalDbm: -90, technology: 'GSM' },
        { cell: SERVED, signalDbm: Number.NaN },
        { cell: cellIn('no-data'), signalDbm: -90 },
        { cell: -1, signalDbm: -90 },
      ]),
    )!;
    expect(compared.outcomes).toEqual({
      compared: 1,
      'outside-region': 1,
      'no-signal-stated': 1,
      'no-prediction': 1,
      'other-operator': 1,
      'other-technology': 1,
    });
    expect(compared.groups).toHaveLength(1);
    expect(compared.groups[0]!.points).toBe(1);
    expect(compared.groups[0]!.sigmaDb).toBeNaN();
  });

  it('groups are apart by operator, with all of them together last', () => {
    const groups = compareMeasured(
      withPoints([
        { cell: SERVED, signalDbm: -90, technology: 'LTE' },
        { cell: SERVED, signalDbm: -100, technology: 'LTE', operator: '214-7' },
      ]),
    )!.groups;
    expect(groups.map(({ operator, points }) => [operator, points])).toEqual([
      ['', 1],
      ['214-7', 1],
      ['', 2],
    ]);
    expect(groups[2]!.biasDb).toBeCloseTo(0.25, 5);
  });

  it.each([
    ['served, most points below the floor', SERVED, [-120, -120, -100], 'contradicted'],
    ['served, most points above it', SERVED, [-120, -100, -100], 'measured'],
    ['served, too few points', SERVED, [-120, -120], 'measured'],
    ['no signal predicted, all points above the floor', UNSERVED, [-100, -100, -100], 'contradicted'],
    ['no signal predicted, some below', UNSERVED, [-100, -100, -120], 'measured'],
  ] as const)('%s', (_, cell, signals, state) => {
    const { cells } = compareMeasured(withPoints(signals.map((signalDbm) => ({ cell, signalDbm }))))!;
    expect(cells[state]).toBe(1);
    expect(cells.unmeasured).toBe(aReportInput().grid.count - 1);
  });

  it('no measurements: no comparison, no file', () => {
    expect(compareMeasured(aReportInput())).toBeNull();
    expect(measurementsCsv(aReportInput())).toBeNull();
    expect([...writeBundle({ ...aReportInput(), options: [] }, META).keys()]).not.toContain('measurements.csv');
  });

  it('measurements.csv has a row for each point, with its row in the file', () => {
    const result = withPoints([
      { cell: SERVED, signalDbm: PREDICTED + 2, technology: 'LTE', operator: '214-7' },
      { cell: -1, signalDbm: -90 },
    ]);
    const rows = new TextDecoder()
      .decode(writeBundle(result, META).get('measurements.csv') as Uint8Array)
      .split('\r\n');
    expect(rows[0]).toBe(
      'row,lon,lat,technology,operator,h3,measuredDbm,predictedDbm,residualDb,outcome,siteId,predictedState,measuredState,snrDb,cell,time',
    );
    expect(rows[1]).toMatch(
      /^2,1\.\d+,41\.\d+,LTE,214-7,89[0-9a-f]{13},-93\.25,-95\.25,2\.00,compared,LTE:214-7:1001,served,measured,,,$/,
    );
    expect(rows[2]).toBe('3,0.000000,0.000000,,,,-90.00,,,outside-region,,,,,,');
  });
});
