import { dirname, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { type FileReport, readFacts, regionOfText } from '../../core/inputs';
import { type FactRole, type FileRef, type Issue, parsePlan, type Plan, planFiles } from '../../core/plan';
import { allIssues, notReadable, openFile, openPlanFiles, sha256OfFile } from '../files';
import { withoutFolders } from '../folders';
import { mappingFor, parseMapping } from '../mapping';
import { InputError, printIssues } from '../terminal';
import { checkFile, writeFileSafely } from '../write-files';

const OPTIONS = {
  region: { type: 'string', multiple: true },
  towers: { type: 'string', multiple: true },
  hotspots: { type: 'string', multiple: true },
  demand: { type: 'string', multiple: true },
  join: { type: 'string', multiple: true },
  terrain: { type: 'string', multiple: true },
  clutter: { type: 'string', multiple: true },
  venues: { type: 'string', multiple: true },
  antennas: { type: 'string', multiple: true },
  candidates: { type: 'string', multiple: true },
  presence: { type: 'string', multiple: true },
  measurements: { type: 'string', multiple: true },
  'stated-coverage': { type: 'string', multiple: true },
  usage: { type: 'string', multiple: true },
  roads: { type: 'string', multiple: true },
  map: { type: 'string', multiple: true },
  operator: { type: 'string' },
  class: { type: 'string' },
  environment: { type: 'string' },
  target: { type: 'string' },
  resolution: { type: 'string' },
  'margin-km': { type: 'string' },
  name: { type: 'string' },
  out: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ args: string[]; options: typeof OPTIONS; strict: true }>>['values'];

/** `infill new …`: checks every file and writes a plan that names them by relative path and hash. */
export async function create(args: string[], signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  if (!values.out) throw new InputError('say where to write the plan: --out PLAN.json');
  if (!values.region?.length) throw new InputError('name a target region: --region FILE, bbox:W,S,E,N or h3:CELL,…');
  await checkFile(values.out, (start) => start.includes('"infill-plan"'));
  const unreadable: Issue[] = [];
  const drafted = await draft(values, unreadable);
  const { plan, issues } = parsePlan(JSON.stringify(drafted), values.out);
  if (!plan) throw new InputError('the options do not make a plan.', [...unreadable, ...issues]);
  const { files, issues: fileIssues } = await openPlanFiles(
    planFiles(plan).map(({ ref }) => ref),
    values.out,
  );
  const facts = await readFacts(plan, files, { signal, onProgress() {} });
  const read = [...facts.issues, ...facts.files.flatMap((file) => file.issues)];
  const found = [...unreadable, ...allIssues(fileIssues, read)];
  if (found.some((issue) => issue.severity === 'error'))
    throw new InputError('these files do not make a plan; nothing was written.', found);
  for (const report of facts.files) process.stderr.write(`${countsLine(report)}\n`);
  printIssues(found, 2);
  await writeFileSafely(values.out, `${JSON.stringify(plan, null, 2)}\n`);
  // As the user called this: through npm, where nothing named infill is on the path.
  const infill = process.env.npm_lifecycle_event === 'infill' ? 'npm run -s infill --' : 'infill';
  process.stderr.write(`Plan written. Next: ${infill} plan ${values.out}\n`);
  process.stdout.write(`${resolve(values.out)}\n`);
}

/** The plan as the options say it; files that cannot be opened are left out and told. */
async function draft(values: Values, unreadable: Issue[]): Promise<unknown> {
  const folder = dirname(resolve(values.out!));
  const mapping = parseMapping(values.map ?? []);
  const refs = (paths: string[] | undefined, role: FactRole) =>
    opened(paths, (path) => refOf(path, folder, mappingFor(mapping, role)), unreadable);
  const joins = (values.join ?? []).map(joinParts);
  const { drawn, files: regionFiles } = regionsOf(values.region ?? []);
  return {
    format: 'infill-plan',
    version: 1,
    name: values.name ?? 'Plan',
    inputs: {
      regions: await refs(regionFiles, 'regions'),
      drawnRegions: drawn,
      towers: await refs(values.towers, 'towers'),
      hotspots: await refs(values.hotspots, 'hotspots'),
      demand: await refs(values.demand, 'demand'),
      joins: await opened(
        joins,
        async ({ path, ...key }) => ({ ...(await refOf(path, folder, mappingFor(mapping, 'demand'))), ...key }),
        unreadable,
      ),
      terrain: await refs(await withoutFolders(values.terrain ?? []), 'terrain'),
      clutter: await refs(await withoutFolders(values.clutter ?? []), 'clutter'),
      venues: await refs(values.venues, 'venues'),
      antennas: await refs(values.antennas, 'antennas'),
      candidates: await refs(values.candidates, 'candidates'),
      presence: await refs(values.presence, 'presence'),
      measurements: await refs(values.measurements, 'measurements'),
      statedCoverage: await refs(values['stated-coverage'], 'statedCoverage'),
      usage: await refs(values.usage, 'usage'),
      roads: await refs(values.roads, 'roads'),
    },
    grid: numbers({ resolution: values.resolution, marginKm: values['margin-km'] }),
    service: defined({ operator: values.operator, classId: values.class, environment: values.environment }),
    target: numbers({ shareFraction: values.target }),
  } satisfies Record<
    keyof Pick<Plan, 'format' | 'version' | 'name' | 'inputs' | 'grid' | 'service' | 'target'>,
    unknown
  >;
}

/** Regions written out become a part of the plan; the others are files. */
/** Regions written on the command line, and the files among the texts. Throws InputError. */
export function regionsOf(texts: readonly string[]): { drawn: Plan['inputs']['drawnRegions']; files: string[] } {
  const drawn: Plan['inputs']['drawnRegions'] = [];
  const files: string[] = [];
  for (const text of texts) {
    const region = regionOfText(text);
    if (!region) files.push(text);
    else if ('problem' in region)
      throw new InputError(`--region ${text.slice(0, 80)} is no region: ${region.problem}.`);
    else drawn.push({ id: `region-${drawn.length + 1}`, ...region } as Plan['inputs']['drawnRegions'][number]);
  }
  return { drawn, files };
}

/** Results of the sources that can be opened, in order. */
async function opened<Source extends string | { path: string }, Result>(
  sources: readonly Source[] = [],
  open: (source: Source) => Promise<Result>,
  unreadable: Issue[],
): Promise<Result[]> {
  const results: Result[] = [];
  for (const source of sources)
    try {
      results.push(await open(source));
    } catch (error) {
      unreadable.push(notReadable(typeof source === 'string' ? source : source.path, error));
    }
  return results;
}

async function refOf(path: string, folder: string, mapping: Record<string, string>): Promise<FileRef> {
  const { size } = await openFile(path);
  const inPlan = relative(folder, resolve(path)).split(sep).join('/');
  return { path: inPlan, sha256: await sha256OfFile(path), bytes: size, mapping };
}

function joinParts(text: string): { path: string; joinColumn: string; joinId: string } {
  const match = /^(.+):([^:=]+)=([^=]+)$/.exec(text);
  if (!match) throw new InputError(`--join takes CSV:COLUMN=ID, not "${text}".`);
  return { path: match[1]!, joinColumn: match[2]!, joinId: match[3]! };
}

function defined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Fields of the plan whose option is called otherwise. */
const OPTION_OF: Readonly<Record<string, string>> = { marginKm: 'margin-km', shareFraction: 'target' };

function numbers(values: Record<string, string | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(defined(values)).map(([name, text]) => {
      const value = Number(text);
      if (text.trim() === '' || !Number.isFinite(value))
        throw new InputError(`--${OPTION_OF[name] ?? name} takes a number, not "${text}".`);
      return [name, value];
    }),
  );
}

function countsLine({ file, role, counts }: FileReport): string {
  const parts = [`${counts.read} read`, `${counts.used} used`];
  if (counts.merged) parts.push(`${counts.merged} merged`);
  if (counts.refused) parts.push(`${counts.refused} refused`);
  return `${role}: ${file}: ${parts.join(', ')}`;
}
