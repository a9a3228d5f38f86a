/** Results written so that a crash, a full disk or a second run at the same time leaves either the old files or the new ones, never halves. */
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from './terminal';

/** Its presence says that a bundle is whole: it goes first and comes last. */
const SEAL = 'manifest.json';
const STAGING = /^\.infill-part-(\d+)$/;

/** Throws InputError when a folder cannot take files of these names, or folders where a name ends in a slash: asked before anything is computed. */
export async function checkFolder(folder: string, names: Iterable<string> = []): Promise<void> {
  const stats = await statOf(folder);
  if (!stats) return checkParent(folder, folder);
  if (!stats.isDirectory()) throw new InputError(`${folder} is a file; --out takes a folder.`);
  await checkWritable(folder, folder);
  for (const name of names) {
    const place = join(folder, name.replace(/\/$/, ''));
    const there = await statOf(place);
    if (there && there.isDirectory() !== name.endsWith('/'))
      throw new InputError(
        `${place} is a ${there.isDirectory() ? 'folder' : 'file'} where a result has to go. Name another folder with --out.`,
      );
  }
}

/** Throws InputError when a file cannot be written there. `mayReplace` judges what is there now by its first bytes. */
export async function checkFile(path: string, mayReplace: (start: string) => boolean): Promise<void> {
  const stats = await statOf(path);
  const folder = await statOf(dirname(resolve(path)));
  if (!folder?.isDirectory())
    throw new InputError(`${path} cannot be written: there is no folder ${dirname(resolve(path))}.`);
  await checkWritable(dirname(resolve(path)), path);
  if (!stats) return;
  if (!stats.isFile()) throw new InputError(`${path} is not a file; --out takes the name of a file.`);
  if (!mayReplace(await startOf(path)))
    throw new InputError(
      `${path} exists and was not written by infill; it is left as it is. Name another file with --out.`,
    );
}

/**
 * Writes each file beside its place first, through to the disk, and moves them there when all are written. Names may have one folder in front. `remove`
 * names files of an earlier bundle that are none of this one.
 */
export async function writeFiles(
  folder: string,
  contents: ReadonlyMap<string, string | Uint8Array>,
  { remove = [] }: { remove?: readonly string[] } = {},
): Promise<void> {
  const created = await makeFolder(folder);
  const staging = join(folder, `.infill-part-${process.pid}`);
  try {
    await removeStale(folder);
    await makeFolder(staging);
    for (const [name, content] of contents) {
      await makeFolder(dirname(join(staging, name)));
      await writeThrough(join(staging, name), content);
    }
    const names = [...contents.keys()].filter((name) => name !== SEAL);
    if (contents.has(SEAL)) await rm(join(folder, SEAL), { force: true });
    for (const name of remove) await rm(join(folder, name), { force: true });
    for (const name of names) {
      await makeFolder(dirname(join(folder, name)));
      await rename(join(staging, name), join(folder, name));
    }
    if (contents.has(SEAL)) await rename(join(staging, SEAL), join(folder, SEAL));
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (created) await rmdir(folder).catch(() => {});
    throw error;
  }
  await rm(staging, { recursive: true, force: true });
}

/** Makes a folder and those above it; false when it was there. Node's own recursive mkdir never ends where folders cannot be made at all (/proc). */
async function makeFolder(folder: string): Promise<boolean> {
  if (await statOf(folder)) return false;
  await makeFolder(dirname(resolve(folder)));
  await mkdir(folder);
  return true;
}

/** Writes one file as writeFiles does. */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(resolve(path)), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeThrough(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeThrough(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What runs that were killed have left. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = STAGING.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The nearest folder above that exists must take new ones. */
async function checkParent(path: string, wanted: string): Promise<void> {
  const parent = dirname(resolve(path));
  const stats = await statOf(parent);
  if (!stats) return checkParent(parent, wanted);
  if (!stats.isDirectory()) throw new InputError(`${wanted} cannot be made: ${parent} is a file.`);
  await checkWritable(parent, wanted);
}

async function checkWritable(folder: string, wanted: string): Promise<void> {
  await access(folder, constants.W_OK | constants.X_OK).catch((error: Error) => {
    throw new InputError(`${wanted} cannot be written: ${error.message}`);
  });
}

async function startOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Null when there is nothing of that name. */
const statOf = (path: string) =>
  stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new InputError(`${path} cannot be used: ${error.message}`);
  });
