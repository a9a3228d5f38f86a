/**
 * A sharper bound where several small sites stand in one cell (README.md, "Blocks"). Of the candidates at one price whose people are mostly in cell j, some
 * make a block b. With s_b = Σ_{i ∈ b} a_ij x_i, for every u_j ∈ [0, 1]: min(1, s_j) ≤ (1 − u_j) + u_j (min(1, s_b) + s_j − s_b). So a block is worth
 * w(S) = p_j u_j min(1, s_b(S)) + Σ_{i ∈ S} (w_i − p_j u_j a_ij) for the set S built of it, which is found by trying all S. Its best sets by size, made
 * concave, are items of the knapsack in place of the members. What shares of 0.6 + 0.6 waste is then seen; the linear relaxation builds 1⅔ of them.
 */
import type { Instance } from './instance';

/** Members of a block: all 2^8 sets of them are tried. */
const MOST_MEMBERS = 8;
/** Candidates with more cells than this are no small sites. */
const MOST_CELLS = 24;

export interface Blocks {
  count: number;
  /** j of each block. */
  cell: Int32Array;
  /** Members of block b: start[b] .. start[b + 1]. */
  start: Int32Array;
  member: Int32Array;
  /** a_ij of the member in the block's cell. */
  share: Float64Array;
}

/** Knapsack items: as the candidates, but a block's members stand for the steps from its best sets of one size to those of a larger. */
export interface Items {
  cost: Float64Array;
  worth: Float64Array;
  /** Per member: its block's set after the step, as bits of the block's members; 0: not a step, or the block is left linear. */
  setAfter: Uint16Array;
}

const known = new WeakMap<Instance, Blocks>();

/** The blocks of an instance, found once. */
export function blocksOf(instance: Instance): Blocks {
  const blocks = known.get(instance) ?? makeBlocks(instance);
  known.set(instance, blocks);
  return blocks;
}

function makeBlocks(instance: Instance): Blocks {
  const { candidateCount, rowStart, pinned, forbidden, cost } = instance;
  const byCell = new Map<string, { cell: number; members: { i: number; share: number }[] }>();
  for (let i = 0; i < candidateCount; i++) {
    const cells = rowStart[i + 1]! - rowStart[i]!;
    if (pinned[i] || forbidden[i] || cells === 0 || cells > MOST_CELLS || !(cost[i]! > 0)) continue;
    const { cell, share } = mainCell(instance, i);
    const key = `${cell} ${cost[i]}`;
    const group = byCell.get(key) ?? { cell, members: [] };
    group.members.push({ i, share });
    byCell.set(key, group);
  }
  const cell: number[] = [];
  const start = [0];
  const member: number[] = [];
  const shares: number[] = [];
  for (const group of byCell.values()) {
    const members = group.members.toSorted((a, b) => b.share - a.share || a.i - b.i).slice(0, MOST_MEMBERS);
    if (members.reduce((sum, { share }) => sum + share, 0) <= 1) continue;
    cell.push(group.cell);
    for (const { i, share } of members) {
      member.push(i);
      shares.push(share);
    }
    start.push(member.length);
  }
  return {
    count: cell.length,
    cell: Int32Array.from(cell),
    start: Int32Array.from(start),
    member: Int32Array.from(member),
    share: Float64Array.from(shares),
  };
}

/** Where most of a candidate's people are. */
function mainCell({ people, rowStart, rowCell, rowShare }: Instance, i: number): { cell: number; share: number } {
  let best = rowStart[i]!;
  for (let k = best + 1; k < rowStart[i + 1]!; k++)
    if (people[rowCell[k]!]! * rowShare[k]! > people[rowCell[best]!]! * rowShare[best]!) best = k;
  return { cell: rowCell[best]!, share: rowShare[best]! };
}

/** Room for items; fill before each use. */
export const makeItems = ({ candidateCount }: Instance): Items => ({
  cost: new Float64Array(candidateCount),
  worth: new Float64Array(candidateCount),
  setAfter: new Uint16Array(candidateCount),
});

interface Credit {
  u: Float64Array;
  /** w_i, linear. */
  worth: Float64Array;
  /** Candidates decided by branching: their blocks stay linear. */
  fixed?: Int8Array | undefined;
  /** Members worth less than this per USD are not going to be chosen: they stay linear, which is valid as well (a block may be any part of itself). */
  leastRatio: number;
}

const sums = new Float64Array(2 ** MOST_MEMBERS);
const linears = new Float64Array(2 ** MOST_MEMBERS);
const sizes = Uint8Array.from({ length: 2 ** MOST_MEMBERS }, (_, set) => set.toString(2).replaceAll('0', '').length);
const bestWorth = new Float64Array(MOST_MEMBERS + 1);
const bestSet = new Uint16Array(MOST_MEMBERS + 1);
/** Places in the block of the members that are tried. */
const tried = new Uint8Array(MOST_MEMBERS);

