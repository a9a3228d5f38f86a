import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type FileRef, parsePlan, type Plan, planFiles } from '../../core/plan';
import { BUNDLE_FILES, EXPORTERS, exportFileName, type Exporter } from '../../core/report';
import { bundleContents, PDF_FILE } from '../bundle-files';
import { compareContents } from '../compare-contents';
import { type OpenedFiles, openFile, readText, sha256OfFile } from '../files';
import { createNodePool } from '../node-pool';
import { resultOf } from '../run-plan';
import { createProgress, InputError, plainText } from '../terminal';
import { wholeNumber } from './plan';

declare const __INFILL_VERSION__: string;

/** What of manifest.json is read again. */
interface Manifest {
  version: string;
  plan: Plan;
  inputs: { path: string; sha256: string }[];
  outputs: { file: string; sha256: string }[];
  planFolder: string | null;
}

/** `infill verify BUNDLE [--inputs DIR] [--workers N]`: same inputs, same numbers? */
export async function verify(args: string[], signal: AbortSignal): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { inputs: { type: 'string' }, workers: { type: 'string' } },
  });
  if (positionals.length !== 1) throw new InputError('name one bundle: infill verify FOLDER');
  const workers = values.workers === undefined ? null : wholeNumber('--workers', values.workers, 1, 64);
  const folder = basename(positionals[0]!) === 'manifest.json' ? dirname(positionals[0]!) : positionals[0]!;
  const manifest = await readManifest(folder);
  const tampered = await changedOutputs(folder, manifest);
  const inputs = values.inputs ?? resolve(folder, manifest.planFolder ?? '..');
  const opened = await openInputs(manifest, inputs);
  const differing = await rerun(folder, manifest, { opened, workers, signal });
  if (manifest.version !== __INFILL_VERSION__)
    process.stderr.write(
      `note: the bundle was made by version ${plainText(manifest.version)}, this is ${__INFILL_VERSION__}.\n`,
    );
  if (tampered.length > 0)
    process.stderr.write(`note: changed or missing since the bundle was written: ${plainText(tampered.join(', '))}\n`);
  if (differing > 0) throw new InputError(`the inputs are the same, but the numbers of ${differing} files are not.`);
  process.stderr.write(`Same inputs, same numbers: ${manifest.inputs.length} inputs.\n`);
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  const text = await readText(path).catch((error: Error) => {
    throw new InputError(`${folder} is no bundle: manifest.json cannot be read (${error.message}).`);
  });
  const value = parsedObject(text);
  if (value?.format !== 'infill-bundle') throw new InputError(`${path} was not written by infill.`);
  const { plan, issues } = parsePlan(JSON.stringify(value.plan ?? null), path);
  if (!plan) throw new InputError(`the plan in ${path} cannot be used.`, issues);
  const list = <Key extends string>(name: string, keys: readonly Key[]): Record<Key, string>[] => {
    const listed: unknown[] = Array.isArray(value[name]) ? (value[name] as unknown[]) : [];
    if (!listed.every((entry): entry is Record<Key, string> => holdsTexts(entry, keys)))
      throw new InputError(`${path} was changed: its list of ${name} is not one that infill writes.`);
    return listed;
  };
  const outputs = list('outputs', ['file', 'sha256']);
  const stranger = outputs.find(({ file }) => !BUNDLE_NAME.test(file));
  if (stranger) throw new InputError(`${path} was changed: it lists "${stranger.file}", which is no name in a bundle.`);
  const { planFolder } = (value.timings ?? {}) as { planFolder?: unknown };
  return {
    version: String(value.version),
    plan,
    inputs: list('inputs', ['path', 'sha256']),
    outputs,
    planFolder: typeof planFolder === 'string' ? planFolder : null,
  };
}

