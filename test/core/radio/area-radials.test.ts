import { describe, expect, it } from 'vitest';
import { destination, distanceKm } from '../../../src/core/geo';
import { RadialPaths } from '../../../src/core/radio/area-radials';

describe('positions along a radial', () => {
  it.each([0, 45, 60, -75])('are the great circle to a centimetre at latitude %d', (latDeg) => {
    const out = { lonDeg: new Float64Array(801), latDeg: new Float64Array(801) };
    for (const bearing of [0, 33, 90, 181, 300]) {
      new RadialPaths({ lonDeg: 10, latDeg }, 0.05, 800).place(out, bearing, 800);
      for (let i = 0; i <= 800; i += 7) {
        const [lon, lat] = destination(10, latDeg, bearing, i * 0.05);
        expect(distanceKm(out.lonDeg[i]!, out.latDeg[i]!, lon, lat)).toBeLessThan(1e-5);
      }
    }
  });
});
