/** The numbers of a chart or a small table as text to take along. */

export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

export function csvOf({ head, rows }: ChartTable): Blob {
  const quote = (cell: string | number): string =>
    /[",\n]/.test(`${cell}`) ? `"${`${cell}`.replaceAll('"', '""')}"` : `${cell}`;
  return new Blob([[head, ...rows].map((row) => row.map(quote).join(',')).join('\n') + '\n'], { type: 'text/csv' });
}

/** As spreadsheets take it from the clipboard. */
export const tsvOf = ({ head, rows }: ChartTable): string =>
  [head, ...rows].map((row) => row.map((cell) => `${cell}`.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
