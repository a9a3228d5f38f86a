/** Wi-Fi hotspots over the grid. A footprint is smaller than a cell, so the resolution-12 children of each cell in reach are judged one by one. */
import { distanceKm, h3Centre, h3Children, h3EdgeKm, h3FromBigInt } from '../geo';
import { dbmToMw } from '../units';
import { binPlace, tableAt } from './distance-bins';
import type { EngineShared, WifiEmitter } from './engine-types';
import type { LossTable } from './loss-table';
import type { Shares } from './spread-hotspots';
import { WIFI_NOISE_DBM, type WifiNeeds, wifiServes } from './wifi-link';

/** Cells finer than this are judged as they are. */
export const FOOTPRINT_RESOLUTION = 12;

/** What judging a spot needs; a part of EngineShared. */
export interface WifiField {
  wifi: WifiEmitter[];
  lossTables: LossTable[];
  wifiNeeds: WifiNeeds;
  /** Load of the hidden neighbours 0..1. */
  loadFraction: number;
}

/** Shares of the cells from `from` to `to` that hotspots serve; null where none is near. */
export function wifiShares(shared: EngineShared, from: number, to: number): Shares | null {
  const near = nearby(shared, from, to);
  if (near.size === 0) return null;
  const shares: Shares = { fraction: new Float32Array(to - from), site: new Int32Array(to - from).fill(-1) };
  for (const [i, hotspots] of near) {
    const { fraction, first } = cellShare(shared, shared.h3[i]!, { resolution: shared.resolution, hotspots });
    shares.fraction[i - from] = fraction;
    if (first >= 0) shares.site[i - from] = shared.wifi[first]!.site;
  }
  return shares;
}

/** Share of one cell's children served by any of the hotspots, and which of them serves most of it (-1 none). */
export function cellShare(
  field: WifiField,
  h3: bigint,
  { resolution, hotspots }: { resolution: number; hotspots: number[] },
): { fraction: number; first: number } {
  const spots = spotsOf(h3, resolution);
  const counts = new Map<number, number>();
  let served = 0;
  for (let k = 0; k < spots.length; k += 2) {
    const server = hotspots.find((w) => servesSpot(field, w, spots[k]!, spots[k + 1]!));
    if (server === undefined) continue;
    served++;
    counts.set(server, (counts.get(server) ?? 0) + 1);
  }
  const first = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [-1, 0])[0]!;
  return { fraction: (2 * served) / spots.length, first };
}

/** Neighbouring hotspots and candidates ask for the same cells again and again. */
const MOST_SPOTS_KEPT = 8192;
const keptSpots = new Map<bigint, Float64Array>();

/** Longitude and latitude of the spots a cell is judged at, in turn. */
function spotsOf(h3: bigint, resolution: number): Float64Array {
  const kept = keptSpots.get(h3);
  if (kept) return kept;
  const hex = h3FromBigInt(h3);
  const children = resolution >= FOOTPRINT_RESOLUTION ? [hex] : h3Children(hex, FOOTPRINT_RESOLUTION);
  const spots = Float64Array.from(children.flatMap(h3Centre));
  if (keptSpots.size >= MOST_SPOTS_KEPT) keptSpots.clear();
  keptSpots.set(h3, spots);
  return spots;
}

/** Cells of the slice within reach of hotspots: cell index → hotspots in canonical order. */
function nearby({ wifi, lonDeg, latDeg, resolution }: EngineShared, from: number, to: number): Map<number, number[]> {
  const near = new Map<number, number[]>();
  const cellRadiusKm = h3EdgeKm(resolution);
  for (const [w, hotspot] of wifi.entries()) {
    const reachKm = hotspot.reachKm + cellRadiusKm;
    for (let i = from; i < to; i++) {
      if (Math.abs(latDeg[i]! - hotspot.latDeg) * 111 > reachKm * 1.01) continue;
      if (distanceKm(hotspot.lonDeg, hotspot.latDeg, lonDeg[i]!, latDeg[i]!) > reachKm) continue;
      const list = near.get(i);
      if (list) list.push(w);
      else near.set(i, [w]);
    }
  }
  return near;
}

function servesSpot(
  { wifi, lossTables, wifiNeeds, loadFraction }: WifiField,
  w: number,
  lon: number,
  lat: number,
): boolean {
  const hotspot = wifi[w]!;
  const km = distanceKm(hotspot.lonDeg, hotspot.latDeg, lon, lat);
  if (km > hotspot.reachKm) return false;
  const table = lossTables[hotspot.lossTable]!;
  const place = binPlace((km * 1000) ** 2);
  const rssiDbm = hotspot.peakDbm - tableAt(table.quantileDb, place);
  const medianDbm = hotspot.peakDbm - tableAt(table.medianDb, place) - table.entryMedianDb;
  let noiseMw = dbmToMw(WIFI_NOISE_DBM);
  for (const other of hotspot.hidden) {
    const neighbour = wifi[other]!;
    const gain = tableAt(lossTables[neighbour.lossTable]!.medianGain, placeAt(neighbour, lon, lat));
    noiseMw += dbmToMw(neighbour.peakDbm) * gain * loadFraction;
  }
  return wifiServes(hotspot.template, wifiNeeds, { medianDbm, rssiDbm, noiseMw, airtimeShare: hotspot.airtimeShare });
}

const placeAt = (hotspot: WifiEmitter, lon: number, lat: number): number =>
  binPlace((distanceKm(hotspot.lonDeg, hotspot.latDeg, lon, lat) * 1000) ** 2);
