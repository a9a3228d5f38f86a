import type { Pool } from '../../plan';
import type { Note } from '../messages';
import type { ReportInput } from '../report-types';

export const EXPORT_FORMATS = ['kml', 'kmz', 'geoparquet', 'xlsx', 'geotiff', 'hex9', 'gpx', 'field', 'svg'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What an export may need beside the result. */
export interface ExportServices {
  pool: Pool;
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** One file that can be made of a result. The same result gives the same bytes. */
export interface Exporter {
  /** File name without extension; unique. */
  name: string;
  extension: string;
  format: ExportFormat;
  /** What it is, for people. */
  label: string;
  /** Media type. */
  type: string;
  write(result: ReportInput, services: ExportServices): Promise<string | Uint8Array<ArrayBuffer>>;
  /** For an archive: its files by name, for those who want a folder. */
  parts?(result: ReportInput): Promise<Map<string, string>>;
  /** Why there is none for this result; null or left out: there is one. */
  refusal?(result: ReportInput): Note | null;
}

export const EXPORT_NOTE_CODES = ['export-hex9-not-for-class'] as const;
