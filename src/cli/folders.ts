/** Folders of terrain: each stands for the files in it. A plan names files, because a folder has no content of its own that could be known again. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './terminal';

/** Files one folder may stand for; more belong into a zip, which the plan names as one. */
const MOST_FILES = 2000;
const TILE = /(?:^|\/)(\d{1,2})\/\d+\/\d+\.png$/;
/** Pixels of about 30 m at middle latitudes: what terrain needs. */
const TILE_ZOOM = 12;

/** The paths with each folder replaced by its files, in order of their names; of a pyramid of tiles, those of one zoom. Throws InputError. */
export async function withoutFolders(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const stats = await stat(path).catch(() => null);
    if (stats?.isDirectory()) files.push(...(await filesIn(path)));
    else files.push(path);
  }
  return files;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const wanted = ofOneZoom(paths);
  if (wanted.length === 0) throw new InputError(`the folder ${folder} holds no files.`);
  if (wanted.length > MOST_FILES)
    throw new InputError(
      `the folder ${folder} holds ${wanted.length} files, at most ${MOST_FILES} are taken. Zip it and name the zip.`,
    );
  return wanted;
}

/** Of tiles the zoom nearest to what is needed; other files as they are. */
function ofOneZoom(paths: readonly string[]): string[] {
  const zoomOf = (path: string): number | null => {
    const match = TILE.exec(path.replaceAll('\\', '/'));
    return match ? Number(match[1]) : null;
  };
  const zooms = [...new Set(paths.map(zoomOf).filter((zoom) => zoom !== null))].sort((a, b) => a - b);
  const zoom = zooms.find((each) => each >= TILE_ZOOM) ?? zooms.at(-1);
  return paths.filter((path) => [null, zoom].includes(zoomOf(path)));
}
