/** CSV by RFC 4180 (CRLF, quotes doubled), and safe to open in a spreadsheet: text that would start a formula gets an apostrophe. */
import { ByteWriter } from './byte-writer';

const COMMA = 44;
const LINE_END = new Uint8Array([13, 10]);
const encoder = new TextEncoder();

/** A column: its header and, per row, its value. Numbers take fixed decimals; not finite and null give an empty field. `boolean`: true or false as text. */
export type CsvColumn<Row> =
  | { name: string; boolean?: true; text(row: Row): string }
  | { name: string; decimals: number; number(row: Row): number | null };

/** The whole file, header first. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly CsvColumn<Row>[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  csvHeader(
    writer,
    columns.map((column) => column.name),
  );
  for (const row of rows) {
    columns.forEach((column, index) => {
      if (index > 0) writer.byte(COMMA);
      if ('text' in column) writer.bytes(csvField(column.text(row)));
      else writer.fixed(column.number(row) ?? Number.NaN, column.decimals);
    });
    writer.bytes(LINE_END);
  }
  return writer.finish();
}

export function csvHeader(writer: ByteWriter, names: readonly string[]): void {
  writer.text(names.join(','));
  writer.bytes(LINE_END);
}

/** One text field as it stands in the file. */
export function csvField(text: string): Uint8Array {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return encoder.encode(/[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe);
}
