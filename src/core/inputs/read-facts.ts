/** All files of a plan → Facts. Reads every file even when one is unusable, so that all problems come at once. */
import type { Plan } from '../plan/plan';
import type { Issue } from '../plan/issues';
import type { Facts, SourceFile, TerrainFacts } from './facts';
import { FactsBuilder, type FileToRead } from './facts-builder';
import type { InputsIssueCode } from './issue-codes';

export interface ReadFactsOptions {
  signal: AbortSignal;
  /** Fraction 0..1, by bytes. */
  onProgress(fraction: number): void;
}

/**
 * Reads the files a plan names (`files`: path → file). Problems are in `files[].issues` and, where no file is at fault, in `issues`; an issue of severity
 * 'error' anywhere means that the facts are not usable. Rejects with AbortError when cancelled, never for what is in a file.
 */
export async function readFacts(
  plan: Plan,
  files: ReadonlyMap<string, SourceFile>,
  options: ReadFactsOptions,
): Promise<Facts> {
  const { signal, onProgress } = options;
  const builder = new FactsBuilder({
    marginKm: plan.grid.marginKm,
    clutterHeightsM: plan.terrain.clutterHeightsM,
  });
  const { inputs } = plan;
  const drawnIssues = builder.addDrawn(inputs.drawnRegions);
  const wanted = filesOf(inputs);
  const sizes = wanted.map(({ path }) => files.get(path)?.size ?? 0);
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let done = 0;
  for (const [i, { path, ...rest }] of wanted.entries()) {
    signal.throwIfAborted();
    const file = files.get(path);
    if (!file) builder.report(path, rest.role).fail('input-file-missing', { path, role: rest.role });
    else {
      const share = (fraction: number): void => onProgress((done + fraction * sizes[i]!) / total);
      await builder.read({ ...rest, path, file }, { signal, onProgress: share });
    }
    done += sizes[i]!;
    onProgress(done / total);
  }
  const facts = builder.finish();
  const issues = [...drawnIssues, ...terrainIssues(facts.terrain)];
  const missing = inputs.regions.length === 0 && inputs.drawnRegions.length === 0;
  if (missing) issues.push({ code: 'region-missing', severity: 'error', ref: {}, context: {} });
  return { ...facts, issues };
}

/** What is told of the mosaic, not of one of its files. */
function terrainIssues(terrain: TerrainFacts | null): Issue[] {
  const issues: Issue[] = [];
  const add = (code: InputsIssueCode, count: number): void => {
    if (count > 0) issues.push({ code, severity: 'info', ref: {}, context: { count } });
  };
  add('terrain-voids-filled', terrain?.voidsFilled ?? 0);
  add('terrain-voids-left', terrain?.voidsLeft ?? 0);
  return issues;
}

type Wanted = Omit<FileToRead, 'file'>;

/** In the order in which they are read: polygons before the counts joined to them. */
function filesOf(inputs: Plan['inputs']): Wanted[] {
  const of = (role: Wanted['role'], refs: Plan['inputs']['regions']): Wanted[] =>
    refs.map(({ path, mapping }) => ({ path, role, mapping }));
  return [
    ...of('regions', inputs.regions),
    ...of('towers', inputs.towers),
    ...of('hotspots', inputs.hotspots),
    ...of('demand', inputs.demand),
    ...inputs.joins.map((join): Wanted => ({ path: join.path, role: 'demand', mapping: join.mapping, join })),
    ...of('venues', inputs.venues),
    ...of('terrain', inputs.terrain),
    ...of('clutter', inputs.clutter),
    ...of('antennas', inputs.antennas),
    ...of('candidates', inputs.candidates),
    ...of('presence', inputs.presence),
    ...of('measurements', inputs.measurements),
    ...of('statedCoverage', inputs.statedCoverage),
    ...of('usage', inputs.usage),
    ...of('roads', inputs.roads),
  ];
}
