/** A result as the page sees it: without what stays in the worker. */
import { BUNDLE_FILES, summaryOf, visitorsOfGap } from '../core/report';
import type { PlanResult } from '../core/run';
import type { GapView, ViewResult } from './protocol';

export function viewOf(version: string, result: PlanResult): ViewResult {
  const { plan, facts, grid, gaps, options, economics, register, issues, timingsS, stale } = result;
  return {
    version,
    ...(stale ? { stale } : {}),
    plan,
    summary: summaryOf(result),
    regions: facts.regions,
    sites: facts.sites,
    hotspots: facts.hotspots,
    ...(facts.off ? { off: facts.off } : {}),
    gaps: gaps.map((gap) => gapView(result, gap)),
    proposed: options.flatMap(({ sites }) => sites),
    economics,
    register,
    files: facts.files,
    issues,
    grid: { resolution: grid.resolution, count: grid.count },
    terrain: facts.terrain && { version: terrainVersion(facts.terrain), bounds: facts.terrain.bounds },
    measurements: facts.measurements?.count ?? 0,
    bounds: boundsOf(grid.lonDeg, grid.latDeg),
    bundleFiles: [...BUNDLE_FILES],
    timingsS,
  };
}

function gapView(result: PlanResult, gap: PlanResult['gaps'][number]): GapView {
  const { cells: _cells, ...rest } = gap;
  const visitors = visitorsOfGap(result, gap);
  return visitors === undefined ? rest : { ...rest, visitors };
}

const terrainVersions = new WeakMap<object, string>();
let terrains = 0;

/** The same for the same terrain: its tiles need not be drawn again. */
function terrainVersion(terrain: object): string {
  const known = terrainVersions.get(terrain) ?? `${++terrains}`;
  terrainVersions.set(terrain, known);
  return known;
}

function boundsOf(lonDeg: Float64Array, latDeg: Float64Array): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (let i = 0; i < lonDeg.length; i++) {
    bounds[0] = Math.min(bounds[0], lonDeg[i]!);
    bounds[1] = Math.min(bounds[1], latDeg[i]!);
    bounds[2] = Math.max(bounds[2], lonDeg[i]!);
    bounds[3] = Math.max(bounds[3], latDeg[i]!);
  }
  return bounds;
}
