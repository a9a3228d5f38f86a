/** Rows of a table through one loss model, and back to CSV. Refused rows stay in the table, with an empty loss and the reason. */
import type { Table } from '../core/inputs';
import type { LossModel, LossProfile, LossRow } from '../core/radio';

const ZONE_COLUMN = /^zone/;

/** CSV lines: the columns as they came, then loss_db and warnings (codes, joined by a semicolon; a refusal as `refused:code:column`). */
export function lossLines(model: LossModel, cases: Table, profiles?: Map<string, LossProfile>): string[] {
  const header = [...cases.columns, 'loss_db', 'warnings'].map(csvCell).join(',');
  return [header, ...Array.from(cases.rows, (row) => lossLine(model, cases.columns, row, profiles))];
}

/** Required columns the table has under no name the model knows. */
export function missingColumns(model: LossModel, cases: Table): string[] {
  const present = new Set(cases.columns.map((name) => name.trim().toLowerCase()));
  return model.columns
    .filter(
      ({ name, aliases, required }) =>
        required && ![name, ...aliases].some((known) => present.has(known.toLowerCase())),
    )
    .map(({ name }) => name);
}

/** Profiles by `profile_id` from rows of profile_id, i, d_km, h_m, clutter_h_m, zone. Rows of one profile follow each other in order of distance. */
export function profilesOf(table: Table): Map<string, LossProfile> {
  const at = (pattern: RegExp) => table.columns.findIndex((name) => pattern.test(name.trim().toLowerCase()));
  const [id, distance, height, clutter, zone] = [/^profile_id$/, /^d_km$/, /^h_m$/, /^clutter/, ZONE_COLUMN].map(
    at,
  ) as [number, number, number, number, number];
  const missing = Object.entries({ profile_id: id, d_km: distance, h_m: height }).filter(([, column]) => column < 0);
  if (missing.length > 0)
    throw new RangeError(`the profiles have no column ${missing.map(([name]) => name).join(', ')}`);
  const grouped = new Map<string, string[][]>();
  for (const row of table.rows) {
    const key = row[id] ?? '';
    const rows = grouped.get(key);
    if (rows) rows.push(row);
    else grouped.set(key, [row]);
  }
  const numbers = (rows: string[][], column: number, fallback: number) =>
    Float64Array.from(rows, (row) => (column < 0 ? fallback : Number(row[column])));
  return new Map(
    [...grouped].map(([key, rows]) => [
      key,
      {
        distanceKm: numbers(rows, distance, 0),
        heightM: numbers(rows, height, 0),
        clutterM: numbers(rows, clutter, 0),
        zone: Uint8Array.from(numbers(rows, zone, 4)),
      },
    ]),
  );
}

function lossLine(model: LossModel, columns: string[], cells: string[], profiles?: Map<string, LossProfile>): string {
  const row: LossRow = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']));
  const { lossDb, warnings, refusal } = model.run(row, profiles?.get(String(row.profile_id)));
  const words = refusal ? [`refused:${refusal.code}:${refusal.column}`, ...warnings] : warnings;
  const values = columns.map((_, i) => cells[i] ?? '');
  return [...values, Number.isNaN(lossDb) ? '' : lossDb.toFixed(6), words.join(';')].map(csvCell).join(',');
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** RFC 4180, and no formula for a spreadsheet: what begins like one and is no number gets an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]./s.test(text) && !NUMBER.test(text.trim()) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
