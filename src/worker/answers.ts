/** Answers of the engine about the results it holds. Nothing here changes a result. */
import { regionDeployers } from '../core/economics';
import { terrainOf } from '../core/inputs';
import { differenceOf, hexagonsIn, hillshadeTile, serverOutline } from '../core/report';
import type { PlanResult } from '../core/run';
import type { Answer, Asks, Question, QuestionName } from './questions';

/** The results that may be asked about. */
export interface HeldResults {
  byVersion(version: string): PlanResult | null;
  /** Of the open plan. */
  main(): PlanResult | null;
  /** The open plan's run keeps the best sites found so far. */
  stopSiting(): void;
}

type Answers = {
  [Name in QuestionName]: (asks: Asks<Name>, held: HeldResults) => Answer<Name> | Promise<Answer<Name>>;
};

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

export function answer(question: Question, held: HeldResults): unknown {
  return (ANSWERS[question.name] as (asks: Question, held: HeldResults) => unknown)(question, held);
}
