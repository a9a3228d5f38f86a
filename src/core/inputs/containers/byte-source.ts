/** Bytes with random access: what readers of large files ask instead of holding the file. */
import type { SourceFile } from '../facts';

export interface ByteSource {
  size: number;
  /** Bytes [start, end); both are cut to the size. */
  bytes(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** The file cannot be read any more: it was moved, or the disk is broken. */
export class UnreadableError extends Error {}

export function sourceOfFile(file: SourceFile): ByteSource {
  return {
    size: file.size,
    async bytes(start, end) {
      const [from, to] = bounded(start, end, file.size);
      let buffer: ArrayBuffer;
      try {
        buffer = await file.slice(from, to).arrayBuffer();
      } catch (error) {
        throw new UnreadableError(error instanceof Error ? error.message : String(error));
      }
      if (buffer.byteLength !== to - from) throw new UnreadableError('it became shorter while it was read');
      return new Uint8Array(buffer);
    },
  };
}

export const sourceOfBytes = (whole: Uint8Array): ByteSource => ({
  size: whole.length,
  bytes: async (start, end) => whole.slice(...bounded(start, end, whole.length)),
});

/** A part of a source as a source. */
export const partOf = (source: ByteSource, from: number, size: number): ByteSource => ({
  size,
  bytes: (start, end) => {
    const [first, last] = bounded(start, end, size);
    return source.bytes(from + first, from + last);
  },
});

const BLOCK_BYTES = 64 * 1024;
const BLOCKS = 64;

/** The same, small reads answered from blocks that were read before: the latest 4 MiB. */
export function cached(source: ByteSource): ByteSource {
  const blocks = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  const blockAt = (index: number): Promise<Uint8Array<ArrayBuffer>> => {
    const known = blocks.get(index);
    const block = known ?? source.bytes(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    blocks.delete(index);
    blocks.set(index, block);
    if (blocks.size > BLOCKS) blocks.delete(blocks.keys().next().value!);
    return block;
  };
  return {
    size: source.size,
    async bytes(start, end) {
      const [from, to] = bounded(start, end, source.size);
      if (to - from > BLOCK_BYTES) return source.bytes(from, to);
      const part = new Uint8Array(to - from);
      for (let at = from; at < to;) {
        const index = Math.floor(at / BLOCK_BYTES);
        const offset = at - index * BLOCK_BYTES;
        const block = await blockAt(index);
        const piece = block.subarray(offset, offset + to - at);
        part.set(piece, at - from);
        at += piece.length;
      }
      return part;
    },
  };
}

const bounded = (start: number, end: number, size: number): [number, number] => {
  const from = Math.min(size, Math.max(0, start));
  return [from, Math.min(size, Math.max(from, end))];
};
