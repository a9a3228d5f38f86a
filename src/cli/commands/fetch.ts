import { readFile, rm, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  checkFile as checkContent,
  fetchLive as fetchWish,
  HELIUM_ENTITY_URL,
  LiveError,
  type LiveFile,
  type LiveKept,
  type LiveOptions,
  type LiveWish,
  nothingKept,
  OVERPASS_URL,
  type PagesKept,
  reachBoxes,
  readFacts,
  type Region,
  sourceOfBlob,
  TERRAIN_TILES_URL,
} from '../../core/inputs';
import { type Issue, newPlan } from '../../core/plan';
import { nodeFetcher } from '../fetcher';
import { notReadable, openFile } from '../files';
import { createProgress, InputError, plainText, printIssues } from '../terminal';
import { checkFile, writeFileSafely } from '../write-files';
import { regionsOf } from './new';

const OPTIONS = {
  region: { type: 'string', multiple: true },
  url: { type: 'string' },
  zoom: { type: 'string' },
  network: { type: 'string' },
  'margin-km': { type: 'string' },
  out: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ args: string[]; options: typeof OPTIONS; strict: true }>>['values'];

/** `infill fetch terrain|hotspots|masts|URL --out FILE`: the one command that opens the network. What comes is a file that plans name like any other. */
export async function fetchLive(args: string[], signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const [source] = positionals;
  const { out } = values;
  if (!source || positionals.length > 1)
    throw new InputError('say what to fetch: infill fetch terrain, hotspots, masts or an https address');
  if (!out) throw new InputError('say where to write the file: --out FILE');
  await checkFile(out, () => false);
  const progress = createProgress();
  const kept = nothingKept();
  try {
    const file = await fetched(source, values, kept, {
      fetcher: nodeFetcher(),
      signal,
      fetchedAt: new Date().toISOString(),
      onProgress: (fraction) => progress.update('fetch', fraction),
    });
    progress.done();
    await writeFileSafely(out, file.bytes);
    if (kept.pages.cursor !== null) await keepProgress(out, { network: networkOf(values), ...kept.pages });
    else if (source === 'hotspots' && (await savedProgress(out))) await rm(`${out}.part`, { force: true });
    await tell(file, out, signal);
  } catch (error) {
    progress.done();
    if (kept.pages.pages > 0) await keepProgress(out, { network: networkOf(values), ...kept.pages });
    if (!(error instanceof LiveError)) throw error;
    const issue: Issue = { code: error.code, severity: 'error', ref: {}, context: error.context };
    throw new InputError('nothing was fetched.', [issue]);
  }
}

async function fetched(source: string, values: Values, kept: LiveKept, options: LiveOptions): Promise<LiveFile> {
  const wish = await wishOf(source, values, options.signal);
  const saved = wish.source === 'hotspots' ? await savedProgress(values.out!) : null;
  if (saved && saved.network === networkOf(values)) {
    const { cursor, pages, read, items } = saved;
    kept.pages = { cursor, pages, read, items };
  }
  return fetchWish(wish, options, kept);
}

async function wishOf(source: string, values: Values, signal: AbortSignal): Promise<LiveWish> {
  if (/^https?:/i.test(source)) return { source: 'file', url: source };
  if (!['terrain', 'hotspots', 'masts'].includes(source))
    throw new InputError(`infill fetch knows terrain, hotspots, masts and addresses, not "${source}".`);
  const marginKm = number('--margin-km', values['margin-km'] ?? '30', 0, 100);
  const boxes = reachBoxes(await regionsFrom(values.region ?? [], signal), marginKm);
  if (source === 'terrain') {
    const zoom = values.zoom === undefined ? null : number('--zoom', values.zoom, 0, 15);
    return { source, url: values.url ?? TERRAIN_TILES_URL, boxes, zoom };
  }
  if (source === 'masts') return { source, url: values.url ?? OVERPASS_URL, boxes };
  return { source: 'hotspots', url: values.url ?? HELIUM_ENTITY_URL, network: networkOf(values), boxes };
}

function networkOf({ network = 'mobile' }: Values): 'mobile' | 'iot' {
  if (network === 'mobile' || network === 'iot') return network;
  throw new InputError(`--network takes mobile or iot, not "${network}".`);
}

async function regionsFrom(texts: readonly string[], signal: AbortSignal): Promise<Region[]> {
  if (texts.length === 0) throw new InputError('say for which region: --region FILE, or bbox:W,S,E,N');
  const plan = newPlan('Fetch');
  const { drawn, files: paths } = regionsOf(texts);
  plan.inputs.drawnRegions.push(...drawn);
  const files = new Map<string, Awaited<ReturnType<typeof openFile>>>();
  for (const path of paths)
    try {
      files.set(path, await openFile(path));
      plan.inputs.regions.push({ path, sha256: '0'.repeat(64), bytes: files.get(path)!.size, mapping: {} });
    } catch (error) {
      throw new InputError('the region cannot be read.', [notReadable(path, error)]);
    }
  const { regions, files: reports } = await readFacts(plan, files, { signal, onProgress() {} });
  const issues = reports.flatMap((report) => report.issues);
  if (issues.some(({ severity }) => severity === 'error') || regions.length === 0)
    throw new InputError('the region cannot be used.', issues);
  return regions;
}

/** What the file is, as `infill check` would say it, and what has to go with it. */
async function tell({ name, bytes, attribution }: LiveFile, out: string, signal: AbortSignal): Promise<void> {
  const report = await checkContent(sourceOfBlob(name, new Blob([bytes as Uint8Array<ArrayBuffer>])), { signal });
  printIssues(report.issues, 2);
  process.stderr.write(`${report.role}: ${report.counts.read} read, ${report.counts.used} used\n`);
  process.stderr.write(`Attribution: ${plainText(attribution)}\n`);
  process.stdout.write(`${out}\n`);
}

type Saved = PagesKept & { network: 'mobile' | 'iot' };

async function keepProgress(out: string, progress: Saved): Promise<void> {
  const taken = await stat(`${out}.part`).catch(() => null);
  if (taken && !(await savedProgress(out))) {
    process.stderr.write(`${out}.part was not written by infill and is left as it is: the pages read are not kept.\n`);
    return;
  }
  await writeFileSafely(`${out}.part`, JSON.stringify(progress));
  process.stderr.write(`${progress.pages} pages are kept in ${out}.part; the same command goes on from there.\n`);
}

/** Pages of an earlier attempt; null when there are none, or when they are not ours. */
async function savedProgress(out: string): Promise<Saved | null> {
  try {
    if (!(await stat(`${out}.part`)).isFile()) return null;
    const saved = JSON.parse(await readFile(`${out}.part`, 'utf8')) as Partial<Saved>;
    const { network, cursor, pages, read, items } = saved;
    if (typeof cursor !== 'string' || typeof pages !== 'number' || typeof read !== 'number' || !Array.isArray(items))
      return null;
    return network === 'mobile' || network === 'iot' ? { network, cursor, pages, read, items } : null;
  } catch {
    return null;
  }
}

function number(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high))
    throw new InputError(`${option} takes a number from ${low} to ${high}, not "${text}".`);
  return option === '--zoom' ? Math.round(value) : value;
}
