/** `infill verify` and bundles that were made to mislead it: refused as input, with nothing read that is no file of the bundle. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { verify } from '../../src/cli/commands/verify';
import { compareContents } from '../../src/cli/compare-contents';
import { InputError } from '../../src/cli/terminal';
import { newPlan } from '../../src/core/plan';
import { signal } from '../core/inputs/input-files';

let folder = '';
beforeEach(() => {
  vi.stubGlobal('__INFILL_VERSION__', 'test');
  folder = mkdtempSync(join(tmpdir(), 'infill-test-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

const refusalOf = (manifest: object): Promise<Error> => {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ format: 'infill-bundle', version: '1', ...manifest }));
  return verify([folder], signal).then(
    () => new Error('it was taken'),
    (error: Error) => error,
  );
};

it.each([
  [{}],
  [{ plan: newPlan('P'), inputs: [null] }],
  [{ plan: newPlan('P'), outputs: [null] }],
  [{ plan: newPlan('P'), outputs: [{ file: 5, sha256: '' }] }],
  [{ plan: newPlan('P'), outputs: [{ file: '../../../../../../../dev/zero', sha256: '' }] }],
  [{ plan: newPlan('P'), outputs: [{ file: '/dev/zero', sha256: '' }] }],
  [{ plan: newPlan('P'), outputs: [{ file: 'a\u001b[2Jb.csv', sha256: '' }] }],
  [{ plan: newPlan('P'), outputs: [{ file: 'charts/../../x.svg', sha256: '' }] }],
])('%j is refused', async (manifest) => {
  expect(await refusalOf(manifest)).toBeInstanceOf(InputError);
});

it('a device in the place of a file is no file', async () => {
  symlinkSync('/dev/zero', join(folder, 'cells.csv'));
  expect(await compareContents(join(folder, 'cells.csv'), 'x', 'cells.csv')).toBe('is not in the bundle');
});
