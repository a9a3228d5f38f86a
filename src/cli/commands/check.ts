import { parseArgs } from 'node:util';
import { checkFile, type FileReport, guessRole, refusedRows } from '../../core/inputs';
import { type Issue, FACT_ROLES } from '../../core/plan';
import { messageOf, refusedCsv } from '../../core/report';
import { notReadable, openFile } from '../files';
import { type Mapping, mappingFor, parseMapping } from '../mapping';
import { sparingly } from '../sparing-heap';
import { InputError } from '../terminal';
import { checkFile as checkTarget, writeFileSafely } from '../write-files';

/** `infill check FILE… [--as ROLE] [--map FIELD=COLUMN] [--refused FILE.csv]`: a report per file as JSON on stdout. Exit 2 when any file cannot be used. */
export async function check(args: string[], signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string' }, map: { type: 'string', multiple: true }, refused: { type: 'string' } },
  });
  if (positionals.length === 0) throw new InputError('name at least one file: infill check FILE…');
  const role = values.as === undefined ? undefined : roleOf(values.as);
  const mapping = parseMapping(values.map ?? []);
  if (values.refused !== undefined) await checkRefused(values.refused, positionals);
  const closed: Issue[] = [];
  const reports: FileReport[] = [];
  for (const path of positionals) {
    signal.throwIfAborted();
    try {
      reports.push(await sparingly(() => reportOf(path, { role, mapping, signal })));
    } catch (error) {
      signal.throwIfAborted();
      closed.push(notReadable(path, error));
    }
  }
  if (values.refused !== undefined && reports[0])
    await saveRefused(values.refused, positionals[0]!, { as: reports[0].role, mapping, signal });
  const shown = reports.map(({ isRoleUnknown, ...report }) => ({
    ...report,
    role: isRoleUnknown ? null : report.role,
    issues: report.issues.map((issue) => ({ ...issue, message: messageOf(issue) })),
  }));
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  const unusable = reports.filter((report) => report.issues.some((issue) => issue.severity === 'error'));
  const names = [...closed.map(({ ref }) => ref.file), ...unusable.map(({ file }) => file)];
  if (names.length === 0) return;
  // The refused rows too: when none could be used, they are the reason.
  const problems = unusable.flatMap(({ issues }) => issues.filter(({ severity }) => severity !== 'info'));
  throw new InputError(`${names.join(', ')} cannot be used.`, [...closed, ...problems]);
}

async function reportOf(
  path: string,
  { role, mapping, signal }: { role: FileReport['role'] | undefined; mapping: Mapping; signal: AbortSignal },
): Promise<FileReport> {
  const file = await openFile(path);
  const limited = Object.keys(mapping.byRole).length > 0;
  const meant = role ?? (limited ? await guessRole(file, { mapping: mapping.all, signal }) : undefined);
  const fields = meant ? mappingFor(mapping, meant) : mapping.all;
  return checkFile(file, { ...(role ? { as: role } : {}), mapping: fields, signal });
}

/** Its last columns are ours. */
const REFUSED_HEADER = /(^|,)refused_row,refused_code,refused_reason\r\n/;

async function checkRefused(path: string, files: readonly string[]): Promise<void> {
  if (files.length > 1) throw new InputError('--refused takes the rows of one file: name only one file to check.');
  await checkTarget(path, (start) => start === '' || REFUSED_HEADER.test(start));
}

async function saveRefused(
  path: string,
  source: string,
  { as, mapping, signal }: { as: FileReport['role']; mapping: Mapping; signal: AbortSignal },
): Promise<void> {
  const refused = await refusedRows(await openFile(source), { as, mapping: mappingFor(mapping, as), signal });
  await writeFileSafely(path, refusedCsv(refused));
  const more = refused.leftOut > 0 ? ` (${refused.leftOut} more are counted only)` : '';
  process.stderr.write(`${refused.rows.length} refused rows written to ${path}${more}\n`);
}

function roleOf(text: string): FileReport['role'] {
  const normal = text === 'region' ? 'regions' : text;
  const role = FACT_ROLES.find((known) => known === normal);
  if (!role) throw new InputError(`--as takes one of ${FACT_ROLES.join(', ')}, not "${text}".`);
  return role;
}
