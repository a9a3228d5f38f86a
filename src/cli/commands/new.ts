import { writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type FileReport, readFacts } from '../../core/inputs';
import { type FileRef, type JoinRef, parsePlan, type Plan, planFiles } from '../../core/plan';
import { openPlanFiles, sha256OfFile } from '../files';
import { type MappedRole, mappingFor, parseMapping } from '../mapping';
import { InputError, printIssues } from '../terminal';

const OPTIONS = {
  region: { type: 'string', multiple: true },
  towers: { type: 'string', multiple: true },
  hotspots: { type: 'string', multiple: true },
  demand: { type: 'string', multiple: true },
  join: { type: 'string', multiple: true },
  terrain: { type: 'string', multiple: true },
  clutter: { type: 'string', multiple: true },
  venues: { type: 'string', multiple: true },
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
  if (!values.region?.length) throw new InputError('name a target region: --region FILE (GeoJSON or TopoJSON)');
  const drafted = await draft(values);
  const { plan, issues } = parsePlan(JSON.stringify(drafted), values.out);
  if (!plan) throw new InputError('the options do not make a plan.', issues);
  const { files, issues: fileIssues } = await openPlanFiles(
    planFiles(plan).map(({ ref }) => ref),
    values.out,
  );
  const facts = await readFacts(plan, files, { signal, onProgress() {} });
  const found = [...fileIssues, ...facts.issues, ...facts.files.flatMap((file) => file.issues)];
  if (found.some((issue) => issue.severity === 'error'))
    throw new InputError('these files do not make a plan; nothing was written.', found);
  for (const report of facts.files) process.stderr.write(`${countsLine(report)}\n`);
  printIssues(found, 2);
  await writeFile(values.out, `${JSON.stringify(plan, null, 2)}\n`);
  process.stderr.write(`Plan written. Next: infill plan ${values.out}\n`);
  process.stdout.write(`${resolve(values.out)}\n`);
}

async function draft(values: Values): Promise<unknown> {
  const folder = dirname(resolve(values.out!));
  const mapping = parseMapping(values.map ?? []);
  const refs = (paths: string[] | undefined, role: MappedRole) =>
    Promise.all((paths ?? []).map((path) => refOf(path, folder, mappingFor(mapping, role))));
  return {
    format: 'infill-plan',
    version: 1,
    name: values.name ?? 'Plan',
    inputs: {
      regions: await refs(values.region, 'regions'),
      towers: await refs(values.towers, 'towers'),
      hotspots: await refs(values.hotspots, 'hotspots'),
      demand: await refs(values.demand, 'demand'),
      joins: await Promise.all((values.join ?? []).map((text) => joinOf(text, folder, mappingFor(mapping, 'demand')))),
      terrain: await refs(values.terrain, 'terrain'),
      clutter: await refs(values.clutter, 'clutter'),
      venues: await refs(values.venues, 'venues'),
    },
    grid: numbers({ resolution: values.resolution, marginKm: values['margin-km'] }),
    service: defined({ operator: values.operator, classId: values.class, environment: values.environment }),
    target: numbers({ shareFraction: values.target }),
  } satisfies Record<
    keyof Pick<Plan, 'format' | 'version' | 'name' | 'inputs' | 'grid' | 'service' | 'target'>,
    unknown
  >;
}

async function refOf(path: string, folder: string, mapping: Record<string, string>): Promise<FileRef> {
  try {
    const { size } = await stat(path);
    return {
      path: relative(folder, resolve(path)).split(sep).join('/'),
      sha256: await sha256OfFile(path),
      bytes: size,
      mapping,
    };
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

async function joinOf(text: string, folder: string, mapping: Record<string, string>): Promise<JoinRef> {
  const match = /^(.+):([^:=]+)=([^=]+)$/.exec(text);
  if (!match) throw new InputError(`--join takes CSV:COLUMN=ID, not "${text}".`);
  return { ...(await refOf(match[1]!, folder, mapping)), joinColumn: match[2]!, joinId: match[3]! };
}

function defined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function numbers(values: Record<string, string | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(defined(values)).map(([name, text]) => {
      const value = Number(text);
      if (text.trim() === '' || !Number.isFinite(value))
        throw new InputError(`--${name} takes a number, not "${text}".`);
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
