/**
 * Hotspots known only to a wide H3 cell (RADIO.md §2.9). The hotspot stands anywhere in that cell with equal chance, so a place is served with
 * the chance that the hotspot stands within its range: the share of the position's area that lies within the served radius of the place.
 * The position's hexagon is taken as the disc of equal area; several hotspots are independent of one another.
 */
import { distanceKm } from '../geo';
import { lensArea } from '../grid';
import type { EngineShared } from './engine-types';

/** Share of each cell of a slice, and the site that gives most of it (-1 none). */
export interface Shares {
  fraction: Float32Array;
  site: Int32Array;
}

/** Expected shares of the cells from `from` to `to`; null where no such hotspot is near. */
export function spreadShares(shared: EngineShared, from: number, to: number): Shares | null {
  const { spreadHotspots, lonDeg, latDeg } = shared;
  let shares: Shares | null = null;
  let missed: Float64Array | null = null;
  const most = new Float64Array(spreadHotspots.length > 0 ? to - from : 0);
  for (const hotspot of spreadHotspots) {
    const { positionRadiusKm, servedRadiusKm } = hotspot;
    const outerKm = positionRadiusKm + servedRadiusKm;
    const latReachDeg = (outerKm / 111) * 1.01;
    for (let i = from; i < to; i++) {
      if (Math.abs(latDeg[i]! - hotspot.latDeg) > latReachDeg) continue;
      const apart = distanceKm(hotspot.lonDeg, hotspot.latDeg, lonDeg[i]!, latDeg[i]!);
      if (apart >= outerKm) continue;
      shares ??= { fraction: new Float32Array(to - from), site: new Int32Array(to - from).fill(-1) };
      missed ??= new Float64Array(to - from).fill(1);
      const share = lensArea(apart, servedRadiusKm, positionRadiusKm) / (Math.PI * positionRadiusKm ** 2);
      missed[i - from]! *= 1 - share;
      if (share > most[i - from]!) {
        most[i - from] = share;
        shares.site[i - from] = hotspot.site;
      }
    }
  }
  if (shares && missed) for (let c = 0; c < missed.length; c++) shares.fraction[c] = 1 - missed[c]!;
  return shares;
}
