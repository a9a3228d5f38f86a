/**
 * One slice of the grid: the carriers' fields, then the verdict of each cell. Pure in (shared, {from, to}), so slices may run anywhere and in any order.
 */
import { unitVectors } from '../geo';
import type { Task } from '../plan';
import { type CarrierField, carrierFields, fieldAsMadeHere, fieldBuffers } from './carrier-fields';
import { type SliceCells, squaredDistanceM2 } from './slice-cells';
import { CellServers } from './cell-servers';
import { clearCell, columnBuffers, makeColumns, type SliceColumns } from './coverage-columns';
import { CAUSES, CELL_STATES } from './coverage-types';
import type { EngineShared, SliceLosses } from './engine-types';
import { type Chosen, chooseOperator, makeVerdicts, type Verdicts } from './judge-cell';
import type { KnownEmitters } from './known-emitters';
import { OutOfReach } from './out-of-reach';
import { type Shares, spreadShares } from './spread-hotspots';
import { wifiShares } from './wifi-hotspots';

/** Cells from `from` to `to`, and what is known of their links over terrain. */
export interface SliceInput {
  from: number;
  to: number;
  /** Left out: every link by the closed forms. */
  losses?: SliceLosses;
  /** What a later change starts from is wanted as well. */
  keep?: boolean;
}

/** What a later change starts from. */
export interface SliceMemory {
  /** By carrier. */
  fields: CarrierField[];
  verdicts: Verdicts;
  hotspots: HotspotShares;
  /** Cells that nobody of the view reaches, where they have been looked up since the fields last changed. */
  unreached: Int32Array | null;
}

/** A slice's memory that came from a worker, as one made here: see fieldAsMadeHere. */
export const memoryAsMadeHere = ({ fields, verdicts, hotspots, unreached }: SliceMemory): SliceMemory => ({
  fields: fields.map(fieldAsMadeHere),
  verdicts: { marginDb: verdicts.marginDb, carrier: verdicts.carrier },
  hotspots: { wifi: sharesAsMadeHere(hotspots.wifi), spread: sharesAsMadeHere(hotspots.spread) },
  unreached,
});

const sharesAsMadeHere = (shares: Shares | null): Shares | null =>
  shares && { fraction: shares.fraction, site: shares.site };

export interface SliceOutput {
  columns: SliceColumns;
  /** Links evaluated: site, then one count per rung. */
  rungs: [site: number, counts: Uint32Array][];
  /** Where it was wanted. */
  memory?: SliceMemory;
}

/** The task of the coverage stage, found by workers under its name. */
export const coverageTask: Task<EngineShared, SliceInput, SliceOutput> = {
  name: 'coverage',
  run: (shared, slice) => judgeSlice(shared, slice),
  transfer: ({ columns, memory }) => [...columnBuffers(columns), ...(memory ? memoryBuffers(memory) : [])],
};

const UNSERVED = CELL_STATES.indexOf('unserved');
const SERVED = CELL_STATES.indexOf('served');
const UNCERTAIN = CELL_STATES.indexOf('uncertain');
const NO_DATA = CELL_STATES.indexOf('no-data');
const OUTSIDE_MODEL = CELL_STATES.indexOf('outside-model');

const memoryBuffers = ({ fields, verdicts, hotspots }: SliceMemory): ArrayBuffer[] =>
  [
    verdicts.marginDb,
    verdicts.carrier,
    ...[hotspots.wifi, hotspots.spread].flatMap((shares) => (shares ? [shares.fraction, shares.site] : [])),
  ]
    .map((column) => column.buffer as ArrayBuffer)
    .concat(fields.flatMap(fieldBuffers));

/** Shares served by hotspots whatever the cells' own networks do. */
export interface HotspotShares {
  wifi: Shares | null;
  spread: Shares | null;
}

