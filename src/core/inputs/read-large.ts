/** Files that are read by parts, whatever their size: rasters and cell files. Told by their first bytes; everything else is unpacked into memory. */
import { containerOf, headOf, openEntries, type OpenEntry } from './containers/open-entries';
import { asUnpackError } from './containers/unpack';
import type { FileReport, SourceFile } from './facts';
import type { ImportReport } from './import-report';
import { isMeasurementTable } from './measurements/read-measurements';
import { contentKind } from './sniff';
import type { Mapping } from './tables/fields';
import { looksLikeRaster } from './terrain/read-rasters';
import { cellHead, firstText, HEAD_BYTES } from './towers/read-cells';

type Role = FileReport['role'];

export interface LargeFile {
  role: Role;
  entries: OpenEntry[];
  /** Names of entries that are something else. */
  ignored: string[];
  /** Why the file cannot be opened; then there are no entries. */
  problem: ReturnType<typeof asUnpackError> | null;
}

interface OpenOptions {
  /** Role to read it as; guessed when not given. */
  as?: Role | undefined;
  mapping: Mapping;
  signal: AbortSignal;
}

/** Entries looked into for a guess. */
const MOST_LOOKED = 20;

/** The file when it is one of these, or null. Rejects with AbortError when cancelled, never for what is in the file. */
export async function openLarge(file: SourceFile, { as, mapping, signal }: OpenOptions): Promise<LargeFile | null> {
  const raster = as === 'terrain' || as === 'clutter';
  if (as && !raster && as !== 'towers') return null;
  try {
    const entries = await openEntries(file, signal);
    if (raster) return { role: as, entries, ignored: [], problem: null };
    return await guessed(entries, { as, mapping, signal });
  } catch (error) {
    signal.throwIfAborted();
    const problem = asUnpackError(error);
    return raster ? { role: as, entries: [], ignored: [], problem } : null;
  }
}

/** Puts into a report what was found out while opening. */
export function tellOpening({ ignored, problem }: LargeFile, report: ImportReport): void {
  if (problem) report.fail(problem.code, problem.context);
  for (const entry of ignored) report.note('archive-entry-ignored', { entry });
}

/** A raster when any entry looks like one; cells when an entry is a cell file and no other is a table or JSON. */
async function guessed(entries: readonly OpenEntry[], { as, mapping, signal }: OpenOptions): Promise<LargeFile | null> {
  const [cells, ignored]: [OpenEntry[], string[]] = [[], []];
  if (!as && entries.some(({ name }) => looksLikeRaster(name, new Uint8Array(0))))
    return { role: 'terrain', entries: [...entries], ignored: [], problem: null };
  for (const [i, entry] of entries.entries()) {
    if (i === MOST_LOOKED) return null;
    const head = await headOf(entry, HEAD_BYTES, signal);
    if (entry.packing !== 'none' && containerOf(head)) return null;
    if (!as && looksLikeRaster(entry.name, head))
      return { role: 'terrain', entries: [...entries], ignored: [], problem: null };
    const kind = contentKind(head);
    const cell = kind === 'table' ? cellHead(firstText(head), mapping) : null;
    if (cell && !as && isMeasurementTable(cell.columns, mapping)) return null;
    if (cell) cells.push(entry);
    else if (kind === 'table' || kind === 'json') return null;
    else ignored.push(entry.name);
  }
  return cells.length > 0 ? { role: 'towers', entries: cells, ignored, problem: null } : null;
}
