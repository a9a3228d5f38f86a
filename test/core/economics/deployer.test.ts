import { describe, expect, it } from 'vitest';
import { applyOverrides, type SiteKind } from '../../../src/core/costs';
import {
  paybackTable,
  rankDeployerSites,
  type DeployerListInput,
  type DeployerSite,
} from '../../../src/core/economics';
import {
  deployerView,
  type DeployerInput,
  gbPerMonthNeeded,
  locationDayGb,
  locationDaysOf,
  paybackOf,
} from '../../../src/core/economics/deployer';
import { drawColumns } from '../../../src/core/economics/draws';
import type { Hotspot } from '../../../src/core/inputs/facts';
import { describeWithReference, referenceText } from '../../helpers/reference';
import { shippedRegister } from '../costs/shipped-register';
import { aPlan } from './made-up-region';

const account = (changes: Partial<DeployerInput> = {}): DeployerInput => {
  const register = changes.register ?? shippedRegister();
  return {
    register,
    columnOf: drawColumns(register, 1, 4000),
    count: 4000,
    seed: 1,
    kind: 'hotspot-indoor',
    costs: aPlan({ costs: { hotspotBackhaul: 'shared' } }).costs,
    group: 'base',
    hasPayer: true,
    ...changes,
  };
};
/** The register with some rows standing at one value. */
const pinned = (values: Record<string, number>) =>
  applyOverrides(shippedRegister(), {
    overrides: Object.fromEntries(Object.entries(values).map(([key, at]) => [key, { low: at, likely: at, high: at }])),
  }).register;

describe('the payback arithmetic of the specification', () => {
  const table = paybackTable(shippedRegister());
  const [indoor, outdoor] = table.devices;

  it('indoor unit: 250 USD, 9 W, 22 GB a month for power and 231 for 24 months', () => {
    expect(indoor).toMatchObject({ capexUsd: 250, powerW: 9 });
    expect(Math.round(indoor!.gbPerMonthForPower)).toBe(22);
    expect(Math.round(indoor!.gbPerMonthFor24Months)).toBe(231);
  });
  it('outdoor unit: 700 USD, 15 W, 37 and 621', () => {
    expect(outdoor).toMatchObject({ capexUsd: 700, powerW: 15 });
    expect(Math.round(outdoor!.gbPerMonthForPower)).toBe(37);
    expect(Math.round(outdoor!.gbPerMonthFor24Months)).toBe(621);
  });
  it('converted access point at 23 GB: about 2 months, 45 with 50 USD of labour, 88 with 100', () => {
    expect(table.converted.map(({ labourUsd }) => labourUsd)).toEqual([0, 50, 100]);
    const months = table.converted.map(({ paybackMonths }) => paybackMonths);
    for (const [i, stated] of [2, 45, 88].entries()) expect(Math.abs(months[i]! - stated)).toBeLessThan(1);
  });
  it('needs no data to pay for nothing, and never pays without a surplus', () => {
    expect(gbPerMonthNeeded({ capexUsd: 0, runningUsdPerYear: 0, usdPerGb: 0.05 }, 24)).toBe(0);
    expect(paybackOf(100, 0)).toBe(Infinity);
    expect(paybackOf(100, -5)).toBe(Infinity);
    expect(paybackOf(100, 50)).toBe(24);
  });
});

