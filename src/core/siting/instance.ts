/**
 * A SitingProblem as flat arrays, in a canonical order (by candidate id), so that the answer does not depend on the order in which candidates were listed.
 * Letters as in README.md: candidates i, cells j, shares a_ij, people p_j, costs c_i.
 */
import type { SitingProblem } from './siting-types';

export interface Instance {
  candidateCount: number;
  cellCount: number;
  /** p_j. */
  people: Float64Array;
  totalPeople: number;
  /** c_i, USD a year. */
  cost: Float64Array;
  /** Cells of candidate i are at rowStart[i] .. rowStart[i + 1]. */
  rowStart: Int32Array;
  rowCell: Int32Array;
  /** a_ij, 0..1, after capacity. */
  rowShare: Float64Array;
  /** The same matrix by cell. */
  colStart: Int32Array;
  colCandidate: Int32Array;
  colShare: Float64Array;
  pinned: Uint8Array;
  forbidden: Uint8Array;
  groups: { members: Int32Array; atMost: number }[];
  /** Per candidate: the groups it is in. */
  groupsOf: Int32Array[];
  /** Instance candidate → index in the problem. */
  original: Int32Array;
}

/** Flattens a problem. Throws on a share outside 0..1, a cell out of range, a negative cost or a NaN: those are our bugs. */
export function makeInstance(problem: SitingProblem): Instance {
  const { candidates, demandPeople } = problem;
  const original = Int32Array.from(candidates.keys()).sort(
    (a, b) => compareIds(candidates[a]!.id, candidates[b]!.id) || a - b,
  );
  const candidateCount = candidates.length;
  const cost = new Float64Array(candidateCount);
  const pinned = new Uint8Array(candidateCount);
  const forbidden = new Uint8Array(candidateCount);
  const rowStart = new Int32Array(candidateCount + 1);
  for (let i = 0; i < candidateCount; i++) {
    const candidate = candidates[original[i]!]!;
    if (!(candidate.annualCostUsd >= 0)) throw new Error(`Candidate ${candidate.id} costs ${candidate.annualCostUsd}`);
    cost[i] = candidate.annualCostUsd;
    pinned[i] = candidate.pinned ? 1 : 0;
    forbidden[i] = candidate.forbidden && !candidate.pinned ? 1 : 0;
    rowStart[i + 1] = rowStart[i]! + (forbidden[i] ? 0 : candidate.demand.length);
  }
  const rowCell = new Int32Array(rowStart[candidateCount]!);
  const rowShare = new Float64Array(rowCell.length);
  for (let i = 0; i < candidateCount; i++) {
    if (forbidden[i]) continue;
    const end = rowStart[i + 1]!;
    fillRow(problem, original[i]!, rowCell.subarray(rowStart[i]!, end), rowShare.subarray(rowStart[i]!, end));
  }
  return {
    candidateCount,
    cellCount: demandPeople.length,
    people: demandPeople,
    totalPeople: sum(demandPeople),
    cost,
    rowStart,
    rowCell,
    rowShare,
    ...transpose(demandPeople.length, rowStart, rowCell, rowShare),
    pinned,
    forbidden,
    ...groupTables(problem, original),
    original,
  };
}

/** Shares that were scaled to a capacity before are single precision. */
const ROUNDING = 1e-6;

function fillRow(
  { candidates, demandPeople }: SitingProblem,
  index: number,
  rowCell: Int32Array,
  rowShare: Float64Array,
): void {
  const { id, demand, fraction, capacityPeople } = candidates[index]!;
  let load = 0;
  for (let k = 0; k < demand.length; k++) {
    const cell = demand[k]!;
    const share = fraction[k]!;
    if (cell >= demandPeople.length) throw new Error(`Candidate ${id} serves cell ${cell} of ${demandPeople.length}`);
    if (!(share >= 0 && share <= 1)) throw new Error(`Candidate ${id} serves a share of ${share}`);
    rowCell[k] = cell;
    rowShare[k] = share;
    load += share * demandPeople[cell]!;
  }
  if (capacityPeople === undefined || load <= capacityPeople * (1 + ROUNDING)) return;
  const scale = capacityPeople / load;
  for (let k = 0; k < demand.length; k++) rowShare[k]! *= scale;
}

/** The same instance with other rows and cells: for reductions. Candidates keep their indexes. */
export function withMatrix(
  instance: Instance,
  { people, rowStart, rowCell, rowShare }: Pick<Instance, 'people' | 'rowStart' | 'rowCell' | 'rowShare'>,
): Instance {
  const cellCount = people.length;
  return {
    ...instance,
    cellCount,
    people,
    rowStart,
    rowCell,
    rowShare,
    ...transpose(cellCount, rowStart, rowCell, rowShare),
  };
}

function transpose(cellCount: number, rowStart: Int32Array, rowCell: Int32Array, rowShare: Float64Array) {
  const colStart = new Int32Array(cellCount + 1);
  for (let k = 0; k < rowCell.length; k++) colStart[rowCell[k]! + 1]!++;
  for (let j = 0; j < cellCount; j++) colStart[j + 1]! += colStart[j]!;
  const next = colStart.slice(0, cellCount);
  const colCandidate = new Int32Array(rowCell.length);
  const colShare = new Float64Array(rowCell.length);
  for (let i = 0; i + 1 < rowStart.length; i++) {
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
      const at = next[rowCell[k]!]!++;
      colCandidate[at] = i;
      colShare[at] = rowShare[k]!;
    }
  }
  return { colStart, colCandidate, colShare };
}

function groupTables(problem: SitingProblem, original: Int32Array) {
  const position = new Int32Array(original.length);
  for (let i = 0; i < original.length; i++) position[original[i]!] = i;
  const groups = (problem.groups ?? []).map(({ members, atMost }) => ({
    members: Int32Array.from(members, (member) => position[member]!).sort(),
    atMost,
  }));
  const lists: number[][] = Array.from(original, () => []);
  for (const [g, group] of groups.entries()) for (const member of group.members) lists[member]!.push(g);
  return { groups, groupsOf: lists.map((list) => Int32Array.from(list)) };
}

/** People served by a set of candidates, computed afresh. */
export function servedBy(instance: Instance, chosen: Iterable<number>): number {
  const covered = new Float64Array(instance.cellCount);
  for (const i of chosen)
    for (let k = instance.rowStart[i]!; k < instance.rowStart[i + 1]!; k++)
      covered[instance.rowCell[k]!]! += instance.rowShare[k]!;
  let served = 0;
  for (let j = 0; j < covered.length; j++) served += instance.people[j]! * Math.min(1, covered[j]!);
  return served;
}

/** Cost of a set of candidates. USD a year. */
export function costOf(instance: Instance, chosen: Iterable<number>): number {
  let cost = 0;
  for (const i of chosen) cost += instance.cost[i]!;
  return cost;
}

/** Sum of an array, in order. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
