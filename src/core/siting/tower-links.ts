/** What a new tower could be connected to: the nearest site or point of presence, and whether a radio link to one of the near ones clears the ground. */
import type { SitePlace } from '../costs/site-cost-at';
import { distanceKm, profilePoints } from '../geo';
import { EARTH_RADIUS_KM, SPEED_OF_LIGHT_M_PER_S } from '../units';
import { pointIndex } from './point-index';

/** Something that has bandwidth already. */
export interface FarEnd {
  lonDeg: number;
  latDeg: number;
  /** Antenna above ground. m */
  heightM: number;
  /** Of a point of presence. */
  name?: string;
}

/** Far ends tried for a link, nearest first. */
const MOST_LINKS = 16;
/** Beyond this no link is tried. km: the likely value of the register's backhaul.microwave_reach_km. */
const FARTHEST_LINK_KM = 40;
/** Points of a profile: one each 100 m, at least these many. */
const PROFILE_STEP_KM = 0.1;
const LEAST_POINTS = 20;
/** ITU-R P.530-18 §2.2.2.1: 0.6 of the first Fresnel zone is free over an Earth of 4/3 its radius. */
const FREE_ZONE = 0.6;
const EARTH_FACTOR = 4 / 3;
/** The lower of the bands of the register's backhaul.microwave_reach_km (6 to 11 GHz) has the wider zone. */
const LINK_FREQUENCY_HZ = 6e9;
/** Where the search for the nearest begins. km */
const FIRST_RING_KM = 2;

export interface TowerLinks {
  /** Distance to the nearest far end and, where heights are known, whether a link from `heightM` gets through to one of the nearest. */
  placeAt(lonDeg: number, latDeg: number, heightM: number): SitePlace;
}

/** Links to these far ends. `heightAt`: ground, NaN where it is not known; left out: sight is not judged. */
export function towerLinks(ends: readonly FarEnd[], heightAt?: (lonDeg: number, latDeg: number) => number): TowerLinks {
  const index = pointIndex(
    Float64Array.from(ends, (end) => end.lonDeg),
    Float64Array.from(ends, (end) => end.latDeg),
    FIRST_RING_KM,
  );
  const known = new Map<string, SitePlace>();
  return {
    placeAt(lonDeg, latDeg, heightM) {
      const key = `${lonDeg} ${latDeg} ${heightM}`;
      const place =
        known.get(key) ?? judge({ lonDeg, latDeg, heightM }, nearestEnds(ends, index, lonDeg, latDeg), heightAt);
      known.set(key, place);
      return place;
    },
  };
}

type Near = { end: FarEnd; km: number };

function judge(
  from: FarEnd,
  near: Near[],
  heightAt: ((lonDeg: number, latDeg: number) => number) | undefined,
): SitePlace {
  const { lonDeg, latDeg } = from;
  const [nearest] = near;
  const name = nearest?.end.name;
  const place = { lonDeg, latDeg, nearestSiteKm: nearest?.km ?? null, ...(name ? { nearestName: name } : {}) };
  if (!heightAt || near.length === 0) return place;
  const inReach = near.slice(0, MOST_LINKS).filter(({ km }) => km <= FARTHEST_LINK_KM);
  const sights = inReach.map(({ end, km }) => isClear(from, end, { km, heightAt }));
  if (sights.includes(true)) return { ...place, lineOfSight: true };
  return sights.length > 0 && sights.every((sight) => sight === false) ? { ...place, lineOfSight: false } : place;
}

/** The nearest far ends, nearest first; all within a ring that holds enough of them. */
function nearestEnds(
  ends: readonly FarEnd[],
  index: ReturnType<typeof pointIndex>,
  lonDeg: number,
  latDeg: number,
): Near[] {
  let found: number[] = [];
  for (let km = FIRST_RING_KM; found.length < MOST_LINKS && km < 2 * FARTHEST_LINK_KM; km *= 2)
    found = index.within(lonDeg, latDeg, Math.min(km, FARTHEST_LINK_KM));
  if (found.length === 0) found = [...ends.keys()];
  return found
    .map((i) => ({ end: ends[i]!, km: distanceKm(lonDeg, latDeg, ends[i]!.lonDeg, ends[i]!.latDeg) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, MOST_LINKS);
}

/** Null: the ground is not known all the way. */
function isClear(
  from: FarEnd,
  to: FarEnd,
  { km, heightAt }: { km: number; heightAt: (lonDeg: number, latDeg: number) => number },
): boolean | null {
  const count = Math.max(LEAST_POINTS, Math.ceil(km / PROFILE_STEP_KM) + 1);
  const { lonDeg, latDeg } = profilePoints([from.lonDeg, from.latDeg], [to.lonDeg, to.latDeg], count);
  const ground = Float64Array.from(lonDeg, (lon, i) => heightAt(lon, latDeg[i]!));
  if (ground.some(Number.isNaN)) return null;
  const [fromM, toM] = [ground[0]! + from.heightM, ground[count - 1]! + to.heightM];
  for (let i = 1; i < count - 1; i++) {
    const share = i / (count - 1);
    const [nearM, farM] = [share * km * 1000, (1 - share) * km * 1000];
    const bulgeM = (nearM * farM) / (2000 * EARTH_FACTOR * EARTH_RADIUS_KM);
    const zoneM = Math.sqrt(((SPEED_OF_LIGHT_M_PER_S / LINK_FREQUENCY_HZ) * nearM * farM) / (nearM + farM));
    const rayM = fromM + share * (toM - fromM);
    if (ground[i]! + bulgeM + FREE_ZONE * zoneM > rayM) return false;
  }
  return true;
}
