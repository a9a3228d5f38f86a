import { describe, expect, it } from 'vitest';
import { bearingDeg, distanceKm } from '../../../src/core/geo';
import { orderByRadial } from '../../../src/core/radio/radial-order';
import { MAST, scattered } from './scattered';

describe('receivers on radials', () => {
  const receivers = scattered(500, 15, 3);
  const order = orderByRadial(MAST, receivers, { stepKm: 0.1, sidewaysM: 5 });

  it('knows each distance and direction', () => {
    for (let i = 0; i < 500; i++) {
      const [lon, lat] = [receivers.lonDeg[i]!, receivers.latDeg[i]!];
      expect(order.distanceKm[i]).toBeCloseTo(distanceKm(MAST.lonDeg, MAST.latDeg, lon, lat), 9);
      expect(order.bearingDeg[i]).toBeCloseTo(bearingDeg(MAST.lonDeg, MAST.latDeg, lon, lat), 9);
    }
  });

  it.each([
    ['few', receivers],
    ['many', scattered(60_000, 3, 8)],
  ] as const)('puts each of %s once, within 5 m of its great circle, in order of distance', (_, them) => {
    const count = them.lonDeg.length;
    const {
      radialDeg,
      bearingDeg: ownDeg,
      distanceKm: km,
      order: places,
      start,
    } = orderByRadial(MAST, them, {
      stepKm: 0.1,
      sidewaysM: 5,
    });
    expect(Uint32Array.from(places).sort()).toEqual(Uint32Array.from(Array(count).keys()));
    let [farthestM, outOfOrder] = [0, 0];
    for (let radial = 0; radial < radialDeg.length; radial++) {
      let before = 0;
      for (let k = start[radial]!; k < start[radial + 1]!; k++) {
        const receiver = places[k]!;
        const turn = Math.abs(((ownDeg[receiver]! - radialDeg[radial]! + 540) % 360) - 180);
        farthestM = Math.max(farthestM, km[receiver]! * 1000 * Math.sin((Math.min(turn, 90) * Math.PI) / 180));
        if (Math.floor(km[receiver]! / 0.1 + 0.5) < before) outOfOrder++;
        before = Math.floor(km[receiver]! / 0.1 + 0.5);
      }
    }
    expect(farthestM).toBeLessThan(5.001);
    expect(outOfOrder).toBe(0);
  });

  it('takes no more radials than it needs', () => {
    const line = { lonDeg: Float64Array.of(2.01, 2.02, 2.1), latDeg: Float64Array.of(45, 45, 45) };
    expect(orderByRadial(MAST, line, { stepKm: 0.1, sidewaysM: 5 }).radialDeg).toHaveLength(1);
    // Everywhere evenly: the strips of the farthest would need 2π·15 km / 10 m ≈ 9,400.
    expect(order.radialDeg.length).toBeLessThan(500);
  });
});
