/** Refused rows as CSV: the columns as the file has them, then refused_row, refused_code and refused_reason: names that no reader takes for a field. Formula-safe like every table we write. */
import type { RefusedRows } from '../inputs';
import type { Issue } from '../plan';
import { ByteWriter } from './byte-writer';
import { csvField } from './csv';
import { messageOf } from './messages';

const COMMA = 44;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const LINE_END = new Uint8Array([13, 10]);

/** The whole file. Ours stand last. `sentence`: the reason in the reader's language. */
export function refusedCsv(
  { columns, rows }: RefusedRows,
  sentence: (issue: Issue) => string = messageOf,
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const line = (values: readonly string[]): void => {
    values.forEach((value, i) => {
      if (i > 0) writer.byte(COMMA);
      // A number starts no formula, and has to stay one.
      if (NUMBER.test(value)) writer.text(value);
      else writer.bytes(csvField(value));
    });
    writer.bytes(LINE_END);
  };
  line([...columns, 'refused_row', 'refused_code', 'refused_reason']);
  for (const { row, cells, issue } of rows) {
    const reason = sentence({ ...issue, ref: issue.ref.column ? { column: issue.ref.column } : {} });
    line([...cells, row === null ? '' : String(row), issue.code, reason]);
  }
  return writer.finish();
}
