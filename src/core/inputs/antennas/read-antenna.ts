import { type MeasuredAntenna, parseMsiAntenna } from '../../radio';
import { decodeText } from '../containers/text';
import type { ImportReport } from '../import-report';

/** Whether a text is an MSI Planet antenna file: both cuts by name. */
export const isMsiAntenna = (text: string): boolean =>
  /^\s*HORIZONTAL\s+\d+/im.test(text) && /^\s*(NAME|GAIN|FREQUENCY|MAKE|TILT)\b/im.test(text);

/** The pattern of one file, or null with the report failed. */
export function readAntenna(bytes: Uint8Array, report: ImportReport): MeasuredAntenna | null {
  report.importer = 'msi-antenna';
  const { text, remarks } = decodeText(bytes);
  for (const { code, severity, context } of remarks) report[severity === 'error' ? 'fail' : 'note'](code, context);
  if (text === null) return null;
  if (text.trim() === '') {
    report.fail('input-file-empty');
    return null;
  }
  const { antenna, problems } = parseMsiAntenna(text);
  for (const { code, row } of problems) report.fail(code, {}, row > 0 ? { row } : {});
  if (!antenna) return null;
  report.use();
  report.facts.gainDbi = antenna.gainDbi;
  if (!Number.isNaN(antenna.frequencyMhz)) report.facts.frequencyMhz = antenna.frequencyMhz;
  if (antenna.name) report.facts.name = antenna.name.slice(0, 200);
  return antenna;
}
