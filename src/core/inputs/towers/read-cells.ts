/** A cell file (OpenCelliD and kin) → CellTable: columns found from the first line, then bytes straight into columns, or through papaparse when values are quoted. */
import { parse } from 'papaparse';
import { TECHNOLOGIES } from '../../plan/service';
import { breathe } from '../containers/breathe';
import { decodeText, encodingOf } from '../containers/text';
import type { CellTable } from '../facts';
import type { ImportReport } from '../import-report';
import { type Mapping, numberOf, offers, resolveFields } from '../tables/fields';
import { separatorOf } from '../tables/table';
import { CellByteReader, type CellSources, constantValue } from './cell-bytes';
import { CELL_FIELDS, CELL_SPEC, OPENCELLID_COLUMNS, radioCode } from './cell-columns';
import { type CellRow, CellTableBuilder, RADIO } from './cell-table-builder';

const HEAD_BYTES = 32 * 1024;
const SLICE_BYTES = 4 * 2 ** 20;
const QUOTE = 34;

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

export interface ReadCellsOptions {
  mapping: Mapping;
  report: ImportReport;
  signal: AbortSignal;
  onProgress?(fraction: number): void;
}

/** Reads the cells; rows that cannot be used are in the report. Null when the file cannot be used. */
export async function readCells(bytes: Uint8Array, options: ReadCellsOptions): Promise<CellTable | null> {
  const { mapping, report, signal, onProgress } = options;
  const plain = utf8Bytes(bytes, report);
  const head = plain && cellHead(firstText(plain), mapping);
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
  const builder = new CellTableBuilder(report, Math.ceil(plain.length / 60));
  if (plain.includes(QUOTE)) readQuoted(plain, { head, sources, builder, report });
  else {
    const reader = new CellByteReader(plain, head.separator.charCodeAt(0), sources);
    let at = head.hasHeader ? reader.skipRow(startOf(plain)) : startOf(plain);
    while (at < plain.length) {
      at = reader.read(at, at + SLICE_BYTES, builder);
      onProgress?.(at / plain.length);
      await breathe(signal);
    }
  }
  const table = builder.finish();
  describeCells(table, report);
  return table;
}

/** First lines as text, for finding the columns. */
export const firstText = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES)).replaceAll('\0', '');

/** UTF-8 bytes of a text file of any encoding the importers know. Null with the report failed when it is no text. */
function utf8Bytes(bytes: Uint8Array, report: ImportReport): Uint8Array | null {
  if (encodingOf(bytes) === 'utf-8') {
    if (!bytes.subarray(0, HEAD_BYTES).includes(0)) return bytes;
  }
  const { text, remarks } = decodeText(bytes);
  for (const { code, severity, context } of remarks) report[severity === 'error' ? 'fail' : 'note'](code, context);
  return text === null ? null : new TextEncoder().encode(text);
}

const startOf = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

interface QuotedInput {
  head: CellHead;
  sources: CellSources;
  builder: CellTableBuilder;
  report: ImportReport;
}

function readQuoted(bytes: Uint8Array, { head, sources, builder, report }: QuotedInput): void {
  const { text, remarks } = decodeText(bytes);
  for (const { code, severity, context } of remarks) report[severity === 'error' ? 'fail' : 'note'](code, context);
  if (text === null) return;
  const needed = 1 + Math.max(...[...sources.values()].map((source) => ('column' in source ? source.column : -1)));
  const row = quotedRow(sources);
  let rowNumber = 0;
  parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: head.separator,
    step({ data, errors }) {
      rowNumber++;
      if (errors.some((error) => error.code === 'MissingQuotes'))
        report.warn('table-quote-unclosed', { row: rowNumber });
      if ((head.hasHeader && rowNumber === 1) || data.every((value) => value.trim() === '')) return;
      if (data.length < needed) builder.refuseShort(rowNumber, needed, data.length);
      else builder.add(row.from(data), rowNumber);
    },
  });
}

function quotedRow(sources: CellSources): CellRow & { from(data: readonly string[]): CellRow } {
  let current: readonly string[] = [];
  const values = new Float64Array(CELL_FIELDS.length);
  const raw = (field: (typeof CELL_FIELDS)[number]): string => {
    const source = sources.get(field);
    if (!source) return '';
    return 'constant' in source ? source.constant : (current[source.column] ?? '').trim();
  };
  return {
    values,
    raw,
    columnName(field) {
      const source = sources.get(field);
      return source && 'name' in source ? source.name : field;
    },
    from(data) {
      current = data;
      for (const [i, field] of CELL_FIELDS.entries()) {
        const source = sources.get(field);
        if (!source || 'constant' in source) values[i] = constantValue(field, source);
        else values[i] = i === RADIO ? radioCode(raw(field)) : numberOf(raw(field));
      }
      return this;
    },
  };
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
