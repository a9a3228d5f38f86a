/** A region worked out on paper: so many people in gaps, and options of so many sites that serve so many of them. */
import type { CompareInput } from '../../../src/core/economics';
import { type Plan, planSchema } from '../../../src/core/plan';
import type { SiteKind } from '../../../src/core/costs';
import type { OptionId, OptionSites, ProposedSite } from '../../../src/core/siting/siting-types';
import { shippedRegister } from '../costs/shipped-register';

interface MadeUpOption {
  option: OptionId;
  counts: Partial<Record<SiteKind, number>>;
  servedPeople: number;
  reachesTarget?: boolean;
  /** Share of each of the region's cells it serves; none: assignments unknown. */
  cellShares?: number[];
}

export interface MadeUpRegion {
  id?: string;
  gapPeople: number;
  gapAreaKm2: number;
  options: MadeUpOption[];
  /** People of the region's cells, for options with `cellShares`. */
  cellPeople?: number[];
}

type Deep<T> = { [Key in keyof T]?: T[Key] extends unknown[] ? T[Key] : T[Key] extends object ? Deep<T[Key]> : T[Key] };

export const aPlan = (changes: Deep<Plan> = {}): Plan =>
  planSchema.parse({ format: 'infill-plan', version: 1, name: 'made up', inputs: {}, ...changes });

export const never = { signal: new AbortController().signal, onProgress: () => undefined };

/** Input of compareOptions for one region or several. */
export function madeUp(regions: MadeUpRegion | MadeUpRegion[], plan = aPlan()): CompareInput {
  const list = Array.isArray(regions) ? regions : [regions];
  const square = { type: 'Polygon' as const, coordinates: [] };
  const people = list.flatMap((region) => region.cellPeople ?? []);
  return {
    plan,
    register: shippedRegister(),
    grid: { regions: list.map((_, i) => ({ id: idOf(list, i), name: idOf(list, i), geometry: square })) },
    demand: {
      people: Float64Array.from(people),
      inputPeople: 0,
      outsidePeople: 0,
      method: 'none',
      tooCoarseForHotspots: false,
      notes: [],
    },
    gaps: list.map((region, i) => aGap(idOf(list, i), region)),
    options: list.flatMap((region, i) => {
      const firstCell = list.slice(0, i).reduce((sum, earlier) => sum + (earlier.cellPeople?.length ?? 0), 0);
      return region.options.map((option) =>
        anOption(idOf(list, i), option, { region, target: plan.target.shareFraction, firstCell }),
      );
    }),
  };
}

const idOf = (regions: MadeUpRegion[], i: number): string => regions[i]!.id ?? `R${i + 1}`;

const aGap = (regionId: string, { gapPeople, gapAreaKm2 }: MadeUpRegion): CompareInput['gaps'][number] => ({
  id: `G-${regionId}`,
  regionId,
  cells: new Uint32Array(0),
  people: gapPeople,
  areaKm2: gapAreaKm2,
  deficitDb: 8,
  distanceKm: 5,
  cause: 'no-signal',
  confidence: 'modelled',
  lonDeg: 0,
  latDeg: 0,
});

function anOption(
  regionId: string,
  option: MadeUpOption,
  { region, target, firstCell }: { region: MadeUpRegion; target: number; firstCell: number },
): OptionSites {
  const sites = Object.entries(option.counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => aSite(option.option, kind as SiteKind, i)),
  );
  const cells = option.cellShares?.length ?? 0;
  const reachesTarget = option.reachesTarget ?? option.servedPeople >= target * region.gapPeople;
  return {
    option: option.option,
    regionId,
    sites,
    assignments: {
      cell: Uint32Array.from({ length: cells }, (_, i) => firstCell + i),
      site: new Uint32Array(cells),
      fraction: Float32Array.from(option.cellShares ?? []),
    },
    servedPeople: option.servedPeople,
    reachesTarget,
    solution: {
      chosen: [],
      annualCostUsd: 0,
      servedPeople: option.servedPeople,
      reachesTarget,
      method: 'made up',
      bestBoundUsdPerYear: 12_345,
      bestBoundPeople: null,
      gapFraction: 0.01,
      peopleServedAlone: [],
      curve: [],
    },
    candidates: { considered: 0, thinned: [] },
    notes: [],
  };
}

const aSite = (option: OptionId, kind: SiteKind, i: number): ProposedSite => ({
  option,
  siteId: `${kind}-${i}`,
  kind,
  lonDeg: 0,
  latDeg: 0,
  gapId: '',
  capexUsd: 0,
  opexUsdPerYear: 0,
  annualCostUsd: 0,
  peopleServedAlone: 0,
  pinned: false,
});

const DO_NOTHING: MadeUpOption = { option: 'do-nothing', counts: {}, servedPeople: 0 };

/** 300 km² with 20 people/km²: two rural macro cells (7.5 km, cover.macro_rural_radius_km), or 0.00583 km² to a hotspot. */
export const wideRuralGap: MadeUpRegion = {
  id: 'rural',
  gapPeople: 6_000,
  gapAreaKm2: 300,
  options: [
    DO_NOTHING,
    { option: 'colocated-towers', counts: { 'tower-colocated': 2 }, servedPeople: 5_100 },
    { option: 'greenfield-towers', counts: { 'tower-greenfield': 2 }, servedPeople: 5_400 },
    { option: 'hotspots-new', counts: { 'hotspot-outdoor': Math.ceil((0.8 * 300) / 0.00583) }, servedPeople: 4_800 },
    { option: 'hybrid', counts: { 'tower-colocated': 1, 'hotspot-outdoor': 9_000 }, servedPeople: 4_800 },
  ],
};

/** 0.3 km² with 5,000 people/km², one tower or so many outdoor hotspots: ECONOMICS gives ~51 outdoors, ~410 indoors. */
export const densePocket = (hotspots: number): MadeUpRegion => ({
  id: 'dense',
  gapPeople: 1_500,
  gapAreaKm2: 0.3,
  options: [
    DO_NOTHING,
    { option: 'colocated-towers', counts: { 'tower-colocated': 1 }, servedPeople: 1_500 },
    { option: 'greenfield-towers', counts: { 'tower-greenfield': 1 }, servedPeople: 1_500 },
    { option: 'hotspots-new', counts: { 'hotspot-outdoor': hotspots }, servedPeople: 1_200 },
  ],
});
