import { gapOutlines, sitesGeojson } from './geojson';
import { assignmentsCsv, cellsCsv } from './cells-csv';
import { reportHtml } from './html/report-html';
import { manifestOf } from './manifest';
import type { ReportInput, ReportMeta } from './report-types';
import { summaryOf } from './summary';
import { costsCsv, gapsCsv, sitesCsv } from './tables';
import { measurementsCsv } from './validation/measured-csv';

type FileContent = string | Uint8Array<ArrayBuffer>;

/** Each file of a bundle and how it is made. The names are a public interface. */
const WRITERS = {
  'summary.json': (result) => json(summaryOf(result)),
  'report.html': reportHtml,
  'gaps.geojson': (result) => json(gapOutlines(result.grid, result.gaps), 0),
  'gaps.csv': gapsCsv,
  'cells.csv': cellsCsv,
  'sites.geojson': (result) => json(sitesGeojson(result), 0),
  'sites.csv': sitesCsv,
  'assignments.csv': assignmentsCsv,
  'costs.csv': costsCsv,
  'manifest.json': manifestText,
} satisfies Record<string, (result: ReportInput, meta: ReportMeta) => FileContent>;

/** Files that only some results have. */
const SOMETIMES = {
  'measurements.csv': measurementsCsv,
} satisfies Record<string, (result: ReportInput) => FileContent | null>;

export type BundleFile = keyof typeof WRITERS;
type SometimesFile = keyof typeof SOMETIMES;

/** Names of the files of a bundle, in the order they are offered. */
export const BUNDLE_FILES = Object.keys(WRITERS) as BundleFile[];

/** Names of files that a bundle may hold besides, when the result has something to say in them. */
export const SOMETIMES_FILES = Object.keys(SOMETIMES) as SometimesFile[];

/** One file of the bundle, for a reader who wants only that. */
function bundleFile(name: BundleFile, result: ReportInput, meta: ReportMeta): FileContent {
  return WRITERS[name](result, meta);
}

/** The whole bundle: file name → content. The same result and version give the same bytes, but for `timings` in manifest.json. */
export function writeBundle(result: ReportInput, meta: ReportMeta): Map<BundleFile | SometimesFile, FileContent> {
  const files = new Map<BundleFile | SometimesFile, FileContent>(
    BUNDLE_FILES.map((name) => [name, bundleFile(name, result, meta)]),
  );
  for (const name of SOMETIMES_FILES) {
    const content = SOMETIMES[name](result);
    if (content !== null) files.set(name, content);
  }
  return files;
}

/** manifest.json alone, for a door that knows more of the bundle than its results. */
export function manifestText(result: ReportInput, meta: ReportMeta): string {
  return json(manifestOf(result, meta));
}

function json(value: unknown, indent = 2): string {
  return `${JSON.stringify(value, null, indent)}\n`;
}
