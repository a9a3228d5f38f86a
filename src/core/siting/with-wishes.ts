/** The user's places among those found, and what cannot be connected taken out. */
import type { SiteKind } from '../costs/cost-types';
import type { CandidateFamily, CandidateInput } from './candidates';
import { type Place, type PlaceContext, type PlacesFound, tally, type ThinnedReason } from './place';
import { linkAt } from './place-prices';
import { pointIndex } from './point-index';
import type { TowerLinks } from './tower-links';
import { isHotspot, premisesRule, wishedPlaces } from './wishes';

/** Which family a kind belongs to. */
const FAMILY_OF: Record<SiteKind, CandidateFamily> = {
  'tower-colocated': 'colocated',
  'tower-greenfield': 'greenfield',
  'hotspot-outdoor': 'hotspots',
  'hotspot-indoor': 'hotspots',
  'lora-gateway': 'hotspots',
  'hotspot-converted': 'converted',
};

/** A place found this near a place of the user's of the same kind is the same place. km */
const SAME_PLACE_KM = 0.015;

interface Wishes {
  input: CandidateInput;
  context: PlaceContext;
  links: TowerLinks;
}

/** The families with the user's places behind those found. A place of the user's stands in for one found at the same spot. */
export function withWishes(
  found: Record<CandidateFamily, PlacesFound>,
  { input, context, links }: Wishes,
): Record<CandidateFamily, PlacesFound> {
  const wished = wishedPlaces(context.plan, input.candidates ?? []);
  const hasPremises = premisesRule(input);
  const verdictOf = (place: Place): ThinnedReason | null => {
    const verdict = context.verdictAt(place.lonDeg, place.latDeg);
    if (verdict !== 'allowed') return verdict;
    if (place.pinned || !isHotspot(place.kind) || hasPremises(place.lonDeg, place.latDeg)) return null;
    return 'no-premises';
  };
  const most = context.plan.siting.mostBackhaulKm;
  const tooFar = (place: Place): boolean => {
    if (most === null || place.pinned || place.kind !== 'tower-greenfield') return false;
    return !((linkAt(links, place).nearestSiteKm ?? Infinity) <= most);
  };
  const family = (name: CandidateFamily): PlacesFound => {
    const own = wished.filter(({ kind }) => FAMILY_OF[kind] === name);
    const thinned = tally();
    const allowed = own.filter((place) => {
      const verdict = verdictOf(place);
      if (verdict) thinned.add(verdict);
      return !verdict;
    });
    const others = withoutSame(found[name].places, allowed);
    thinned.add('near-duplicate', found[name].places.length - others.length);
    const places = [...others, ...allowed].filter((place) => {
      const far = tooFar(place);
      if (far) thinned.add('no-backhaul');
      return !far;
    });
    return { places, thinned: [...found[name].thinned, ...thinned.list()] };
  };
  return {
    colocated: family('colocated'),
    greenfield: family('greenfield'),
    hotspots: family('hotspots'),
    converted: family('converted'),
  };
}

/** Places found that no place of the user's is the same as: by id, or by spot and kind. */
function withoutSame(found: readonly Place[], own: readonly Place[]): Place[] {
  if (own.length === 0) return [...found];
  const ids = new Set(own.map(({ id }) => id));
  const spots = pointIndex(
    Float64Array.from(own, (place) => place.lonDeg),
    Float64Array.from(own, (place) => place.latDeg),
    SAME_PLACE_KM * 10,
  );
  return found.filter(
    ({ id, kind, lonDeg, latDeg }) =>
      !ids.has(id) && !spots.within(lonDeg, latDeg, SAME_PLACE_KM).some((k) => own[k]!.kind === kind),
  );
}
