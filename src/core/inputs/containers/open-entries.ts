/**
 * A file as the entries in it, opened without unpacking: a plain file is one entry, a gzip another, a zip as many as its directory lists. Contents are streamed or
 * read by parts, so that neither the size of a file nor what it claims to unpack to is a matter of memory. Sizes and checksums are verified where a stream ends.
 */
import { Gunzip, Inflate } from 'fflate';
import type { SourceFile } from '../facts';
import { breathe } from './breathe';
import { type ByteSource, cached, partOf, sourceOfFile } from './byte-source';
import { crc32 } from './crc32';
import { GrowingBytes } from './growing-bytes';
import { UnpackError } from './unpack-error';
import { readZipDirectory, type ZipEntry } from './zip-directory';

export interface OpenLimits {
  /** Largest entry, whatever it is read for. */
  entryBytes: number;
  /** Largest inflated : compressed, looked at from `ratioFromBytes` on (a sea tile of zeros legally packs 1000 : 1, but is small). */
  ratio: number;
  ratioFromBytes: number;
  entries: number;
}

export const OPEN_LIMITS: OpenLimits = {
  entryBytes: 8 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 64 * 2 ** 20,
  entries: 200_000,
};

export interface OpenEntry {
  /** Name inside the archive; the file's own name (without .gz) when it is not an archive of several. */
  name: string;
  packing: 'none' | 'gzip' | 'zip';
  /** Unpacked size as claimed: true of plain files, verified where a stream ends. */
  bytes: number;
  /** Random access, when nothing has to be unpacked. */
  direct: ByteSource | null;
  /** The content from its start, in pieces. Throws UnpackError and UnreadableError; AbortError when cancelled. */
  stream(signal: AbortSignal): AsyncGenerator<Uint8Array>;
}

/** 64 KiB of deflate can become at most 66 MiB. */
const PACKED_PIECE_BYTES = 64 * 1024;
const PLAIN_PIECE_BYTES = 2 ** 20;
const PIECES_PER_BREATH = 16;
/** Stored entries from this size on are read by parts, without their checksum. */
const DIRECT_FROM_BYTES = 64 * 2 ** 20;

/** The entries of a file. Throws UnpackError and UnreadableError; contents are not looked at. */
export async function openEntries(
  file: SourceFile,
  signal: AbortSignal,
  limits: OpenLimits = OPEN_LIMITS,
): Promise<OpenEntry[]> {
  signal.throwIfAborted();
  if (file.size === 0) throw new UnpackError('input-file-empty', {});
  const source = cached(sourceOfFile(file));
  const kind = containerOf(await source.bytes(0, 18));
  if (!kind) return [plainEntry(source, baseName(file.name))];
  if (kind === 'gzip') return [await gzipEntry(source, baseName(file.name).replace(/\.(gz|gzip)$/i, ''), limits)];
  const listed = await readZipDirectory(source, limits.entries);
  if (listed.length === 0) throw new UnpackError('archive-empty', {});
  const claimed = listed.reduce((sum, { bytes }) => sum + bytes, 0);
  const huge = listed.find(({ bytes }) => bytes > limits.entryBytes);
  if (huge) throw new UnpackError('archive-too-large', { limitBytes: limits.entryBytes, entry: huge.name });
  if (claimed > limits.ratioFromBytes && claimed > limits.ratio * source.size)
    throw new UnpackError('archive-ratio', { limit: limits.ratio, entry: listed.length === 1 ? listed[0]!.name : '' });
  return Promise.all(listed.map((entry) => zipEntry(source, entry, limits)));
}

/** The first bytes of an entry. */
export async function headOf(entry: OpenEntry, count: number, signal: AbortSignal): Promise<Uint8Array> {
  if (entry.direct) return entry.direct.bytes(0, count);
  const head = new GrowingBytes(0, Infinity);
  for await (const piece of entry.stream(signal)) {
    head.append(piece.subarray(0, count));
    if (head.length >= count) break;
  }
  return head.finish().slice(0, count);
}

