import { type Assumption, BACKHAUL_WAYS, type BackhaulWay } from './cost-types';
import { evaluateFormula } from './evaluate';
import type { CostChoices, CostFormula, FormulaPart } from './formula';
import { likelyColumns } from './site-cost';

export interface BackhaulPlace {
  /** To the nearest point of presence, or to the nearest existing site; null: not known, so fibre is not offered. km. */
  fibreKm: number | null;
  /** Whether the terrain lets a microwave link through; null: not known, taken as possible as in the cost of a new tower. */
  lineOfSight: boolean | null;
  /** Whether someone sells bandwidth at the place itself (existing masts). */
  leasable: boolean;
}

export interface BackhaulCost {
  way: BackhaulWay;
  capexUsd: number;
  opexUsdPerYear: number;
  annualCostUsd: number;
  keys: string[];
}

/** The feasible ways to connect a tower at a place, cheapest first, at the likely values. Empty: none is feasible. */
export function backhaulCosts(
  place: BackhaulPlace,
  register: readonly Assumption[],
  choices: CostChoices,
): BackhaulCost[] {
  const columnOf = likelyColumns(register);
  return BACKHAUL_WAYS.flatMap((way) => {
    const parts = partsOf(way, place, choices);
    if (!parts) return [];
    const formula: CostFormula = { parts, servingShareKeys: [], grantKey: 'finance.grant_tower_fraction' };
    const { capexUsd, opexUsdPerYear, annualCostUsd } = evaluateFormula(formula, columnOf, 1);
    return [
      {
        way,
        capexUsd: capexUsd[0]!,
        opexUsdPerYear: opexUsdPerYear[0]!,
        annualCostUsd: annualCostUsd[0]!,
        keys: parts.flatMap((part) => [...part.capex, ...part.opex].flatMap((term) => term.keys)),
      },
    ];
  }).toSorted((a, b) => a.annualCostUsd - b.annualCostUsd);
}

/** Null where the way is not feasible. At the far end of fibre and microwave, bandwidth is leased all the same (US); in the studies it is part of the core. */
function partsOf(
  way: BackhaulWay,
  { fibreKm, lineOfSight, leasable }: BackhaulPlace,
  { preset }: CostChoices,
): FormulaPart[] | null {
  const lease: FormulaPart = {
    label: 'Leased bandwidth',
    capex: [],
    lifeKey: null,
    opex: [{ factor: 1, keys: ['backhaul.cell_site_lease_usd_yr'] }],
    shareable: false,
  };
  const farEnd = preset === 'us' ? [lease] : [];
  const build = (label: string, lifeKey: string, term: FormulaPart['capex'][number]): FormulaPart[] => [
    { label, capex: [term], lifeKey, opex: [], shareable: true },
    ...farEnd,
  ];
  switch (way) {
    case 'fibre': {
      const key = preset === 'us' ? 'backhaul.fiber_aerial_usd_km' : 'backhaul.fiber_giga_usd_km';
      return fibreKm === null ? null : build('Fibre', 'macro.life_tower_years', { factor: fibreKm, keys: [key] });
    }
    case 'microwave':
      return lineOfSight === false
        ? null
        : build('Microwave link', 'macro.life_active_years', { factor: 1, keys: ['backhaul.microwave_usd'] });
    case 'lease':
      return leasable ? [lease] : null;
  }
}