describe('published location-days', () => {
  const meanOf = (group: 'high' | 'mid' | 'base'): number => {
    const days = locationDaysOf(shippedRegister(), group);
    const n = 20_000;
    return Array.from({ length: n }, (_, i) => locationDayGb(days, (i + 0.5) / n)).reduce((sum, gb) => sum + gb, 0) / n;
  };
  it('go through the published quantiles', () => {
    const days = locationDaysOf(shippedRegister(), 'base');
    for (const [p, gb] of [
      [0.25, 0.15],
      [0.5, 1.24],
      [0.75, 5.54],
      [0.99, 85.8],
    ] as const) {
      expect(locationDayGb(days, p)).toBeCloseTo(gb, 9);
    }
  });
  it('have nearly the published mean, which nothing was fitted to', () => {
    // HIP-150: 8.33 and 6.66 GB. The 412 high-value locations (9.18) say less about their tail: 30 %.
    expect(Math.abs(meanOf('mid') / 8.33 - 1)).toBeLessThan(0.05);
    expect(Math.abs(meanOf('base') / 6.66 - 1)).toBeLessThan(0.05);
    expect(Math.abs(meanOf('high') / 9.18 - 1)).toBeLessThan(0.3);
  });
  it('never fall with the share', () => {
    const days = locationDaysOf(shippedRegister(), 'high');
    const values = Array.from({ length: 999 }, (_, i) => locationDayGb(days, (i + 1) / 1000));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe('one hotspot on its own account', () => {
  it('with everything pinned is the hand calculation', () => {
    const register = pinned({
      'helium.deployer_usd_gb': 0.05, 'helium.uptime': 0.8, 'helium.host_share': 0.25, 'hotspot.indoor_price_usd': 200,
      'hotspot.install_indoor_usd': 0, 'hotspot.site_acquisition_usd': 40, 'hotspot.power_indoor_w': 10,
      'power.price_residential_us': 0.2, 'hotspot.truck_roll_usd': 0, 'hotspot.upkeep_pct': 0,
    }); // prettier-ignore
    const view = deployerView(account({ register, measuredGbPerMonth: 200 }));
    const income = 200 * 0.05 * 0.8 * 0.75;
    const power = (0.01 * 8760 * 0.2) / 12;
    expect(view.incomeUsdPerMonth.p50).toBeCloseTo(income, 9);
    expect(view.runningUsdPerMonth.p50).toBeCloseTo(power, 9);
    expect(view.paybackMonths.p50).toBeCloseTo(240 / (income - power), 6);
    expect(view.gbPerMonthToRun).toBeCloseTo(power / (0.05 * 0.8 * 0.75), 6);
    expect(view.gbPerMonthFor24Months).toBeCloseTo((240 / 24 + power) / (0.05 * 0.8 * 0.75), 6);
  });
  it('earns nothing without a payer', () => {
    const view = deployerView(account({ hasPayer: false }));
    expect(view.incomeUsdPerMonth).toEqual({ p10: 0, p50: 0, p90: 0 });
    expect(view).toMatchObject({ paybackMonths: { p10: null, p50: null, p90: null }, neverPaysBackProbability: 1 });
  });
  it('mostly does not pay back at published traffic, and says how likely nearly no data is', () => {
    const view = deployerView(account());
    expect(view.neverPaysBackProbability).toBeGreaterThan(0.7);
    expect(view.nearlyNoDataProbability).toBeGreaterThan(0.1);
    expect(view.nearlyNoDataProbability).toBeLessThan(0.4);
    const paid = view.paybackShares.reduce((sum, { shareFraction }) => sum + shareFraction, 0);
    expect(paid + view.neverPaysBackProbability).toBeCloseTo(1, 12);
    expect(view.expectedGbPerMonth).toBeGreaterThan(3 * view.gbPerMonth.p50);
  });
  it('the multiplier counts up to the cap and is not drawn', () => {
    const income = (multiplier: number): number => {
      const register = pinned({ 'helium.multiplier': multiplier, 'helium.deployer_usd_gb': 0.1 });
      return deployerView(account({ register, measuredGbPerMonth: 100 })).incomeUsdPerMonth.p50;
    };
    expect(income(2)).toBeCloseTo(2 * income(1), 9);
    expect(income(5)).toBeCloseTo(3 * income(1), 9);
  });
});

describe('the list of sites', () => {
  const site = (id: string, lonDeg: number, changes: Partial<DeployerSite> = {}): DeployerSite => ({
    id, lonDeg, latDeg: 41.7, group: 'base', ...changes,
  }); // prettier-ignore
  const hotspot = (id: string, lonDeg: number, network: Hotspot['network'] = 'mobile'): Hotspot => ({
    id, name: id, lonDeg, latDeg: 41.7, h3: null, positionPrecision: 'res-8', network, device: 'wifi-outdoor',
    heightM: null, gainDbi: null, azimuthDeg: null, online: null,
  }); // prettier-ignore
  const list = (changes: Partial<DeployerListInput>) =>
    rankDeployerSites({
      plan: aPlan({ service: { hotspotPayers: ['any'] }, costs: { draws: 500 } }),
      register: shippedRegister(),
      kind: 'hotspot-indoor',
      sites: [],
      hotspots: [],
      unserved: { lonDeg: [], latDeg: [], people: [] },
      ...changes,
    });

  it('puts measured and busy places first', () => {
    const rows = list({
      sites: [
        site('quiet', 1, { measuredGbPerMonth: 0.5 }),
        site('busy', 2, { measuredGbPerMonth: 400 }),
        site('usual', 3),
      ],
    });
    expect(rows.map(({ id }) => id)).toEqual(['busy', 'usual', 'quiet']);
  });
  it('shares the data of places within reach: the same traffic is not promised twice', () => {
    // 0.001 degrees of longitude here is 83 m; the reach is 200 m.
    const rows = list({
      sites: [
        site('a', 1, { measuredGbPerMonth: 100 }),
        site('b', 1.001, { measuredGbPerMonth: 100 }),
        site('far', 1.1, { measuredGbPerMonth: 100 }),
      ],
      hotspots: [hotspot('there', 1.1005), hotspot('iot', 1.0005, 'iot')],
    });
    const shares = Object.fromEntries(rows.map(({ id, demandShareFraction }) => [id, demandShareFraction]));
    expect(shares).toEqual({ a: 1, b: 0.5, far: 0.5 });
    const far = rows.find(({ id }) => id === 'far')!;
    expect(far.hotspotsNear).toBe(1);
    expect(far.nearestHotspot).toMatchObject({ id: 'there', positionPrecision: 'res-8' });
    expect(far.nearestHotspot!.distanceKm).toBeCloseTo(0.0415, 3);
    expect(far.view.expectedGbPerMonth).toBe(50);
  });
  it('counts people without service around a site, and lets them break ties', () => {
    const unserved = { lonDeg: [2.0001, 2.0005, 2.5], latDeg: [41.7, 41.7, 41.7], people: [30, 12, 99] };
    const rows = list({ sites: [site('a', 1), site('b', 2)], unserved });
    expect(rows.map(({ id, unservedPeople }) => [id, unservedPeople])).toEqual([
      ['b', 42],
      ['a', 0],
    ]);
  });
  it('finds neighbours across the square borders and far north', () => {
    const rows = list({
      sites: [site('a', 10, { latDeg: 78 }), site('b', 10.008, { latDeg: 78 })],
    });
    // 0.008 degrees at 78° north is 185 m
    expect(rows.map(({ demandShareFraction }) => demandShareFraction).toSorted()).toEqual([0.5, 1]);
  });
});

function placesOfCatalonia(): DeployerSite[] {
  const file = JSON.parse(referenceText('data/catalonia/helium-hotspots-catalunya.stripped.json')) as {
    lat: number;
    lng: number;
  }[];
  return file
    .filter(({ lat, lng }) => Number.isFinite(lat) && Number.isFinite(lng))
    .map(({ lat, lng }, i) => ({ id: `S${i}`, lonDeg: lng, latDeg: lat, group: 'base' }));
}

describeWithReference('the deployer list for the hotspots of Catalonia', () => {
  it('ranks every place of the file with a device of the register', () => {
    const sites = placesOfCatalonia();
    const plan = aPlan({ service: { hotspotPayers: ['any'] } });
    const unserved = { lonDeg: [], latDeg: [], people: [] };
    const rows = rankDeployerSites({
      plan,
      register: shippedRegister(),
      kind: 'hotspot-outdoor',
      sites,
      hotspots: [],
      unserved,
    });
    expect(rows).toHaveLength(sites.length);
    expect(rows.length).toBeGreaterThan(1000);
    // About a tenth of the places lie within 200 m of another and share: all expect less than as many times one.
    const total = rows.reduce((sum, { view }) => sum + view.expectedGbPerMonth, 0);
    expect(total).toBeLessThan(0.95 * rows.length * rows[0]!.view.expectedGbPerMonth);
    expect(rows[0]!.view.neverPaysBackProbability).toBeGreaterThan(0.8);
  });

  it('gives each of them the payback figures of the specification when its assumptions are set', () => {
    const assumed = {
      'helium.deployer_usd_gb': 0.05, 'helium.multiplier': 1, 'helium.uptime': 1, 'helium.host_share': 0,
      'hotspot.install_indoor_usd': 0, 'hotspot.install_outdoor_usd': 0, 'hotspot.site_acquisition_usd': 0,
      'hotspot.truck_roll_usd': 0, 'hotspot.upkeep_pct': 0, 'power.price_residential_us': 0.17,
      'hotspot.indoor_price_usd': 250, 'hotspot.power_indoor_w': 9, 'hotspot.outdoor_price_usd': 700,
      'hotspot.power_outdoor_w': 15, 'hotspot.converted_onboarding_usd': 2,
    }; // prettier-ignore
    const plan = aPlan({ service: { hotspotPayers: ['any'] }, costs: { hotspotBackhaul: 'shared' } });
    const places = placesOfCatalonia().slice(0, 200);
    const list = (kind: SiteKind, more: Record<string, number> = {}, measured: Partial<DeployerSite> = {}) =>
      rankDeployerSites({
        plan,
        register: pinned({ ...assumed, ...more }),
        kind,
        sites: places.map((site) => ({ ...site, ...measured })),
        hotspots: [],
        unserved: { lonDeg: [], latDeg: [], people: [] },
      });
    const needed = (kind: SiteKind) =>
      new Set(
        list(kind).map(({ view }) => `${Math.round(view.gbPerMonthToRun)} ${Math.round(view.gbPerMonthFor24Months)}`),
      );
    expect([...needed('hotspot-indoor')]).toEqual(['22 231']);
    expect([...needed('hotspot-outdoor')]).toEqual(['37 621']);
    for (const [labourUsd, months] of [[0, 2], [50, 45], [100, 88]] as const) {
      const rows = list('hotspot-converted', { 'hotspot.convert_labour_usd': labourUsd }, { measuredGbPerMonth: 23 });
      const alone = rows.filter(({ demandShareFraction }) => demandShareFraction === 1);
      expect(alone.length).toBeGreaterThan(100);
      for (const { view } of alone) expect(Math.abs(view.paybackMonths.p50! - months)).toBeLessThan(1);
    } // prettier-ignore
  });
});
