/** Everything a bundle holds, as bytes by name: the standard files, the exports asked for, the print, and last the manifest that names them. */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  BUNDLE_FILES,
  type Exporter,
  exportFileName,
  exportersOf,
  EXPORTERS,
  EXPORT_FORMATS,
  manifestText,
  messageOf,
  SOMETIMES_FILES,
  type ReportMeta,
  writeBundle,
} from '../core/report';
import type { PlanResult } from '../core/run';
import { type Paper, pdfOf } from './print-pdf';
import type { RunServices } from './run-plan';
import { InputError, plainText } from './terminal';

export const PDF_FILE = 'report.pdf';

/** What was asked for beside the standard files. */
export interface Extras {
  exporters: readonly Exporter[];
  /** Null: no print. */
  print: { chromium: string; paper: Paper } | null;
}

/** `--export kml,xlsx --export gpx` → exporters. Throws InputError for what is no format. */
export function wantedExports(values: readonly string[]): Exporter[] {
  const formats = values.flatMap((value) => value.split(',')).map((format) => format.trim().toLowerCase());
  const { exporters, unknown } = exportersOf(formats);
  if (unknown.length > 0)
    throw new InputError(
      `--export knows no "${unknown.join('", "')}". It takes ${EXPORT_FORMATS.join(', ')} or all, separated by commas.`,
    );
  return exporters;
}

/** Names that a bundle with these extras may have. A folder, with a slash at its end, stands for what is in it. */
export const bundleNames = ({ exporters, print }: Extras): string[] => [
  ...BUNDLE_FILES,
  ...SOMETIMES_FILES,
  ...exporters.map((exporter) => (exporter.parts ? `${exporter.name}/` : exportFileName(exporter))),
  ...(print ? [PDF_FILE] : []),
];

/** Whether a name in an earlier bundle's manifest is one that not every run writes. */
export const isExtra = (name: string): boolean =>
  name === PDF_FILE ||
  SOMETIMES_FILES.some((file) => file === name) ||
  EXPORTERS.some((exporter) =>
    exporter.parts
      ? new RegExp(`^${exporter.name}/[\\p{L}\\p{N}-]+\\.svg$`, 'u').test(name)
      : exportFileName(exporter) === name,
  );

export async function bundleContents(
  result: PlanResult,
  meta: ReportMeta,
  { exporters, print }: Extras,
  { pool, progress, signal }: RunServices,
): Promise<Map<string, string | Uint8Array>> {
  const contents = new Map<string, string | Uint8Array>(writeBundle(result, meta));
  contents.delete('manifest.json');
  // The bundle was made in one go; a Ctrl+C meanwhile is heard only now.
  await setTimeout(1);
  signal.throwIfAborted();
  for (const [index, exporter] of exporters.entries()) {
    const name = exportFileName(exporter);
    const refusal = exporter.refusal?.(result);
    if (refusal) {
      process.stderr.write(`note: no ${name}. ${plainText(messageOf(refusal))}\n`);
      continue;
    }
    const onProgress = (fraction: number) => progress.update('export', (index + fraction) / exporters.length);
    onProgress(0);
    if (exporter.parts)
      for (const [part, text] of await exporter.parts(result)) contents.set(`${exporter.name}/${part}`, text);
    else contents.set(name, await exporter.write(result, { pool, signal, onProgress }));
    signal.throwIfAborted();
  }
  if (print) {
    progress.update('print', 0);
    contents.set(PDF_FILE, await pdfOf(contents.get('report.html') as string, { ...print, signal }));
  }
  const outputs = [...contents].map(([file, content]) => ({
    file,
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  return contents.set('manifest.json', manifestText(result, { ...meta, outputs }));
}
