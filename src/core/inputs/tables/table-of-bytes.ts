import { h3FromText } from '../../geo';
import { decodeText, encodingOf } from '../containers/text';
import type { Entry } from '../containers/unpack';
import type { ImportReport } from '../import-report';
import { readTable, readTablePieces, separatorOf, type Table } from './table';
import { hasNoLongLine, hasPieces, newlineOfBytes, piecesOfTable, type TableForm } from './table-pieces';

/** Bytes that hold any first rows. */
const HEAD_BYTES = 256 * 1024;

/** A CSV file with a header, or null with the report failed. With `mostRows`, only so many from its beginning. */
export function tableOfBytes(
  { bytes: given, packedBytes }: Pick<Entry, 'bytes' | 'packedBytes'>,
  report: ImportReport,
  mostRows = Infinity,
): Table | null {
  const rowLimit = Math.max(1, rowLimitOf(packedBytes) - report.read);
  const pieces = mostRows === Infinity && piecesIn(given);
  if (pieces) return foundIn(readTablePieces(pieces.pieces, pieces.form, { report, rowLimit }), report);
  const bytes = mostRows < Infinity ? headOf(given) : given;
  const { text, remarks } = decodeText(bytes);
  for (const { code, severity, context } of remarks) {
    if (severity === 'error') report.fail(code, context);
    else report.note(code, context);
  }
  if (text === null) return null;
  if (text.trim() === '') {
    report.fail('input-file-empty');
    return null;
  }
  const long = longLine(text);
  if (long) {
    report.fail('row-too-long', { limitBytes: long.limit }, { row: long.row });
    return null;
  }
  const table = readTable(text, { report, rowLimit });
  return mostRows < Infinity ? { ...table, rows: table.rows.slice(0, mostRows) } : foundIn(table, report);
}

/** A long text as pieces, unless it has to be looked at as a whole. */
function piecesIn(bytes: Uint8Array): { pieces: Iterable<string>; form: TableForm } | null {
  if (!hasPieces(bytes) || !hasNoLongLine(bytes, { header: LONGEST_HEADER, row: LONGEST_ROW })) return null;
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  const form = { separator: separatorOf(head), newline: newlineOfBytes(bytes) };
  return head.trim() === '' ? null : { pieces: piecesOfTable(bytes, form), form };
}

function foundIn(table: Table, report: ImportReport): Table | null {
  // One line may be all there is of a list of cells.
  if (table.rows.length > 0 || table.columns.some((name) => h3FromText(name))) return table;
  report.fail('table-empty');
  return null;
}

/** A row becomes a fact of some 200 bytes, and packs to one or two: what an archive may hold is bounded by its size. */
const ROWS_OF_SMALL = 1_000_000;
const PACKED_BYTES_PER_ROW = 10;

/** Rows of all tables, or features, of a file at most, by the size of its archive; undefined: it is not packed, its own size bounds it. */
export const rowLimitOf = (packedBytes: number | undefined): number =>
  packedBytes === undefined ? Infinity : Math.max(ROWS_OF_SMALL, Math.floor(packedBytes / PACKED_BYTES_PER_ROW));

/** Characters of a header, which is never long, and of a row, which may hold an outline. */
const LONGEST_HEADER = 2 ** 20;
const LONGEST_ROW = 16 * 2 ** 20;

/** The first line too long to be one: cut into columns it would be hundreds of millions of values. */
function longLine(text: string): { row: number; limit: number } | null {
  const end = text.includes('\n') ? '\n' : '\r';
  for (let at = 0, row = 1; at < text.length; row++) {
    const next = text.indexOf(end, at);
    const limit = row === 1 ? LONGEST_HEADER : LONGEST_ROW;
    if ((next < 0 ? text.length : next) - at > limit) return { row, limit };
    if (next < 0) break;
    at = next + 1;
  }
  return null;
}

/** The first lines, whole: a letter cut in two would pass for another encoding. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_BYTES) return bytes;
  const end = encodingOf(bytes) === 'utf-8' ? bytes.lastIndexOf(10, HEAD_BYTES - 1) + 1 : 0;
  return bytes.subarray(0, end || HEAD_BYTES);
}
