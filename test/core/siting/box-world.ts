/** A box of 4 km by 3 km: a town in the west, farms in the east, nobody served. Coverage of candidates is the real one. */
import type { Polygon } from 'geojson';
import type { SiteCost, SiteKind } from '../../../src/core/costs/cost-types';
import type { CoverageResult } from '../../../src/core/coverage';
import type { Gap } from '../../../src/core/gaps';
import { type DemandColumn, type Grid, makeGrid } from '../../../src/core/grid';
import type { Region, Site, Venue } from '../../../src/core/inputs/facts';
import { inProcessPool, newPlan, type Plan, type Pool, type WishedPlace } from '../../../src/core/plan';
import { type OptionSites, QUICK, siteOptions, type SitingInput, type SitingRun } from '../../../src/core/siting';

const signal = new AbortController().signal;
export const box = (id: string, west: number, east: number): Region => ({
  id,
  name: id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 41.7],
        [east, 41.7],
        [east, 41.73],
        [west, 41.73],
        [west, 41.7],
      ],
    ],
  },
});
const EFFORT = { ...QUICK, searchWork: 1e6, boundWork: 2e6, branchWork: 2e6 };
export const PRICES: Record<SiteKind, number> = {
  'tower-greenfield': 110_000,
  'tower-colocated': 95_000,
  'hotspot-outdoor': 700,
  'hotspot-indoor': 500,
  'hotspot-converted': 50,
  'lora-gateway': 300,
};
const priceOf = (kind: SiteKind): SiteCost => ({
  kind,
  capexUsd: 4 * PRICES[kind],
  opexUsdPerYear: PRICES[kind] / 3,
  annualCostUsd: PRICES[kind],
  parts: [],
});

export function aWorld(change: (plan: Plan) => void = () => {}, regions = [box('west', 1.8, 1.85)]): SitingInput {
  const plan = newPlan('box');
  change(plan);
  const { grid } = makeGrid(regions, { resolution: 10, signal });
  const people = Float64Array.from(grid.lonDeg, (lon, i) => {
    const town = Math.hypot((lon - 1.815) * 0.75, grid.latDeg[i]! - 41.72) < 0.006;
    return town ? 40 : i % 9 === 0 ? 2 : 0;
  });
  const demand: DemandColumn = {
    people,
    inputPeople: 0,
    outsidePeople: 0,
    method: 'cells',
    tooCoarseForHotspots: false,
    notes: [],
  };
  const coverage = { servedFraction: new Float32Array(grid.count) } as CoverageResult;
  const gaps = regions.map((region, r) => aGap(grid, people, r, region.id));
  const sites = [aSite('inside', 1.83, 41.72), aSite('same-mast', 1.8301, 41.72), aSite('outside', 1.5, 41.72)];
  return { plan, grid, demand, coverage, gaps, sites, hotspots: [], venues: [], priceOf };
}

function aGap(grid: Grid, people: Float64Array, region: number, regionId: string): Gap {
  const cells = Uint32Array.from(people.keys()).filter((i) => people[i]! > 0 && grid.regionIndex[i] === region);
  return {
    id: `G${region + 1}`, regionId, cells, people: cells.reduce((sum, i) => sum + people[i]!, 0), areaKm2: 1, deficitDb: 1, distanceKm: 1,
    cause: 'no-signal', confidence: 'modelled', lonDeg: 1.8, latDeg: 41.7,
  }; // prettier-ignore
}

export const aSite = (id: string, lonDeg: number, latDeg: number): Site => ({
  id, lonDeg, latDeg, positionUncertaintyM: 100, heightM: null, sectors: [], sharedBy: [], samples: 5,
}); // prettier-ignore
export const aVenue = (id: string, lonDeg: number, latDeg: number): Venue => ({
  id,
  name: id,
  lonDeg,
  latDeg,
  group: 'mid',
});

export const solve = (world: SitingInput, pool: Pool = inProcessPool, run: Partial<SitingRun> = {}) =>
  siteOptions(world, { pool, signal, onProgress() {}, effort: EFFORT, ...run });
export const optionOf = (options: OptionSites[], id: string) => options.find(({ option }) => option === id)!;
export const codes = (option: OptionSites) => option.notes.map(({ code }) => code);

/** A pinned new tower in the middle of the box, or what `change` makes of it. */
export const aPin = (id: string, change: Partial<WishedPlace> = {}): WishedPlace => ({
  id,
  name: '',
  kind: 'tower-greenfield',
  lonDeg: 1.82,
  latDeg: 41.72,
  heightM: null,
  pinned: true,
  ...change,
});

/** A no-go area over the box's height between two longitudes. */
export const noGo = (west: number, east: number): Plan['siting']['noGo'][number] => ({
  id: 'n',
  name: '',
  geometry: {
    type: 'Polygon',
    coordinates: (box('n', west, east).geometry as Polygon).coordinates as [number, number][][],
  },
});
