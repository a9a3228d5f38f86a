/**
 * Why a cell is served or not: the budget of its best and second-best server as a waterfall, per reading of the unknown bands. The same prepared
 * engine as the columns, run over this one cell, so the numbers agree to the last digit shown.
 */
import { gridCellId } from '../grid';
import { carrierFields } from './carrier-fields';
import { CellServers } from './cell-servers';
import { CAUSES, CELL_STATES, type Cause, type CellState, GRADES } from './coverage-types';
import type { SliceLosses } from './engine-types';
import {
  type ExplainedLink,
  linkProfile,
  type LinkProfile,
  serverFacts,
  type ServerFacts,
  waterfall,
  type WaterfallStep,
} from './explain-link';
import { lossesOfCell, type LossBook } from './loss-book';
import { openTerrain, type OpenTerrain } from './site-loss';
import { type CoverageInput, prepareCoverage, type Prepared } from './prepare';
import { carriersByOperator, judgeSlice, sliceCells } from './slice';

export interface ReadingExplanation {
  /** 'low-band' or 'mid-band' reading of unknown bands; 'known' when every band is known. */
  name: 'known' | 'low-band' | 'mid-band';
  server: ServerFacts | null;
  secondBest: ServerFacts | null;
  waterfall: WaterfallStep[];
  /** The link to the server over terrain; null without a server or where terrain does not cover it. */
  profile: LinkProfile | null;
  /** Median signal; null without a server, as are the rest. */
  rsrpDbm: number | null;
  /** The floor the class sets on the median signal. */
  targetDbm: number | null;
  /** Least margin at the required probability, second server counted. */
  marginDb: number | null;
  sinrDb: number | null;
  downMbps: number | null;
  upMbps: number | null;
}

export interface CellExplanation {
  h3: string;
  lonDeg: number;
  latDeg: number;
  people: number;
  /** In the busy hour, beside the residents; absent: the plan has none. */
  visitors?: number;
  areaKm2: number;
  state: CellState;
  cause: Cause;
  grade: (typeof GRADES)[number];
  servedFraction: number;
  serviceProbability: number;
  edgeProbabilityRequired: number;
  readings: ReadingExplanation[];
  /** What would serve it: a code of WOULD_SERVE_CODES. */
  wouldServe: (typeof WOULD_SERVE_CODES)[number];
}

export const WOULD_SERVE_CODES = [
  'served-already',
  'needs-more-signal',
  'needs-less-interference',
  'needs-stronger-uplink',
  'needs-outdoor-use-or-indoor-site',
  'needs-band-knowledge',
  'needs-data',
] as const;

/** What coverage read, and the losses it left behind (CoverageResult.losses). Without these the cell's own are computed, each on its great circle. */
export type ExplainInput = CoverageInput & { losses?: LossBook | null };

interface Kept {
  prepared: Prepared;
  terrain: OpenTerrain | null;
}

const keptByInput = new WeakMap<ExplainInput, Kept>();

/** Explains one grid cell. Pass the same input object again and again: the preparation is kept with it. */
export function explainCell(input: ExplainInput, index: number): CellExplanation {
  const { grid, demand, plan } = input;
  const kept = keptByInput.get(input) ?? {
    prepared: prepareCoverage(input),
    terrain: input.terrain ? openTerrain(input.terrain, plan.radios.clutterM) : null,
  };
  keptByInput.set(input, kept);
  const losses = cellLosses(input, kept.prepared, index);
  const { columns } = judgeSlice(kept.prepared.shared, { from: index, to: index + 1, ...(losses ? { losses } : {}) });
  const state = CELL_STATES[columns.state[0]!]!;
  const cause = CAUSES[columns.cause[0]!]!;
  return {
    h3: gridCellId(grid, index),
    lonDeg: grid.lonDeg[index]!,
    latDeg: grid.latDeg[index]!,
    people: demand.people[index]!,
    areaKm2: grid.areaKm2[index]!,
    state,
    cause,
    grade: GRADES[columns.grade[0]!]!,
    servedFraction: columns.servedFraction[0]!,
    serviceProbability: columns.serviceProbability[0]!,
    edgeProbabilityRequired: plan.service.edgeProbability,
    readings: readingsOf(kept, { index, losses, environment: plan.service.environment }),
    wouldServe: wouldServe(state, cause),
  };
}

function cellLosses(
  { plan, terrain, losses }: ExplainInput,
  { shared, losses: runs }: Prepared,
  index: number,
): SliceLosses | null {
  if (losses) return losses.ofCell(index);
  if (!terrain || runs.length === 0) return null;
  return lossesOfCell({ shared, runs, terrain, clutterM: plan.radios.clutterM }, index);
}

function readingsOf(
  { prepared, terrain }: Kept,
  { index, losses, environment }: { index: number; losses: SliceLosses | null; environment: string },
): ReadingExplanation[] {
  const { shared } = prepared;
  const cells = sliceCells(shared, index, index + 1);
  const fields = carrierFields(shared, cells, { losses });
  const servers = new CellServers(shared, cells, fields);
  return carriersByOperator(shared).map((byOperator, reading): ReadingExplanation => {
    const name = shared.readings === 1 ? 'known' : reading === 0 ? 'low-band' : 'mid-band';
    const inView = shared.view.kind === 'one' ? [byOperator[shared.view.operator] ?? new Int32Array()] : byOperator;
    const carriers = inView.flatMap((list) => Array.from(list)).filter((carrier) => servers.reaches(carrier, 0));
    if (carriers.length === 0) return { ...NOTHING, name };
    const carrier = carriers.reduce((best, other) =>
      servers.withSecondDb(other, 0) > servers.withSecondDb(best, 0) ? other : best,
    );
    const field = fields[carrier]!;
    const link = (emitter: number, loss: number): ExplainedLink => ({ shared, index, cells, carrier, emitter, loss });
    const best = link(field.emitter[0]!, field.loss[0]!);
    const second = field.secondEmitter[0]! >= 0 ? link(field.secondEmitter[0]!, field.secondLoss[0]!) : null;
    const { budget, ...server } = servers.describe(carrier, 0);
    const signal = { environment, medianDbm: server.medianDbm, quantileMw: field.best[0]! };
    return {
      name,
      server: serverFacts(best, prepared),
      secondBest: second && serverFacts(second, prepared),
      waterfall: waterfall(best, signal),
      profile: terrain && linkProfile(best, terrain),
      rsrpDbm: server.medianDbm,
      targetDbm: budget.floorDbm,
      marginDb: servers.withSecondDb(carrier, 0),
      sinrDb: server.sinrDb,
      downMbps: Number.isNaN(server.downMbps) ? null : server.downMbps,
      upMbps: Number.isNaN(server.upMbps) ? null : server.upMbps,
    };
  });
}

const NOTHING: Omit<ReadingExplanation, 'name'> = {
  server: null,
  secondBest: null,
  waterfall: [],
  profile: null,
  rsrpDbm: null,
  targetDbm: null,
  marginDb: null,
  sinrDb: null,
  downMbps: null,
  upMbps: null,
};

function wouldServe(state: CellState, cause: Cause): CellExplanation['wouldServe'] {
  if (state === 'served') return 'served-already';
  if (state === 'uncertain') return 'needs-band-knowledge';
  if (state === 'no-data' || state === 'outside-model') return 'needs-data';
  if (cause === 'interference') return 'needs-less-interference';
  if (cause === 'uplink') return 'needs-stronger-uplink';
  return cause === 'indoor-only' ? 'needs-outdoor-use-or-indoor-site' : 'needs-more-signal';
}
