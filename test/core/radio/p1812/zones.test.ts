import { describe, expect, it } from 'vitest';
import { ZoneRuns } from '../../../../src/core/radio/area-zones';
import { timeFloorDb } from '../../../../src/core/radio/p1812/ducting';
import { makeP1812 } from '../../../../src/core/radio/p1812/p1812';
import { PathState } from '../../../../src/core/radio/p1812/path-state';
import { anomalousTimePercent, zoneLengths } from '../../../../src/core/radio/p1812/zones';
import { seededRandom } from '../../../../src/core/units';

/** 1 sea, 3 coastal, 4 inland, one sample a km. */
const zones = (...zone: number[]) => ({
  distanceKm: Float64Array.from(zone, (_, i) => i),
  heightM: new Float64Array(zone.length),
  zone: Uint8Array.from(zone),
});

describe('zones along a path', () => {
  it('change halfway between samples', () => {
    //  4 4 | 1 1 1 | 4 : 1.5 km inland, 3 km sea, 0.5 km inland
    const { seaShare, longestLandKm, longestInlandKm } = zoneLengths(zones(4, 4, 1, 1, 1, 4));
    expect(seaShare).toBeCloseTo(0.6, 12);
    expect([longestLandKm, longestInlandKm]).toEqual([1.5, 1.5]);
  });

  it('count coastal land as land but not as inland', () => {
    const { longestLandKm, longestInlandKm, seaShare } = zoneLengths(zones(4, 4, 3, 3, 4, 4, 4));
    expect([longestLandKm, longestInlandKm, seaShare]).toEqual([6, 2.5, 0]);
  });

  it('are all inland where none are given', () => {
    const { zone: _, ...bare } = zones(1, 1, 1);
    expect(zoneLengths(bare)).toEqual({ seaShare: 0, longestLandKm: 2, longestInlandKm: 2 });
  });

  it('come out the same from running lengths along a radial', () => {
    const random = seededRandom(4);
    const zone = Uint8Array.from({ length: 200 }, () => [1, 3, 4, 4][Math.floor(4 * random())]!);
    const runs = new ZoneRuns();
    runs.load({ stepKm: 0.5, count: 199, zone });
    const path = new PathState();
    for (let count = 1; count < 200; count += 3) {
      const distanceKm = (count + 0.5 + random()) * 0.5;
      const rxZone = random() < 0.5 ? 1 : 4;
      const whole = zoneLengths({
        distanceKm: Float64Array.from({ length: count + 2 }, (_, i) => (i > count ? distanceKm : i * 0.5)),
        heightM: new Float64Array(count + 2),
        zone: Uint8Array.of(...zone.subarray(0, count + 1), rxZone),
      });
      path.distanceKm = distanceKm;
      runs.finish(path, count, rxZone);
      expect(path.seaShare).toBeCloseTo(whole.seaShare, 9);
      expect(path.longestLandKm).toBeCloseTo(whole.longestLandKm, 9);
      expect(path.longestInlandKm).toBeCloseTo(whole.longestInlandKm, 9);
    }
  });
});

describe('β0', () => {
  it('never reaches 50 %, anywhere: the median needs no second earth', () => {
    for (let latitude = -90; latitude <= 90; latitude += 5)
      for (const land of [0, 1, 10, 100, 1000]) expect(anomalousTimePercent(latitude, land, land / 2)).toBeLessThan(50);
  });

  it('is greatest at the equator over the sea', () => {
    expect(anomalousTimePercent(0, 0, 0)).toBeGreaterThan(anomalousTimePercent(45, 0, 0));
    expect(anomalousTimePercent(45, 0, 0)).toBeGreaterThan(anomalousTimePercent(45, 50, 50));
  });
});

describe('the bound that spares most paths the ducting model', () => {
  it('lies below A(p) of every path tried', () => {
    const random = seededRandom(8);
    for (let k = 0; k < 60; k++) {
      const lengthKm = 1 + 98 * random();
      const relief = 800 * random();
      const distanceKm = Float64Array.from({ length: 80 }, (_, i) => (lengthKm * i) / 79);
      const heightM = Float64Array.from(distanceKm, () => relief * random());
      const centreLatitudeDeg = 80 * random();
      const timePercent = [50, 50, 20, 10][k % 4]!;
      const settings = { frequencyGhz: 1, txHeightM: 20, rxHeightM: 2, timePercent, centreLatitudeDeg };
      const { path } = makeP1812(settings).explain({ distanceKm, heightM });
      if (timePercent < path.anomalousPercent) continue;
      const horizons = path.txHorizonKm + path.rxHorizonKm;
      const noShieldingDb = 102.45 + 20 * Math.log10(horizons);
      const lossPerMrad = 5e-5 * ((6371 * 157) / (157 - 45));
      const shield = (mrad: number, km: number) =>
        mrad > 0.1 * km
          ? 20 * Math.log10(1 + 0.361 * (mrad - 0.1 * km) * Math.sqrt(km)) + 0.264 * (mrad - 0.1 * km)
          : 0;
      const angle =
        (1000 * lengthKm) / ((6371 * 157) / (157 - 45)) +
        Math.min(path.txElevationMrad, 0.1 * path.txHorizonKm) +
        Math.min(path.rxElevationMrad, 0.1 * path.rxHorizonKm);
      const timeLossDb =
        path.ductingDb -
        noShieldingDb -
        shield(path.txElevationMrad, path.txHorizonKm) -
        shield(path.rxElevationMrad, path.rxHorizonKm) -
        lossPerMrad * angle;
      expect(timeLossDb).toBeGreaterThanOrEqual(timeFloorDb(timePercent, centreLatitudeDeg));
    }
  });

  it('is tens of dB at the median', () => {
    expect(timeFloorDb(50, 45)).toBeGreaterThan(30);
    expect(timeFloorDb(1, 0)).toBe(0);
  });
});
