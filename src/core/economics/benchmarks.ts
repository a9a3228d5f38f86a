/** The comparison as it is timed by `infill bench`: many regions of six options each, with people in cells, all drawn. Seeded; nothing of it is a result. */
import type { Assumption, SiteKind } from '../costs';
import { newPlan } from '../plan';
import { OPTION_IDS, type OptionId, type OptionSites } from '../siting/siting-types';
import { seededRandom } from '../units';
import { compareOptions, type CompareInput } from './compare-options';

const REGIONS = 100;
const DRAWS = 20_000;
const CELLS_PER_REGION = 200;

const SITES: Record<OptionId, Partial<Record<SiteKind, number>>> = {
  'do-nothing': {},
  'colocated-towers': { 'tower-colocated': 4 },
  'greenfield-towers': { 'tower-greenfield': 3 },
  'hotspots-new': { 'hotspot-outdoor': 60, 'hotspot-indoor': 20 },
  'hotspots-converted': { 'hotspot-converted': 40 },
  hybrid: { 'tower-colocated': 2, 'hotspot-outdoor': 25 },
};

/** One item is one draw of one option of one region. */
export function economicsBenchmarks(register: readonly Assumption[]) {
  const input = manyRegions(register);
  const options = { signal: new AbortController().signal, onProgress: () => {} };
  return [
    {
      name: `economics-${REGIONS}-regions`,
      items: REGIONS * OPTION_IDS.length * DRAWS,
      run: () => compareOptions(input, options).length,
    },
  ];
}

function manyRegions(register: readonly Assumption[]): CompareInput {
  const random = seededRandom(1);
  const plan = newPlan('bench');
  const ids = Array.from({ length: REGIONS }, (_, i) => `R${i + 1}`);
  const people = Float64Array.from({ length: REGIONS * CELLS_PER_REGION }, () => 20 * random());
  const polygon = { type: 'Polygon' as const, coordinates: [] };
  return {
    plan: { ...plan, costs: { ...plan.costs, draws: DRAWS } },
    register,
    grid: { regions: ids.map((id) => ({ id, name: id, geometry: polygon })) },
    demand: { people, inputPeople: 0, outsidePeople: 0, method: 'none', tooCoarseForHotspots: false, notes: [] },
    gaps: ids.map((id, i) => ({
      id: `G${i + 1}`,
      regionId: id,
      cells: new Uint32Array(0),
      people: 2000,
      areaKm2: 5,
      deficitDb: 8,
      distanceKm: 5,
      cause: 'no-signal',
      confidence: 'modelled',
      lonDeg: 0,
      latDeg: 0,
    })),
    options: ids.flatMap((id, i) =>
      OPTION_IDS.map((option) => madeOption(option, { id, firstCell: i * CELLS_PER_REGION, random })),
    ),
  };
}

function madeOption(
  option: OptionId,
  { id, firstCell, random }: { id: string; firstCell: number; random: () => number },
): OptionSites {
  const sites = Object.entries(SITES[option]).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => ({
      option,
      siteId: `${option}-${kind}-${i}`,
      kind: kind as SiteKind,
      lonDeg: 0,
      latDeg: 0,
      gapId: 'G1',
      capexUsd: 0,
      opexUsdPerYear: 0,
      annualCostUsd: 0,
      peopleServedAlone: 0,
      pinned: false,
    })),
  );
  const count = sites.length === 0 ? 0 : CELLS_PER_REGION;
  const servedPeople = count === 0 ? 0 : 1600 + 100 * random();
  return {
    option,
    regionId: id,
    sites,
    assignments: {
      cell: Uint32Array.from({ length: count }, (_, i) => firstCell + i),
      site: Uint32Array.from({ length: count }, (_, i) => i % sites.length),
      fraction: Float32Array.from({ length: count }, () => 0.5 + random() / 2),
    },
    servedPeople,
    reachesTarget: count > 0,
    solution: {
      chosen: [],
      annualCostUsd: 0,
      servedPeople,
      reachesTarget: count > 0,
      method: 'made up',
      bestBoundUsdPerYear: null,
      bestBoundPeople: null,
      gapFraction: null,
      peopleServedAlone: [],
      curve: [],
    },
    candidates: { considered: 0, thinned: [] },
    notes: [],
  };
}