/** All of an entry in memory. Throws UnpackError when it claims or has more than the limit. */
export async function wholeOf(
  entry: OpenEntry,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, bytes, direct, packing } = entry;
  const tooLarge = (): UnpackError =>
    packing === 'none'
      ? new UnpackError('input-file-too-large', { bytes, limitBytes })
      : new UnpackError('archive-too-large', { limitBytes, entry: name });
  if (packing !== 'gzip' && bytes > limitBytes) throw tooLarge();
  if (direct && packing === 'none') return direct.bytes(0, bytes);
  const whole = new GrowingBytes(Math.min(bytes, limitBytes, 2 ** 26), limitBytes + 2 ** 27);
  for await (const piece of entry.stream(signal)) {
    if (whole.length + piece.length > limitBytes) throw tooLarge();
    whole.append(piece);
  }
  return whole.finish();
}

/** Gzip or zip by the first bytes, never by the name. */
export function containerOf(bytes: Uint8Array): 'gzip' | 'zip' | null {
  if (bytes.length >= 18 && bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  const zip =
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2]! + 1;
  return zip ? 'zip' : null;
}

export const baseName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

function plainEntry(source: ByteSource, name: string): OpenEntry {
  return {
    name,
    packing: 'none',
    bytes: source.size,
    direct: source,
    stream: (signal) => piecesOf(source, PLAIN_PIECE_BYTES, signal),
  };
}

/** Bytes on their way. Nobody may ask for them any more when they fail. */
function aheadOf(source: ByteSource, at: number, bytes: number): Promise<Uint8Array> {
  const piece = source.bytes(at, at + bytes);
  piece.catch(() => undefined);
  return piece;
}

async function* piecesOf(source: ByteSource, pieceBytes: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let next = aheadOf(source, 0, pieceBytes);
  for (let at = 0, pieces = 0; at < source.size; at += pieceBytes) {
    if (++pieces % PIECES_PER_BREATH === 0) await breathe(signal);
    signal.throwIfAborted();
    const piece = await next;
    // The piece after it is fetched while this one is worked on.
    if (at + pieceBytes < source.size) next = aheadOf(source, at + pieceBytes, pieceBytes);
    yield piece;
  }
}

async function gzipEntry(source: ByteSource, name: string, limits: OpenLimits): Promise<OpenEntry> {
  const trailer = new DataView((await source.bytes(source.size - 8, source.size)).buffer);
  const [crc, bytes] = [trailer.getUint32(0, true), trailer.getUint32(4, true)];
  return {
    name,
    packing: 'gzip',
    bytes,
    direct: null,
    stream: (signal) => gunzipped({ source, name, crc, bytes, limits, signal }),
  };
}

interface Packed {
  source: ByteSource;
  name: string;
  /** As claimed. */
  crc: number;
  bytes: number;
  limits: OpenLimits;
  signal: AbortSignal;
}

async function* gunzipped(packed: Packed): AsyncGenerator<Uint8Array> {
  const { crc, bytes } = packed;
  let member = { bytes: 0, crc: 0 };
  let finished = false;
  const ready: Uint8Array[] = [];
  const stream = new Gunzip((chunk, final) => {
    ready.push(chunk);
    member.bytes += chunk.length;
    member.crc = crc32(chunk, member.crc);
    finished = final;
  });
  stream.onmember = () => {
    member = { bytes: 0, crc: 0 };
  };
  yield* inflated(packed, ready, (piece, last) => stream.push(piece, last));
  if (!finished || member.bytes % 2 ** 32 !== bytes) throw damaged(packed.name, 'the end is missing');
  if (member.crc !== crc) throw damaged(packed.name, 'its checksum is wrong');
}

