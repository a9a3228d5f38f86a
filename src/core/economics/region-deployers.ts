import type { Assumption } from '../costs';
import { CELL_STATES, type CoverageResult } from '../coverage/coverage-types';
import type { DemandColumn, Grid } from '../grid/grid-types';
import type { Facts } from '../inputs/facts';
import type { Plan } from '../plan';
import type { OptionSites } from '../siting/siting-types';
import { type DeployerRow, type DeployerSite, rankDeployerSites } from './deployer-list';

export interface RegionDeployersInput {
  plan: Plan;
  register: readonly Assumption[];
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  /** All options of all regions. */
  options: readonly OptionSites[];
  facts: Pick<Facts, 'hotspots' | 'venues'>;
}

export interface RegionDeployers {
  /** Best first; at most as many as asked for. */
  rows: DeployerRow[];
  /** Places ranked. */
  considered: number;
}

const UNSERVED = CELL_STATES.indexOf('unserved');

/**
 * Places of a region ranked for a deployer: the hotspots that any option proposes, with the plan's device, and the venues among the region's cells, as
 * conversions. Traffic of places in reach of each other is shared over all of them, also those beyond the `most` returned.
 */
export function regionDeployers(input: RegionDeployersInput, regionId: string, most = 50): RegionDeployers {
  const { plan, register, facts } = input;
  const region = input.grid.regions.findIndex(({ id }) => id === regionId);
  const sites = placesOf(input, regionId, region);
  const rows = rankDeployerSites({
    plan,
    register,
    kind: plan.costs.deployerDevice,
    sites,
    hotspots: facts.hotspots,
    unserved: unservedCells(input, region),
  });
  return { rows: rows.slice(0, most), considered: rows.length };
}

function placesOf({ options, facts, grid }: RegionDeployersInput, regionId: string, region: number): DeployerSite[] {
  const places = new Map<string, DeployerSite>();
  const groups = new Map(facts.venues.map(({ id, group }) => [`venue-${id}`, group]));
  for (const { sites, regionId: own } of options) {
    if (own !== regionId) continue;
    for (const { siteId: id, kind, lonDeg, latDeg } of sites) {
      if (kind === 'hotspot-converted') places.set(id, { id, kind, lonDeg, latDeg, group: groups.get(id) ?? 'base' });
      else if (kind.startsWith('hotspot')) places.set(id, { id, lonDeg, latDeg, group: 'base' });
    }
  }
  const box = boxOf(grid, region);
  for (const { id, lonDeg, latDeg, group } of facts.venues)
    if (lonDeg >= box.west && lonDeg <= box.east && latDeg >= box.south && latDeg <= box.north)
      places.set(`venue-${id}`, { id: `venue-${id}`, kind: 'hotspot-converted', lonDeg, latDeg, group });
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
