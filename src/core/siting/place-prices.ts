/** Prices where sites stand: a new tower pays for its own way to the nearest bandwidth, everything else costs the same everywhere. */
import type { SiteCost, SiteKind } from '../costs/cost-types';
import type { SitePlace } from '../costs/site-cost-at';
import type { PresencePoint, Site } from '../inputs/facts';
import type { Place } from './place';
import { type TowerLinks, towerLinks } from './tower-links';

export interface PriceInput {
  sites: readonly Site[];
  presence?: readonly PresencePoint[];
  priceOf(kind: SiteKind, place?: SitePlace): SiteCost;
  groundHeightM?: (lonDeg: number, latDeg: number) => number;
}

/** Antennas whose height is not known. Masts: 3GPP TR 38.901 Table 7.2-3 (35 m); at a point of presence: a roof. m */
const MAST_HEIGHT_M = 35;
const ROOF_HEIGHT_M = 12;

/** Links of new towers to existing masts and points of presence. */
export const linksOf = ({ sites, presence = [], groundHeightM }: PriceInput): TowerLinks =>
  towerLinks(
    [
      ...sites.map(({ lonDeg, latDeg, heightM }) => ({ lonDeg, latDeg, heightM: heightM ?? MAST_HEIGHT_M })),
      ...presence.map(({ lonDeg, latDeg, name }) => ({ lonDeg, latDeg, heightM: ROOF_HEIGHT_M, name })),
    ],
    groundHeightM,
  );

/** How a new tower would be connected at a place. */
export const linkAt = (
  links: TowerLinks,
  { lonDeg, latDeg, heightM }: Omit<Place, 'id' | 'kind' | 'pinned'>,
): SitePlace => links.placeAt(lonDeg, latDeg, heightM ?? MAST_HEIGHT_M);

export type PlacePrices = (place: Omit<Place, 'id' | 'pinned'>) => SiteCost & { place?: SitePlace };

/** Price of a place by its kind and, for new towers, its link, for masts their rent. */
export function pricesByPlace({ priceOf }: PriceInput, links: TowerLinks): PlacePrices {
  const byKind = new Map<SiteKind, SiteCost>();
  return (place) => {
    if (place.kind === 'tower-greenfield') {
      const at = linkAt(links, place);
      return { ...priceOf(place.kind, at), place: at };
    }
    if (place.kind === 'tower-colocated' && place.rentUsdPerYear !== undefined) {
      const { lonDeg, latDeg, rentUsdPerYear } = place;
      const at = { lonDeg, latDeg, nearestSiteKm: null, rentUsdPerYear };
      return { ...priceOf(place.kind, at), place: at };
    }
    const known = byKind.get(place.kind) ?? priceOf(place.kind);
    byKind.set(place.kind, known);
    return known;
  };
}
