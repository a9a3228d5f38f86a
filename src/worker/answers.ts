/** Answers of the engine about the results it holds. Nothing here changes a result. */
import { regionDeployers } from '../core/economics';
import { previewFile, refusedRows, sourceOfBlob, suggestJoin, terrainOf } from '../core/inputs';
import type { Pool } from '../core/plan';
import {
  differenceOf,
  exportFile,
  exportFileName,
  EXPORTERS,
  hexagonsIn,
  hillshadeTile,
  serverOutline,
} from '../core/report';
import { type PlanResult, sitingInput } from '../core/run';
import { openMoves, type OptionSites, type SiteMoves, siteRegion, type SitingRun, TARGET_SHARES } from '../core/siting';
import { solver } from './highs-solver';
import type { Answer, Asks, Question, QuestionName } from './questions';

/** The results that may be asked about. */
export interface HeldResults {
  byVersion(version: string): PlanResult | null;
  /** Of the open plan. */
  main(): PlanResult | null;
  /** Of the open plan, the last whose parts all belong together: what files are made of. */
  finished(): PlanResult | null;
  pool: Pool;
  /** The open plan's run keeps the best sites found so far. */
  stopSiting(): void;
}

/** How long work can be stopped and followed. */
export interface AnswerOptions {
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

type Answers = {
  [Name in QuestionName]: (
    asks: Asks<Name>,
    held: HeldResults,
    options: AnswerOptions,
  ) => Answer<Name> | Promise<Answer<Name>>;
};

/** Options whose sites were moved: prepared once. */
const openedMoves = new WeakMap<OptionSites, SiteMoves>();

const ANSWERS: Answers = {
  compare({ from, to }, held) {
    const [before, after] = [held.byVersion(from), held.byVersion(to)];
    return before && after ? differenceOf(before, after) : null;
  },
  deployers({ regionId, most, device, payers }, held) {
    const result = held.main();
    if (!result || !result.grid.regions.some(({ id }) => id === regionId)) return null;
    const { plan } = result;
    const costs = { ...plan.costs, ...(device ? { deployerDevice: device } : {}) };
    const service = { ...plan.service, ...(payers ? { hotspotPayers: payers } : {}) };
    return regionDeployers({ ...result, plan: { ...plan, costs, service } }, regionId, most);
  },
  'stop-siting'(_, held) {
    held.stopSiting();
    return null;
  },
  async 'move-proposed'({ regionId, option, ...to }, held) {
    const result = held.main();
    const sites = result?.options.find((entry) => entry.option === option && entry.regionId === regionId);
    if (!result || !sites?.sites.some(({ siteId }) => siteId === to.siteId)) return null;
    const moves = openedMoves.get(sites) ?? openMoves(sitingInput(result), sites);
    openedMoves.set(sites, moves);
    const { cover: _cover, ...moved } = await moves.move(to, new AbortController().signal);
    return moved;
  },
  async targets({ regionId }, held, options) {
    const sites = await sitedAgain(regionId, held, { ...options, targets: TARGET_SHARES });
    return (
      sites && sites.flatMap(({ option, targets }) => (targets && option !== 'do-nothing' ? [{ option, targets }] : []))
    );
  },
  async 'what-would-change'({ regionId }, held, options) {
    const sites = await sitedAgain(regionId, held, { ...options, whatIf: true });
    return sites && { change: sites.find(({ whatWouldChange }) => whatWouldChange)?.whatWouldChange ?? null };
  },
  async 'export-file'({ fileName }, held, options) {
    const result = held.finished();
    if (!result) throw new Error('There is no result to export yet');
    return exportFile(result, fileName, { pool: held.pool, ...options });
  },
  'export-refusals'(_, held) {
    const result = held.finished();
    return Object.fromEntries(
      EXPORTERS.map((each) => [exportFileName(each), (result && each.refusal?.(result)) ?? null]),
    );
  },
  'refused-rows': ({ file: { path, blob }, as, mapping }) =>
    refusedRows(sourceOfBlob(path, blob), { ...(as ? { as } : {}), mapping }),
  async 'preview-file'({ file: { path, blob }, as, mapping }, _, { signal }) {
    const preview = await previewFile(sourceOfBlob(path, blob), { ...(as ? { as } : {}), mapping, signal });
    return preview.columns.length > 0 ? preview : null;
  },
  'suggest-join': ({ table, outlines }, _, { signal }) =>
    suggestJoin(sourceOfBlob(table.path, table.blob), sourceOfBlob(outlines.path, outlines.blob), signal),
  'terrain-tile'({ z, x, y }, held) {
    const terrain = held.main()?.facts.terrain;
    if (!terrain) return null;
    const bytes = hillshadeTile(terrainOf(terrain), terrain.bounds, { z, x, y });
    return bytes.length > 0 ? bytes : null;
  },
  'server-outline'({ siteId }, held) {
    const result = held.main();
    return result && serverOutline(result.grid, result.coverage, siteId);
  },
  hexagons(asks, held) {
    const result = held.main();
    return result ? hexagonsIn(result, asks) : { resolution: 0, all: 0, rows: [] };
  },
};

/** A region of the open plan sited beside the result that is held, which stays as it is. */
async function sitedAgain(regionId: string, held: HeldResults, run: SitingRun): Promise<OptionSites[] | null> {
  const result = held.main();
  if (!result || result.stale) return null;
  return siteRegion(sitingInput(result), regionId, { ...run, pool: held.pool, solver });
}

export function answer(question: Question, held: HeldResults, options: AnswerOptions): unknown {
  const answers = ANSWERS[question.name] as (asks: Question, held: HeldResults, options: AnswerOptions) => unknown;
  return answers(question, held, options);
}
