/**
 * Bytes of a file, out of its container when it is gzip or zip (told by its first bytes, never by its name), all in memory: for formats that cannot be read by
 * parts. Inflation is fed in small pieces and stopped as soon as a limit is passed, so that a decompression bomb costs at most one piece. Archives inside archives
 * are refused.
 */
import type { Issue } from '../../plan/issues';
import type { SourceFile } from '../facts';
import type { InputsIssueCode } from '../issue-codes';
import { contentKind } from '../sniff';
import { UnreadableError } from './byte-source';
import { containerOf, headOf, openEntries, type OpenEntry, wholeOf } from './open-entries';
import { TEXT_LIMIT_BYTES } from './text';
import { UnpackError } from './unpack-error';

export interface UnpackLimits {
  /** Largest file read, before unpacking. */
  fileBytes: number;
  /** Largest sum of what a container holds. */
  inflatedBytes: number;
  /** Largest inflated : compressed, looked at from `ratioFromBytes` on. */
  ratio: number;
  ratioFromBytes: number;
  entries: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  fileBytes: 2 ** 30,
  inflatedBytes: 2 ** 30,
  ratio: 200,
  ratioFromBytes: 64 * 2 ** 20,
  entries: 1000,
};

export interface Entry {
  /** Name inside the archive; the file's own name (without .gz) when it is not an archive of several. */
  name: string;
  bytes: Uint8Array;
  /** Of an archive: the size of its file. What it holds is bounded by that. */
  packedBytes?: number;
}

export interface Unpacked {
  /** Empty when `issues` holds an error. */
  entries: Entry[];
  issues: Issue[];
}

/** Reads and unpacks a file. Never throws for what is in the file; rejects with AbortError when cancelled. */
export async function unpack(
  file: SourceFile,
  signal: AbortSignal,
  limits: UnpackLimits = UNPACK_LIMITS,
): Promise<Unpacked> {
  try {
    return { entries: await entriesOf(file, signal, limits), issues: [] };
  } catch (error) {
    signal.throwIfAborted();
    const { code, context } = asUnpackError(error);
    return { entries: [], issues: [{ code, severity: 'error', ref: { file: file.name }, context }] };
  }
}

/** What went wrong, as an issue says it; errors of other kinds are thrown on. */
export function asUnpackError(error: unknown): {
  code: Extract<InputsIssueCode, `archive-${string}` | `input-file-${string}`>;
  context: Issue['context'];
} {
  if (error instanceof UnpackError) return error;
  if (error instanceof UnreadableError) return { code: 'input-file-unreadable', context: { problem: error.message } };
  throw error;
}

async function entriesOf(file: SourceFile, signal: AbortSignal, limits: UnpackLimits): Promise<Entry[]> {
  signal.throwIfAborted();
  if (file.size > limits.fileBytes)
    throw new UnpackError('input-file-too-large', { bytes: file.size, limitBytes: limits.fileBytes });
  const { ratio, ratioFromBytes, entries: most, inflatedBytes } = limits;
  const open = await openEntries(file, signal, { ratio, ratioFromBytes, entries: most, entryBytes: inflatedBytes });
  const mostBytes = Math.min(inflatedBytes, Math.max(ALL_OF_SMALL_BYTES, ALL_PER_PACKED_BYTE * file.size));
  const claimed = open.reduce((sum, { bytes, packing }) => sum + (packing === 'zip' ? bytes : 0), 0);
  if (claimed > mostBytes) throw new UnpackError('archive-too-large', { limitBytes: mostBytes, entry: '' });
  const entries: Entry[] = [];
  for (const entry of open) {
    const bytes = await wholeOf(entry, await limitOf(entry, { file, mostBytes, signal }), signal);
    if (entry.packing !== 'none' && containerOf(bytes)) throw new UnpackError('archive-nested', { entry: entry.name });
    entries.push({ name: entry.name, bytes, ...(entry.packing === 'none' ? {} : { packedBytes: file.size }) });
  }
  return entries;
}

/** Packed text is read into one string beside its bytes, so a small archive may hold a quarter of what memory allows, and a larger one in proportion. */
const TEXT_OF_SMALL_BYTES = 128 * 2 ** 20;
const TEXT_PER_PACKED_BYTE = 12;
/** All entries stand in memory together. */
const ALL_OF_SMALL_BYTES = 256 * 2 ** 20;
const ALL_PER_PACKED_BYTE = 24;
const HEAD_BYTES = 4096;

async function limitOf(
  entry: OpenEntry,
  { file, mostBytes, signal }: { file: SourceFile; mostBytes: number; signal: AbortSignal },
): Promise<number> {
  if (entry.packing === 'none') return Infinity;
  if (entry.packing === 'zip' && entry.bytes <= TEXT_OF_SMALL_BYTES) return mostBytes;
  const kind = contentKind(await headOf(entry, HEAD_BYTES, signal));
  if (kind !== 'table' && kind !== 'json') return mostBytes;
  const limitBytes = Math.max(TEXT_OF_SMALL_BYTES, TEXT_PER_PACKED_BYTE * file.size);
  return Math.min(limitBytes, TEXT_LIMIT_BYTES, mostBytes);
}