/** Items at a u. Any u, and any choice of the members left linear, gives a valid bound. */
export function fillItems(instance: Instance, blocks: Blocks, credit: Credit, items: Items): void {
  items.cost.set(instance.cost);
  items.worth.set(credit.worth);
  items.setAfter.fill(0);
  for (let b = 0; b < blocks.count; b++) {
    const quantity = instance.people[blocks.cell[b]!]! * credit.u[blocks.cell[b]!]!;
    if (quantity <= 0) continue;
    const count = pickMembers(instance, blocks, b, credit);
    if (count > 0) tryBlock(instance, { blocks, b, quantity, count }, credit, items);
  }
}

/** Fills `tried`; returns how many there are, 0 where the block stays linear: decided in part, or too few to waste anything. */
function pickMembers({ cost }: Instance, { start, member, share }: Blocks, b: number, credit: Credit): number {
  let count = 0;
  let together = 0;
  for (let k = start[b]!; k < start[b + 1]!; k++) {
    const i = member[k]!;
    if (credit.fixed && credit.fixed[i] !== 0) return 0;
    if (credit.worth[i]! < credit.leastRatio * cost[i]!) continue;
    tried[count++] = k - start[b]!;
    together += share[k]!;
  }
  return together > 1 ? count : 0;
}

function tryBlock(
  instance: Instance,
  { blocks, b, quantity, count }: { blocks: Blocks; b: number; quantity: number; count: number },
  { worth }: Credit,
  items: Items,
): void {
  const { start, member, share } = blocks;
  const from = start[b]!;
  bestWorth.fill(-1);
  bestWorth[0] = 0;
  bestSet[0] = 0;
  sums[0] = 0;
  linears[0] = 0;
  for (let m = 0; m < count; m++) {
    const a = share[from + tried[m]!]!;
    const linear = worth[member[from + tried[m]!]!]! - quantity * a;
    const bit = 1 << m;
    for (let rest = 0; rest < bit; rest++) {
      const set = bit | rest;
      const together = sums[rest]! + a;
      const alone = linears[rest]! + linear;
      sums[set] = together;
      linears[set] = alone;
      const value = alone + (together < 1 ? quantity * together : quantity);
      const size = sizes[set]!;
      if (value <= bestWorth[size]!) continue;
      bestWorth[size] = value;
      bestSet[size] = set;
    }
  }
  const price = instance.cost[member[from]!]!;
  for (let size = 0, step = 0; step < count; step++) {
    const i = member[from + tried[step]!]!;
    const next = size < count ? steepest(size, count) : size;
    items.cost[i] = Math.max(1, next - size) * price;
    items.worth[i] = next > size ? Math.max(0, bestWorth[next]! - bestWorth[size]!) : 0;
    items.setAfter[i] = next > size ? inBlock(bestSet[next]!, count) : 0;
    size = next;
  }
}

/** Bits of the tried members → bits of the block's members. */
function inBlock(set: number, count: number): number {
  let bits = 0;
  for (let m = 0; m < count; m++) if ((set >> m) & 1) bits |= 1 << tried[m]!;
  return bits;
}

/** The size to which people per site grow the most from here: the next corner of the concave hull. */
function steepest(size: number, count: number): number {
  let best = size + 1;
  for (let next = size + 2; next <= count; next++) {
    const slope = (bestWorth[next]! - bestWorth[size]!) / (next - size);
    if (slope > (bestWorth[best]! - bestWorth[size]!) / (best - size)) best = next;
  }
  return best;
}

/** Turns shares of items into shares of candidates, in place; `waste` receives, by cell, what their sums of shares exceed 1 within blocks. */
export function sharesOfItems(blocks: Blocks, items: Items, x: Float64Array, waste: Float64Array): void {
  const { start, member, share, cell } = blocks;
  waste.fill(0);
  for (let b = 0; b < blocks.count; b++) {
    const from = start[b]!;
    const count = start[b + 1]! - from;
    let stepCount = 0;
    for (let k = 0; k < count; k++) {
      const i = member[from + k]!;
      if (items.setAfter[i] === 0) continue;
      stepShare[stepCount] = x[i]!;
      stepSet[stepCount++] = items.setAfter[i]!;
      x[i] = 0;
    }
    for (let k = 0; k < stepCount; k++) {
      const weight = stepShare[k]! - (k + 1 < stepCount ? stepShare[k + 1]! : 0);
      if (weight <= 0) continue;
      let sum = 0;
      for (let m = 0; m < count; m++) {
        if (((stepSet[k]! >> m) & 1) === 0) continue;
        sum += share[from + m]!;
        x[member[from + m]!]! += weight;
      }
      waste[cell[b]!]! += weight * Math.max(0, sum - 1);
    }
  }
}

const stepShare = new Float64Array(MOST_MEMBERS);
const stepSet = new Uint16Array(MOST_MEMBERS);
