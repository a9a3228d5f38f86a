import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareContents } from '../../src/cli/compare-contents';
import { temporaryFolder } from '../helpers/cli';

describe('compareContents', () => {
  const folder = temporaryFolder();
  const against = (name: string, then: string | Uint8Array, now: string | Uint8Array | null) => {
    writeFileSync(join(folder, name), then);
    return compareContents(join(folder, name), now, name);
  };

  it('equal bytes are the same', async () => {
    expect(await against('gaps.csv', 'a,b\r\n1,2\r\n', 'a,b\r\n1,2\r\n')).toBeNull();
  });

  it('names the first row that differs, and both its readings', async () => {
    expect(await against('gaps.csv', 'a,b\r\n1,2\r\n3,4\r\n', 'a,b\r\n1,2\r\n3,5\r\n')).toBe(
      'row 3 was “3,4”, now “3,5”',
    );
  });

  it('a row more or less is a difference', async () => {
    expect(await against('gaps.csv', 'a\n1', 'a\n1\n2')).toBe('row 3 was not there, now “2”');
    expect(await against('gaps.csv', 'a\n1\n2', 'a\n1')).toBe('row 3 was “2”, now not there');
  });

  it('of a long row it shows the part that differs', async () => {
    const row = (end: string) => `${'x'.repeat(5000)}${end}`;
    const said = (await against('gaps.geojson', row('before'), row('after')))!;
    expect(said).toContain('before');
    expect(said).toContain('after');
    expect(said.length).toBeLessThan(300);
  });

  it('a file that is not there, or no longer made, says so', async () => {
    expect(await compareContents(join(folder, 'none.csv'), 'a', 'none.csv')).toBe('is not in the bundle');
    expect(await against('old.csv', 'a', null)).toBe('is not made any more');
  });

  it('files that are no text differ as a whole', async () => {
    expect(await against('rsrp.tif', Uint8Array.of(1, 2), Uint8Array.of(1, 3, 4))).toBe('2 bytes, now 3');
  });

  it('of the manifest, time, place and version do not count, but the seed does', async () => {
    const manifest = (seed: number, createdAt: string) =>
      JSON.stringify({ seed, timings: { createdAt }, version: createdAt, outputs: [createdAt] });
    expect(await against('manifest.json', manifest(1, 'then'), manifest(1, 'now'))).toBeNull();
    expect(await against('manifest.json', manifest(1, 'then'), manifest(2, 'now'))).toContain('"seed": 2');
  });
});
