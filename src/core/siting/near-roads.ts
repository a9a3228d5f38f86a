/** Which places have a road beside them: one walk along all roads, each stretch asking for the places around it. */
import { wrapLongitude } from '../geo';
import type { RoadTable } from '../inputs/facts';
import { EARTH_RADIUS_KM } from '../units';
import { pointIndex } from './point-index';
import type { Steps } from './steps';

const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

interface Points {
  lonDeg: Float64Array;
  latDeg: Float64Array;
}

/** 1 for each place that a road passes within `withinKm`, exact to the plane around the place. */
export function* nearRoads(roads: RoadTable, places: Points, withinKm: number): Steps<Uint8Array> {
  const near = new Uint8Array(places.lonDeg.length);
  const index = pointIndex(places.lonDeg, places.latDeg, withinKm);
  let work = 0;
  for (let line = 0; line < roads.count; line++) {
    for (let i = roads.start[line]! + 1; i < roads.start[line + 1]!; i++) {
      const [lon, lat] = [roads.lonDeg[i - 1]!, roads.latDeg[i - 1]!];
      const [east, north] = [wrapLongitude(roads.lonDeg[i]! - lon), roads.latDeg[i]! - lat];
      const kmPerLon = KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
      const km = Math.hypot(east * kmPerLon, north * KM_PER_DEGREE);
      const pieces = Math.max(1, Math.ceil(km / Math.max(LEAST_PIECE_KM, withinKm)));
      for (let piece = 0; piece < pieces; piece++) {
        const middle = (piece + 0.5) / pieces;
        const around = index.within(
          wrapLongitude(lon + east * middle),
          lat + north * middle,
          SLACK * withinKm + km / pieces,
        );
        work += WORK_PER_PIECE + WORK_PER_PLACE * around.length;
        for (const place of around) {
          if (near[place]) continue;
          const from = { lon, lat, east, north };
          if (distanceToStretchKm(places.lonDeg[place]!, places.latDeg[place]!, from) <= withinKm) near[place] = 1;
        }
        if (work < WORK_PER_STEP) continue;
        yield work;
        work = 0;
      }
    }
  }
  return near;
}

/** What a question to the index and each place it finds cost, in matrix entries as the other steps count. */
const WORK_PER_PIECE = 300;
const WORK_PER_PLACE = 40;
const WORK_PER_STEP = 2e5;

/** However near a road must be, it is looked at in pieces no shorter. */
const LEAST_PIECE_KM = 0.1;
/** The index measures on one plane for all places: some more are asked than needed. */
const SLACK = 1.05;

function distanceToStretchKm(
  lonDeg: number,
  latDeg: number,
  { lon, lat, east, north }: { lon: number; lat: number; east: number; north: number },
): number {
  const kmPerLon = KM_PER_DEGREE * Math.cos((latDeg * Math.PI) / 180);
  const [x, y] = [wrapLongitude(lonDeg - lon) * kmPerLon, (latDeg - lat) * KM_PER_DEGREE];
  const [dx, dy] = [east * kmPerLon, north * KM_PER_DEGREE];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / lengthSquared)) : 0;
  return Math.hypot(x - along * dx, y - along * dy);
}
