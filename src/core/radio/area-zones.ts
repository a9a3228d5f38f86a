import { ZONE_INLAND, ZONE_SEA } from './p1812/p1812-types';
import type { PathState } from './p1812/path-state';

/** The part of a radial its zones are read from. */
export interface RadialZones {
  stepKm: number;
  count: number;
  zone: Uint8Array;
}

/**
 * ω, dtm and dlm of ITU-R P.1812-7 §3.5 for every prefix of a radial: running lengths of the sea and of the land and inland stretches.
 * Zones change halfway between samples, as in `zoneLengths`.
 */
export class ZoneRuns {
  private zones!: RadialZones;
  /** Up to half a step before sample i: km of sea, and the current and the longest run of land and of inland. */
  private sea = new Float64Array(0);
  private land = new Float64Array(0);
  private longestLand = new Float64Array(0);
  private inland = new Float64Array(0);
  private longestInland = new Float64Array(0);

  load(zones: RadialZones): void {
    this.zones = zones;
    const size = zones.count + 1;
    if (this.sea.length < size) {
      this.sea = new Float64Array(size);
      this.land = new Float64Array(size);
      this.longestLand = new Float64Array(size);
      this.inland = new Float64Array(size);
      this.longestInland = new Float64Array(size);
    }
    let [sea, land, inland, longestLand, longestInland] = [0, 0, 0, 0, 0];
    for (let i = 1; i < size; i++) {
      const zone = zones.zone[i - 1]!;
      const stretch = i === 1 ? zones.stepKm / 2 : zones.stepKm;
      if (zone === ZONE_SEA) sea += stretch;
      land = zone === ZONE_SEA ? 0 : land + stretch;
      inland = zone === ZONE_INLAND ? inland + stretch : 0;
      longestLand = Math.max(longestLand, land);
      longestInland = Math.max(longestInland, inland);
      this.sea[i] = sea;
      this.land[i] = land;
      this.inland[i] = inland;
      this.longestLand[i] = longestLand;
      this.longestInland[i] = longestInland;
    }
  }

  /** Zone lengths of a path over samples 0 … count and a receiver of zone `rxZone`. */
  finish(path: PathState, count: number, rxZone: number): void {
    const d = path.distanceKm;
    const x = count * this.zones.stepKm;
    const beyond = (d - x) / 2;
    let sea = this.sea[count]!;
    let land = this.land[count]!;
    let inland = this.inland[count]!;
    path.longestLandKm = this.longestLand[count]!;
    path.longestInlandKm = this.longestInland[count]!;
    for (let last = 0; last < 2; last++) {
      const zone = last === 0 ? this.zones.zone[count]! : rxZone;
      const stretch = last === 0 ? this.zones.stepKm / 2 + beyond : beyond;
      if (zone === ZONE_SEA) sea += stretch;
      land = zone === ZONE_SEA ? 0 : land + stretch;
      inland = zone === ZONE_INLAND ? inland + stretch : 0;
      path.longestLandKm = Math.max(path.longestLandKm, land);
      path.longestInlandKm = Math.max(path.longestInlandKm, inland);
    }
    path.seaShare = sea / d;
  }
}
