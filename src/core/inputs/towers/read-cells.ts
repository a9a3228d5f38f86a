/** A cell file (OpenCelliD and kin) → CellTable: columns found from the first line, then rows straight into columns, piece by piece: the file is never in memory as a whole. */
import { parse } from 'papaparse';
import { TECHNOLOGIES } from '../../plan/service';
import { breathe } from '../containers/breathe';
import { encodingOf } from '../containers/text';
import type { CellTable } from '../facts';
import type { ImportReport } from '../import-report';
import { type Mapping, numberOf, offers, resolveFields } from '../tables/fields';
import { separatorOf } from '../tables/table';
import { CellByteReader, type CellSources } from './cell-bytes';
import { CELL_FIELDS, CELL_SPEC, OPENCELLID_COLUMNS, radioCode } from './cell-columns';
import { textPieces } from './cell-pieces';
import { type CellReach, CellTableBuilder } from './cell-table-builder';

export const HEAD_BYTES = 32 * 1024;
/** About 20 ms of work. */
const PIECE_BYTES = 2 ** 20;
/** A turn of the event loop takes a browser 4 ms. */
const PIECES_PER_BREATH = 4;
/** No real row is longer; a quotation mark that is never closed makes one of the rest of the file. */
const LONGEST_ROW_BYTES = 16 * 2 ** 20;
const ROW_BYTES = 75;

export interface CellHead {
  columns: string[];
  hasHeader: boolean;
  separator: string;
}

/** Columns of a cell file by its first line, or null when it is none. `mapping` may supply what the header lacks. */
export function cellHead(firstLines: string, mapping: Mapping): CellHead | null {
  const separator = separatorOf(firstLines);
  const line = firstLines.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  const cells = parse<string[]>(line, { delimiter: separator }).data[0]?.map((cell) => cell.trim()) ?? [];
  const bare = cells.length >= 10 && !Number.isNaN(radioCode(cells[0]!)) && !Number.isNaN(numberOf(cells[6]!));
  if (bare) return { columns: OPENCELLID_COLUMNS.slice(0, cells.length), hasHeader: false, separator };
  return offers(cells, CELL_SPEC, mapping, ['mcc', 'cell', 'lon', 'lat'])
    ? { columns: cells, hasHeader: true, separator }
    : null;
}

/** A file's content as it comes. */
export interface CellContent {
  /** About how many there are. */
  bytes: number;
  /** The first HEAD_BYTES. */
  head: Uint8Array;
  stream(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

export const contentOfBytes = (bytes: Uint8Array): CellContent => ({
  bytes: bytes.length,
  head: bytes.subarray(0, HEAD_BYTES),
  async *stream() {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  },
});

export interface ReadCellsOptions {
  mapping: Mapping;
  report: ImportReport;
  signal: AbortSignal;
  onProgress?(fraction: number): void;
  /** Rows whose position it does not want are counted and not kept. */
  reach?: CellReach;
}

/** Reads the cells; rows that cannot be used are in the report. Null when the file cannot be used. */
export async function readCells(content: CellContent, options: ReadCellsOptions): Promise<CellTable | null> {
  const { mapping, report } = options;
  const head = cellHead(firstText(content.head), mapping);
  if (!head) {
    if (!report.failed) report.fail('table-empty');
    return null;
  }
  report.importer = 'cells';
  const fields = resolveFields(head.columns, { spec: CELL_SPEC, mapping, report });
  if (!fields) return null;
  const sources: CellSources = new Map(
    CELL_FIELDS.flatMap((field) => {
      const source = fields.source(field);
      return source ? [[field, source] as const] : [];
    }),
  );
  const builder = new CellTableBuilder(report, {
    expectedRows: Math.ceil(Math.min(content.bytes, 2 ** 31) / ROW_BYTES),
    ...(options.reach ? { reach: options.reach } : {}),
  });
  const reader = new CellByteReader(head.separator.charCodeAt(0), sources, head.hasHeader ? 1 : 0);
  await readRows(content, { reader, builder, options });
  const table = builder.finish();
  if (builder.dropped > 0)
    report.note('cells-out-of-reach', { count: builder.dropped, limitKm: options.reach?.limitKm ?? 0 });
  describeCells(table, report);
  builder.seen.tell(report);
  return table;
}

/** First lines as text, for finding the columns. */
export const firstText = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, HEAD_BYTES)).replaceAll('\0', '');

interface Rows {
  reader: CellByteReader;
  builder: CellTableBuilder;
  options: ReadCellsOptions;
}

async function readRows(content: CellContent, { reader, builder, options }: Rows): Promise<void> {
  const { report, signal, onProgress } = options;
  let [read, pieces] = [0, 0];
  await breathe(signal);
  for await (const large of textPieces(content.stream(signal), content.head, report))
    for (let at = 0; at < large.length; at += PIECE_BYTES) {
      const piece = large.subarray(at, at + PIECE_BYTES);
      reader.feed(piece, false, builder);
      if (reader.leftBytes > LONGEST_ROW_BYTES)
        return report.fail('row-too-long', { limitBytes: LONGEST_ROW_BYTES }, { row: reader.rowNumber });
      read += piece.length;
      onProgress?.(Math.min(1, read / Math.max(1, content.bytes)));
      if (++pieces % PIECES_PER_BREATH === 0) await breathe(signal);
    }
  if (!report.failed) reader.feed(new Uint8Array(0), true, builder);
}

function describeCells(table: CellTable, report: ImportReport): void {
  const counts = new Map<number, number>();
  const operators = new Set<number>();
  for (let i = 0; i < table.count; i++) {
    counts.set(table.technology[i]!, (counts.get(table.technology[i]!) ?? 0) + 1);
    operators.add(table.mcc[i]! * 1000 + table.mnc[i]!);
  }
  report.facts.cells = table.count;
  report.facts.operators = operators.size;
  for (const [code, count] of [...counts].sort(([a], [b]) => a - b)) report.facts[TECHNOLOGIES[code]!] = count;
}
