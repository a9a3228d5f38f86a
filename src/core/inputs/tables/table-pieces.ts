/** Long delimited text in pieces of whole rows, so that it never stands in memory as one string beside its bytes: a string of other than Latin letters is twice as long. */
import { encodingOf, TEXT_LIMIT_BYTES } from '../containers/text';

export interface TableForm {
  separator: string;
  newline: '\r\n' | '\n' | '\r';
}

/** Shorter text is read at once. */
const LONG_BYTES = 4 * 2 ** 20;
const PIECE_BYTES = 2 ** 20;
const [QUOTE, LF, CR] = [34, 10, 13];

/** The bytes of a long text that can be read in pieces: UTF-8 without NUL characters. Others need to be looked at as a whole. */
export const hasPieces = (bytes: Uint8Array): boolean =>
  bytes.length > LONG_BYTES &&
  bytes.length <= TEXT_LIMIT_BYTES &&
  encodingOf(bytes) === 'utf-8' &&
  !bytes.includes(0) &&
  isUtf8(bytes);

/** The line end of all rows: of the first line when it has an LF. */
export function newlineOfBytes(bytes: Uint8Array): TableForm['newline'] {
  const lf = bytes.indexOf(LF);
  if (lf < 0) return bytes.includes(CR) ? '\r' : '\n';
  return bytes[lf - 1] === CR ? '\r\n' : '\n';
}

/** Texts of at least `pieceBytes` each, parted between rows; the line end that parts two belongs to none. What follows a quotation mark out of place is one piece. */
export function* piecesOfTable(bytes: Uint8Array, form: TableForm, pieceBytes = PIECE_BYTES): Generator<string> {
  const rowEnd = bytes.includes(QUOTE) ? endOfQuoted : endOfLines;
  for (let start = 0; start < bytes.length;) {
    const end = rowEnd(bytes, start, { ...form, pieceBytes });
    const isLast = end === bytes.length;
    const text = bytes.subarray(start, isLast ? end : end - form.newline.length);
    yield new TextDecoder('utf-8', { ignoreBOM: start > 0 }).decode(text);
    start = end;
  }
}

interface Parting extends TableForm {
  pieceBytes: number;
}

/** Behind the first line that ends beyond a piece. */
function endOfLines(bytes: Uint8Array, start: number, { newline, pieceBytes }: Parting): number {
  const last = newline.charCodeAt(newline.length - 1);
  let at = bytes.indexOf(last, start + pieceBytes);
  while (newline.length === 2 && at >= 0 && bytes[at - 1] !== CR) at = bytes.indexOf(last, at + 1);
  return at < 0 ? bytes.length : at + 1;
}

/** The same where values may be in quotation marks, and line ends in these. `start`: of a row. */
function endOfQuoted(bytes: Uint8Array, start: number, { separator, newline, pieceBytes }: Parting): number {
  const [comma, last] = [separator.charCodeAt(0), newline.charCodeAt(newline.length - 1)];
  const isRowEnd = (at: number): boolean => bytes[at] === last && (newline.length === 1 || bytes[at - 1] === CR);
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) {
      at = closingQuote(bytes, at) + 1;
      if (newline.length === 2 && bytes[at] === CR) at++;
      if (at < bytes.length && bytes[at] !== comma && !isRowEnd(at)) return bytes.length;
    } else while (at < bytes.length && bytes[at] !== comma && !isRowEnd(at)) at++;
    if (at - start >= pieceBytes && isRowEnd(at)) return at + 1;
  }
  return bytes.length;
}

/** The mark that closes a value; two of them are one in the value. */
function closingQuote(bytes: Uint8Array, open: number): number {
  for (let at = bytes.indexOf(QUOTE, open + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 2))
    if (bytes[at + 1] !== QUOTE) return at;
  return bytes.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: at + PIECE_BYTES < bytes.length });
    return true;
  } catch {
    return false;
  }
}

/** Whether no line is longer than so many bytes. */
export function hasNoLongLine(bytes: Uint8Array, { header, row }: { header: number; row: number }): boolean {
  const end = bytes.includes(LF) ? LF : CR;
  for (let at = 0, limit = header; bytes.length - at > limit; limit = row) {
    // The last line end as far as a line may reach: what lies before it are shorter lines.
    const next = at === 0 ? bytes.indexOf(end) : bytes.lastIndexOf(end, at + limit);
    if (next < at || next - at > limit) return false;
    at = next + 1;
  }
  return true;
}
