/** Converted access points: venues of the region that already have Wi-Fi. Only from a venues file: where there is Wi-Fi is never guessed. */
import type { Venue } from '../inputs/facts';
import { type Place, type PlaceContext, type PlacesFound, tally } from './place';
import { pointIndex } from './point-index';

/** A Wi-Fi access point reaches no further. km. */
const WIFI_REACH_KM = 0.4;

export function convertedPlaces(venues: Venue[], context: PlaceContext): PlacesFound {
  const { plan, serviceClass, demand } = context;
  if (!serviceClass.wifiGradeB || plan.service.environment === 'in-vehicle') return { places: [], thinned: [] };
  const thinned = tally();
  const cells = pointIndex(demand.lonDeg, demand.latDeg, WIFI_REACH_KM);
  const places = venues.flatMap(({ id, lonDeg, latDeg }): Place[] => {
    const verdict = context.verdictAt(lonDeg, latDeg);
    if (verdict !== 'allowed') thinned.add(verdict);
    else if (!cells.anyWithin(lonDeg, latDeg, WIFI_REACH_KM)) thinned.add('far-from-gaps');
    else return [{ id: `venue-${id}`, kind: 'hotspot-converted', lonDeg, latDeg, heightM: null, pinned: false }];
    return [];
  });
  return { places, thinned: thinned.list() };
}
