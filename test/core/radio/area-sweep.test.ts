import { describe, expect, it } from 'vitest';
import type { Radial } from '../../../src/core/radio/area-ground';
import { RadialSweep } from '../../../src/core/radio/area-sweep';
import { makeP1812 } from '../../../src/core/radio/p1812/p1812';
import type { P1812Settings, TerrainProfile } from '../../../src/core/radio/p1812/p1812-types';
import { seededRandom } from '../../../src/core/units';

/**
 * The judge of the sublinear sweep is the single-path model on the same samples. Both do the same arithmetic in another order, so
 * they may differ by rounding only; RADIO asks for 1e-6 dB, 1e-8 leaves room for paths of a thousand samples.
 */
const TOLERANCE_DB = 1e-8;

/** A radial of rough terrain: octaves of value noise, from nearly flat to mountains. */
function aRadial(seed: number, count: number, stepKm: number, reliefM: number): Radial {
  const random = seededRandom(seed);
  const heightM = new Float64Array(count + 1).fill(100);
  for (let wave = 256; wave >= 2; wave /= 2) {
    const knots = Float64Array.from({ length: Math.ceil(count / wave) + 2 }, () => random() - 0.5);
    for (let i = 0; i <= count; i++) {
      const at = Math.floor(i / wave);
      const part = i / wave - at;
      heightM[i]! += (reliefM * wave * (knots[at]! * (1 - part) + knots[at + 1]! * part)) / 256;
    }
  }
  return { stepKm, count, heightM, clutterM: null, zone: null };
}

/** The profile the sweep answers for, as one array. */
function profileOf(radial: Radial, distanceKm: number, rx: { groundM: number; clutterM: number; zone: number }) {
  const count = RadialSweep.samplesBefore(distanceKm, radial.stepKm);
  const profile: TerrainProfile = {
    distanceKm: Float64Array.from({ length: count + 2 }, (_, i) => (i > count ? distanceKm : i * radial.stepKm)),
    heightM: Float64Array.of(...radial.heightM.subarray(0, count + 1), rx.groundM),
  };
  if (radial.clutterM) profile.clutterM = Float64Array.of(...radial.clutterM.subarray(0, count + 1), rx.clutterM);
  if (radial.zone) profile.zone = Uint8Array.of(...radial.zone.subarray(0, count + 1), rx.zone);
  return profile;
}

function worstDifference(radial: Radial, settings: P1812Settings, seed: number): number {
  const random = seededRandom(seed);
  const sweep = new RadialSweep(settings, radial.count);
  const model = makeP1812(settings);
  sweep.load(radial);
  const length = radial.count * radial.stepKm;
  const distances = Array.from({ length: 150 }, () => radial.stepKm * 1.5 + random() * (length - radial.stepKm));
  let worst = 0;
  for (const distanceKm of distances.sort((a, b) => a - b)) {
    const at = Math.min(Math.round(distanceKm / radial.stepKm), radial.count);
    const rx = {
      groundM: radial.heightM[at]! + 4 * random() - 2,
      clutterM: 12 * random(),
      zone: random() < 0.3 ? 1 : 4,
    };
    const rxClutter = radial.clutterM ? rx.clutterM : 0;
    const swept = sweep.lossDb(distanceKm, rx.groundM, rxClutter, radial.zone ? rx.zone : 4);
    const alone = model.lossDb(profileOf(radial, distanceKm, rx));
    expect(swept, `${seed} at ${distanceKm} km: ${alone}`).not.toBeNaN();
    worst = Math.max(worst, Math.abs(swept - alone));
  }
  return worst;
}

describe('the radial sweep is the single-path model', () => {
  const radios: P1812Settings[] = [
    { frequencyGhz: 0.8, txHeightM: 30, rxHeightM: 1.5 },
    { frequencyGhz: 3.5, txHeightM: 20, rxHeightM: 1.5, polarization: 'vertical', locationPercent: 90 },
    { frequencyGhz: 0.2, txHeightM: 200, rxHeightM: 10, centreLatitudeDeg: 10 },
    { frequencyGhz: 5.8, txHeightM: 3, rxHeightM: 30, timePercent: 10 },
    { frequencyGhz: 0.7, txHeightM: 60, rxHeightM: 1.5, timePercent: 1, locationPercent: 5, refractivityLapse: 70 },
    { frequencyGhz: 1.8, txHeightM: 25, rxHeightM: 1.5, timePercent: 5, refractivityLapse: 120 },
  ];
  const worlds: [string, (seed: number) => Radial][] = [
    ['plains', (seed) => aRadial(seed, 700, 0.03, 30)],
    ['hills', (seed) => aRadial(seed, 500, 0.05, 400)],
    ['mountains, coarse', (seed) => aRadial(seed, 120, 0.25, 2500)],
    ['long', (seed) => aRadial(seed, 900, 0.2, 600)],
    ['very short', (seed) => aRadial(seed, 3, 0.03, 5)],
  ];
  it.each(worlds)('over %s', (_, world) => {
    radios.forEach((settings, k) => {
      for (let seed = 1; seed <= 4; seed++) {
        expect(worstDifference(world(seed), settings, 10 * seed + k)).toBeLessThan(TOLERANCE_DB);
      }
    });
  });

  it.each(worlds)('over %s with clutter', (_, world) => {
    radios.forEach((settings, k) => {
      const radial = world(20 + k);
      const random = seededRandom(k);
      radial.clutterM = Float64Array.from(radial.heightM, () => (random() < 0.4 ? 15 * random() : 0));
      expect(worstDifference(radial, settings, 50 + k)).toBeLessThan(TOLERANCE_DB);
    });
  });

  it.each(worlds)('over %s with sea and coast', (_, world) => {
    radios.forEach((settings, k) => {
      const radial = world(40 + k);
      radial.zone = Uint8Array.from(radial.heightM, (h, i) => (h < 95 ? 1 : i % 7 === 0 ? 3 : 4));
      expect(worstDifference(radial, { ...settings, rxCoastKm: 3 }, 90 + k)).toBeLessThan(TOLERANCE_DB);
    });
  });

  it('over a flat sea-level world, which is the closed smooth-earth case', () => {
    const radial = aRadial(1, 800, 0.1, 0);
    radial.heightM.fill(0);
    for (const settings of radios) expect(worstDifference(radial, settings, 7)).toBeLessThan(TOLERANCE_DB);
  });
});

describe('where the radial ends', () => {
  it('answers NaN beyond its terrain and nearer than a step and a half', () => {
    const radial = aRadial(3, 10, 0.1, 10);
    const sweep = new RadialSweep({ frequencyGhz: 1, txHeightM: 30, rxHeightM: 1.5 }, 10);
    sweep.load(radial);
    expect(sweep.lossDb(0.14, 100)).toBeNaN();
    expect(sweep.lossDb(0.16, 100)).toBeGreaterThan(70);
    expect(sweep.lossDb(1.14, 100)).toBeGreaterThan(80);
    expect(sweep.lossDb(1.16, 100)).toBeNaN();
  });

  it('forgets the radial before', () => {
    const settings = { frequencyGhz: 1, txHeightM: 30, rxHeightM: 1.5 };
    const fresh = new RadialSweep(settings, 300);
    fresh.load(aRadial(5, 200, 0.05, 300));
    const used = new RadialSweep(settings, 300);
    used.load(aRadial(6, 300, 0.05, 900));
    used.lossDb(14, 100);
    used.load(aRadial(5, 200, 0.05, 300));
    for (const d of [0.3, 2, 9.99]) expect(used.lossDb(d, 80)).toBe(fresh.lossDb(d, 80));
  });
});
