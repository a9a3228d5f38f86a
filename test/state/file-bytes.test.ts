import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256Of, textHead } from '../../src/state/file-bytes';

describe('textHead', () => {
  it('gives whole lines only', async () => {
    expect(await textHead(new Blob(['ab\ncd\nef\n']), 5)).toBe('ab\n');
    expect(await textHead(new Blob(['ab\ncd']), 50)).toBe('ab\ncd');
  });

  it('unpacks gzip', async () => {
    expect(await textHead(new Blob([gzipSync('lon,lat\n1,2\n')]))).toBe('lon,lat\n1,2\n');
  });

  it('gives null for zip archives and other bytes', async () => {
    expect(await textHead(new Blob(['PK\u0003\u0004rest']))).toBeNull();
    expect(await textHead(new Blob(['a\0b']))).toBeNull();
  });
});

it('sha256Of agrees with the published digest of "abc" (FIPS 180-2, B.1)', async () => {
  expect(await sha256Of(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
