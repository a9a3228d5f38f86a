import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/cli/terminal';
import { checkFile, checkFolder, writeFiles, writeFileSafely } from '../../src/cli/write-files';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'infill-test-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(root, ...parts);
const contents = (word: string) => new Map([['a.csv', word], ['manifest.json', word]]); // prettier-ignore

/** No file system takes a name of this length. */
const TOO_LONG = 'x'.repeat(300);

describe('writeFiles', () => {
  it('makes folders, replaces what is there and leaves nothing else behind', async () => {
    await writeFiles(at('new', 'folder'), contents('old'));
    writeFileSync(at('new', 'folder', 'mine.txt'), 'mine');
    await writeFiles(at('new', 'folder'), contents('new'));
    expect(readdirSync(at('new', 'folder')).toSorted()).toEqual(['a.csv', 'manifest.json', 'mine.txt']);
    expect(readFileSync(at('new', 'folder', 'a.csv'), 'utf8')).toBe('new');
  });

  it('keeps the old files when a new one cannot be written', async () => {
    await writeFiles(at('out'), contents('old'));
    const bad = new Map([['a.csv', 'new'], [TOO_LONG, 'new'], ['manifest.json', 'new']]); // prettier-ignore
    await expect(writeFiles(at('out'), bad)).rejects.toThrow('ENAMETOOLONG');
    expect(readdirSync(at('out')).toSorted()).toEqual(['a.csv', 'manifest.json']);
    expect(readFileSync(at('out', 'a.csv'), 'utf8')).toBe('old');
    expect(readFileSync(at('out', 'manifest.json'), 'utf8')).toBe('old');
  });

  it('files may stand in a folder, and files of an earlier bundle go when they are named', async () => {
    await writeFiles(at('out'), new Map([['charts/a.svg', 'a'], ['old.kml', 'k'], ['manifest.json', '1']])); // prettier-ignore
    await writeFiles(at('out'), new Map([['charts/b.svg', 'b'], ['manifest.json', '2']]), { remove: ['old.kml'] }); // prettier-ignore
    expect(readdirSync(at('out')).toSorted()).toEqual(['charts', 'manifest.json']);
    expect(readdirSync(at('out', 'charts')).toSorted()).toEqual(['a.svg', 'b.svg']);
  });

  it('removes a folder it made when nothing could be written', async () => {
    await expect(writeFiles(at('out'), new Map([[TOO_LONG, '']]))).rejects.toThrow('ENAMETOOLONG');
    expect(existsSync(at('out'))).toBe(false);
  });

  it('clears what a killed run has left, not what a running one is writing', async () => {
    mkdirSync(at('.infill-part-999999999'));
    writeFileSync(at('.infill-part-999999999', 'a.csv'), 'half');
    mkdirSync(at(`.infill-part-${process.ppid}`));
    await writeFiles(root, contents('new'));
    expect(readdirSync(root).toSorted()).toEqual([`.infill-part-${process.ppid}`, 'a.csv', 'manifest.json']);
  });

  it('a bundle that was cut off has no manifest', async () => {
    await writeFiles(at('out'), contents('old'));
    rmSync(at('out', 'a.csv'));
    mkdirSync(at('out', 'a.csv'));
    await expect(writeFiles(at('out'), contents('new'))).rejects.toThrow();
    expect(readdirSync(at('out'))).toEqual(['a.csv']);
  });
});

it('writeFileSafely replaces a file whole, or leaves it and no other', async () => {
  writeFileSync(at('plan.json'), 'old');
  await writeFileSafely(at('plan.json'), 'new');
  expect(readFileSync(at('plan.json'), 'utf8')).toBe('new');
  mkdirSync(at('folder'));
  await expect(writeFileSafely(at('folder'), 'new')).rejects.toThrow();
  expect(readdirSync(root).toSorted()).toEqual(['folder', 'plan.json']);
});

describe('what is asked before anything is computed', () => {
  const isPlan = (start: string): boolean => start.includes('infill-plan');

  it('a folder that is a file, is under a file, or holds a folder where a result has to go', async () => {
    writeFileSync(at('file'), '');
    mkdirSync(at('out', 'a.csv'), { recursive: true });
    await expect(checkFolder(at('file'))).rejects.toThrow(InputError);
    await expect(checkFolder(at('file', 'below', 'it'))).rejects.toThrow('is a file');
    await expect(checkFolder(at('out'), ['a.csv'])).rejects.toThrow('is a folder where');
    await expect(checkFolder(at('out'), ['b.csv', 'a.csv/', 'charts/'])).resolves.toBeUndefined();
    await expect(checkFolder(root, ['file/'])).rejects.toThrow('is a file where');
    await expect(checkFolder(at('not', 'yet', 'there'))).resolves.toBeUndefined();
    expect(existsSync(at('not'))).toBe(false);
  });

  it('a plan is written over a plan, never over something else', async () => {
    writeFileSync(at('plan.json'), '{"format": "infill-plan"}');
    writeFileSync(at('cells.csv'), 'radio,mcc');
    await expect(checkFile(at('plan.json'), isPlan)).resolves.toBeUndefined();
    await expect(checkFile(at('new.json'), isPlan)).resolves.toBeUndefined();
    await expect(checkFile(at('cells.csv'), isPlan)).rejects.toThrow('left as it is');
    await expect(checkFile(root, isPlan)).rejects.toThrow('is not a file');
    await expect(checkFile(at('no', 'plan.json'), isPlan)).rejects.toThrow('there is no folder');
    await expect(checkFile('/dev/full', isPlan)).rejects.toThrow('is not a file');
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
    chmodSync(root, 0o500);
    await expect(checkFolder(root)).rejects.toThrow('EACCES');
    await expect(checkFolder(at('below'))).rejects.toThrow('EACCES');
    chmodSync(root, 0o700);
  });
});
