/**
 * A set of chosen candidates under change: what each cell has, and what every candidate would add now. Adding or taking away a site touches only the
 * candidates that share a cell with it. Gains drift by rounding (about 1e-12 after a million changes): decisions use them, results are computed afresh.
 */
import type { Instance } from './instance';

/** Sums of shares below this are rounding. */
const NOTHING = 1e-12;

export class CoverState {
  /** Σ a_ij x_i, not capped. */
  readonly covered: Float64Array;
  /** People candidate k would add if it were added now. Meaningless for chosen ones. */
  readonly gain: Float64Array;
  /** People lost if chosen candidate k went: those it alone serves. Meaningless for others. */
  readonly alone: Float64Array;
  readonly chosen: Uint8Array;
  readonly groupLeft: Int32Array;
  servedPeople = 0;
  annualCostUsd = 0;
  /** Matrix entries touched: the measure of effort, the same on every machine. */
  work = 0;

  constructor(readonly instance: Instance) {
    this.covered = new Float64Array(instance.cellCount);
    this.gain = new Float64Array(instance.candidateCount);
    this.alone = new Float64Array(instance.candidateCount);
    this.chosen = new Uint8Array(instance.candidateCount);
    this.groupLeft = Int32Array.from(instance.groups, (group) => group.atMost);
    const { rowStart, rowCell, rowShare, people } = instance;
    for (let i = 0; i < instance.candidateCount; i++)
      for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) this.gain[i]! += people[rowCell[k]!]! * rowShare[k]!;
  }

  /** Whether a candidate may join: allowed, not in yet, room in its groups. */
  mayAdd(i: number): boolean {
    if (this.chosen[i] || this.instance.forbidden[i]) return false;
    const groups = this.instance.groupsOf[i]!;
    for (let g = 0; g < groups.length; g++) if (this.groupLeft[groups[g]!]! <= 0) return false;
    return true;
  }

  add(i: number): void {
    this.change(i, 1);
  }

  remove(i: number): void {
    this.change(i, -1);
  }

  private change(i: number, sign: 1 | -1): void {
    const { rowStart, rowCell, rowShare, people, cost, groupsOf } = this.instance;
    const { covered } = this;
    this.chosen[i] = sign === 1 ? 1 : 0;
    this.annualCostUsd += sign * cost[i]!;
    for (const g of groupsOf[i]!) this.groupLeft[g]! -= sign;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
      const cell = rowCell[k]!;
      const before = covered[cell]!;
      let after = before + sign * rowShare[k]!;
      if (after < NOTHING) after = 0;
      covered[cell] = after;
      this.servedPeople += people[cell]! * ((after < 1 ? after : 1) - (before < 1 ? before : 1));
      this.updateNeighbours(cell, before, after);
    }
    if (sign === 1) this.alone[i] = this.aloneOf(i);
    else this.gain[i] = this.gainOf(i);
    this.work += rowStart[i + 1]! - rowStart[i]!;
  }

  /** What the others of a cell would add or alone serve, after its sum of shares changed. */
  private updateNeighbours(cell: number, before: number, after: number): void {
    const { colStart, colCandidate, colShare, people } = this.instance;
    const { gain, alone, chosen } = this;
    const weight = people[cell]!;
    const end = colStart[cell + 1]!;
    const leftBefore = before < 1 ? 1 - before : 0;
    const leftAfter = after < 1 ? 1 - after : 0;
    const servedChange = leftBefore - leftAfter;
    for (let k = colStart[cell]!; k < end; k++) {
      const candidate = colCandidate[k]!;
      const share = colShare[k]!;
      if (chosen[candidate]) {
        const withoutBefore = before - share;
        const withoutAfter = after - share;
        const servedWithout = (withoutAfter < 1 ? withoutAfter : 1) - (withoutBefore < 1 ? withoutBefore : 1);
        alone[candidate]! += weight * (servedChange - servedWithout);
      } else if (servedChange !== 0) {
        const addsBefore = share < leftBefore ? share : leftBefore;
        const addsAfter = share < leftAfter ? share : leftAfter;
        gain[candidate]! += weight * (addsAfter - addsBefore);
      }
    }
    this.work += end - colStart[cell]!;
  }

  private gainOf(i: number): number {
    const { rowStart, rowCell, rowShare, people } = this.instance;
    let gain = 0;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
      const left = 1 - this.covered[rowCell[k]!]!;
      if (left > 0) gain += people[rowCell[k]!]! * (rowShare[k]! < left ? rowShare[k]! : left);
    }
    return gain;
  }

  private aloneOf(i: number): number {
    const { rowStart, rowCell, rowShare, people } = this.instance;
    let alone = 0;
    for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) {
      const has = this.covered[rowCell[k]!]!;
      const without = has - rowShare[k]!;
      if (without < 1) alone += people[rowCell[k]!]! * ((has < 1 ? has : 1) - (without > 0 ? without : 0));
    }
    return alone;
  }

  /** The chosen candidates, ascending. */
  members(): number[] {
    const members: number[] = [];
    for (let i = 0; i < this.chosen.length; i++) if (this.chosen[i]) members.push(i);
    return members;
  }
}
