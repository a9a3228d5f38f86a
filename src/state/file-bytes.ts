/** Small readings of a file before the engine sees it: its hash, and its first rows for the preview. */
import { Sha256 } from './sha256';

/** Larger files are hashed in pieces: the browser's own digest copies all bytes before it begins, and the page stands still for it. */
const WHOLE_BYTES = 8 * 2 ** 20;
/** Some 2 ms of hashing, ten times as long until it is compiled: between two pieces the page can answer. */
const PIECE_BYTES = 2 ** 19;

/** Lower-case hex sha256 of the whole file, of any size. */
export async function sha256Of(
  blob: Blob,
  { wholeBytes = WHOLE_BYTES, pieceBytes = PIECE_BYTES } = {},
): Promise<string> {
  if (blob.size > wholeBytes) return sha256InPieces(blob, pieceBytes);
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sha256InPieces(blob: Blob, pieceBytes: number): Promise<string> {
  const hash = new Sha256();
  const pieceAt = (from: number): Promise<ArrayBuffer> => blob.slice(from, from + pieceBytes).arrayBuffer();
  let next = pieceAt(0);
  for (let from = 0; from < blob.size; from += pieceBytes) {
    const piece = await next;
    // The next piece is on its way while this one is hashed.
    next = pieceAt(from + pieceBytes);
    hash.add(new Uint8Array(piece));
  }
  await next;
  return hash.hex();
}

/** First characters of a text file, unpacked when it is gzip. Null for what does not look like text. */
export async function textHead(blob: Blob, characters = 20_000): Promise<string | null> {
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) return null;
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const stream = isGzip ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < characters) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return text || null;
  } finally {
    reader.cancel().catch(() => undefined);
  }
  if (text.includes('\0')) return null;
  return text.length <= characters ? text : wholeLines(text.slice(0, characters));
}

/** Without the last line, which may be cut. */
const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1) || text;
