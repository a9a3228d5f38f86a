/**
 * What each kind of site costs, as data: sums of products of register rows. This one description gives the likely cost, every draw of the
 * Monte Carlo and the parts a person reads, so no formula is written twice. Source of each: ECONOMICS "Network cost" and "Reference results".
 *
 *   annual = (Σ capex · (1 − grant) · CRF(rate, life) + Σ opex) · units,   units = 1 / (uptime · retention) for hotspots, 1 for towers
 *
 * `units` prices the spares that hold the target: of n hotspots, n · uptime · retention serve at a time, so n / (uptime · retention) are paid for.
 */
import type { Plan } from '../plan';
import type { SiteKind } from './cost-types';

/** `factor` times the product of register rows. A plain number is a term without keys. */
export interface Term {
  factor: number;
  keys: readonly string[];
}

export interface FormulaPart {
  label: string;
  /** Money spent once per life. USD. */
  capex: readonly Term[];
  /** Register key of the life; null for parts without capex. */
  lifeKey: string | null;
  /** Money spent each year. USD. */
  opex: readonly Term[];
  /** Several operators can use it together (passive sharing of a tower). */
  shareable: boolean;
}

export interface CostFormula {
  parts: readonly FormulaPart[];
  /** Rows whose product divides: of each unit paid for, this share serves. */
  servingShareKeys: readonly string[];
  grantKey: string;
}

/** Everything that has a price: the sites the planner proposes and the private CBRS small cell as a comparator. */
export type PricedKind = SiteKind | 'cbrs-category-b';

export type CostChoices = Pick<Plan['costs'], 'preset' | 'hotspotBackhaul'> & Partial<Pick<Plan['costs'], 'tenants'>>;

/** Discount rate, % a year. */
export const RATE_KEY = 'finance.discount_rate';

const HOURS_PER_YEAR = 8760;
const KW_PER_W = 0.001;
const PER_PERCENT = 0.01;

const row = (key: string, factor = 1): Term => ({ factor, keys: [key] });
const product = (factor: number, ...keys: string[]): Term => ({ factor, keys });

const once = (label: string, lifeKey: string, ...capex: Term[]): FormulaPart => ({
  label,
  capex,
  lifeKey,
  opex: [],
  shareable: false,
});
const yearly = (label: string, ...opex: Term[]): FormulaPart => ({
  label,
  capex: [],
  lifeKey: null,
  opex,
  shareable: false,
});
const shareable = (part: FormulaPart): FormulaPart => ({ ...part, shareable: true });

/** The cost formula of a kind of site under the plan's preset and backhaul choice. */
export function costFormula(kind: PricedKind, choices: CostChoices): CostFormula {
  switch (kind) {
    case 'tower-greenfield':
      return tower(sharedAmong(choices.tenants ?? 1, choices.preset === 'us' ? GREENFIELD_US : GREENFIELD_EMERGING));
    case 'tower-colocated':
      return tower(choices.preset === 'us' ? COLOCATED_US : COLOCATED_EMERGING);
    case 'cbrs-category-b':
      return tower(CBRS);
    case 'hotspot-converted':
      return hotspot(CONVERTED);
    case 'hotspot-outdoor':
      return hotspot([
        ...device('hotspot.outdoor_price_usd', 'hotspot.install_outdoor_usd', 'hotspot.power_outdoor_w'),
        ...backhaul(choices),
      ]);
    case 'hotspot-indoor':
      return hotspot([
        ...device('hotspot.indoor_price_usd', 'hotspot.install_indoor_usd', 'hotspot.power_indoor_w'),
        ...backhaul(choices),
      ]);
    case 'lora-gateway':
      return hotspot([
        ...device('lorawan.gateway_usd', 'hotspot.install_outdoor_usd', 'lorawan.gateway_power_w'),
        ...backhaul(choices),
      ]);
  }
}

/** Register keys a formula reads, the rate included, each once, in order of appearance. */
export function keysOf(formula: CostFormula): string[] {
  const keys = formula.parts.flatMap((part) => [
    ...[...part.capex, ...part.opex].flatMap((term) => term.keys),
    ...(part.lifeKey ? [part.lifeKey] : []),
  ]);
  const perCapex = formula.parts.some((part) => part.capex.length > 0) ? [formula.grantKey, RATE_KEY] : [];
  return [...new Set([...keys, ...formula.servingShareKeys, ...perCapex])];
}

/** What one of several operators pays: its own radios, power and link, and its share of what they use together. */
export const sharedAmong = (tenants: number, parts: readonly FormulaPart[]): readonly FormulaPart[] =>
  tenants === 1 ? parts : parts.map((part) => (part.shareable ? dividedBy(tenants, part) : part));

const dividedBy = (count: number, part: FormulaPart): FormulaPart => {
  const divided = (terms: readonly Term[]) => terms.map(({ factor, keys }) => ({ factor: factor / count, keys }));
  return { ...part, capex: divided(part.capex), opex: divided(part.opex) };
};

const tower = (parts: readonly FormulaPart[]): CostFormula => ({
  parts,
  servingShareKeys: [],
  grantKey: 'finance.grant_tower_fraction',
});

