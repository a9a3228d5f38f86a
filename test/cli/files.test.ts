import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allIssues, openFile, openPlanFiles, readText, sha256OfFile } from '../../src/cli/files';
import { plainText } from '../../src/cli/terminal';
import type { FileRef } from '../../src/core/plan';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'infill-test-'));
  writeFileSync(join(root, 'a.csv'), 'a');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const SHA_OF_A = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
const ref = (path: string, sha256 = SHA_OF_A): FileRef => ({ path, sha256, bytes: 1, mapping: {} });

describe('openFile', () => {
  it('gives name, size and bytes, through a link too', async () => {
    symlinkSync(join(root, 'a.csv'), join(root, 'link.csv'));
    const file = await openFile(join(root, 'link.csv'));
    expect([file.name, file.size, [...new Uint8Array(await file.arrayBuffer())]]).toEqual(['link.csv', 1, [97]]);
  });

  it.each([
    ['a folder', '/', 'a folder'],
    ['a device that never ends', '/dev/zero', 'a pipe or a device'],
    ['nothing', '/no/such/file', 'ENOENT'],
  ])('refuses %s', async (_, path, words) => {
    await expect(openFile(path)).rejects.toThrow(words);
  });

  it('refuses links in a circle', async () => {
    symlinkSync(join(root, 'x'), join(root, 'y'));
    symlinkSync(join(root, 'y'), join(root, 'x'));
    await expect(openFile(join(root, 'x'))).rejects.toThrow('ELOOP');
  });
});

it('readText takes UTF-16 and refuses what is no text', async () => {
  writeFileSync(join(root, 'w.csv'), Buffer.from('\uFEFFa,b', 'utf16le'));
  writeFileSync(join(root, 'b.csv'), Buffer.alloc(1000));
  expect((await readText(join(root, 'w.csv'))).replace('\uFEFF', '')).toBe('a,b');
  await expect(readText(join(root, 'b.csv'))).rejects.toThrow('not text');
});

it('openPlanFiles tells all missing and changed files at once, with the hashes of what is there', async () => {
  const refs = [ref('a.csv'), ref('./a.csv', '0'.repeat(64)), ref('../../no.csv'), ref('no2.csv')];
  const { files, hashes, issues } = await openPlanFiles(refs, join(root, 'plan.json'));
  expect([...files.keys()]).toEqual(['a.csv', './a.csv']);
  expect(hashes).toEqual({ 'a.csv': SHA_OF_A, './a.csv': SHA_OF_A });
  expect(await sha256OfFile(join(root, 'a.csv'))).toBe(SHA_OF_A);
  expect(issues.map(({ code, ref: { file } }) => [code, file])).toEqual([
    ['file-changed', './a.csv'],
    ['file-not-readable', '../../no.csv'],
    ['file-not-readable', 'no2.csv'],
  ]);
  const missing = { code: 'input-file-missing', severity: 'error' as const, context: {} };
  const reading = [
    { ...missing, ref: { file: 'no2.csv' } },
    { ...missing, ref: { file: 'other' } },
  ];
  expect(allIssues(issues, reading).map(({ ref: { file } }) => file)).toEqual(['./a.csv', '../../no.csv', 'no2.csv', 'other']); // prettier-ignore
});

it('plainText leaves no escape sequence, line break or turned reading direction to a terminal', () => {
  expect(plainText('\u001b[31mred\u0007\r\nline\u009b2J \u202eevil\u2066 Món 😀')).toBe(
    ' [31mred   line 2J  evil  Món 😀',
  );
});
