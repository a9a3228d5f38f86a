import { decodeText } from '../containers/text';
import type { ImportReport } from '../import-report';
import { readTable, type Table } from './table';

/** A CSV file with a header, or null with the report failed. */
export function tableOfBytes(bytes: Uint8Array, report: ImportReport): Table | null {
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
  const table = readTable(text, { report });
  if (table.rows.length > 0) return table;
  report.fail('table-empty');
  return null;
}