/** Columns of the slice's cells. */
export function judgeSlice(shared: EngineShared, { from, to, losses, keep = false }: SliceInput): SliceOutput {
  const cells = sliceCells(shared, from, to);
  const rungs = new Map<number, Uint32Array>();
  const fields = carrierFields(shared, cells, { rungs, losses: losses ?? null });
  const verdicts = makeVerdicts(cells.count * shared.readings, shared.operatorCount);
  const hotspots = { wifi: wifiShares(shared, from, to), spread: spreadShares(shared, from, to) };
  const columns = makeColumns(cells.count);
  const judge = new SliceJudge(shared, { from, cells, fields, verdicts, hotspots, columns });
  for (let c = 0; c < cells.count; c++) judge.whole(c);
  return { columns, rungs: [...rungs], ...(keep ? { memory: { fields, verdicts, hotspots, unreached: null } } : {}) };
}

/** A slice whose fields are known; `columns` and `verdicts` are written. */
export interface JudgedSlice extends Pick<SliceMemory, 'fields' | 'verdicts' | 'hotspots'> {
  from: number;
  cells: SliceCells;
  columns: SliceColumns;
}

/** One bit for each carrier; those beyond share the last one. */
export const carrierBit = (carrier: number): number => 1 << Math.min(carrier, 31);

/** Writes the columns of cells, one by one. */
export class SliceJudge {
  private readonly servers: CellServers;
  /** Carriers of each operator, by reading, and their bits. */
  private readonly carriersOf: Int32Array[][];
  private readonly bitsOf: number[][];
  private readonly outOfReach: OutOfReach;
  private readonly low: Chosen = { carrier: -1, leastDb: 0, serving: 0 };
  private readonly mid: Chosen = { carrier: -1, leastDb: 0, serving: 0 };

  /** `known`: of the run, to be shared by its slices. */
  constructor(
    private readonly shared: EngineShared,
    private readonly slice: JudgedSlice,
    known?: KnownEmitters,
  ) {
    this.servers = new CellServers(shared, slice.cells, slice.fields, known);
    this.carriersOf = carriersByOperator(shared);
    this.bitsOf = this.carriersOf.map((byOperator) =>
      byOperator.map((carriers) => carriers.reduce((bits, carrier) => bits | carrierBit(carrier), 0)),
    );
    this.outOfReach = new OutOfReach(shared, slice.cells);
  }

  /** A cell of which nothing is known yet: its columns are empty. */
  whole(c: number): void {
    this.judgeOperators(c, -1);
    const other = this.choose(c);
    this.writeState(c, other);
    if (this.low.carrier >= 0) this.writeServer(c);
    else this.writeOutOfReach(c);
  }

  /** A cell judged before, of which the fields of some carriers have changed since: those of `carrierBit`s. */
  again(c: number, changed: number): void {
    const { columns } = this.slice;
    this.choose(c);
    const { carrier } = this.low;
    this.judgeOperators(c, changed);
    const other = this.choose(c);
    const same = carrier >= 0 && carrier === this.low.carrier && (changed & carrierBit(carrier)) === 0;
    if (!same) {
      clearCell(columns, c);
      this.writeState(c, other);
      if (this.low.carrier >= 0) this.writeServer(c);
      else this.writeOutOfReach(c);
      return;
    }
    // The same server as before, heard as before: only the others may have made a difference.
    const probability = columns.serviceProbability[c]!;
    columns.grade[c] = 0;
    columns.siteIndex[c] = -1;
    this.writeState(c, other);
    columns.serviceProbability[c] = probability;
    if (columns.siteIndex[c]! < 0) columns.siteIndex[c] = this.servers.siteOf(carrier, c);
  }

  private judgeOperators(c: number, changed: number): void {
    const { operatorCount } = this.shared;
    for (let reading = 0; reading < this.carriersOf.length; reading++)
      for (let o = 0; o < operatorCount; o++)
        if ((changed & this.bitsOf[reading]![o]!) !== 0)
          this.judgeOperator(c, this.carriersOf[reading]![o]!, this.block(c, reading) + o);
  }