/** A file of the bundle, or in one folder of it: nothing that leads elsewhere. */
const BUNDLE_NAME = /^(?:[\p{L}\p{N}][\p{L}\p{N}._-]*\/)?[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

const holdsTexts = (entry: unknown, keys: readonly string[]): boolean =>
  typeof entry === 'object' &&
  entry !== null &&
  keys.every((key) => typeof (entry as Record<string, unknown>)[key] === 'string');

function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Files of the bundle that are not what was written. */
async function changedOutputs(folder: string, { outputs }: Manifest): Promise<string[]> {
  const changed: string[] = [];
  for (const { file, sha256 } of outputs) if ((await hashOf(join(folder, file))) !== sha256) changed.push(file);
  return changed;
}

/** Null when there is no file, or a device in its place, which never ends. */
const hashOf = (path: string): Promise<string | null> =>
  openFile(path).then(
    () => sha256OfFile(path),
    () => null,
  );

/** Every input, hashed again: by its path from `base`, or by its name alone when it was moved there. Throws InputError naming all that differ. */
async function openInputs({ plan, inputs }: Manifest, base: string): Promise<OpenedFiles> {
  const opened: OpenedFiles = { files: new Map(), hashes: {}, issues: [] };
  const wanted = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const problems: string[] = [];
  for (const { ref } of planFiles(plan)) {
    const path = await placeOf(ref, base);
    const hash = path && (await sha256OfFile(path));
    if (!path || !hash) problems.push(`missing: ${ref.path}`);
    else if (hash !== (wanted.get(ref.path) ?? ref.sha256)) problems.push(`changed: ${ref.path}`);
    else {
      opened.files.set(ref.path, await openFile(path));
      opened.hashes[ref.path] = hash;
      if (hash !== ref.sha256)
        opened.issues.push({ code: 'file-changed', severity: 'warning', ref: { file: ref.path }, context: {} });
    }
  }
  if (problems.length === 0) return opened;
  for (const problem of problems) process.stderr.write(`${plainText(problem)}\n`);
  throw new InputError(
    `${problems.length} inputs are missing or changed, so the plan was not run. They were looked for in ${resolve(base)}; --inputs DIR names another folder.`,
  );
}

async function placeOf({ path }: FileRef, base: string): Promise<string | null> {
  for (const place of [resolve(base, path), resolve(base, basename(path))])
    if (
      await stat(place).then(
        (stats) => stats.isFile(),
        () => false,
      )
    )
      return place;
  return null;
}

/** Computes the plan again and says for each file whether it is the same. Returns how many are not. */
async function rerun(
  folder: string,
  { plan, outputs }: Manifest,
  { opened, workers, signal }: { opened: OpenedFiles; workers: number | null; signal: AbortSignal },
): Promise<number> {
  const pool = createNodePool(workers);
  const progress = createProgress();
  try {
    const result = await resultOf(plan, opened, { pool, progress, signal });
    const written = new Set(outputs.map(({ file }) => file));
    const exporters = EXPORTERS.filter((exporter) => wasWritten(exporter, written));
    const meta = { version: __INFILL_VERSION__, createdAt: '', inputHashes: opened.hashes };
    const contents = await bundleContents(result, meta, { exporters, print: null }, { pool, progress, signal });
    progress.done();
    const names = [...new Set([...BUNDLE_FILES, ...written])].filter((name) => name !== PDF_FILE);
    let differing = 0;
    for (const name of names) {
      const difference = await compareContents(join(folder, name), contents.get(name) ?? null, name);
      if (difference !== null) differing++;
      process.stdout.write(
        `${difference === null ? 'same   ' : 'differs'} ${name}${difference ? `: ${plainText(difference)}` : ''}\n`,
      );
    }
    return differing;
  } finally {
    pool.terminate();
  }
}

const wasWritten = (exporter: Exporter, written: ReadonlySet<string>): boolean =>
  exporter.parts
    ? [...written].some((name) => name.startsWith(`${exporter.name}/`))
    : written.has(exportFileName(exporter));
