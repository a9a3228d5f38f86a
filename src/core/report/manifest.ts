/** manifest.json: what another person needs to get the same numbers. Everything but `timings` is the same for every run of the same input. */
import type { Assumption } from '../costs/cost-types';
import { RUNGS, type Rung } from '../coverage/coverage-types';
import { planFiles } from '../plan';
import { modelsUsed } from './models';
import type { ReportInput, ReportMeta } from './report-types';
import { roundTo } from './round';

/** The manifest as a value. Not-finite register numbers (text rows) are null. */
export function manifestOf(result: ReportInput, meta: ReportMeta) {
  const { plan, facts, grid, demand, coverage } = result;
  return {
    format: 'infill-bundle',
    version: meta.version,
    seed: plan.seed,
    plan,
    inputs: planFiles(plan).map(({ role, ref }) => ({
      role,
      path: ref.path,
      bytes: ref.bytes,
      sha256: meta.inputHashes[ref.path] ?? ref.sha256,
      mapping: ref.mapping,
    })),
    files: facts.files.map(({ file, role, importer, counts, facts: found }) => ({
      file,
      role,
      importer,
      counts,
      found,
    })),
    grid: { resolution: grid.resolution, cells: grid.count, regions: grid.regions.map((region) => region.id) },
    demand: {
      method: demand.method,
      inputPeople: roundTo(demand.inputPeople, 3),
      outsidePeople: roundTo(demand.outsidePeople, 3),
      tooCoarseForHotspots: demand.tooCoarseForHotspots,
    },
    models: modelsUsed(result),
    linksByModel: totalRungs(coverage.rungCounts),
    linksByModelAndSite: coverage.rungCounts,
    warnings: coverage.warnings,
    issueCounts: issueCounts(result),
    assumptions: result.register.map(assumptionOf),
    ...(meta.outputs ? { outputs: meta.outputs } : {}),
    timings: {
      createdAt: meta.createdAt,
      stagesS: result.timingsS,
      ...(meta.planFolder === undefined ? {} : { planFolder: meta.planFolder }),
    },
  };
}

/** Links evaluated on each rung of the validity ladder, over all sites. */
export function totalRungs(counts: readonly { counts: Record<Rung, number> }[]): Record<Rung, number> {
  const total = Object.fromEntries(RUNGS.map((rung) => [rung, 0])) as Record<Rung, number>;
  for (const site of counts) for (const rung of RUNGS) total[rung] += site.counts[rung] ?? 0;
  return total;
}

function issueCounts({ issues }: ReportInput): Record<string, number> {
  const counts = new Map<string, number>();
  for (const issue of issues) counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function assumptionOf({ key, label, low, likely, high, kind, unit, year, source, tag, edited, shipped }: Assumption) {
  const values = [low, likely, high].map((value) => (Number.isFinite(value) ? value : null));
  return {
    key,
    label,
    low: values[0],
    likely: values[1],
    high: values[2],
    kind,
    unit,
    year,
    source,
    tag,
    edited,
    ...(edited ? { shipped } : {}),
  };
}
