import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elevationDeg, mechanicallyTilted, type SectorDirection, sectorGainDb } from '../../../src/core/radio/antenna';

const direction = (over: Partial<SectorDirection>): SectorDirection => ({
  azimuthOffsetDeg: 0,
  elevationDeg: 0,
  pattern: '3gpp-36814',
  tiltDeg: 0,
  ...over,
});

describe('3GPP sector patterns', () => {
  it('have their half power (−3 dB) at half the beamwidth: 35° and 5°, or 32.5° and 32.5°', () => {
    expect(sectorGainDb(direction({ azimuthOffsetDeg: 35 }))).toBeCloseTo(-3, 12);
    expect(sectorGainDb(direction({ elevationDeg: 5 }))).toBeCloseTo(-3, 12);
    expect(sectorGainDb(direction({ pattern: '3gpp-38901', azimuthOffsetDeg: -32.5 }))).toBeCloseTo(-3, 12);
    expect(sectorGainDb(direction({ pattern: '3gpp-38901', elevationDeg: 32.5 }))).toBeCloseTo(-3, 12);
  });
  it('never go below the front-to-back ratio: 25 dB and 30 dB; side lobes of the older one 20 dB', () => {
    expect(sectorGainDb(direction({ azimuthOffsetDeg: 180 }))).toBe(-25);
    expect(sectorGainDb(direction({ azimuthOffsetDeg: 180, elevationDeg: -80 }))).toBe(-25);
    expect(sectorGainDb(direction({ elevationDeg: -80 }))).toBe(-20);
    expect(sectorGainDb(direction({ pattern: '3gpp-38901', azimuthOffsetDeg: 180 }))).toBe(-30);
  });
  it('electrical tilt moves the peak down by the tilt', () => {
    expect(sectorGainDb(direction({ tiltDeg: 6, elevationDeg: -6 }))).toBeCloseTo(0, 12);
    expect(sectorGainDb(direction({ tiltDeg: 6 }))).toBeCloseTo(-12 * 0.36, 12);
  });
  it('mechanical tilt looks down in front, up behind, and level at the sides', () => {
    expect(sectorGainDb(direction({ mechanicalTiltDeg: 8, elevationDeg: -8 }))).toBeCloseTo(0, 9);
    const wide = (azimuthOffsetDeg: number, elevation: number) =>
      sectorGainDb(
        direction({ pattern: '3gpp-38901', mechanicalTiltDeg: 8, azimuthOffsetDeg, elevationDeg: elevation }),
      );
    expect(wide(60, -8)).toBeGreaterThan(wide(60, 8));
    expect(wide(90, 0)).toBeCloseTo(-12 * (90 / 65) ** 2, 9);
    expect(mechanicallyTilted(180, 8, 8)[1]).toBeCloseTo(0, 9);
  });
  it('is symmetrical left and right, repeats each turn, and never exceeds the peak', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: 0, max: 15, noNaN: true }),
        fc.constantFrom('3gpp-36814', '3gpp-38901'),
        (azimuthOffsetDeg, elevation, tilt, pattern) => {
          const at = direction({
            azimuthOffsetDeg,
            elevationDeg: elevation,
            tiltDeg: tilt,
            mechanicalTiltDeg: tilt,
            pattern,
          });
          const gain = sectorGainDb(at);
          expect(gain).toBeLessThanOrEqual(0);
          expect(sectorGainDb({ ...at, azimuthOffsetDeg: -azimuthOffsetDeg })).toBeCloseTo(gain, 6);
          expect(sectorGainDb({ ...at, azimuthOffsetDeg: azimuthOffsetDeg + 360 })).toBeCloseTo(gain, 6);
        },
      ),
    );
  });
  it('omni is the same everywhere', () =>
    expect(sectorGainDb(direction({ pattern: 'omni', azimuthOffsetDeg: 123, elevationDeg: 45 }))).toBe(0));
});

it('elevation: 45° down where the step equals the distance', () => {
  expect(elevationDeg(28.5, 30, 1.5)).toBeCloseTo(-45, 12);
  expect(elevationDeg(0, 30, 1.5)).toBe(-90);
});
