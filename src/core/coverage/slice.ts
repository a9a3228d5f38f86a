/**
 * One slice of the grid: the carriers' fields, then the verdict of each cell. Pure in (shared, {from, to}), so slices may run anywhere and in any order.
 */
import { unitVectors } from '../geo';
import type { Task } from '../plan';
import { type CarrierField, carrierFields, fieldBuffers, type SliceCells, squaredDistanceM2 } from './carrier-fields';
import { CellServers } from './cell-servers';
import { columnBuffers, makeColumns, type SliceColumns } from './coverage-columns';
import { CAUSES, CELL_STATES } from './coverage-types';
import type { EngineShared, SliceLosses } from './engine-types';
import { type Chosen, chooseOperator, type OperatorBest } from './judge-cell';
import { OutOfReach } from './out-of-reach';
import { type Shares, spreadShares } from './spread-hotspots';
import { wifiShares } from './wifi-hotspots';

/** Cells from `from` to `to`, and what is known of their links over terrain. */
export interface SliceInput {
  from: number;
  to: number;
  /** Left out: every link by the closed forms. */
  losses?: SliceLosses;
  /** The fields are wanted as well. */
  keepFields?: boolean;
}

export interface SliceOutput {
  columns: SliceColumns;
  /** Links evaluated: site, then one count per rung. */
  rungs: [site: number, counts: Uint32Array][];
  /** By carrier, where they were wanted. */
  fields?: CarrierField[];
}

/** The task of the coverage stage, found by workers under its name. */
export const coverageTask: Task<EngineShared, SliceInput, SliceOutput> = {
  name: 'coverage',
  run: (shared, slice) => judgeSlice(shared, slice),
  transfer: ({ columns, fields = [] }) => [...columnBuffers(columns), ...fields.flatMap(fieldBuffers)],
};

const UNSERVED = CELL_STATES.indexOf('unserved');
const SERVED = CELL_STATES.indexOf('served');

/** Everything about a slice while its cells are judged. */
interface Slice {
  shared: EngineShared;
  from: number;
  cells: SliceCells;
  servers: CellServers;
  /** Carriers of each operator, by reading. */
  carriersOf: Int32Array[][];
  best: OperatorBest;
  columns: SliceColumns;
  outOfReach: OutOfReach;
  /** Shares served by hotspots whatever the cells' own networks do. */
  wifi: Shares | null;
  spread: Shares | null;
}

/** Columns of the slice's cells. */
export function judgeSlice(shared: EngineShared, { from, to, losses, keepFields = false }: SliceInput): SliceOutput {
  const cells = sliceCells(shared, from, to);
  const rungs = new Map<number, Uint32Array>();
  const fields = carrierFields(shared, cells, { rungs, losses: losses ?? null });
  const columns = judgeCells(shared, cells, { from, fields });
  return { columns, rungs: [...rungs], ...(keepFields ? { fields } : {}) };
}

/** Columns of the cells from `from` on whose fields are known. */
export function judgeCells(
  shared: EngineShared,
  cells: SliceCells,
  { from, fields }: { from: number; fields: CarrierField[] },
): SliceColumns {
  const to = from + cells.count;
  const slice: Slice = {
    shared,
    from,
    cells,
    servers: new CellServers(shared, cells, fields),
    carriersOf: carriersByOperator(shared),
    best: { marginDb: new Float64Array(shared.operatorCount), carrier: new Int32Array(shared.operatorCount) },
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
    else writeOutOfReach(slice, c);
  }
  return slice.columns;
}

/** Unit vectors of the cells from `from` to `to`, and a circle around them. */
export function sliceCells(
  shared: Pick<EngineShared, 'lonDeg' | 'latDeg' | 'groundM'>,
  from: number,
  to: number,
): SliceCells {
  const vectors = unitVectors(shared.lonDeg.subarray(from, to), shared.latDeg.subarray(from, to));
  const count = to - from;
  const sum: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < 3 * count; i++) sum[i % 3]! += vectors[i]!;
  const length = Math.hypot(...sum) || 1;
  const centre: [number, number, number] = [sum[0] / length, sum[1] / length, sum[2] / length];
  const frame = { x: centre[0], y: centre[1], z: centre[2] };
  let farthest = 0;
  for (let c = 0; c < count; c++) farthest = Math.max(farthest, squaredDistanceM2(frame, vectors, c));
  return {
    count,
    vectors,
    centre,
    radiusKm: Math.sqrt(farthest) / 1000,
    groundM: shared.groundM?.subarray(from, to) ?? null,
  };
}

export function carriersByOperator(
  shared: Pick<EngineShared, 'carriers' | 'operatorCount' | 'readings'>,
): Int32Array[][] {
  return Array.from({ length: shared.readings }, (_, reading) =>
    Array.from({ length: shared.operatorCount }, (__, operator) =>
      Int32Array.from(shared.carriers.keys()).filter(
        (k) => shared.carriers[k]!.operator === operator && shared.carriers[k]!.reading === reading,
      ),
    ),
  );
}

function chooseReading({ shared, servers, carriersOf, best }: Slice, c: number, reading: number, into: Chosen): Chosen {
  const operators = carriersOf[reading]!;
  for (let o = 0; o < operators.length; o++) {
    const carriers = operators[o]!;
    let most = -Infinity;
    let chosen = -1;
    for (let i = 0; i < carriers.length; i++) {
      const leastDb = servers.aloneDb(carriers[i]!, c);
      if (leastDb > most || (chosen < 0 && servers.reaches(carriers[i]!, c))) {
        most = leastDb;
        chosen = carriers[i]!;
      }
    }
    best.marginDb[o] = chosen < 0 || most >= 0 ? most : servers.withSecondDb(chosen, c);
    best.carrier[o] = chosen;
  }
  return chooseOperator(shared, best, into);
}

/** State, grade and fraction from both readings and the hotspots. */
function writeState(
  { shared, from, columns, wifi, spread, outOfReach }: Slice,
  c: number,
  low: Chosen,
  mid: Chosen,
): void {
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

export function outsideExtent({ extent, lonDeg, latDeg }: EngineShared, i: number): boolean {
  if (!extent) return false;
  const [west, south, east, north] = extent;
  return lonDeg[i]! < west || lonDeg[i]! > east || latDeg[i]! < south || latDeg[i]! > north;
}

/** Nobody reaches the cell. */
function writeOutOfReach({ columns, outOfReach }: Slice, c: number): void {
  if (columns.servedFraction[c]! > 0) return;
  columns.deficitDb[c] = outOfReach.deficitDb(c);
  if (columns.state[c] === UNSERVED) columns.cause[c] = CAUSES.indexOf('no-signal');
}

/** What the best server of the low-band reading gives, and why it is not enough. */
function writeServer({ servers, columns }: Slice, c: number, chosen: Chosen): void {
  const server = servers.describe(chosen.carrier, c);
  columns.rsrpDbm[c] = server.medianDbm;
  columns.sinrDb[c] = server.sinrDb;
  columns.downMbps[c] = server.downMbps;
  columns.upMbps[c] = server.upMbps;
  columns.serviceProbability[c] = Math.max(columns.serviceProbability[c]!, server.probability);
  if (columns.siteIndex[c]! < 0) columns.siteIndex[c] = server.site;
  if (chosen.leastDb >= 0) return;
  columns.deficitDb[c] = -chosen.leastDb;
  if (columns.state[c] !== SERVED) columns.cause[c] = CAUSES.indexOf(server.cause);
}