/** Feeds the packed pieces and hands on what came of each; stops when more came of them than is believable. */
async function* inflated(
  { source, name, limits, signal }: Packed,
  ready: Uint8Array[],
  push: (piece: Uint8Array, last: boolean) => void,
): AsyncGenerator<Uint8Array> {
  let [read, written] = [0, 0];
  for await (const piece of piecesOf(source, PACKED_PIECE_BYTES, signal)) {
    read += piece.length;
    try {
      push(piece, read === source.size);
    } catch (error) {
      throw damaged(name, error instanceof Error ? error.message : String(error));
    }
    for (const chunk of ready.splice(0)) {
      written += chunk.length;
      if (written > limits.entryBytes)
        throw new UnpackError('archive-too-large', { limitBytes: limits.entryBytes, entry: name });
      if (written > limits.ratioFromBytes && written > limits.ratio * read)
        throw new UnpackError('archive-ratio', { limit: limits.ratio, entry: name });
      if (chunk.length > 0) yield chunk;
    }
  }
}

const DEFLATED = 8;

async function zipEntry(source: ByteSource, entry: ZipEntry, limits: OpenLimits): Promise<OpenEntry> {
  const { name, method, bytes, packedBytes } = entry;
  const stored = method === 0 && packedBytes === bytes && !entry.encrypted;
  const base = { name, packing: 'zip' as const, bytes };
  if (stored && bytes >= DIRECT_FROM_BYTES) {
    const content = partOf(source, await contentPlace(source, entry, limits), bytes);
    return { ...base, direct: content, stream: (signal) => piecesOf(content, PLAIN_PIECE_BYTES, signal) };
  }
  return { ...base, direct: null, stream: (signal) => unzipped(source, entry, limits, signal) };
}

async function* unzipped(
  source: ByteSource,
  entry: ZipEntry,
  limits: OpenLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { name, method, bytes, crc, packedBytes } = entry;
  const content = partOf(source, await contentPlace(source, entry, limits), packedBytes);
  let [written, sum] = [0, 0];
  const pieces = method === DEFLATED ? inflatedRaw({ source: content, name, crc, bytes, limits, signal }) : null;
  for await (const piece of pieces ?? piecesOf(content, PLAIN_PIECE_BYTES, signal)) {
    written += piece.length;
    sum = crc32(piece, sum);
    if (written > bytes) throw damaged(name, 'it unpacks to more than it claims');
    yield piece;
  }
  if (written !== bytes) throw damaged(name, 'the end is missing');
  if (sum !== crc) throw damaged(name, 'its checksum is wrong');
}

async function* inflatedRaw(packed: Packed): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const stream = new Inflate((chunk) => ready.push(chunk));
  yield* inflated(packed, ready, (piece, last) => stream.push(piece, last));
}

const LOCAL_BYTES = 30;
const LOCAL = 0x04034b50;

/** Where the content of an entry starts, behind a local header that must not contradict the directory. */
async function contentPlace(source: ByteSource, entry: ZipEntry, limits: OpenLimits): Promise<number> {
  const { name, at, method, encrypted, packedBytes } = entry;
  if (encrypted) throw damaged(name, 'it is encrypted');
  if (method !== 0 && method !== DEFLATED) throw damaged(name, `compression ${method} is not read`);
  const header = await source.bytes(at, at + LOCAL_BYTES);
  const view = new DataView(header.buffer);
  if (header.length < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL)
    throw damaged(name, 'its directory points to nothing');
  const claimed = view.getUint32(22, true);
  const sizesFollow = (view.getUint16(6, true) & 8) !== 0;
  if (!sizesFollow && claimed !== 0xffffffff && claimed !== entry.bytes) {
    if (claimed > limits.ratioFromBytes)
      throw new UnpackError('archive-too-large', { limitBytes: limits.entryBytes, entry: name });
    throw damaged(name, 'its header contradicts the directory');
  }
  const start = at + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packedBytes > source.size) throw damaged(name, 'the end is missing');
  return start;
}

const damaged = (entry: string, problem: string): UnpackError => new UnpackError('archive-damaged', { problem, entry });
