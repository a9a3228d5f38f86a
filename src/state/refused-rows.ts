/** The rows of a table that were refused, as a file: the header, each row as it stands, and why in a column of its own. */
import type { Issue } from '../core/plan/issues';
import { wholeText } from './file-bytes';

/** Null when the file is no text, or no refusal names its row. */
export async function refusedRows(
  blob: Blob,
  issues: readonly Issue[],
  sentence: (issue: Issue) => string,
): Promise<Blob | null> {
  const reasons = new Map<number, string>();
  for (const issue of issues) {
    const { row } = issue.ref;
    if (row === undefined || issue.severity === 'info') continue;
    const reason = sentence(issue);
    reasons.set(row, reasons.has(row) ? `${reasons.get(row)} ${reason}` : reason);
  }
  const text = reasons.size > 0 ? await wholeText(blob) : null;
  if (text === null) return null;
  const records = recordsOf(text.replace(/^\uFEFF/, ''));
  const header = records[0] ?? '';
  const separator = ['\t', ';', ','].find((mark) => header.includes(mark)) ?? ',';
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = [...reasons].sort(([a], [b]) => a - b).flatMap(([row, reason]) => {
    const record = records[row - 1];
    return record === undefined || row === 1 ? [] : [`${record}${separator}${quoted(reason)}`];
  }); // prettier-ignore
  if (rows.length === 0) return null;
  return new Blob([[`${header}${separator}refused_because`, ...rows, ''].join('\n')], { type: 'text/csv' });
}

/** Lines, but that a line break inside double quotes is part of its row. */
function recordsOf(text: string): string[] {
  const records: string[] = [];
  let open: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    // Of the new line only: a quote that is never closed makes the rest of a file one row.
    const turns = (line.split('"').length - 1) % 2 === 1;
    open.push(line);
    if (turns === open.length > 1) {
      records.push(open.join('\n'));
      open = [];
    }
  }
  return open.length === 0 ? records : [...records, open.join('\n')];
}
