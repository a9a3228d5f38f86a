import type { ItmProfile } from './itm-types';

/**
 * A profile at equal steps, as ITM needs it, from one at any. Already equal steps (to 1e-6 of a step, as printed tables have them)
 * are taken as they are; others are interpolated to as many equal steps.
 */
export function itmProfile(distanceKm: Float64Array, heightM: Float64Array): ItmProfile {
  const last = distanceKm.length - 1;
  const stepKm = distanceKm[last]! / last;
  const even = distanceKm.every((x, i) => Math.abs(x - i * stepKm) <= Math.max(1e-6, 1e-6 * stepKm));
  if (even) return { stepM: 1000 * stepKm, heightM };
  let j = 0;
  const resampled = Float64Array.from(distanceKm, (_, i) => {
    const x = i * stepKm;
    while (j < last - 1 && distanceKm[j + 1]! < x) j++;
    const part = (x - distanceKm[j]!) / (distanceKm[j + 1]! - distanceKm[j]!);
    return heightM[j]! + Math.min(Math.max(part, 0), 1) * (heightM[j + 1]! - heightM[j]!);
  });
  return { stepM: 1000 * stepKm, heightM: resampled };
}
