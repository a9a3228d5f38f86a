/**
 * What can be wrong with the user's input. Never thrown: collected, all at once, and turned into sentences only at the edge
 * (report/messages.ts), so that the command line and the app say the same thing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Where the problem is. `row` and `column` count from 1 as a spreadsheet shows them (the header is row 1 when there is one). */
export interface IssueRef {
  file?: string;
  row?: number;
  column?: string;
  id?: string;
}

/** One problem. `code` is from the runtime array of the folder that raises it; `context` holds the values for the sentence. */
export interface Issue {
  code: string;
  severity: Severity;
  ref: IssueRef;
  context: Record<string, string | number>;
}

/** Counts of the rows of one file. read = used + merged + refused. `refusedByCode` adds up to `refused`. */
export interface RowCounts {
  read: number;
  used: number;
  merged: number;
  refused: number;
  refusedByCode: Record<string, number>;
}
