import { describe, expect, it } from 'vitest';
import { gridTerrain, VOID_HEIGHT_M } from '../../../src/core/radio/area-terrain';

/**
 *        2°E  3°E  4°E
 *  50°N   10   20   30
 *  49°N   40   50   60
 */
const grid = (heightM: Int16Array | Float32Array = Int16Array.of(10, 20, 30, 40, 50, 60)) =>
  gridTerrain({ westDeg: 2, northDeg: 50, lonStepDeg: 1, latStepDeg: 1, columns: 3, rows: 2, heightM });

describe('a grid as terrain', () => {
  it('has its nodes’ heights, edges and corners included', () => {
    expect([2, 3, 4].map((lon) => grid().heightAt(lon, 50))).toEqual([10, 20, 30]);
    expect([2, 3, 4].map((lon) => grid().heightAt(lon, 49))).toEqual([40, 50, 60]);
  });

  it('is bilinear between them', () => {
    expect(grid().heightAt(2.5, 50)).toBe(15);
    expect(grid().heightAt(2, 49.5)).toBe(25);
    expect(grid().heightAt(3.25, 49.9)).toBeCloseTo(25.5, 9);
  });

  it('has nothing outside, but forgives rounding', () => {
    for (const [lon, lat] of [
      [1.99, 49.5],
      [4.01, 49.5],
      [3, 50.01],
      [3, 48.99],
      [Number.NaN, 49.5],
    ] as const)
      expect(grid().heightAt(lon, lat)).toBeNaN();
    expect(grid().heightAt(2 - 1e-9, 50 + 1e-9)).toBe(10);
  });

  it.each([
    ['whole metres', Int16Array.of(10, 20, VOID_HEIGHT_M, 40, 50, 60)],
    ['fractions', Float32Array.of(10, 20, Number.NaN, 40, 50, 60)],
  ])('has no height beside a void, in %s', (_, heightM) => {
    expect(grid(heightM).heightAt(3.5, 49.5)).toBeNaN();
    expect(grid(heightM).heightAt(2.5, 49.5)).toBe(30);
  });

  it('fills a profile up to the first place without height', () => {
    const out = new Float64Array(4).fill(-1);
    const positions = { lonDeg: Float64Array.of(2, 3, 5, 3), latDeg: Float64Array.of(50, 49.5, 49.5, 49) };
    expect(grid().fillProfile(positions, 4, out)).toBe(2);
    expect([...out]).toEqual([10, 35, -1, -1]);
    expect(grid().fillProfile(positions, 2, out)).toBe(2);
  });
});
