/** Co-location: existing masts of the region near its gaps, whoever's they are and whatever they carry now. */
import type { Site } from '../inputs/facts';
import { type Place, type PlaceContext, type PlacesFound, tally } from './place';
import { pointIndex } from './point-index';

/** A mast further away cannot serve a gap's people with a macro cell. km (RADIO.md §2.8: the ladder's Hata rung ends at 20 km). */
const MACRO_REACH_KM = 20;

/** Sites nearer than this are taken for one mast: their positions are centroids of measurements. km. */
const SAME_MAST_KM = 0.15;

/** One place a mast, at its free height and rent where its list states them. Of several sites on one mast the one with most samples gives its position. */
export function colocatedPlaces(sites: Site[], context: PlaceContext): PlacesFound {
  const { demand } = context;
  const thinned = tally();
  const inside = sites.filter((site) => {
    const verdict = context.verdictAt(site.lonDeg, site.latDeg);
    if (verdict !== 'allowed') thinned.add(verdict);
    return verdict === 'allowed';
  });
  inside.sort((a, b) => b.samples - a.samples || (a.id < b.id ? -1 : 1));
  const masts = pointIndex(
    Float64Array.from(inside, (site) => site.lonDeg),
    Float64Array.from(inside, (site) => site.latDeg),
    SAME_MAST_KM,
  );
  const cells = pointIndex(demand.lonDeg, demand.latDeg, MACRO_REACH_KM / 4);
  const taken = new Uint8Array(inside.length);
  const places: Place[] = [];
  for (const [k, site] of inside.entries()) {
    const near = masts.within(site.lonDeg, site.latDeg, SAME_MAST_KM);
    if (near.some((other) => other < k && taken[other])) thinned.add('near-duplicate');
    else if (site.room?.heightM === 0) thinned.add('no-room');
    else if (!cells.anyWithin(site.lonDeg, site.latDeg, MACRO_REACH_KM)) thinned.add('far-from-gaps');
    else {
      taken[k] = 1;
      const { lonDeg, latDeg, room } = site;
      const rentUsdPerYear = room?.rentUsdPerYear ?? null;
      places.push({
        id: `colo-${site.id}`,
        kind: 'tower-colocated',
        lonDeg,
        latDeg,
        heightM: room?.heightM ?? site.heightM,
        pinned: false,
        ...(rentUsdPerYear === null ? {} : { rentUsdPerYear }),
      });
    }
  }
  return { places, thinned: thinned.list() };
}
