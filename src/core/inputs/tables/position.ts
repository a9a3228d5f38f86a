import type { ImportReport } from '../import-report';
import { numberOf } from './fields';

/** Position of a row: [lon, lat], or null with the row refused and the reason kept. Empty text is a missing value. */
export function positionOf(
  lonText: string,
  latText: string,
  report: ImportReport,
  row: number,
): [number, number] | null {
  if (lonText === '' || latText === '') {
    report.refuse('position-missing', { row });
    return null;
  }
  const lonDeg = numberOf(lonText);
  const latDeg = numberOf(latText);
  if (Number.isNaN(lonDeg) || Number.isNaN(latDeg)) {
    const field = Number.isNaN(lonDeg) ? 'lon' : 'lat';
    report.refuse(
      'number-invalid',
      { row, column: field },
      { field, value: shown(field === 'lon' ? lonText : latText) },
    );
    return null;
  }
  return checkedPosition(lonDeg, latDeg, report, { row }) ? [lonDeg, latDeg] : null;
}

/** Whether it is a position on Earth and not the (0, 0) of missing values; else the row is refused. */
export function checkedPosition(
  lonDeg: number,
  latDeg: number,
  report: ImportReport,
  ref: { row?: number; id?: string },
): boolean {
  const problem = positionProblem(lonDeg, latDeg);
  if (problem) report.refuse(problem, ref, { lonDeg, latDeg });
  return problem === null;
}

export function positionProblem(lonDeg: number, latDeg: number): 'position-out-of-range' | 'position-zero' | null {
  if (!(lonDeg >= -180 && lonDeg <= 180 && latDeg >= -90 && latDeg <= 90)) return 'position-out-of-range';
  return lonDeg === 0 && latDeg === 0 ? 'position-zero' : null;
}

/** A value short enough for a message. */
export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
