import { CELL_STATES } from '../../coverage/coverage-types';
import { gridCellId } from '../../grid';
import { TECHNOLOGIES } from '../../plan';
import { csvOf } from '../csv';
import type { ReportInput } from '../report-types';
import { compareMeasured, MEASURED_STATES, POINT_OUTCOMES } from './measured';

/** measurements.csv: every point with its prediction, residual and what became of it, in the order of the file; read in again it gives the points back. Null: no measurements. */
export function measurementsCsv(result: ReportInput): Uint8Array<ArrayBuffer> | null {
  const compared = compareMeasured(result);
  const table = result.facts.measurements;
  if (!compared || !table) return null;
  const { grid, coverage } = result;
  const { cell, predictedDbm, outcome, cellState } = compared;
  return csvOf(Array.from(cell.keys()), [
    { name: 'row', decimals: 0, number: (point) => table.row[point]! },
    { name: 'lon', decimals: 6, number: (point) => table.lonDeg[point]! },
    { name: 'lat', decimals: 6, number: (point) => table.latDeg[point]! },
    { name: 'technology', text: (point) => TECHNOLOGIES[table.technology[point]!] ?? '' },
    { name: 'operator', text: (point) => table.operators[table.operator[point]!] ?? '' },
    { name: 'h3', text: (point) => (cell[point]! < 0 ? '' : gridCellId(grid, cell[point]!)) },
    { name: 'measuredDbm', decimals: 2, number: (point) => table.signalDbm[point]! },
    { name: 'predictedDbm', decimals: 2, number: (point) => predictedDbm[point]! },
    {
      name: 'residualDb',
      decimals: 2,
      number: (point) => (outcome[point] === 0 ? table.signalDbm[point]! - predictedDbm[point]! : null),
    },
    { name: 'outcome', text: (point) => POINT_OUTCOMES[outcome[point]!]! },
    { name: 'siteId', text: (point) => coverage.siteIds[coverage.siteIndex[cell[point]!]!] ?? '' },
    { name: 'predictedState', text: (point) => (cell[point]! < 0 ? '' : CELL_STATES[coverage.state[cell[point]!]!]!) },
    { name: 'measuredState', text: (point) => (cell[point]! < 0 ? '' : MEASURED_STATES[cellState[cell[point]!]!]!) },
    { name: 'snrDb', decimals: 2, number: (point) => table.snrDb[point]! },
    { name: 'cell', decimals: 0, number: (point) => table.cell[point]! },
    { name: 'time', text: (point) => timeText(table.atS[point]!) },
  ]);
}

/** Seconds since 1970 as UTC, with milliseconds where there are parts of a second; NaN: ''. */
const timeText = (atS: number): string =>
  Number.isNaN(atS) ? '' : new Date(Math.round(atS * 1000)).toISOString().replace('.000Z', 'Z');
