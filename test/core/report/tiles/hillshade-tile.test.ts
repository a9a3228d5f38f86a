import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hillshadeTile } from '../../../../src/core/report/tiles/hillshade-tile';
import type { Terrain } from '../../../../src/core/radio';

const WORLD = [-180, -85, 180, 85] as const;
/** Over 2° E 42° N. */
const ADDRESS = { z: 12, x: 2070, y: 1521 };
const METRES_PER_DEG = 111_195;

const ground = (heightAt: Terrain['heightAt']): Terrain => ({ heightAt, fillProfile: () => 0 });

/** Gray and alpha in the middle of the tile, as a reader of PNG finds them. */
function middle(bytes: Uint8Array): { gray: number; alpha: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect([...bytes.subarray(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)));
  expect([view.getUint32(16), view.getUint32(20), bytes[24], bytes[25]]).toEqual([256, 256, 8, 4]);
  const rows = unzlibSync(bytes.subarray(41, 41 + view.getUint32(33)));
  const at = 128 * 513 + 1 + 2 * 128;
  return { gray: rows[at]!, alpha: rows[at + 1]! };
}

/** A slope that falls towards an azimuth, one metre in two. */
const falling = (azimuthDeg: number): Terrain =>
  ground((lonDeg, latDeg) => {
    const [east, north] = [Math.sin((azimuthDeg * Math.PI) / 180), Math.cos((azimuthDeg * Math.PI) / 180)];
    return -0.5 * METRES_PER_DEG * ((lonDeg - 2) * Math.cos((42 * Math.PI) / 180) * east + (latDeg - 42) * north);
  });

describe('hillshade', () => {
  it('is clear on flat ground', () => {
    expect(
      middle(
        hillshadeTile(
          ground(() => 300),
          WORLD,
          ADDRESS,
        ),
      ).alpha,
    ).toBe(0);
  });

  it('is light on slopes towards the north-west, dark on those away from it', () => {
    const [lit, dark] = [middle(hillshadeTile(falling(315), WORLD, ADDRESS)), middle(hillshadeTile(falling(135), WORLD, ADDRESS))]; // prettier-ignore
    expect(lit.gray).toBe(255);
    expect(dark.gray).toBe(0);
    expect(lit.alpha).toBeGreaterThan(10);
    expect(dark.alpha).toBeGreaterThan(40);
  });

  it('gives nothing outside the terrain, and is clear where heights are missing', () => {
    expect(hillshadeTile(falling(90), [10, 50, 11, 51], ADDRESS)).toHaveLength(0);
    expect(
      hillshadeTile(
        ground(() => Number.NaN),
        WORLD,
        ADDRESS,
      ),
    ).toHaveLength(0);
    const half = ground((lonDeg) => (lonDeg < 1.97 ? falling(135).heightAt(lonDeg, 42) : Number.NaN));
    expect(middle(hillshadeTile(half, WORLD, ADDRESS)).alpha).toBe(0);
  });
});
