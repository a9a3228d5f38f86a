/** Finds by which columns a table of counts joins to outlines, by comparing all their values: nobody should have to know that `codi_ine` is `id`. */
import { breathe } from '../containers/breathe';
import { unpack } from '../containers/unpack';
import type { SourceFile } from '../facts';
import { type RawContent, rawContentOf } from '../formats/content';
import { sourcesOf } from '../formats/sources';
import { ImportReport } from '../import-report';
import type { RawFeature } from '../shapes/features';
import { own, textOf } from '../shapes/parse-json';
import type { Table } from '../tables/table';
import { joinKey } from './join-counts';

export interface JoinSuggestion {
  joinColumn: string;
  joinId: string;
  /** Rows whose value one of the outlines has, and all rows. */
  matched: number;
  rows: number;
}

/** A join that would lose more rows than this is no suggestion. */
const LEAST_MATCHED = 0.8;
/** What names an outline differs from row to row; a year or a province does not. */
const LEAST_DISTINCT = 0.9;
const MOST_COLUMNS = 200;
/** Values of outlines held for comparing, and comparisons made: wide tables of many rows would take gigabytes and minutes for a guess. */
const MOST_VALUES = 1_000_000;
const MOST_COMPARISONS = 4_000_000;

/** The columns that match best, or null where none does. Rejects with AbortError when cancelled, never for what is in the files. */
export async function suggestJoin(
  table: SourceFile,
  outlines: SourceFile,
  signal: AbortSignal,
): Promise<JoinSuggestion | null> {
  const [counts, shapes] = [await rawOf(table, signal), await rawOf(outlines, signal)];
  if (counts?.kind !== 'table' || shapes?.kind !== 'features') return null;
  return bestJoin(counts.table, shapes.features, { signal });
}

/** The same of what is read already; the best there is after so many comparisons. */
export async function bestJoin(
  table: Table,
  features: readonly RawFeature[],
  { mostComparisons = MOST_COMPARISONS, signal }: { mostComparisons?: number; signal: AbortSignal },
): Promise<JoinSuggestion | null> {
  const ids = identifiersOf(features);
  let best: JoinSuggestion | null = null;
  let left = mostComparisons;
  for (const [c, joinColumn] of table.columns.slice(0, MOST_COLUMNS).entries()) {
    await breathe(signal);
    // A column is read by cutting up all rows again: ten values take as long as one comparison.
    left -= table.rows.length * (1 + table.columns.length / 10);
    if (left < 0) return best;
    const keys = Array.from(table.rows, (row) => joinKey(row[c] ?? '')).filter((key) => key !== '');
    if (joinColumn === '' || new Set(keys).size < LEAST_DISTINCT * table.rows.length) continue;
    for (const [joinId, known] of ids) {
      left -= keys.length;
      if (left < 0) return best;
      const matched = keys.reduce((sum, key) => sum + Number(known.has(key)), 0);
      if (matched < LEAST_MATCHED * table.rows.length || matched <= (best?.matched ?? 1)) continue;
      best = { joinColumn, joinId, matched, rows: table.rows.length };
      if (matched === table.rows.length) return best;
    }
  }
  return best;
}

/** Names of properties that tell outlines apart, with their values; `id` is the property or else the feature's own. */
function identifiersOf(features: readonly RawFeature[]): [name: string, values: Set<string>][] {
  const names = new Set(['id', ...features.slice(0, 20).flatMap(({ properties }) => Object.keys(properties))]);
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.floor(MOST_VALUES / Math.max(1, features.length))));
  return [...names].slice(0, columns).flatMap((name): [string, Set<string>][] => {
    const values = new Set<string>();
    for (const { id, properties } of features) {
      const value = textOf(own(properties, name)) || (name === 'id' ? id : '');
      if (value !== '') values.add(joinKey(value));
    }
    return values.size >= LEAST_DISTINCT * features.length && values.size > 1 ? [[name, values]] : [];
  });
}

async function rawOf(file: SourceFile, signal: AbortSignal): Promise<RawContent | null> {
  const { entries } = await unpack(file, signal);
  const source = sourcesOf(entries).sources.find(({ format }) => format !== 'raster');
  return source ? rawContentOf(source, { mapping: {}, signal, report: new ImportReport('', 'demand') }) : null;
}
