/**
 * The directory at the end of a zip (PKWARE APPNOTE 6.3.10, §4.3.12–16, ZIP64 §4.5.3): names, sizes and places of the entries, found without reading them.
 * Nothing in it is believed: places must lie in the file, and what is claimed is bounded before memory is spent.
 */
import type { ByteSource } from './byte-source';
import { UnpackError } from './unpack-error';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated; others are not read. */
  method: number;
  encrypted: boolean;
  crc: number;
  packedBytes: number;
  /** As claimed. */
  bytes: number;
  /** Place of the local header. */
  at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const ZIP64_EXTRA = 1;
const MOST_DIRECTORY_BYTES = 64 * 2 ** 20;

/** Entries in the order of the directory, without folders and litter. Throws UnpackError. */
export async function readZipDirectory(source: ByteSource, mostEntries: number): Promise<ZipEntry[]> {
  const { at, size } = await directoryPlace(source);
  if (size > MOST_DIRECTORY_BYTES) throw new UnpackError('archive-too-many-entries', { limit: mostEntries });
  const bytes = await source.bytes(at.start, at.start + size);
  const view = new DataView(bytes.buffer);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < size;) {
    if (i + ENTRY_BYTES > size || view.getUint32(i, true) !== ENTRY) throw damaged('its directory is broken');
    const lengths = [28, 30, 32].map((field) => view.getUint16(i + field, true)) as [number, number, number];
    const end = i + ENTRY_BYTES + lengths[0] + lengths[1] + lengths[2];
    if (end > size) throw damaged('its directory is broken');
    const entry = entryAt(view, i, lengths, at.shift);
    i = end;
    if (isNoise(entry.name)) continue;
    if (entries.length === mostEntries) throw new UnpackError('archive-too-many-entries', { limit: mostEntries });
    entries.push(entry);
  }
  return entries;
}

/** Where the directory starts, and how far all places are shifted by what was put in front of the archive. */
async function directoryPlace(source: ByteSource): Promise<{ at: { start: number; shift: number }; size: number }> {
  const tailStart = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT);
  const tail = await source.bytes(tailStart, source.size);
  const view = new DataView(tail.buffer);
  let end = tail.length - END_BYTES;
  while (end >= 0 && !(view.getUint32(end, true) === END && view.getUint16(end + 20, true) <= tail.length - end - 22))
    end--;
  if (end < 0) throw damaged('the end is missing');
  let [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  let directoryEnd = tailStart + end;
  if (view.getUint16(end + 10, true) === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    const zip64 = await zip64Place(source, directoryEnd);
    if (zip64) ({ size, start, end: directoryEnd } = zip64);
  }
  const shift = directoryEnd - size - start;
  if (shift < 0) throw damaged('its directory lies outside the file');
  return { at: { start: start + shift, shift }, size };
}

async function zip64Place(
  source: ByteSource,
  end: number,
): Promise<{ size: number; start: number; end: number } | null> {
  const locator = await source.bytes(end - 20, end);
  if (locator.length < 20) return null;
  const pointer = new DataView(locator.buffer);
  if (pointer.getUint32(0, true) !== ZIP64_LOCATOR) return null;
  const place = Number(pointer.getBigUint64(8, true));
  const record = await source.bytes(place, place + 56);
  const view = new DataView(record.buffer);
  if (record.length < 56 || view.getUint32(0, true) !== ZIP64_END) throw damaged('its ZIP64 directory is missing');
  return { size: Number(view.getBigUint64(40, true)), start: Number(view.getBigUint64(48, true)), end: place };
}

function entryAt(
  view: DataView<ArrayBuffer>,
  i: number,
  [nameBytes, extraBytes]: [number, number, number],
  shift: number,
): ZipEntry {
  const name = new Uint8Array(view.buffer, i + ENTRY_BYTES, nameBytes);
  const entry = {
    name: nameOf(name),
    method: view.getUint16(i + 10, true),
    encrypted: (view.getUint16(i + 8, true) & 1) === 1,
    crc: view.getUint32(i + 16, true),
    packedBytes: view.getUint32(i + 20, true),
    bytes: view.getUint32(i + 24, true),
    at: view.getUint32(i + 42, true),
  };
  // Fields that do not fit stand in the extra part, in this order.
  let extra = extraField(view, i + ENTRY_BYTES + nameBytes, extraBytes);
  for (const field of ['bytes', 'packedBytes', 'at'] as const)
    if (entry[field] === 0xffffffff && extra && extra.byteLength >= 8) {
      entry[field] = Number(extra.getBigUint64(0, true));
      extra = new DataView(extra.buffer, extra.byteOffset + 8, extra.byteLength - 8);
    }
  return { ...entry, at: entry.at + shift };
}

function extraField(view: DataView<ArrayBuffer>, start: number, length: number): DataView<ArrayBuffer> | null {
  for (let i = start; i + 4 <= start + length;) {
    const size = Math.min(view.getUint16(i + 2, true), start + length - i - 4);
    if (view.getUint16(i, true) === ZIP64_EXTRA) return new DataView(view.buffer, i + 4, size);
    i += 4 + size;
  }
  return null;
}

/** UTF-8, else Windows-1252: old archives do not say. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const damaged = (problem: string): UnpackError => new UnpackError('archive-damaged', { problem, entry: '' });

/** Folders, and what macOS adds to archives. */
const isNoise = (name: string): boolean => /(^|\/)(__MACOSX\/|\.[^/]*$|\.DS_Store$)|\/$/.test(name);
