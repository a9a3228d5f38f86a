/**
 * One slice of the grid: the carriers' fields, then the verdict of each cell. Pure in (shared, {from, to}), so slices may run anywhere and in any order.
 */
import { unitVectors } from '../geo';
import type { Task } from '../plan';
import { type CarrierField, carrierFields, type SliceCells, squaredDistanceM2 } from './carrier-fields';
import { columnBuffers, makeColumns, type SliceColumns } from './coverage-columns';
import { type Cause, CAUSES, CELL_STATES } from './coverage-types';
import { binPlace, tableAt } from './distance-bins';
import type { EngineShared } from './engine-types';
import { type Chosen, chooseOperator, interferenceMw, makeMargins, type Margins, marginsOf, type OperatorBest } from './judge-cell';
import { downlinkMbps, uplinkMbps } from './link-budget';
import { servedProbability } from './loss-table';
import { OutOfReach } from './out-of-reach';
import { type Shares, spreadShares } from './spread-hotspots';
import { wifiShares } from './wifi-hotspots';

export interface SliceOutput {
  columns: SliceColumns;
  /** Links evaluated: site, then one count per rung. */
  rungs: [site: number, counts: Uint32Array][];
}

/** The task of the coverage stage, found by workers under its name. */
export const coverageTask: Task<EngineShared, { from: number; to: number }, SliceOutput> = {
  name: 'coverage',
  run: (shared, { from, to }) => judgeSlice(shared, from, to),
  transfer: ({ columns }) => columnBuffers(columns),
};

const UNSERVED = CELL_STATES.indexOf('unserved');
const SERVED = CELL_STATES.indexOf('served');

/** Everything about a slice while its cells are judged. */
interface Slice {
  shared: EngineShared;
  from: number;
  cells: SliceCells;
  fields: CarrierField[];
  /** Carriers of each operator, by reading. */
  carriersOf: Int32Array[][];
  best: OperatorBest;
  margins: Margins;
  columns: SliceColumns;
  outOfReach: OutOfReach;
  /** Shares served by hotspots whatever the cells' own networks do. */
  wifi: Shares | null;
  spread: Shares | null;
}

function judgeSlice(shared: EngineShared, from: number, to: number): SliceOutput {
  const cells = sliceCells(shared, from, to);
  const rungs = new Map<number, Uint32Array>();
  const fields = carrierFields(shared, cells, rungs);
  const slice: Slice = {
    shared,
    from,
    cells,
    fields,
    carriersOf: carriersByOperator(shared),
    best: { marginDb: new Float64Array(shared.operatorCount), carrier: new Int32Array(shared.operatorCount) },
    margins: makeMargins(),
    columns: makeColumns(to - from),
    outOfReach: new OutOfReach(shared, cells),
    wifi: wifiShares(shared, from, to),
    spread: spreadShares(shared, from, to),
  };
  const low: Chosen = { carrier: -1, leastDb: 0, serving: 0 };
  const mid: Chosen = { carrier: -1, leastDb: 0, serving: 0 };
  for (let c = 0; c < cells.count; c++) {
    chooseReading(slice, c, 0, low);
    const other = shared.readings === 2 ? chooseReading(slice, c, 1, mid) : low;
    writeState(slice, c, low, other);
    if (low.carrier >= 0) writeServer(slice, c, low);
    else if (slice.columns.servedFraction[c] === 0) slice.columns.deficitDb[c] = slice.outOfReach.deficitDb(c);
  }
  return { columns: slice.columns, rungs: [...rungs] };
}

/** Unit vectors of the cells from `from` to `to`, and a circle around them. */
export function sliceCells(shared: Pick<EngineShared, 'lonDeg' | 'latDeg'>, from: number, to: number): SliceCells {
  const vectors = unitVectors(shared.lonDeg.subarray(from, to), shared.latDeg.subarray(from, to));
  const count = to - from;
  const sum: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < 3 * count; i++) sum[i % 3]! += vectors[i]!;
  const length = Math.hypot(...sum) || 1;
  const centre: [number, number, number] = [sum[0] / length, sum[1] / length, sum[2] / length];
  const frame = { x: centre[0], y: centre[1], z: centre[2] };
  let farthest = 0;
  for (let c = 0; c < count; c++) farthest = Math.max(farthest, squaredDistanceM2(frame, vectors, c));
  return { count, vectors, centre, radiusKm: Math.sqrt(farthest) / 1000 };
}

export function carriersByOperator(shared: Pick<EngineShared, 'carriers' | 'operatorCount' | 'readings'>): Int32Array[][] {
  return Array.from({ length: shared.readings }, (_, reading) =>
    Array.from({ length: shared.operatorCount }, (__, operator) =>
      Int32Array.from(shared.carriers.keys()).filter((k) => shared.carriers[k]!.operator === operator && shared.carriers[k]!.reading === reading),
    ),
  );
}

function chooseReading({ shared, fields, carriersOf, best, margins }: Slice, c: number, reading: number, into: Chosen): Chosen {
  const operators = carriersOf[reading]!;
  for (let o = 0; o < operators.length; o++) {
    const carriers = operators[o]!;
    let most = -Infinity;
    let chosen = -1;
    for (let i = 0; i < carriers.length; i++) {
      const k = carriers[i]!;
      const field = fields[k]!;
      const emitter = field.emitter[c]!;
      if (emitter < 0) continue;
      const { leastDb } = marginsOf(field, c, carrierOf(shared, k, emitter), margins);
      if (chosen < 0 || leastDb > most) {
        most = leastDb;
        chosen = k;
      }
    }
    best.marginDb[o] = most;
    best.carrier[o] = chosen;
  }
  return chooseOperator(shared, best, into);
}

