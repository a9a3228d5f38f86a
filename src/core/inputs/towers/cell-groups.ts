/**
 * Cells of one base station, cut where they cannot hang on one mast. Positions are those of samples, so they are averaged with the weight n/(n + 10) of n samples:
 * the inverse variance when the scatter between cells is about that of ten samples. Otherwise one busy cell would pull the mast into its own sector.
 */
import type { CellTable } from '../facts';

const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_000;
const HALF_WEIGHT_SAMPLES = 10;
/** More rows of squares than fit between the poles. */
const ROWS = 2 ** 24;

/** A cell of a group, in metres east and north of the group's first cell. */
export interface Member {
  /** Index in the CellTable. */
  index: number;
  local: number;
  eastM: number;
  northM: number;
  weight: number;
}

export interface Group {
  members: Member[];
  /** Weighted centre. */
  eastM: number;
  northM: number;
  lonDeg: number;
  latDeg: number;
}

/** Splits the cells of a base station: a cell farther than `limitM` from the centre of all groups so far starts a new one. Most sampled cells first, so that file order does not matter. */
export function groupsOf(
  cells: CellTable,
  indices: readonly number[],
  local: ArrayLike<number>,
  limitM: number,
): Group[] {
  const ordered = indices.length === 1 ? indices : [...indices].sort((a, b) => byWeight(cells, a, b));
  const origin = ordered[0]!;
  const lon0 = cells.lonDeg[origin]!;
  const lat0 = cells.latDeg[origin]!;
  const eastScale = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const groups = new NearGroups(limitM);
  for (const index of ordered) {
    const turn = cells.lonDeg[index]! - lon0;
    const samples = Math.max(1, cells.samples[index]!);
    const member: Member = {
      index,
      local: local[index]!,
      eastM: (turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn) * eastScale,
      northM: (cells.latDeg[index]! - lat0) * METRES_PER_DEGREE,
      weight: samples / (samples + HALF_WEIGHT_SAMPLES),
    };
    groups.add(member);
  }
  for (const group of groups.all) {
    group.lonDeg = wrapped(lon0 + group.eastM / eastScale);
    group.latDeg = lat0 + group.northM / METRES_PER_DEGREE;
  }
  return groups.all;
}

function byWeight(cells: CellTable, a: number, b: number): number {
  return (
    cells.samples[b]! - cells.samples[a]! ||
    cells.cell[a]! - cells.cell[b]! ||
    cells.area[a]! - cells.area[b]! ||
    cells.lonDeg[a]! - cells.lonDeg[b]!
  );
}

interface GroupSoFar extends Group {
  weight: number;
  number: number;
  square: number;
}

/** Groups by the square of side `limitM` their centre is in, so that a made-up file whose cells lie all over the world takes no longer than an honest one. */
class NearGroups {
  readonly all: GroupSoFar[] = [];
  /** Made when there is a second group, which is rare. */
  private bySquare: Map<number, Set<GroupSoFar>> | null = null;

  constructor(private readonly limitM: number) {}

  add(member: Member): void {
    const { eastM, northM, weight } = member;
    const group = this.nearest(eastM, northM);
    if (!group) {
      const square = this.squareOf(eastM, northM);
      const number = this.all.length;
      const fresh = { members: [member], eastM, northM, weight, lonDeg: 0, latDeg: 0, number, square };
      this.all.push(fresh);
      if (number === 1) {
        this.bySquare = new Map();
        this.enter(this.all[0]!);
      }
      if (number > 0) this.enter(fresh);
      return;
    }
    group.members.push(member);
    group.weight += weight;
    const share = weight / group.weight;
    group.eastM += (eastM - group.eastM) * share;
    group.northM += (northM - group.northM) * share;
    const square = this.squareOf(group.eastM, group.northM);
    if (square === group.square) return;
    this.bySquare?.get(group.square)!.delete(group);
    group.square = square;
    if (this.bySquare) this.enter(group);
  }

  /** Of equally near groups the later one. */
  private nearest(eastM: number, northM: number): GroupSoFar | null {
    if (!this.bySquare) {
      const [only] = this.all;
      return only && Math.hypot(eastM - only.eastM, northM - only.northM) <= this.limitM ? only : null;
    }
    let best: GroupSoFar | null = null;
    let bestM = this.limitM;
    for (let east = -1; east <= 1; east++)
      for (let north = -1; north <= 1; north++)
        for (const group of this.bySquare.get(this.squareOf(eastM, northM) + east * ROWS + north) ?? []) {
          const distance = Math.hypot(eastM - group.eastM, northM - group.northM);
          if (distance > bestM || (best && distance === bestM && group.number < best.number)) continue;
          best = group;
          bestM = distance;
        }
    return best;
  }

  private enter(group: GroupSoFar): void {
    const there = this.bySquare!.get(group.square);
    if (there) there.add(group);
    else this.bySquare!.set(group.square, new Set([group]));
  }

  private squareOf(eastM: number, northM: number): number {
    return Math.floor(eastM / this.limitM) * ROWS + Math.floor(northM / this.limitM);
  }
}

const wrapped = (lon: number): number => (lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
