/** Random access to entries that have to be unpacked for it: only the latest one is kept in memory. */
import type { ByteSource } from './byte-source';
import { type OpenEntry, wholeOf } from './open-entries';

/** Larger ones must be unpacked by the user: then they are read by parts. */
const MOST_BYTES = 512 * 2 ** 20;

export class UnpackedSlot {
  private latest: { entry: OpenEntry; content: Promise<Uint8Array<ArrayBuffer>> } | null = null;

  constructor(private readonly signal: AbortSignal) {}

  /** The entry as a source; a gzip is unpacked to learn its size. Throws UnpackError. */
  async source(entry: OpenEntry): Promise<ByteSource> {
    if (entry.direct) return entry.direct;
    const size = entry.packing === 'gzip' ? (await this.content(entry)).length : entry.bytes;
    return { size, bytes: async (start, end) => (await this.content(entry)).slice(start, end) };
  }

  /** All of the entry. */
  content(entry: OpenEntry): Promise<Uint8Array<ArrayBuffer>> {
    if (this.latest?.entry !== entry) this.latest = { entry, content: wholeOf(entry, MOST_BYTES, this.signal) };
    return this.latest.content;
  }
}
