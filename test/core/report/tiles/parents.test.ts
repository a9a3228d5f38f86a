import { describe, expect, it } from 'vitest';
import { h3OfPoint, h3Parent, h3Resolution, h3ToBigInt } from '../../../../src/core/geo';
import { hexText } from '../../../../src/core/report/tiles/level';
import { h3OfTileId, h3TileId, parentHalves } from '../../../../src/core/report/tiles/parents';

const PLACES: [number, number][] = [
  [2, 41.8],
  [-122.4, 37.8],
  [179.99, -16.5],
  [0, 0],
  [10.5, 89.2],
  [-58.157, 10.447], // near a pentagon
];

const halvesOf = (hex: string): Uint32Array => {
  const index = h3ToBigInt(hex);
  return Uint32Array.of(Number(index & 0xffffffffn), Number(index >> 32n));
};

describe('parents', () => {
  it('agree with H3 itself at every pair of resolutions', () => {
    for (const [lon, lat] of PLACES)
      for (let fine = 0; fine <= 15; fine++)
        for (let coarse = 0; coarse <= fine; coarse++) {
          const cell = h3OfPoint(lon, lat, fine);
          const [low, high] = parentHalves(halvesOf(cell), coarse);
          expect(hexText(low!, high!)).toBe(h3Parent(cell, coarse));
        }
  });
});

describe('feature ids', () => {
  it('hold the whole index in a number that JavaScript keeps exactly', () => {
    for (const [lon, lat] of PLACES)
      for (let resolution = 0; resolution <= 15; resolution++) {
        const cell = h3OfPoint(lon, lat, resolution);
        const [low, high] = halvesOf(cell);
        const id = h3TileId(low!, high!);
        expect(Number.isSafeInteger(id)).toBe(true);
        expect(h3OfTileId(id, h3Resolution(cell))).toBe(cell);
      }
  });
});
