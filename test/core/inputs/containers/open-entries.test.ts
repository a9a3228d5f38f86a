/** Archives are opened by their directory: what is claimed is bounded, what is read is verified, and nothing else is read. */
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../../src/core/inputs';
import { openEntries, wholeOf } from '../../../../src/core/inputs/containers/open-entries';
import { UnpackError } from '../../../../src/core/inputs/containers/unpack-error';
import { errorsOf, signal } from '../input-files';
import { countingFile, joined, sparseFile, storedZip } from '../large-files';

const text = strToU8('some text\n'.repeat(100));
const TEN_GB = 10n * 2n ** 30n;

async function contentOf(bytes: Uint8Array, name = 'a.txt'): Promise<string> {
  try {
    const entries = await openEntries(countingFile('given', bytes), signal);
    const entry = entries.find((each) => each.name === name)!;
    return new TextDecoder().decode(await wholeOf(entry, 1_000_000, signal));
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    return `${error.code} ${error.context.problem ?? ''}`.trim();
  }
}
const expected = new TextDecoder().decode(text);

describe('a zip', () => {
  it('is read with a directory of either kind, a comment behind it and something in front', async () => {
    expect(await contentOf(storedZip([{ name: 'a.txt', bytes: text }]))).toBe(expected);
    expect(await contentOf(storedZip([{ name: 'a.txt', bytes: text }], { zip64: true }))).toBe(expected);
    expect(await contentOf(storedZip([{ name: 'a.txt', bytes: text, claims: { zip64: true } }]))).toBe(expected);
    expect(await contentOf(zipSync({ 'a.txt': [text, { level: 9 }] }))).toBe(expected);
    const commented = storedZip([{ name: 'a.txt', bytes: text }]);
    new DataView(commented.buffer).setUint16(commented.length - 2, 5, true);
    expect(await contentOf(joined([commented, strToU8('hello')]))).toBe(expected);
    const opened = joined([strToU8('PK\x03\x04'), new Uint8Array(60), storedZip([{ name: 'a.txt', bytes: text }])]);
    expect(await contentOf(opened)).toBe(expected);
  });

  it.each([
    ['of a wrong checksum', { crc: 1 }, 'archive-damaged its checksum is wrong'],
    ['that is encrypted', { flags: 1 }, 'archive-damaged it is encrypted'],
    ['packed in another way', { method: 12 }, 'archive-damaged compression 12 is not read'],
    ['longer than the file', { bytes: 5000n }, 'archive-damaged its header contradicts the directory'],
    ['of 10 GB', { bytes: TEN_GB }, 'archive-too-large'],
  ])('with an entry %s is refused', async (_, claims, code) => {
    expect(await contentOf(storedZip([{ name: 'a.txt', bytes: text, claims }]))).toBe(code);
  });

  it('of many entries that claim 10 GB together is refused', async () => {
    const members = Array.from({ length: 20 }, (_, i) => ({
      name: `${i}.txt`,
      bytes: text,
      claims: { bytes: TEN_GB / 20n },
    }));
    expect(await contentOf(storedZip(members))).toBe('archive-ratio');
  });

  it('whose directory is broken or elsewhere is refused', async () => {
    const zip = storedZip([{ name: 'a.txt', bytes: text }], { zip64: true });
    for (let at = zip.length - 180; at < zip.length; at++) {
      const broken = zip.slice();
      broken[at]! ^= 0xff;
      const found = await contentOf(broken).catch((error: unknown) => String(error));
      expect(found === expected || /^archive-|^TypeError/.test(found)).toBe(true);
    }
  });

  it('of 10 GB is refused by every role, without a byte of it being read', async () => {
    const zip = storedZip([{ name: 'a.csv', bytes: text, claims: { bytes: TEN_GB } }], { zip64: true });
    for (const as of [undefined, 'terrain', 'towers', 'demand'] as const) {
      const file = countingFile('bomb.zip', zip);
      const report = await checkFile(file, { ...(as ? { as } : {}), signal });
      expect(errorsOf(report)).toEqual(['archive-too-large']);
      expect(report.isRoleUnknown).toBe(as ? undefined : true);
      expect(file.bytesRead).toBeLessThan(400_000);
    }
  });

  it('is not read but for the entry that is wanted', async () => {
    const noise = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) >> 3);
    const zip = zipSync({ 'first.bin': [noise, { level: 0 }], 'a.txt': text, 'last.bin': [noise, { level: 0 }] });
    const file = countingFile('given.zip', zip);
    const entries = await openEntries(file, signal);
    await wholeOf(entries[1]!, 1_000_000, signal);
    expect(file.bytesRead).toBeLessThan(500_000);
  });

  it('of many gigabytes is opened by its end', async () => {
    const end = storedZip([{ name: 'a.txt', bytes: text }]);
    const size = 6 * 2 ** 30;
    const file = sparseFile('large.zip', size, [
      { at: 0, bytes: strToU8('PK\x03\x04') },
      { at: size - end.length, bytes: end },
    ]);
    const [entry] = await openEntries(file, signal);
    expect(new TextDecoder().decode(await wholeOf(entry!, 10_000, signal))).toBe(expected);
    expect(file.bytesRead).toBeLessThan(1_000_000);
  });
});

describe('a gzip', () => {
  it('with a wrong checksum or a wrong length is refused', async () => {
    const gzip = gzipSync(text);
    expect(await contentOf(gzip, 'given')).toBe(expected);
    for (const [fromEnd, problem] of [
      [8, 'its checksum is wrong'],
      [4, 'the end is missing'],
    ] as const) {
      // prettier-ignore
      const broken = gzip.slice();
      broken[broken.length - fromEnd]! ^= 1;
      expect(await contentOf(broken, 'given')).toBe(`archive-damaged ${problem}`);
    }
  });
});
