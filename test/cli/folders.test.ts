import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withoutFolders } from '../../src/cli/folders';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'infill-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function make(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), 'x');
  }
}
const expanded = async (...paths: string[]): Promise<string[]> =>
  (await withoutFolders(paths.map((path) => join(root, path)))).map((path) => path.slice(root.length + 1));

it('a folder stands for its files, a file for itself', async () => {
  make('srtm/N41E001.hgt', 'srtm/b/N42E001.hgt', 'srtm/.hidden', 'a.tif');
  expect(await expanded('srtm', 'a.tif', 'missing.tif')).toEqual([
    'srtm/N41E001.hgt',
    'srtm/b/N42E001.hgt',
    'a.tif',
    'missing.tif',
  ]);
});

it.each([
  [['9', '11', '12', '14'], '12'],
  [['13', '14'], '13'],
  [['8', '10'], '10'],
])('of tiles of the zooms %j those of %s', async (zooms, zoom) => {
  make(...zooms.map((each) => `tiles/${each}/3/4.png`));
  expect(await expanded('tiles')).toEqual([`tiles/${zoom}/3/4.png`]);
});

it('an empty folder and one of too many files are refused', async () => {
  mkdirSync(join(root, 'empty'));
  await expect(expanded('empty')).rejects.toThrow('holds no files');
  make(...Array.from({ length: 2001 }, (_, i) => `many/${i}.hgt`));
  await expect(expanded('many')).rejects.toThrow('Zip it');
});
