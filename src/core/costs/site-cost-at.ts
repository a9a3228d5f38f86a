/** Cost of a site where it stands: as of its kind, with the cheapest backhaul that is feasible there. */
import { backhaulCosts } from './backhaul';
import type { Assumption, SiteCost, SiteKind } from './cost-types';
import { type CostChoices, costFormula, type FormulaPart, sharedAmong } from './formula';
import { costOfFormula, rowsByKey, siteCost } from './site-cost';

export interface SitePlace {
  lonDeg: number;
  latDeg: number;
  /** To the nearest existing site or point of presence of the user's, where fibre or the far end of a link is; null: none is known. km. */
  nearestSiteKm: number | null;
  /** The name of that point of presence; absent: it is a site, or has no name. */
  nearestName?: string;
  /** Whether the terrain lets a link to it through; absent: not known, taken as possible. */
  lineOfSight?: boolean;
  /** What this mast asks for room on it; absent: not stated, the register's. USD a year. */
  rentUsdPerYear?: number;
}

const MICROWAVE = 'Microwave link';
const RENT = 'Rent';

/**
 * Prices of sites where they stand, each kind worked out once. A new tower takes fibre where that is cheaper than a microwave link, or where no link gets
 * through; where nothing is known, the link. Radios on an existing mast lease from whoever is there already (US), or keep the link of the studies, and pay the
 * rent of the mast where it is stated. Hotspots
 * cost the same everywhere.
 */
export function openSitePrices(
  register: readonly Assumption[],
  choices: CostChoices,
): (kind: SiteKind, place?: SitePlace) => SiteCost {
  const usual = new Map<SiteKind, SiteCost>();
  const usualOf = (kind: SiteKind): SiteCost => {
    const known = usual.get(kind) ?? usualCost(kind, register, choices);
    usual.set(kind, known);
    return known;
  };
  return (kind, place) => {
    if (kind === 'tower-greenfield' && place) return onFibre(place, register, choices) ?? usualOf(kind);
    if (kind === 'tower-colocated' && place?.rentUsdPerYear !== undefined)
      return { ...usualOf(kind), ...rented(place.rentUsdPerYear, register, choices) };
    return usualOf(kind);
  };
}

function usualCost(kind: SiteKind, register: readonly Assumption[], choices: CostChoices): SiteCost {
  const usual = siteCost(kind, register, choices);
  if (kind === 'tower-colocated') return { ...usual, backhaul: choices.preset === 'us' ? 'lease' : 'microwave' };
  return kind === 'tower-greenfield' ? { ...usual, backhaul: 'microwave' } : usual;
}

/** Radios on a mast whose rent is stated. */
function rented(usdPerYear: number, register: readonly Assumption[], choices: CostChoices): SiteCost {
  const formula = costFormula('tower-colocated', choices);
  const parts = formula.parts.map((part) =>
    part.label === RENT ? { ...part, opex: [{ factor: usdPerYear, keys: [] }] } : part,
  );
  return costOfFormula('tower-colocated', { ...formula, parts }, register);
}

/** A new tower on fibre; null where fibre is not known, or not the cheapest. */
function onFibre(place: SitePlace, register: readonly Assumption[], choices: CostChoices): SiteCost | null {
  const reachKm = rowsByKey(register)('backhaul.microwave_reach_km').likely;
  const inReach = place.nearestSiteKm === null || place.nearestSiteKm <= reachKm;
  const [cheapest] = backhaulCosts(
    { fibreKm: place.nearestSiteKm, lineOfSight: inReach && place.lineOfSight !== false, leasable: false },
    register,
    choices,
  );
  if (cheapest?.way !== 'fibre') return null;
  const formula = costFormula('tower-greenfield', choices);
  const [fibre] = sharedAmong(choices.tenants ?? 1, [fibrePart(place.nearestSiteKm!, choices)]);
  const parts = formula.parts.map((part) => (part.label === MICROWAVE ? fibre! : part));
  return { ...costOfFormula('tower-greenfield', { ...formula, parts }, register), backhaul: 'fibre' };
}

const fibrePart = (km: number, { preset }: CostChoices): FormulaPart => ({
  label: `Fibre, ${km.toFixed(1)} km`,
  capex: [{ factor: km, keys: [preset === 'us' ? 'backhaul.fiber_aerial_usd_km' : 'backhaul.fiber_giga_usd_km'] }],
  lifeKey: 'macro.life_tower_years',
  opex: [],
  shareable: true,
});
