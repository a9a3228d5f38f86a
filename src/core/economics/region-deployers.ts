import type { Assumption } from '../costs';
import { CELL_STATES, type CoverageResult } from '../coverage/coverage-types';
import type { DemandColumn, Grid } from '../grid/grid-types';
import type { Facts } from '../inputs/facts';
import type { Plan } from '../plan';
import type { OptionSites } from '../siting/siting-types';
import { DAYS_PER_MONTH } from './deployer';
import { type DeployerRow, type DeployerSite, rankDeployerSites } from './deployer-list';

export interface RegionDeployersInput {
  plan: Plan;
  register: readonly Assumption[];
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  /** All options of all regions. */
  options: readonly OptionSites[];
  facts: Pick<Facts, 'hotspots' | 'venues'> & Partial<Pick<Facts, 'usage'>>;
}

export interface RegionDeployers {
  /** Best first; at most as many as asked for. */
  rows: DeployerRow[];
  /** Places ranked. */
  considered: number;
  /** Hotspots of the user's own records. */
  measuredHotspots: number;
}

/** The user's own hotspots speak for other places from this many on. */
const FEWEST_OWN = 10;

const UNSERVED = CELL_STATES.indexOf('unserved');

/**
 * Places of a region ranked for a deployer: the hotspots that any option proposes, with the plan's device, and the venues among the region's cells, as
 * conversions. Traffic of places in reach of each other is shared over all of them, also those beyond the `most` returned.
 */
export function regionDeployers(input: RegionDeployersInput, regionId: string, most = 50): RegionDeployers {
  const { plan, register, facts } = input;
  const region = input.grid.regions.findIndex(({ id }) => id === regionId);
  const measured = measuredGb(facts.usage ?? []);
  const sites = placesOf(input, regionId, region).map((site) => {
    const gb = measured.get(site.id) ?? measured.get(site.id.replace(/^venue-/, ''));
    return gb === undefined ? site : { ...site, measuredGbPerMonth: gb };
  });
  const own = measured.size < FEWEST_OWN ? {} : { ownGbPerMonth: Float64Array.from(measured.values()).toSorted() };
  const rows = rankDeployerSites({
    plan,
    register,
    kind: plan.costs.deployerDevice,
    sites,
    hotspots: facts.hotspots,
    unserved: unservedCells(input, region),
    ...own,
  });
  return { rows: rows.slice(0, most), considered: rows.length, measuredHotspots: measured.size };
}

const BYTES_PER_GB = 1e9;

/** GB per month by hotspot, over all its records. */
function measuredGb(usage: Facts['usage']): Map<string, number> {
  const sums = new Map<string, { bytes: number; days: number }>();
  for (const { hotspotId, bytes, days } of usage) {
    const sum = sums.get(hotspotId) ?? { bytes: 0, days: 0 };
    sums.set(hotspotId, { bytes: sum.bytes + bytes, days: sum.days + days });
  }
  return new Map(
    [...sums]
      .filter(([, { days }]) => days > 0)
      .map(([id, { bytes, days }]) => [id, (bytes / BYTES_PER_GB / days) * DAYS_PER_MONTH]),
  );
}

function placesOf({ options, facts, grid }: RegionDeployersInput, regionId: string, region: number): DeployerSite[] {
  const places = new Map<string, DeployerSite>();
  const venues = new Map(facts.venues.map((venue) => [`venue-${venue.id}`, venue]));
  const named = (id: string): Pick<DeployerSite, 'name'> => {
    const name = venues.get(id)?.name;
    return name ? { name } : {};
  };
  for (const { sites, regionId: own } of options) {
    if (own !== regionId) continue;
    for (const { siteId: id, kind, lonDeg, latDeg } of sites) {
      if (kind === 'hotspot-converted')
        places.set(id, { id, ...named(id), kind, lonDeg, latDeg, group: venues.get(id)?.group ?? 'base' });
      else if (kind.startsWith('hotspot')) places.set(id, { id, lonDeg, latDeg, group: 'base' });
    }
  }
  const box = boxOf(grid, region);
  for (const { id, lonDeg, latDeg, group } of facts.venues)
    if (lonDeg >= box.west && lonDeg <= box.east && latDeg >= box.south && latDeg <= box.north)
      places.set(`venue-${id}`, {
        id: `venue-${id}`,
        ...named(`venue-${id}`),
        kind: 'hotspot-converted',
        lonDeg,
        latDeg,
        group,
      });
  return [...places.values()];
}

function boxOf({ regionIndex, lonDeg, latDeg, count }: Grid, region: number) {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (let i = 0; i < count; i++) {
    if (regionIndex[i] !== region) continue;
    box.west = Math.min(box.west, lonDeg[i]!);
    box.east = Math.max(box.east, lonDeg[i]!);
    box.south = Math.min(box.south, latDeg[i]!);
    box.north = Math.max(box.north, latDeg[i]!);
  }
  return box;
}

function unservedCells({ grid, demand, coverage }: RegionDeployersInput, region: number) {
  const cells: number[] = [];
  for (let i = 0; i < grid.count; i++)
    if (grid.regionIndex[i] === region && coverage.state[i] === UNSERVED && demand.people[i]! > 0) cells.push(i);
  return {
    lonDeg: cells.map((i) => grid.lonDeg[i]!),
    latDeg: cells.map((i) => grid.latDeg[i]!),
    people: cells.map((i) => demand.people[i]! * (1 - Math.min(1, coverage.servedFraction[i] || 0))),
  };
}
