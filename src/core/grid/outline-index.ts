/**
 * Is a point inside an outline of very many corners? The edges are sorted into bands of latitude, so that a question looks at the few that
 * cross its own. Straight edges in longitude and latitude, even–odd over all rings together, as H3 decides it; a jump of more than 180° of
 * longitude crosses the antimeridian.
 */
import type { Position } from 'geojson';

/** Entries of all bands together, to the edge: tall edges stand in many bands. */
const MOST_ENTRIES_PER_EDGE = 8;
const MOST_BANDS = 65_536;

export class OutlineIndex {
  /** [west, south, east, north]; east beyond 180° where the outline crosses the antimeridian. Degrees. */
  readonly box: readonly [number, number, number, number];
  private readonly crossesAntimeridian: boolean;
  /** Both ends of each edge, the southern one first. */
  private readonly lon: Float64Array;
  private readonly lat: Float64Array;
  private readonly edges: number;
  private readonly bands: number;
  private readonly perBandDeg: number;
  /** Edges of band b: entries[start[b]] … entries[start[b + 1] − 1]. */
  private readonly start: Uint32Array;
  private readonly entries: Uint32Array;

  constructor(rings: Position[][]) {
    this.crossesAntimeridian = rings.some(crosses);
    const most = rings.reduce((sum, ring) => sum + ring.length, 0);
    this.lon = new Float64Array(2 * most);
    this.lat = new Float64Array(2 * most);
    let edges = 0;
    for (const ring of rings)
      for (let i = 0; i < ring.length; i++) {
        const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
        const [low, high] = a[1]! < b[1]! ? [a, b] : [b, a];
        this.lon[2 * edges] = this.turned(low[0]!);
        this.lat[2 * edges] = low[1]!;
        this.lon[2 * edges + 1] = this.turned(high[0]!);
        this.lat[2 * edges + 1] = high[1]!;
        edges++;
      }
    this.edges = edges;
    this.box = this.boxOf();
    const heightDeg = Math.max(this.box[3] - this.box[1], Number.MIN_VALUE);
    let tall = 0;
    for (let e = 0; e < edges; e++) tall += (this.lat[2 * e + 1]! - this.lat[2 * e]!) / heightDeg;
    const affordable = ((MOST_ENTRIES_PER_EDGE - 2) * edges) / Math.max(tall, 1);
    this.bands = Math.max(1, Math.min(MOST_BANDS, Math.floor(affordable)));
    this.perBandDeg = this.bands / heightDeg;
    this.start = new Uint32Array(this.bands + 1);
    this.entries = this.sorted();
  }

  /** Whether a point is inside. */
  has(lonDeg: number, latDeg: number): boolean {
    const [west, south, east, north] = this.box;
    const x = this.turned(lonDeg);
    if (x < west || x > east || latDeg < south || latDeg > north) return false;
    const { lon, lat, entries } = this;
    const band = this.bandOf(latDeg);
    let inside = false;
    for (let k = this.start[band]!; k < this.start[band + 1]!; k++) {
      const low = 2 * entries[k]!;
      const y0 = lat[low]!;
      const y1 = lat[low + 1]!;
      if (latDeg < y0 || latDeg >= y1) continue;
      const x0 = lon[low]!;
      if (x0 + (lon[low + 1]! - x0) * ((latDeg - y0) / (y1 - y0)) > x) inside = !inside;
    }
    return inside;
  }

  /** Whether any edge may touch a box. */
  touches([west, south, east, north]: readonly [number, number, number, number]): boolean {
    const { lon, lat, entries, start } = this;
    const last = start[this.bandOf(north) + 1]!;
    for (let k = start[this.bandOf(south)]!; k < last; k++) {
      const low = 2 * entries[k]!;
      if (lat[low]! > north || lat[low + 1]! < south) continue;
      const [a, b] = [lon[low]!, lon[low + 1]!];
      if ((a >= west || b >= west) && (a <= east || b <= east)) return true;
    }
    return false;
  }

  /** The box around a point, as `touches` wants it. Degrees. */
  boxAround(lonDeg: number, latDeg: number, lonReach: number, latReach: number): [number, number, number, number] {
    const lon = this.turned(lonDeg);
    return [lon - lonReach, latDeg - latReach, lon + lonReach, latDeg + latReach];
  }

  private turned(lonDeg: number): number {
    return this.crossesAntimeridian && lonDeg < 0 ? lonDeg + 360 : lonDeg;
  }

  private bandOf(latDeg: number): number {
    return Math.max(0, Math.min(this.bands - 1, Math.floor((latDeg - this.box[1]) * this.perBandDeg)));
  }

  private boxOf(): [number, number, number, number] {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < 2 * this.edges; i++) {
      box[0] = Math.min(box[0], this.lon[i]!);
      box[1] = Math.min(box[1], this.lat[i]!);
      box[2] = Math.max(box[2], this.lon[i]!);
      box[3] = Math.max(box[3], this.lat[i]!);
    }
    return box;
  }

  /** Counting sort of the edges into their bands. */
  private sorted(): Uint32Array {
    const { start, lat } = this;
    for (let e = 0; e < this.edges; e++)
      for (let b = this.bandOf(lat[2 * e]!); b <= this.bandOf(lat[2 * e + 1]!); b++) start[b + 1]!++;
    for (let b = 0; b < this.bands; b++) start[b + 1]! += start[b]!;
    const next = start.slice();
    const entries = new Uint32Array(start[this.bands]!);
    for (let e = 0; e < this.edges; e++)
      for (let b = this.bandOf(lat[2 * e]!); b <= this.bandOf(lat[2 * e + 1]!); b++) entries[next[b]!++] = e;
    return entries;
  }
}

/** Whether a ring has an edge longer than half the way round. */
function crosses(ring: Position[]): boolean {
  for (let i = 1; i < ring.length; i++) if (Math.abs(ring[i]![0]! - ring[i - 1]![0]!) > 180) return true;
  return false;
}
