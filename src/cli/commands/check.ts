import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkFile, type FileReport } from '../../core/inputs';
import { messageOf } from '../../core/report';
import { openFile } from '../files';
import { parseMapping } from '../mapping';
import { InputError } from '../terminal';

const ROLES = ['towers', 'hotspots', 'demand', 'terrain', 'clutter', 'regions', 'venues'] as const;

/** `infill check FILE… [--as ROLE] [--map FIELD=COLUMN]`: a report per file as JSON on stdout. Exit 2 when any file cannot be used. */
export async function check(args: string[], signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string' }, map: { type: 'string', multiple: true } },
  });
  if (positionals.length === 0) throw new InputError('name at least one file: infill check FILE…');
  const role = values.as === undefined ? undefined : roleOf(values.as);
  const mapping = parseMapping(values.map ?? []).all;
  const reports: FileReport[] = [];
  for (const path of positionals) {
    signal.throwIfAborted();
    await stat(path).catch((error: Error) => {
      throw new InputError(`${path} cannot be read: ${error.message}`);
    });
    reports.push(await checkFile(await openFile(path), { ...(role ? { as: role } : {}), mapping }));
  }
  const shown = reports.map((report) => ({
    ...report,
    issues: report.issues.map((issue) => ({ ...issue, message: messageOf(issue) })),
  }));
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  const unusable = reports.filter((report) => report.issues.some((issue) => issue.severity === 'error'));
  if (unusable.length > 0) {
    const problems = unusable.flatMap((report) => report.issues.filter((issue) => issue.severity === 'error'));
    throw new InputError(`${unusable.map((report) => report.file).join(', ')} cannot be used.`, problems);
  }
}

function roleOf(text: string): FileReport['role'] {
  const normal = text === 'region' ? 'regions' : text;
  const role = ROLES.find((known) => known === normal);
  if (!role) throw new InputError(`--as takes one of ${ROLES.join(', ')}, not "${text}".`);
  return role;
}
