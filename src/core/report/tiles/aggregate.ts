/**
 * A coarser level from the cells of the grid: people are added up; the state is that of most people, or of most cells where nobody lives; signal is
 * the mean of the cells that have one. A small gap cannot hide: `unservedShare` counts its people whatever the state of the parent.
 */
import { CELL_STATES } from '../../coverage/coverage-types';
import { h3Centre } from '../../geo';
import { hexText, type Level, type LevelColumns, type LevelShape, makeShape } from './level';
import { h3TileId, parentHalves } from './parents';

const STATES = CELL_STATES.length;
const SERVED = CELL_STATES.indexOf('served');
const UNSERVED = CELL_STATES.indexOf('unserved');
/** Fewer people than this in a parent: nobody lives there, area decides. */
const NOBODY = 1e-9;

/** The level of the parents at `resolution` of the cells of `base`. */
export function aggregateLevel(base: Level, resolution: number): Level {
  const { shape, parentOf } = parentsOf(base, resolution);
  const { count } = shape;
  const columns: LevelColumns = {
    ...peopleAndState(base, parentOf, count),
    visitors: base.visitors && sums(base.visitors, parentOf, count),
    grade: majorityGrade(base, parentOf, count),
    rsrpDbm: means(base.rsrpDbm, parentOf, count),
    sinrDb: means(base.sinrDb, parentOf, count),
    downMbps: means(base.downMbps, parentOf, count),
    gap: mainOf(base.gap, parentOf, count),
    server: mainOf(base.server, parentOf, count),
    crossover: mainChoice(base.crossover, parentOf, count),
    serverHues: base.serverHues,
  };
  return { ...shape, ...columns };
}

interface Parents {
  shape: LevelShape;
  /** By cell of the base. */
  parentOf: Uint32Array;
}

const parentsByRaster = new WeakMap<LevelShape['raster'], Map<number, Parents>>();

/** The parents of a shape, kept with it. */
function parentsOf(base: LevelShape, resolution: number): Parents {
  const kept = parentsByRaster.get(base.raster) ?? new Map<number, Parents>();
  parentsByRaster.set(base.raster, kept);
  const known = kept.get(resolution);
  if (known) return known;
  const { parentOf, halves, count } = groupByParent(base.halves, resolution);
  const lonDeg = new Float64Array(count);
  const latDeg = new Float64Array(count);
  for (let p = 0; p < count; p++)
    [lonDeg[p], latDeg[p]] = h3Centre(hexText(halves[2 * p]!, halves[2 * p + 1]!)) as [number, number];
  const made = { shape: makeShape({ resolution, aggregate: true, halves, lonDeg, latDeg }), parentOf };
  kept.set(resolution, made);
  return made;
}

/** Children of one parent follow each other within a region, so the map of parents is asked only when the parent changes. */
function groupByParent(cells: Uint32Array, resolution: number) {
  const parents = parentHalves(cells, resolution);
  const parentOf = new Uint32Array(cells.length / 2);
  const found = new Map<number, number>();
  const halves: number[] = [];
  let current = -1;
  for (let i = 0; i < parentOf.length; i++) {
    const low = parents[2 * i]!;
    const high = parents[2 * i + 1]!;
    if (i === 0 || low !== parents[2 * i - 2] || high !== parents[2 * i - 1]) {
      const id = h3TileId(low, high);
      const known = found.get(id);
      current = known ?? found.size;
      if (known === undefined) {
        found.set(id, current);
        halves.push(low, high);
      }
    }
    parentOf[i] = current;
  }
  return { parentOf, halves: Uint32Array.from(halves), count: found.size };
}

function peopleAndState(base: Level, parentOf: Uint32Array, count: number) {
  const people = new Float64Array(count);
  const unserved = new Float64Array(count);
  const known = new Float64Array(count);
  const peopleByState = new Float64Array(count * STATES);
  const cellsByState = new Uint32Array(count * STATES);
  for (let i = 0; i < base.count; i++) {
    const parent = parentOf[i]!;
    const state = base.state[i]!;
    const cellPeople = base.people[i]!;
    people[parent]! += cellPeople;
    peopleByState[parent * STATES + state]! += cellPeople;
    cellsByState[parent * STATES + state]!++;
    if (state !== SERVED && state !== UNSERVED) continue;
    known[parent]! += cellPeople;
    unserved[parent]! += cellPeople * base.unservedShare[i]!;
  }
  const state = new Uint8Array(count);
  const unservedShare = new Float32Array(count);
  for (let p = 0; p < count; p++) {
    state[p] = largest(people[p]! > NOBODY ? peopleByState : cellsByState, p * STATES, STATES);
    if (known[p]! > NOBODY) unservedShare[p] = unserved[p]! / known[p]!;
    else unservedShare[p] = state[p] === UNSERVED ? 1 : state[p] === SERVED ? 0 : Number.NaN;
  }
  return { people, state, unservedShare };
}

function sums(values: Float64Array, parentOf: Uint32Array, count: number): Float64Array {
  const sum = new Float64Array(count);
  for (let i = 0; i < values.length; i++) sum[parentOf[i]!]! += values[i]!;
  return sum;
}

/** Offset of the largest of `length` values from `at`; of equals the last, which is the better state. */
function largest(values: Float64Array | Uint32Array, at: number, length: number): number {
  let best = 0;
  for (let k = 1; k < length; k++) if (values[at + k]! >= values[at + best]!) best = k;
  return best;
}

/** A or B, whichever serves more cells; none where no cell is served. */
function majorityGrade(base: Level, parentOf: Uint32Array, count: number): Uint8Array {
  const balance = new Int32Array(count);
  const any = new Uint8Array(count);
  for (let i = 0; i < base.count; i++) {
    const grade = base.grade[i]!;
    if (grade === 0) continue;
    any[parentOf[i]!] = 1;
    balance[parentOf[i]!]! += grade === 1 ? 1 : -1;
  }
  return any.map((has, p) => (has === 0 ? 0 : balance[p]! >= 0 ? 1 : 2));
}

function means(values: Float32Array, parentOf: Uint32Array, count: number): Float32Array {
  const sum = new Float64Array(count);
  const cells = new Uint32Array(count);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    sum[parentOf[i]!]! += values[i]!;
    cells[parentOf[i]!]!++;
  }
  return Float32Array.from(sum, (total, p) => (cells[p] === 0 ? Number.NaN : total / cells[p]!));
}

/** The value most of a parent's cells have, −1 not counted, by a vote in one pass (Boyer and Moore). */
function mainOf(values: Int32Array, parentOf: Uint32Array, count: number): Int32Array {
  const main = new Int32Array(count).fill(-1);
  const lead = new Uint32Array(count);
  for (let i = 0; i < values.length; i++) {
    const own = values[i]!;
    const parent = parentOf[i]!;
    if (own < 0) continue;
    if (own === main[parent]) lead[parent]!++;
    else if (lead[parent] === 0) {
      main[parent] = own;
      lead[parent] = 1;
    } else lead[parent]!--;
  }
  return main;
}

/** The choice of most cells that have one, 0 where none has. */
function mainChoice(values: Uint8Array, parentOf: Uint32Array, count: number): Uint8Array {
  const main = new Uint8Array(count);
  if (values.every((value) => value === 0)) return main;
  const asked = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) asked[i] = values[i] === 0 ? -1 : values[i]!;
  const found = mainOf(asked, parentOf, count);
  for (let p = 0; p < count; p++) main[p] = Math.max(0, found[p]!);
  return main;
}
