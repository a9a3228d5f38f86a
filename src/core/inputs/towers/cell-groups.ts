/**
 * Cells of one base station, cut where they cannot hang on one mast. Positions are those of samples, so they are averaged with the weight n/(n + 10) of n samples:
 * the inverse variance when the scatter between cells is about that of ten samples. Otherwise one busy cell would pull the mast into its own sector.
 */
import type { CellTable } from '../facts';

const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_000;
const HALF_WEIGHT_SAMPLES = 10;

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
  const groups: (Group & { weight: number })[] = [];
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
    const near = nearest(groups, member, limitM);
    if (near) addTo(near, member);
    else
      groups.push({
        members: [member],
        eastM: member.eastM,
        northM: member.northM,
        weight: member.weight,
        lonDeg: 0,
        latDeg: 0,
      });
  }
  for (const group of groups) {
    group.lonDeg = wrapped(lon0 + group.eastM / eastScale);
    group.latDeg = lat0 + group.northM / METRES_PER_DEGREE;
  }
  return groups;
}

function byWeight(cells: CellTable, a: number, b: number): number {
  return (
    cells.samples[b]! - cells.samples[a]! ||
    cells.cell[a]! - cells.cell[b]! ||
    cells.area[a]! - cells.area[b]! ||
    cells.lonDeg[a]! - cells.lonDeg[b]!
  );
}

function nearest<G extends Group>(groups: readonly G[], member: Member, limitM: number): G | null {
  let best: G | null = null;
  let bestM = limitM;
  for (const group of groups) {
    const distance = Math.hypot(member.eastM - group.eastM, member.northM - group.northM);
    if (distance <= bestM) {
      best = group;
      bestM = distance;
    }
  }
  return best;
}

function addTo(group: Group & { weight: number }, member: Member): void {
  group.members.push(member);
  group.weight += member.weight;
  const share = member.weight / group.weight;
  group.eastM += (member.eastM - group.eastM) * share;
  group.northM += (member.northM - group.northM) * share;
}

const wrapped = (lon: number): number => (lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
