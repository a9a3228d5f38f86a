/**
 * Candidates that need not be looked at: another, no dearer, serves all of every cell they touch. Where the other is built they add nothing; where it is not,
 * it could stand in for them. (Serving more of every cell is not enough: shares add, so an optimum may want both.) Not applied where groups limit choices: the
 * better candidate might be the one the limit rules out.
 */
import type { Instance } from './instance';

/** 1 = dominated. Of equal candidates the first stays. Pinned and forbidden ones are never marked. */
export function dominatedCandidates(instance: Instance): Uint8Array {
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
  }
  return dominated;
}

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