const carrierOf = (shared: EngineShared, carrier: number, emitter: number) => ({
  budget: shared.budgets[shared.emitterBudget[emitter]!]!,
  loadFraction: shared.carriers[carrier]!.loadFraction,
  entryShiftDb: shared.lossTables[lossTableOf(shared, emitter)]!.entryShiftDb,
});

const lossTableOf = (shared: EngineShared, emitter: number): number =>
  shared.sites[shared.emitterSite[emitter]!]!.beams[shared.emitterBeam[emitter]!]!.lossTable;

/** State, grade and fraction from both readings and the hotspots. */
function writeState({ shared, from, columns, wifi, spread, outOfReach }: Slice, c: number, low: Chosen, mid: Chosen): void {
  const wifiShare = wifi ? wifi.fraction[c]! : 0;
  const spreadShare = spread ? spread.fraction[c]! : 0;
  const hotspotShare = Math.max(wifiShare, spreadShare);
  const ownLow = low.leastDb >= 0 ? 1 : 0;
  const own = mid.leastDb >= 0 ? ownLow : 0;
  // Where the readings disagree the share is the one that holds in both.
  const fraction = Math.max(own, hotspotShare);
  columns.servedFraction[c] = fraction;
  columns.operatorsServing[c] = low.serving;
  columns.serviceProbability[c] = hotspotShare;
  if (fraction > 0) columns.grade[c] = own >= hotspotShare ? 1 : shared.hotspotGrade;
  if (hotspotShare > own) columns.siteIndex[c] = wifiShare >= spreadShare ? wifi!.site[c]! : spread!.site[c]!;
  const certain = hotspotShare >= 0.5;
  columns.state[c] = stateOf(certain || low.leastDb >= 0, certain || mid.leastDb >= 0);
  if (columns.state[c] !== UNSERVED) return;
  if (outsideExtent(shared, from + c)) columns.state[c] = CELL_STATES.indexOf('no-data');
  else if (low.carrier < 0 && outOfReach.farSiteCouldServe(c)) columns.state[c] = CELL_STATES.indexOf('outside-model');
}

const stateOf = (low: boolean, mid: boolean): number =>
  CELL_STATES.indexOf(low && mid ? 'served' : low || mid ? 'uncertain' : 'unserved');

function outsideExtent({ extent, lonDeg, latDeg }: EngineShared, i: number): boolean {
  if (!extent) return false;
  const [west, south, east, north] = extent;
  return lonDeg[i]! < west || lonDeg[i]! > east || latDeg[i]! < south || latDeg[i]! > north;
}

/** What the best server of the low-band reading gives: signal and SINR as medians, rates as promised with the required probability. */
function writeServer(slice: Slice, c: number, chosen: Chosen): void {
  const { shared, fields, cells, columns, margins } = slice;
  const field = fields[chosen.carrier]!;
  const emitter = field.emitter[c]!;
  const carrier = carrierOf(shared, chosen.carrier, emitter);
  const { budget } = carrier;
  const { loadFraction } = shared;
  const site = shared.sites[shared.emitterSite[emitter]!]!;
  const table = shared.lossTables[lossTableOf(shared, emitter)]!;
  const place = binPlace(squaredDistanceM2(site.frame, cells.vectors, c));
  const { leastDb } = marginsOf(field, c, carrier, margins);
  const quantileDbm = 10 * Math.log10(field.best[c]!);
  const medianDbm = quantileDbm + tableAt(table.quantileDb, place) - tableAt(table.medianDb, place);
  const floorMw = budget.noiseMw + interferenceMw(field, c, carrier.loadFraction, carrier.entryShiftDb);
  const noiseDbm = 10 * Math.log10(floorMw);
  columns.rsrpDbm[c] = medianDbm;
  columns.sinrDb[c] = medianDbm - noiseDbm;
  columns.downMbps[c] = downlinkMbps(budget.template, quantileDbm + budget.dataOffsetDb - noiseDbm);
  columns.upMbps[c] = uplinkMbps(budget.template, quantileDbm + budget.uplinkOffsetDb, loadFraction);
  columns.serviceProbability[c] = Math.max(columns.serviceProbability[c]!, servedProbability(table, place, leastDb));
  if (columns.siteIndex[c]! < 0) columns.siteIndex[c] = site.site;
  if (leastDb >= 0) return;
  columns.deficitDb[c] = -leastDb;
  if (columns.state[c] === SERVED) return;
  const outdoorGainDb = tableAt(table.quantileDb, place) - tableAt(table.outdoorQuantileDb, place);
  const cause = causeOf(margins);
  const outdoors = shared.outdoors ? null : marginsOf(field, c, { ...carrier, entryShiftDb: 0, signalGainDb: outdoorGainDb }, margins);
  columns.cause[c] = CAUSES.indexOf(outdoors && outdoors.leastDb >= 0 ? 'indoor-only' : cause);
}

/** Why a link falls short where it is judged. */
export function causeOf(margins: Margins): Cause {
  if (margins.signalDb < 0 || margins.downlinkAloneDb < 0) return 'no-signal';
  return margins.downlinkDb < 0 ? 'interference' : 'uplink';
}
