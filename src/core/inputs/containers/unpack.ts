/**
 * Bytes of a file, out of its container when it is gzip or zip (told by its first bytes, never by its name). Inflation is fed in small pieces and stopped as
 * soon as a limit is passed, so that a decompression bomb costs at most one piece. Archives inside archives are refused.
 */
import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import type { Issue } from '../../plan/issues';
import type { SourceFile } from '../facts';
import type { InputsIssueCode } from '../issue-codes';
import { breathe } from './breathe';
import { crc32 } from './crc32';
import { GrowingBytes, UnpackLimitError } from './growing-bytes';

export interface UnpackLimits {
  /** Largest file read, before unpacking. */
  fileBytes: number;
  /** Largest sum of what a container holds. */
  inflatedBytes: number;
  /** Largest inflated : compressed, looked at from `ratioFromBytes` on (a sea tile of zeros legally packs 1000 : 1, but is small). */
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
}

export interface Unpacked {
  /** Empty when `issues` holds an error. */
  entries: Entry[];
  issues: Issue[];
}

/** 64 KiB of deflate can become at most 66 MiB. */
const PIECE_BYTES = 64 * 1024;
const PIECES_PER_BREATH = 32;

/** Reads and unpacks a file. Never throws for what is in the file; rejects with AbortError when cancelled. */
export async function unpack(
  file: SourceFile,
  signal: AbortSignal,
  limits: UnpackLimits = UNPACK_LIMITS,
): Promise<Unpacked> {
  const fail = (code: InputsIssueCode, context: Issue['context'] = {}): Unpacked => ({
    entries: [],
    issues: [{ code, severity: 'error', ref: { file: file.name }, context }],
  });
  signal.throwIfAborted();
  if (file.size > limits.fileBytes)
    return fail('input-file-too-large', { bytes: file.size, limitBytes: limits.fileBytes });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    return fail('input-file-unreadable', { problem: messageOfError(error) });
  }
  if (bytes.length === 0) return fail('input-file-empty');
  const kind = containerOf(bytes);
  if (!kind) return { entries: [{ name: baseName(file.name), bytes }], issues: [] };
  const progress = { entry: '' };
  try {
    const entries =
      kind === 'gzip'
        ? [await gunzip(bytes, baseName(file.name).replace(/\.(gz|gzip)$/i, ''), { limits, signal, progress })]
        : await unzip(bytes, { limits, signal, progress });
    if (entries.length === 0) return fail('archive-empty');
    const nested = entries.find((entry) => containerOf(entry.bytes));
    return nested ? fail('archive-nested', { entry: nested.name }) : { entries, issues: [] };
  } catch (error) {
    signal.throwIfAborted();
    const { entry } = progress;
    if (error instanceof TooManyEntriesError) return fail('archive-too-many-entries', { limit: limits.entries });
    if (!(error instanceof UnpackLimitError)) return fail('archive-damaged', { problem: messageOfError(error), entry });
    return error.reason === 'ratio'
      ? fail('archive-ratio', { limit: limits.ratio, entry })
      : fail('archive-too-large', { limitBytes: limits.inflatedBytes, entry });
  }
}

interface Work {
  limits: UnpackLimits;
  signal: AbortSignal;
  /** Name of the entry being unpacked, for the message. */
  progress: { entry: string };
}

class TooManyEntriesError extends Error {}

async function gunzip(bytes: Uint8Array, name: string, work: Work): Promise<Entry> {
  const { limits } = work;
  work.progress.entry = name;
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  const declared = trailer.getUint32(4, true);
  const output = new GrowingBytes(Math.min(declared, bytes.length * 20), limits.inflatedBytes);
  let finished = false;
  let memberStart = 0;
  const stream = new Gunzip((chunk, final) => {
    output.append(chunk);
    finished = final;
  });
  stream.onmember = () => {
    memberStart = output.length;
  };
  await feed(bytes, (piece, last) => stream.push(piece, last), { ...work, written: () => output.length });
  const whole = output.finish();
  const last = whole.subarray(memberStart);
  if (!finished || last.length % 2 ** 32 !== declared) throw new Error('the end is missing');
  if (crc32(last) !== trailer.getUint32(0, true)) throw new Error('its checksum is wrong');
  return { name, bytes: whole };
}

async function unzip(bytes: Uint8Array, work: Work): Promise<Entry[]> {
  const { limits, progress } = work;
  const open: { name: string; output: GrowingBytes; declared: number | undefined; finished: boolean }[] = [];
  let written = 0;
  let failure: Error | null = null;
  const stream = new Unzip((file) => {
    if (isNoise(file.name)) return;
    if (open.length >= limits.entries) throw new TooManyEntriesError();
    progress.entry = file.name;
    if ((file.originalSize ?? 0) > limits.inflatedBytes - written)
      throw new UnpackLimitError('too-large', limits.inflatedBytes);
    const declared = Math.min(file.originalSize ?? 0, Math.min(file.size ?? 0, bytes.length) * 20);
    const output = new GrowingBytes(declared, limits.inflatedBytes);
    const entry = { name: file.name, output, declared: file.originalSize, finished: false };
    open.push(entry);
    file.ondata = (error, chunk, final) => {
      if (error) failure ??= error;
      else {
        written += chunk.length;
        entry.output.append(chunk);
        entry.finished = final;
      }
    };
    file.start();
  });
  stream.register(UnzipInflate);
  await feed(
    bytes,
    (piece, last) => {
      stream.push(piece, last);
      if (failure) throw failure;
      if (written > limits.inflatedBytes) throw new UnpackLimitError('too-large', limits.inflatedBytes);
    },
    { ...work, written: () => written },
  );
  const broken = open.find(
    ({ finished, declared, output }) => !finished || (declared ?? output.length) !== output.length,
  );
  if (broken) throw new Error('the end is missing');
  return open.map(({ name, output }) => ({ name, bytes: output.finish() }));
}

async function feed(
  bytes: Uint8Array,
  push: (piece: Uint8Array, last: boolean) => void,
  { limits, signal, written }: Work & { written(): number },
): Promise<void> {
  let pieces = 0;
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const end = Math.min(bytes.length, start + PIECE_BYTES);
    push(bytes.subarray(start, end), end === bytes.length);
    if (written() > limits.ratioFromBytes && written() > limits.ratio * end)
      throw new UnpackLimitError('ratio', limits.ratio);
    if (++pieces % PIECES_PER_BREATH === 0) await breathe(signal);
  }
}

function containerOf(bytes: Uint8Array): 'gzip' | 'zip' | null {
  if (bytes.length >= 18 && bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  const zip =
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2]! + 1;
  return zip ? 'zip' : null;
}

/** Folders, and what macOS adds to archives. */
const isNoise = (name: string): boolean => /(^|\/)(__MACOSX\/|\.[^/]*$|\.DS_Store$)|\/$/.test(name);

const baseName = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

const messageOfError = (error: unknown): string => (error instanceof Error ? error.message : String(error));
