/**
 * The reference table of ECONOMICS "Reference results": the product's own cost formulas, with the triangles given there in place of the
 * register's. What the reference does not price (finding a host, repair visits, spares, grants) is set to nothing here.
 */
import { type Assumption, costFormula, evaluateFormula, type PricedKind } from '../costs';
import { drawColumns } from './draws';
import type { Spread } from './economics-types';
import { spreadOf } from './quantiles';

export interface ReferenceTable {
  /** Annual cost of one site. USD per year. */
  annualCostUsd: Record<ReferenceId, Spread>;
  /** Hotspots whose cost equals that of one tower, per draw. */
  hotspotsPerTower: { tower: ReferenceId; hotspot: ReferenceId; count: Spread }[];
}

type ReferenceId = 'greenfield' | 'colocated' | 'wifi-shared' | 'wifi-paid' | 'cbrs-category-b';

const ROWS: readonly { id: ReferenceId; kind: PricedKind; hotspotBackhaul: 'shared' | 'paid' }[] = [
  { id: 'greenfield', kind: 'tower-greenfield', hotspotBackhaul: 'paid' },
  { id: 'colocated', kind: 'tower-colocated', hotspotBackhaul: 'paid' },
  { id: 'wifi-shared', kind: 'hotspot-outdoor', hotspotBackhaul: 'shared' },
  { id: 'wifi-paid', kind: 'hotspot-outdoor', hotspotBackhaul: 'paid' },
  { id: 'cbrs-category-b', kind: 'cbrs-category-b', hotspotBackhaul: 'paid' },
];

/** Draws the reference table. `draws` ≥ 1; the figures of the specification are for 20,000. */
export function referenceTable(draws: number, seed: number): ReferenceTable {
  const columnOf = drawColumns(REFERENCE_REGISTER, seed, draws);
  const annual = new Map<ReferenceId, Float64Array>();
  for (const { id, kind, hotspotBackhaul } of ROWS) {
    const formula = costFormula(kind, { preset: 'us', hotspotBackhaul });
    annual.set(id, evaluateFormula(formula, columnOf, draws).annualCostUsd);
  }
  const spreads = [...annual].map(([id, column]) => [id, spreadOf(column)] as const);
  const hotspotsPerTower = (['greenfield', 'colocated'] as const).flatMap((tower) =>
    (['wifi-shared', 'wifi-paid'] as const).map((hotspot) => {
      const one = annual.get(hotspot)!;
      return { tower, hotspot, count: spreadOf(annual.get(tower)!.map((cost, i) => cost / one[i]!)) };
    }),
  );
  return { annualCostUsd: Object.fromEntries(spreads) as Record<ReferenceId, Spread>, hotspotsPerTower };
}

/** Low, likely, high as given in ECONOMICS "Triangles used there". */
const REFERENCE_TRIANGLES: Record<string, readonly [number, number, number]> = {
  'finance.discount_rate': [5, 8, 12],
  'finance.grant_tower_fraction': [0, 0, 0],
  'finance.grant_hotspot_fraction': [0, 0, 0],
  'macro.tower_build_usd': [150_000, 250_000, 450_000],
  'macro.ran_3sector_usd': [60_000, 120_000, 250_000],
  'backhaul.microwave_usd': [15_000, 40_000, 80_000],
  'macro.life_tower_years': [25, 25, 25],
  'macro.life_active_years': [10, 10, 10],
  'macro.ground_lease_usd_yr': [6_000, 12_000, 24_000],
  'macro.power_kw': [2.5, 4, 10],
  'power.price_commercial_us': [0.09, 0.13, 0.2],
  'backhaul.cell_site_lease_usd_yr': [6_000, 12_000, 36_000],
  'macro.om_pct_active_capex': [10, 10, 10],
  'macro.site_upkeep_usd_yr': [2_000, 2_000, 2_000],
  'macro.colo_install_usd': [20_000, 40_000, 80_000],
  'macro.colo_rent_usd_yr': [18_000, 27_000, 40_000],
  'hotspot.outdoor_price_usd': [200, 400, 500],
  'hotspot.install_outdoor_usd': [100, 300, 1_000],
  'hotspot.life_years': [3, 5, 7],
  'hotspot.power_outdoor_w': [10, 15, 25.5],
  'power.price_residential_us': [0.12, 0.17, 0.25],
  'hotspot.backhaul_usd_yr': [60, 240, 1_200],
  'hotspot.upkeep_pct': [10, 10, 10],
  'hotspot.site_acquisition_usd': [0, 0, 0],
  'hotspot.truck_roll_usd': [0, 0, 0],
  'hotspot.failures_per_year': [0, 0, 0],
  'helium.uptime': [1, 1, 1],
  'hotspot.retention_per_year': [1, 1, 1],
  'cbrs.outdoor_radio_usd': [2_500, 5_000, 10_000],
  'cbrs.install_usd': [1_000, 3_000, 8_000],
  'cbrs.life_years': [7, 7, 7],
  'cbrs.power_w': [50, 100, 150],
  'cbrs.backhaul_usd_yr': [600, 1_200, 2_400],
  'cbrs.spectrum_access_usd_yr': [60, 150, 400],
  'cbrs.site_usd_yr': [200, 500, 1_000],
};

const REFERENCE_REGISTER: readonly Assumption[] = Object.entries(REFERENCE_TRIANGLES).map(
  ([key, [low, likely, high]]) => ({
    key,
    label: key,
    low,
    likely,
    high,
    kind: 'triangle',
    unit: '',
    year: '',
    source: 'ECONOMICS, reference results',
    notes: '',
    tag: '',
    edited: false,
    shipped: { low, likely, high },
  }),
);