const hotspot = (parts: readonly FormulaPart[]): CostFormula => ({
  parts,
  servingShareKeys: ['helium.uptime', 'hotspot.retention_per_year'],
  grantKey: 'finance.grant_hotspot_fraction',
});

const ACTIVE = 'macro.life_active_years';
const PASSIVE = 'macro.life_tower_years';
const macroPower = yearly('Power', product(HOURS_PER_YEAR, 'macro.power_kw', 'power.price_commercial_us'));
const bandwidth = yearly('Leased bandwidth', row('backhaul.cell_site_lease_usd_yr'));
const maintenance = (ranKey: string): FormulaPart =>
  yearly('Operations and maintenance', product(PER_PERCENT, 'macro.om_pct_active_capex', ranKey));

const GREENFIELD_US: readonly FormulaPart[] = [
  shareable(once('Tower, civil works, grid', PASSIVE, row('macro.tower_build_usd'))),
  once('Radio equipment', ACTIVE, row('macro.ran_3sector_usd')),
  once('Microwave link', ACTIVE, row('backhaul.microwave_usd')),
  shareable(yearly('Ground lease', row('macro.ground_lease_usd_yr'))),
  macroPower,
  bandwidth,
  maintenance('macro.ran_3sector_usd'),
  shareable(yearly('Site upkeep', row('macro.site_upkeep_usd_yr'))),
];

const COLOCATED_US: readonly FormulaPart[] = [
  once('Radio equipment', ACTIVE, row('macro.ran_3sector_usd')),
  once('Installation on the mast', ACTIVE, row('macro.colo_install_usd')),
  yearly('Rent', row('macro.colo_rent_usd_yr')),
  macroPower,
  bandwidth,
  maintenance('macro.ran_3sector_usd'),
];

/** Oughton's studies: low-cost site, power system of its own (sun or generator) instead of the grid, microwave all the way. */
const GREENFIELD_EMERGING: readonly FormulaPart[] = [
  shareable(once('Site build', PASSIVE, row('macro.site_build_lowcost_usd'), row('macro.installation_lowcost_usd'))),
  once('Radio equipment', ACTIVE, row('macro.ran_3sector_lowcost_usd')),
  once('Power system', ACTIVE, row('macro.pytal.power_system_usd')),
  once('Microwave link', ACTIVE, row('backhaul.microwave_usd')),
  shareable(yearly('Ground rent', row('macro.rent_rural_usd_yr'))),
  maintenance('macro.ran_3sector_lowcost_usd'),
  shareable(yearly('Site upkeep', row('macro.site_upkeep_usd_yr'))),
];

const COLOCATED_EMERGING: readonly FormulaPart[] = [
  once('Radio equipment', ACTIVE, row('macro.ran_3sector_lowcost_usd')),
  once('Installation on the mast', ACTIVE, row('macro.installation_lowcost_usd')),
  once('Power system', ACTIVE, row('macro.pytal.power_system_usd')),
  once('Microwave link', ACTIVE, row('backhaul.microwave_usd')),
  yearly('Rent', row('macro.rent_suburban_usd_yr')),
  maintenance('macro.ran_3sector_lowcost_usd'),
];

const CBRS: readonly FormulaPart[] = [
  once('Radio', 'cbrs.life_years', row('cbrs.outdoor_radio_usd')),
  once('Installation', 'cbrs.life_years', row('cbrs.install_usd')),
  yearly('Power', product(HOURS_PER_YEAR * KW_PER_W, 'cbrs.power_w', 'power.price_commercial_us')),
  yearly('Backhaul', row('cbrs.backhaul_usd_yr')),
  yearly('Spectrum access', row('cbrs.spectrum_access_usd_yr')),
  yearly('Upkeep', product(PER_PERCENT, 'hotspot.upkeep_pct', 'cbrs.outdoor_radio_usd')),
  yearly('Site', row('cbrs.site_usd_yr')),
];

const LIFE = 'hotspot.life_years';
const acquisition = once('Finding and signing a host', LIFE, row('hotspot.site_acquisition_usd'));

/** A venue that already has Wi-Fi pays its own power and line; what is added is the fee, the labour and the agreement. */
const CONVERTED: readonly FormulaPart[] = [
  once('Onboarding fee', LIFE, row('hotspot.converted_onboarding_usd')),
  once('Configuration labour', LIFE, row('hotspot.convert_labour_usd')),
  acquisition,
];

const device = (priceKey: string, installKey: string, powerKey: string): FormulaPart[] => [
  once('Device', LIFE, row(priceKey)),
  once('Installation', LIFE, row(installKey)),
  acquisition,
  yearly('Power', product(HOURS_PER_YEAR * KW_PER_W, powerKey, 'power.price_residential_us')),
  yearly('Upkeep', product(PER_PERCENT, 'hotspot.upkeep_pct', priceKey)),
  yearly('Repair visits', product(1, 'hotspot.truck_roll_usd', 'hotspot.failures_per_year')),
];

const backhaul = ({ hotspotBackhaul }: CostChoices): FormulaPart[] =>
  hotspotBackhaul === 'paid' ? [yearly('Paid broadband', row('hotspot.backhaul_usd_yr'))] : [];
