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

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 4099])(
  'in pieces, %i bytes give the digest of the whole',
  async (size) => {
    const blob = new Blob([Uint8Array.from({ length: size }, (_, i) => (i * 73 + (i >> 8)) & 255)]);
    const whole = await sha256Of(blob);
    for (const pieceBytes of [1, 63, 64, 100, 5000])
      expect(await sha256Of(blob, { wholeBytes: -1, pieceBytes })).toBe(whole);
  },
);
