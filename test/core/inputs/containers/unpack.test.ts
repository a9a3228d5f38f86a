import { gzipSync, strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack, UNPACK_LIMITS } from '../../../../src/core/inputs/containers/unpack';
import { fileOf, signal } from '../input-files';

const small = { ...UNPACK_LIMITS, inflatedBytes: 200_000, ratioFromBytes: 50_000, ratio: 20, entries: 3 };
const firstCode = ({ issues }: { issues: { code: string }[] }): string | undefined => issues[0]?.code;

const refused = (message: string) => () => Promise.reject<ArrayBuffer>(new Error(message));
const never = () => {
  throw new Error('must not be read');
};

describe('unpack', () => {
  it('gives a plain file as it is, named without its folder', async () => {
    const { entries, issues } = await unpack(fileOf('a/b\\cells.csv', 'x,y'), signal);
    expect(issues).toEqual([]);
    expect(entries.map(({ name, bytes }) => [name, strFromU8(bytes)])).toEqual([['cells.csv', 'x,y']]);
  });

  it('inflates gzip by content, whatever the name, and drops .gz from the name', async () => {
    const text = 'line\n'.repeat(50_000);
    const { entries } = await unpack(fileOf('cells.csv.gz', gzipSync(strToU8(text))), signal);
    expect(entries[0]!.name).toBe('cells.csv');
    expect(strFromU8(entries[0]!.bytes)).toBe(text);
    const disguised = await unpack(fileOf('cells.txt', gzipSync(strToU8(text))), signal);
    expect(disguised.entries[0]!.bytes.length).toBe(text.length);
  });

  it('inflates gzip members that follow each other as one file', async () => {
    const two = new Uint8Array([...gzipSync(strToU8('first ')), ...gzipSync(strToU8('second'))]);
    const { entries } = await unpack(fileOf('two.gz', two), signal);
    expect(strFromU8(entries[0]!.bytes)).toBe('first second');
  });

  it('takes the files of a zip, stored or deflated, without folders and the litter of macOS', async () => {
    const zip = zipSync({
      'data/a.csv': strToU8('a'),
      'data/b.csv': [strToU8('b'.repeat(1000)), { level: 0 }],
      '__MACOSX/data/._a.csv': strToU8('junk'),
      'data/.DS_Store': strToU8('junk'),
    });
    const { entries, issues } = await unpack(fileOf('data.zip', zip), signal);
    expect(issues).toEqual([]);
    expect(entries.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['data/a.csv', 1],
      ['data/b.csv', 1000],
    ]);
  });

  it('stops a gzip bomb by its ratio, before it is inflated', async () => {
    const bomb = gzipSync(new Uint8Array(150_000));
    expect(firstCode(await unpack(fileOf('bomb.gz', bomb), signal, small))).toBe('archive-ratio');
  });

  it('stops at the size limit, of one file and of the sum of a zip', async () => {
    const noise = Uint8Array.from({ length: 150_000 }, (_, i) => (i * 7919) >> 3);
    const one = await unpack(fileOf('one.gz', gzipSync(noise)), signal, {
      ...small,
      inflatedBytes: 100_000,
      ratio: 1e9,
    });
    expect(firstCode(one)).toBe('archive-too-large');
    expect(one.entries).toEqual([]);
    const zip = zipSync({ a: noise, b: noise }, { level: 1 });
    expect(firstCode(await unpack(fileOf('two.zip', zip), signal, { ...small, ratio: 1e9 }))).toBe('archive-too-large');
  });

  it('refuses a file above the limit without reading it', async () => {
    const file = { name: 'huge.csv', size: 2 ** 40, arrayBuffer: refused('must not be read'), slice: never };
    const { issues } = await unpack(file, signal);
    expect(issues).toMatchObject([{ code: 'input-file-too-large', severity: 'error', ref: { file: 'huge.csv' } }]);
  });

  it('refuses archives in archives and too many entries', async () => {
    const nested = zipSync({ 'inner.zip': zipSync({ a: strToU8('a') }) });
    expect(firstCode(await unpack(fileOf('n.zip', nested), signal))).toBe('archive-nested');
    const twice = gzipSync(gzipSync(strToU8('text that is long enough')));
    expect(firstCode(await unpack(fileOf('t.gz', twice), signal))).toBe('archive-nested');
    const many = zipSync({ a: strToU8('a'), b: strToU8('b'), c: strToU8('c'), d: strToU8('d') });
    expect(firstCode(await unpack(fileOf('m.zip', many), signal, small))).toBe('archive-too-many-entries');
  });

  it('names what is broken: cut off, garbled, empty', async () => {
    const gz = gzipSync(strToU8('some text '.repeat(1000)));
    expect(firstCode(await unpack(fileOf('cut.gz', gz.slice(0, gz.length - 30)), signal))).toBe('archive-damaged');
    const zip = zipSync({ 'a.csv': strToU8('some text '.repeat(1000)) });
    expect(firstCode(await unpack(fileOf('cut.zip', zip.slice(0, 40)), signal))).toBe('archive-damaged');
    expect(firstCode(await unpack(fileOf('none.zip', zipSync({})), signal))).toBe('archive-empty');
    expect(firstCode(await unpack(fileOf('empty.csv', ''), signal))).toBe('input-file-empty');
  });

  it('says why the bytes could not be read', async () => {
    const burning = { size: 3, arrayBuffer: refused('disk on fire') };
    const file = { name: 'gone.csv', ...burning, slice: () => burning };
    const { issues } = await unpack(file, signal);
    expect(issues[0]).toMatchObject({ code: 'input-file-unreadable', context: { problem: 'disk on fire' } });
  });

  it('rejects with AbortError when cancelled, also half way', async () => {
    const controller = new AbortController();
    const noise = Uint8Array.from({ length: 4_000_000 }, (_, i) => (i * 7919) >> 3);
    const running = unpack(fileOf('big.gz', gzipSync(noise, { level: 0 })), controller.signal);
    controller.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
