/** Reductions that leave the optimum as it is: cells covered alike become one, candidates that another makes useless go. */
import { type Instance, withMatrix } from './instance';
import { atOnce, type Steps } from './steps';

/** Joins cells that every candidate covers with the same share. Cells nobody covers become one. */
export function joinAlike(instance: Instance): Instance {
  const { cellCount, candidateCount, rowStart, rowCell, rowShare } = instance;
  const groupOf = new Int32Array(cellCount);
  const first: number[] = [];
  const people: number[] = [];
  const groups = new Map<number, number>();
  for (let j = 0; j < cellCount; j++) {
    let key = hashOf(instance, j);
    let group = groups.get(key);
    while (group !== undefined && !alike(instance, first[group]!, j)) group = groups.get(++key);
    if (group === undefined) {
      group = first.push(j) - 1;
      people.push(0);
      groups.set(key, group);
    }
    groupOf[j] = group;
    people[group]! += instance.people[j]!;
  }
  const start = new Int32Array(candidateCount + 1);
  const cells: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < candidateCount; i++) {
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
      const cell = rowCell[k]!;
      if (first[groupOf[cell]!] !== cell) continue;
      cells.push(groupOf[cell]!);
      shares.push(rowShare[k]!);
    }
    start[i + 1] = cells.length;
  }
  return withMatrix(instance, {
    people: Float64Array.from(people),
    rowStart: start,
    rowCell: Int32Array.from(cells),
    rowShare: Float64Array.from(shares),
  });
}

function hashOf({ colStart, colCandidate, colShare }: Instance, cell: number): number {
  let hash = 0x811c9dc5;
  for (let k = colStart[cell]!; k < colStart[cell + 1]!; k++) {
    hash = Math.imul(hash ^ colCandidate[k]!, 0x01000193);
    hash = Math.imul(hash ^ Math.round(colShare[k]! * 0x3fffffff), 0x01000193);
  }
  return hash;
}

function alike({ colStart, colCandidate, colShare }: Instance, a: number, b: number): boolean {
  const length = colStart[a + 1]! - colStart[a]!;
  if (length !== colStart[b + 1]! - colStart[b]!) return false;
  for (let k = 0; k < length; k++) {
    const [ka, kb] = [colStart[a]! + k, colStart[b]! + k];
    if (colCandidate[ka] !== colCandidate[kb] || colShare[ka] !== colShare[kb]) return false;
  }
  return true;
}

/** The instance without some candidates (1 = leave out): forbidden, and with no cells. */
export function without(instance: Instance, leftOut: Uint8Array): Instance {
  const { candidateCount, people, rowStart } = instance;
  const start = new Int32Array(candidateCount + 1);
  const kept = new Uint8Array(instance.rowCell.length);
  for (let i = 0; i < candidateCount; i++) {
    const [from, to] = [rowStart[i]!, rowStart[i + 1]!];
    start[i + 1] = start[i]! + (leftOut[i] ? 0 : to - from);
    if (!leftOut[i]) kept.fill(1, from, to);
  }
  const rows = {
    people,
    rowStart: start,
    rowCell: instance.rowCell.filter((_, k) => kept[k] === 1),
    rowShare: instance.rowShare.filter((_, k) => kept[k] === 1),
  };
  return { ...withMatrix(instance, rows), forbidden: instance.forbidden.map((flag, i) => flag | leftOut[i]!) };
}

/**
 * Candidates that need not be looked at: another, no dearer, serves all of every cell they touch. Where the other is built they add nothing; where it is not,
 * it could stand in for them. (Serving more of every cell is not enough: shares add, so an optimum may want both.) Not applied where groups limit choices: the
 * better candidate might be the one the limit rules out. 1 = dominated. Of equal candidates the first stays. Pinned and forbidden ones are never marked. */
export const dominatedCandidates = (instance: Instance): Uint8Array => atOnce(dominatedSteps(instance));

export function* dominatedSteps(instance: Instance): Steps<Uint8Array> {
  const { candidateCount, rowStart, rowCell, colStart, colCandidate, pinned, forbidden } = instance;
  const dominated = new Uint8Array(candidateCount);
  if (instance.groups.length > 0) return dominated;
  for (let i = 0; i < candidateCount; i++) {
    if (pinned[i] || forbidden[i]) continue;
    const [begin, end] = [rowStart[i]!, rowStart[i + 1]!];
    if (begin === end) {
      dominated[i] = 1;
      continue;
    }
    let rarest = rowCell[begin]!;
    for (let k = begin; k < end; k++)
      if (colStart[rowCell[k]! + 1]! - colStart[rowCell[k]!]! < colStart[rarest + 1]! - colStart[rarest]!)
        rarest = rowCell[k]!;
    for (let k = colStart[rarest]!; k < colStart[rarest + 1]! && !dominated[i]; k++) {
      const other = colCandidate[k]!;
      if (other !== i && !dominated[other] && !forbidden[other] && dominates(instance, other, i))
        dominated[i] = other > i && dominates(instance, i, other) ? 0 : 1;
    }
    yield end - begin + WORK_PER_CANDIDATE;
  }
  return dominated;
}

/** Comparisons with others, on average. Matrix entries. */
const WORK_PER_CANDIDATE = 200;

function dominates({ cost, rowStart, rowCell, rowShare }: Instance, better: number, worse: number): boolean {
  if (cost[better]! > cost[worse]!) return false;
  let k = rowStart[better]!;
  const end = rowStart[better + 1]!;
  for (let w = rowStart[worse]!; w < rowStart[worse + 1]!; w++) {
    while (k < end && rowCell[k]! < rowCell[w]!) k++;
    if (k === end || rowCell[k] !== rowCell[w] || rowShare[k]! < 1) return false;
  }
  return true;
}
