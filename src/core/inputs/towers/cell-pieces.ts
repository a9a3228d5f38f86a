/** The bytes of a cell file as UTF-8 without NUL, piece by piece, whatever its encoding: what `decodeText` does for a text that fits in memory. */
import { encodingOf } from '../containers/text';
import type { ImportReport } from '../import-report';

/** Share of NUL characters above which it is no text. */
const BINARY_FRACTION = 0.01;

/** Fails the report, and ends, when it turns out to be no text. */
export async function* textPieces(
  pieces: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  report: ImportReport,
): AsyncGenerator<Uint8Array> {
  const encoding = encodingOf(head);
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  const encoder = new TextEncoder();
  let [nul, total] = [0, 0];
  let isStart = true;
  for await (const piece of pieces) {
    let bytes = decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece;
    if (isStart && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    isStart = false;
    total += bytes.length;
    if (bytes.includes(0)) {
      const plain = bytes.filter((byte) => byte !== 0);
      nul += bytes.length - plain.length;
      if (nul > Math.max(8, total * BINARY_FRACTION)) return report.fail('text-binary');
      bytes = plain;
    }
    yield bytes;
  }
  if (nul > 0) report.warn('text-nul-removed', {}, { count: nul });
}
