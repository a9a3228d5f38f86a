import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRows } from '../../helpers/reference';
import type { TerrainProfile } from '../../../src/core/radio/p1812/p1812-types';

/** Rows of a table of test/truth, header left out. */
export const truthRows = (file: string): string[][] =>
  csvRows(readFileSync(join(import.meta.dirname, '../../truth', file), 'utf8')).slice(1);

/** The 42 synthetic profiles of test/truth/profiles.csv by id. */
export function truthProfiles(): Map<string, TerrainProfile> {
  const rowsById = new Map<string, string[][]>();
  for (const row of truthRows('profiles.csv')) {
    const rows = rowsById.get(row[0]!) ?? [];
    rows.push(row);
    rowsById.set(row[0]!, rows);
  }
  const column = (rows: string[][], k: number) => Float64Array.from(rows, (row) => Number(row[k]));
  return new Map(
    [...rowsById].map(([id, rows]) => [
      id,
      {
        distanceKm: column(rows, 2),
        heightM: column(rows, 3),
        clutterM: column(rows, 4),
        zone: Uint8Array.from(column(rows, 5)),
      },
    ]),
  );
}