  private judgeOperator(c: number, carriers: Int32Array, at: number): void {
    const { servers } = this;
    const { marginDb, carrier } = this.slice.verdicts;
    let most = -Infinity;
    let chosen = -1;
    for (let i = 0; i < carriers.length; i++) {
      const leastDb = servers.aloneDb(carriers[i]!, c);
      if (leastDb > most || (chosen < 0 && servers.reaches(carriers[i]!, c))) {
        most = leastDb;
        chosen = carriers[i]!;
      }
    }
    marginDb[at] = chosen < 0 || most >= 0 ? most : servers.withSecondDb(chosen, c);
    carrier[at] = chosen;
  }

  private block(c: number, reading: number): number {
    return (c * this.shared.readings + reading) * this.shared.operatorCount;
  }

  /** Fills `low`; gives the mid-band reading, `low` again where every band is known. */
  private choose(c: number): Chosen {
    const { shared, low, mid } = this;
    const { verdicts } = this.slice;
    chooseOperator(shared, verdicts, this.block(c, 0), low);
    return shared.readings === 2 ? chooseOperator(shared, verdicts, this.block(c, 1), mid) : low;
  }

  /** State, grade and fraction from both readings and the hotspots. */
  private writeState(c: number, mid: Chosen): void {
    const { shared, low, slice } = this;
    const { columns, from } = slice;
    const { wifi, spread } = slice.hotspots;
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
    if (shared.nothingKnown || outsideExtent(shared, from + c)) columns.state[c] = NO_DATA;
    else if (low.carrier < 0 && this.outOfReach.farSiteCouldServe(c)) columns.state[c] = OUTSIDE_MODEL;
  }

  /** Nobody reaches the cell. */
  private writeOutOfReach(c: number): void {
    const { columns } = this.slice;
    if (columns.servedFraction[c]! > 0) return;
    columns.deficitDb[c] = this.outOfReach.deficitDb(c);
    if (columns.state[c] === UNSERVED) columns.cause[c] = CAUSES.indexOf('no-signal');
  }

  /** What the best server of the low-band reading gives, and why it is not enough. */
  private writeServer(c: number): void {
    const { columns } = this.slice;
    const { carrier, leastDb } = this.low;
    const server = this.servers.describe(carrier, c);
    columns.rsrpDbm[c] = server.medianDbm;
    columns.sinrDb[c] = server.sinrDb;
    columns.downMbps[c] = server.downMbps;
    columns.upMbps[c] = server.upMbps;
    columns.serviceProbability[c] = Math.max(columns.serviceProbability[c]!, server.probability);
    if (columns.siteIndex[c]! < 0) columns.siteIndex[c] = server.site;
    if (leastDb >= 0) return;
    columns.deficitDb[c] = -leastDb;
    if (columns.state[c] !== SERVED) columns.cause[c] = CAUSES.indexOf(server.cause);
  }
}

/** Unit vectors of the cells from `from` to `to`, and a circle around them. */
export function sliceCells(
  shared: Pick<EngineShared, 'lonDeg' | 'latDeg' | 'groundM'>,
  from: number,
  to: number,
): SliceCells {
  const vectors = unitVectors(shared.lonDeg.subarray(from, to), shared.latDeg.subarray(from, to));
  const count = to - from;
  let [x, y, z] = [0, 0, 0];
  for (let c = 0; c < count; c++) {
    x += vectors[3 * c]!;
    y += vectors[3 * c + 1]!;
    z += vectors[3 * c + 2]!;
  }
  const length = Math.hypot(x, y, z) || 1;
  const centre: [number, number, number] = [x / length, y / length, z / length];
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

const stateOf = (low: boolean, mid: boolean): number => (low && mid ? SERVED : low || mid ? UNCERTAIN : UNSERVED);

export function outsideExtent({ extent, lonDeg, latDeg }: EngineShared, i: number): boolean {
  if (!extent) return false;
  const [west, south, east, north] = extent;
  return lonDeg[i]! < west || lonDeg[i]! > east || latDeg[i]! < south || latDeg[i]! > north;
}
