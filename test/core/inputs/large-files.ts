/** Files larger than memory should ever be, made of parts, and how much of them is read. */
import { crc32 } from 'node:zlib';
import type { SourceFile } from '../../../src/core/inputs';

/** A part of a file: bytes at a place; the rest is zero. */
export interface Part {
  at: number;
  bytes: Uint8Array;
}

export interface CountingFile extends SourceFile {
  /** Bytes handed out. */
  bytesRead: number;
  /** Largest slice asked for. */
  largestSlice: number;
}

/** A file of any size: nothing of it exists but the parts. Asking for all of it at once is an error. */
export function sparseFile(name: string, size: number, parts: readonly Part[]): CountingFile {
  const file: CountingFile = {
    name,
    size,
    bytesRead: 0,
    largestSlice: 0,
    arrayBuffer: () => Promise.reject(new Error('the whole file was asked for')),
    slice(start, end) {
      const [from, to] = [Math.min(size, start), Math.min(size, end)];
      return {
        size: to - from,
        arrayBuffer: async () => {
          file.bytesRead += to - from;
          file.largestSlice = Math.max(file.largestSlice, to - from);
          const bytes = new Uint8Array(to - from);
          for (const part of parts) {
            const [first, last] = [Math.max(from, part.at), Math.min(to, part.at + part.bytes.length)];
            if (first < last) bytes.set(part.bytes.subarray(first - part.at, last - part.at), first - from);
          }
          return bytes.buffer;
        },
      };
    },
  };
  return file;
}

/** The same for bytes in memory. */
export const countingFile = (name: string, bytes: Uint8Array): CountingFile =>
  sparseFile(name, bytes.length, [{ at: 0, bytes }]);

export interface ZipMember {
  name: string;
  bytes: Uint8Array;
  /** What the directory says, when it is a lie. */
  claims?: { bytes?: bigint; crc?: number; zip64?: boolean; method?: number; flags?: number };
}

/** A zip of stored members with a directory that says what it is told to. */
export function storedZip(members: readonly ZipMember[], { zip64 = false } = {}): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes, claims = {} } of members) {
    const nameBytes = new TextEncoder().encode(name);
    const size = claims.bytes ?? BigInt(bytes.length);
    const wide = claims.zip64 ?? size > 0xfffffffen;
    const crc = claims.crc ?? crc32(bytes);
    const [method, flags] = [claims.method ?? 0, claims.flags ?? 0];
    const narrow = wide ? 0xffffffff : Number(size);
    local.push(
      numbers([0x04034b50, 4], [20, 2], [flags, 2], [method, 2], [0, 4], [crc, 4], [bytes.length, 4], [bytes.length, 4], [nameBytes.length, 2], [0, 2]),
      nameBytes,
      bytes,
    ); // prettier-ignore
    const extra = wide ? joined([numbers([1, 2], [8, 2]), wideNumber(size)]) : new Uint8Array(0);
    central.push(
      numbers([0x02014b50, 4], [20, 2], [20, 2], [flags, 2], [method, 2], [0, 4], [crc, 4], [bytes.length, 4], [narrow, 4], [nameBytes.length, 2], [extra.length, 2], [0, 2], [0, 4], [0, 4], [at, 4]),
      nameBytes,
      extra,
    ); // prettier-ignore
    at += 30 + nameBytes.length + bytes.length;
  }
  const directory = joined(central);
  const count = members.length;
  const end64 = joined([
    numbers([0x06064b50, 4]), wideNumber(44n), numbers([45, 2], [45, 2], [0, 4], [0, 4]), wideNumber(BigInt(count)), wideNumber(BigInt(count)), wideNumber(BigInt(directory.length)), wideNumber(BigInt(at)),
    numbers([0x07064b50, 4], [0, 4]), wideNumber(BigInt(at + directory.length)), numbers([1, 4]),
  ]); // prettier-ignore
  const end = zip64
    ? numbers([0x06054b50, 4], [0, 4], [0xffff, 2], [0xffff, 2], [0xffffffff, 4], [0xffffffff, 4], [0, 2])
    : numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [directory.length, 4], [at, 4], [0, 2]);
  return joined([...local, directory, ...(zip64 ? [end64] : []), end]);
}

function numbers(...fields: [value: number, bytes: 2 | 4][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function wideNumber(value: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value, true);
  return new Uint8Array(view.buffer);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
