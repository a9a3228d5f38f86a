import { describe, expect, it } from 'vitest';
import { destination, distanceKm } from '../../../src/core/geo';
import { areaLoss } from '../../../src/core/radio/area-loss';
import { gridTerrain } from '../../../src/core/radio/area-terrain';
import { pathView } from '../../../src/core/radio/path-view';

const MAST = { lonDeg: 2, latDeg: 45 };
const settings = { frequencyGhz: 0.8, txHeightM: 30, rxHeightM: 1.5 };

/** A plain at 100 m with one ridge running north–south, `ridgeM` above it, 4 km east of the mast. */
function aRidge(ridgeM: number) {
  const size = 401;
  const heightM = new Float32Array(size * size).fill(100);
  const ridgeLon = destination(MAST.lonDeg, MAST.latDeg, 90, 4)[0];
  const column = Math.round((ridgeLon - 1.8) / 0.001);
  for (let row = 0; row < size; row++) heightM[row * size + column] = 100 + ridgeM;
  return gridTerrain({
    westDeg: 1.8,
    northDeg: 45.2,
    lonStepDeg: 0.001,
    latStepDeg: 0.001,
    columns: size,
    rows: size,
    heightM,
  });
}

const east = (km: number) => {
  const [lonDeg, latDeg] = destination(MAST.lonDeg, MAST.latDeg, 90, km);
  return { lonDeg, latDeg };
};

describe('the view of one path', () => {
  it('finds the ridge in the line of sight', () => {
    const view = pathView(aRidge(200), { mast: MAST, receiver: east(8) }, { settings, stepKm: 0.05 })!;
    expect(view.distanceKm[view.obstacle.index]).toBeCloseTo(4, 1);
    expect(view.obstacle.nu).toBeGreaterThan(0);
    expect(view.terms.lineOfSight).toBe(false);
    expect(view.terms.txHorizonKm).toBeCloseTo(4, 1);
    const without = pathView(aRidge(0), { mast: MAST, receiver: east(8) }, { settings, stepKm: 0.05 })!;
    expect(view.lossDb).toBeGreaterThan(without.lossDb + 10);
  });

  it('draws the line from antenna to antenna and the widest Fresnel zone in the middle', () => {
    const view = pathView(aRidge(0), { mast: MAST, receiver: east(6) }, { settings, stepKm: 0.05 })!;
    const last = view.distanceKm.length - 1;
    expect(view.sightM[0]).toBeCloseTo(130, 3);
    expect(view.sightM[last]).toBeCloseTo(101.5, 3);
    expect(view.fresnelM[0]).toBe(0);
    expect(view.fresnelM[last]).toBe(0);
    // √(λ·d/4) with λ = 0.375 m over 6 km
    expect(Math.max(...view.fresnelM)).toBeCloseTo(Math.sqrt(0.3747 * 1500), 1);
    // halfway the 8,931 km earth bulges by d²/8a
    const middle = Math.round(last / 2);
    const x = view.distanceKm[middle]!;
    expect(view.sightM[middle]).toBeCloseTo(130 - (28.5 * x) / 6 - (500 * x * (6 - x)) / 8930.78, 2);
  });

  it('is what the exact area mode answers', () => {
    const receiver = east(7.31);
    const view = pathView(
      aRidge(60),
      { mast: MAST, receiver },
      { settings: { ...settings, centreLatitudeDeg: 45 }, stepKm: 0.05 },
    )!;
    const { lossDb } = areaLoss({
      terrain: aRidge(60),
      mast: MAST,
      receivers: { lonDeg: Float64Array.of(receiver.lonDeg), latDeg: Float64Array.of(receiver.latDeg) },
      settings,
      stepKm: 0.05,
      mode: 'exact',
    });
    expect(view.lossDb).toBeCloseTo(lossDb[0]!, 6);
  });

  it('counts clutter as an obstacle', () => {
    const ends = { mast: MAST, receiver: east(5) };
    const clutter = { heightAt: () => 20, fillProfile: () => 0 };
    const view = pathView(aRidge(0), ends, { settings, stepKm: 0.05, clutter })!;
    expect(view.clutterM[10]).toBe(20);
    expect(view.obstacle.nu).toBeGreaterThan(pathView(aRidge(0), ends, { settings, stepKm: 0.05 })!.obstacle.nu);
  });

  it('answers even for a receiver at the foot of the mast, and null off the terrain', () => {
    const near = pathView(aRidge(0), { mast: MAST, receiver: MAST }, { settings, stepKm: 0.05 })!;
    expect(near.distanceKm).toHaveLength(3);
    expect(near.warnings).toContain('distance-outside-range');
    expect(pathView(aRidge(0), { mast: MAST, receiver: east(40) }, { settings, stepKm: 0.05 })).toBeNull();
  });
});

describe('ITM over an area', () => {
  it('is the point-to-point model on the radial’s samples, the same in both modes on a radial', () => {
    const receivers = [1.2, 3.3, 6.08].map(east);
    const input = {
      terrain: aRidge(150),
      mast: MAST,
      receivers: {
        lonDeg: Float64Array.from(receivers, (r) => r.lonDeg),
        latDeg: Float64Array.from(receivers, (r) => r.latDeg),
      },
      settings,
      itm: {
        frequencyMhz: 800,
        txHeightM: 30,
        rxHeightM: 1.5,
        timePercent: 50,
        locationPercent: 50,
        situationPercent: 50,
      },
      stepKm: 0.05,
    };
    const fast = areaLoss({ ...input, mode: 'fast' }).lossDb;
    const exact = areaLoss({ ...input, mode: 'exact' }).lossDb;
    expect(distanceKm(MAST.lonDeg, MAST.latDeg, receivers[2]!.lonDeg, receivers[2]!.latDeg)).toBeCloseTo(6.08, 6);
    fast.forEach((loss, i) => expect(Math.abs(loss - exact[i]!)).toBeLessThan(0.5));
    expect(fast[2]! - fast[1]!).toBeGreaterThan(5);
  });
});
