/** A file on its way in: looked at and understood before it touches the plan. */
import type { FileReport } from '../core/inputs/facts';
import type { FileRole } from './edits';

export interface ImportDraft {
  id: number;
  name: string;
  blob: Blob;
  sha256: string;
  role: FileRole;
  /** The role the file's content suggests; null when nothing fits. */
  guessedRole: FileRole | null;
  mapping: Record<string, string>;
  join: { joinColumn: string; joinId: string };
  /** First rows of a table, header first; empty for other formats. */
  rows: string[][];
  check: { status: 'checking' } | { status: 'checked'; report: FileReport } | { status: 'failed'; message: string };
}

/** Fields a column mapping can name, by role; those the role cannot do without first. */
export const MAPPING_FIELDS: Record<FileRole, readonly string[]> = {
  regions: ['id', 'name'],
  towers: ['lon', 'lat', 'radio', 'mcc', 'net', 'area', 'cell', 'range', 'samples'],
  hotspots: ['lon', 'lat', 'h3', 'id', 'name', 'network', 'device', 'height', 'gain', 'azimuth', 'online'],
  demand: ['people', 'lon', 'lat', 'h3', 'id', 'name'],
  joins: ['people', 'lon', 'lat', 'name'],
  terrain: [],
  venues: ['lon', 'lat', 'id', 'name', 'group'],
};

/** A draft may enter the plan when it was read without an error that stops the file, or is a table to be joined with both columns named. */
export function isUsable(draft: ImportDraft): boolean {
  if (draft.role === 'joins') return draft.join.joinColumn !== '' && draft.join.joinId !== '';
  if (draft.check.status !== 'checked') return false;
  return draft.check.report.counts.used > 0;
}
