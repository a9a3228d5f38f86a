/** A result as the page sees it: without what stays in the worker. */
import { BUNDLE_FILES, planTotals, siteAccount, summaryOf, visitorsOfGap } from '../core/report';
import type { PlanResult } from '../core/run';
import type { GapView, ViewResult } from './protocol';

export function viewOf(version: string, result: PlanResult): ViewResult {
  const { plan, facts, grid, options, economics, register, issues, timingsS, stale } = result;
  return {
    version,
    ...(stale ? { stale } : {}),
    plan,
    summary: summaryOf(result),
    totals: planTotals(result),
    regions: facts.regions,
    sites: facts.sites,
    siteAccount: siteAccount(result),
    hotspots: facts.hotspots,
    ...(facts.off ? { off: facts.off } : {}),
    gaps: gapsOf(result),
    proposed: proposedOf(options),
    economics,
    register,
    files: facts.files,
    issues,
    grid: { resolution: grid.resolution, count: grid.count },
    terrain: facts.terrain && { version: terrainVersion(facts.terrain), bounds: facts.terrain.bounds },
    measurements: facts.measurements?.count ?? 0,
    roads: facts.roads?.count ?? 0,
    visitors: Boolean(result.visitors),
    bounds: boundsOf(grid),
    bundleFiles: BUNDLES,
    timingsS: { ...timingsS },
  };
}

function gapView(result: PlanResult, gap: PlanResult['gaps'][number]): GapView {
  const { cells: _cells, ...rest } = gap;
  const visitors = visitorsOfGap(result, gap);
  return visitors === undefined ? rest : { ...rest, visitors };
}

const BUNDLES: string[] = [...BUNDLE_FILES];

/** The same view of the same part: what has not changed need not be sent again. */
function once<Part extends object, View>(make: (part: Part) => View): (part: Part) => View {
  const made = new WeakMap<Part, View>();
  return (part) => {
    const known = made.get(part) ?? make(part);
    made.set(part, known);
    return known;
  };
}

const gapViews = new WeakMap<PlanResult['gaps'], { visitors: PlanResult['visitors']; views: GapView[] }>();

function gapsOf(result: PlanResult): GapView[] {
  const { gaps, visitors } = result;
  const known = gapViews.get(gaps);
  if (known && known.visitors === visitors) return known.views;
  const views = gaps.map((gap) => gapView(result, gap));
  gapViews.set(gaps, { visitors, views });
  return views;
}

const proposedOf = once((options: PlanResult['options']) => options.flatMap(({ sites }) => sites));

const terrainVersions = new WeakMap<object, string>();
let terrains = 0;

/** The same for the same terrain: its tiles need not be drawn again. */
function terrainVersion(terrain: object): string {
  const known = terrainVersions.get(terrain) ?? `${++terrains}`;
  terrainVersions.set(terrain, known);
  return known;
}

const boundsOf = once(({ lonDeg, latDeg }: PlanResult['grid']): ViewResult['bounds'] => {
  const bounds: ViewResult['bounds'] = [180, 90, -180, -90];
  for (let i = 0; i < lonDeg.length; i++) {
    bounds[0] = Math.min(bounds[0], lonDeg[i]!);
    bounds[1] = Math.min(bounds[1], latDeg[i]!);
    bounds[2] = Math.max(bounds[2], lonDeg[i]!);
    bounds[3] = Math.max(bounds[3], latDeg[i]!);
  }
  return bounds;
});
