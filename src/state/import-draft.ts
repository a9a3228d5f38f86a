/** A file on its way in: looked at and understood before it touches the plan. */
import type { FilePreview, JoinSuggestion } from '../core/inputs';
import type { FileReport } from '../core/inputs/facts';
import type { FileRef } from '../core/plan';
import type { FileRole } from './edits';

export interface JoinFit extends JoinSuggestion {
  /** Name of the file of outlines. */
  outlines: string;
  /** Its draft; null: it is in the plan. */
  draftId: number | null;
}

export type FileOrigin = NonNullable<FileRef['origin']>;

export interface ImportDraft {
  id: number;
  name: string;
  blob: Blob;
  sha256: string;
  /** Null: from this computer. */
  origin: FileOrigin | null;
  /** Null: not known yet, or nothing tells. */
  role: FileRole | null;
  /** Nothing in the file speaks for its role; it has one so that its columns can be named. */
  isRoleAssumed: boolean;
  mapping: Record<string, string>;
  /** The mapping was set by hand, now or for the same header before. */
  isMapped: boolean;
  join: { joinColumn: string; joinId: string };
  /** Outlines that the rows of this table fit, and by which columns; null: none known. */
  joinFit: JoinFit | null;
  /** First rows, columns and guesses; null until looked at, and for what is not a table. */
  preview: FilePreview | null;
  check: { status: 'checking' } | { status: 'checked'; report: FileReport } | { status: 'failed'; message: string };
}

/** A table with a column of counts. */
export const hasPeople = ({ preview }: ImportDraft): boolean =>
  preview?.fields.some(({ field, column }) => field === 'people' && column !== '') ?? false;

/** A draft may enter the plan when it was read without an error that stops the file, or is a table to be joined with both columns named. */
export function isUsable(draft: ImportDraft): draft is ImportDraft & { role: FileRole } {
  if (draft.role === 'joins') {
    return hasPeople(draft) && draft.join.joinColumn !== '' && draft.join.joinId !== '';
  }
  if (draft.role === null || draft.check.status !== 'checked') return false;
  return draft.check.report.counts.used > 0;
}

/** A table that bears the marks of no role: counts to be joined to outlines, or columns that must be named. */
export const isUnknownTable = (preview: FilePreview | null): boolean =>
  preview !== null && preview.role === null && preview.columns.length > 1;
