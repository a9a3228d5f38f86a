/**
 * The siting problem as a mixed-integer program in sparse rows, for any solver behind the port `Solver`. Columns: x_i of every candidate, then y_g of groups of
 * cells that are covered alike. Cells that all candidates together cover at most once need no column: their served people are linear in x.
 */
import { type Goal, makeGoal } from './goal';
import { type Instance, makeInstance } from './instance';
import type { SitingProblem, SitingSolution } from './siting-types';
import { describe } from './solve-greedy';

export interface MipModel {
  columnCount: number;
  maximise: boolean;
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** 1 = whole number. */
  integer: Uint8Array;
  rowCount: number;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Row r has entries rowStart[r] .. rowStart[r + 1]. */
  rowStart: Int32Array;
  column: Int32Array;
  value: Float64Array;
  /** A column vector of the same model for a set of the problem's candidates. */
  vectorOf(chosen: readonly number[]): Float64Array;
  /** The answer a column vector means. `dualBound` is that of the solver, in the model's objective; null: none. */
  solutionOf(vector: ArrayLike<number>, dualBound: number | null, method: string): SitingSolution;
}

/** Rows and columns of a problem. The target is the one the problem can reach. */
export function mipModel(problem: SitingProblem): MipModel {
  const instance = makeInstance(problem);
  const goal = makeGoal(instance, problem.goal);
  const { linear, groups } = cellGroups(instance);
  const n = instance.candidateCount;
  const columnCount = n + groups.length;
  const rows = new Rows();
  for (const [g, group] of groups.entries())
    rows.add(-Infinity, 0, [[n + g, 1], ...group.terms.map(([i, share]): [number, number] => [i, -share])]);
  const people: [number, number][] = [];
  for (let i = 0; i < n; i++) if (linear[i]! > 0) people.push([i, linear[i]!]);
  for (const [g, group] of groups.entries()) people.push([n + g, group.people]);
  const cost: [number, number][] = Array.from(instance.cost, (c, i): [number, number] => [i, c]);
  if (goal.form === 'least-cost') rows.add(goal.targetPeople, Infinity, people);
  else rows.add(-Infinity, goal.budgetUsdPerYear, cost);
  for (const { members, atMost } of instance.groups)
    rows.add(
      -Infinity,
      atMost,
      Array.from(members, (i): [number, number] => [i, 1]),
    );
  const objective = new Float64Array(columnCount);
  for (const [column, value] of goal.form === 'least-cost' ? cost : people) objective[column] = value;
  const isSite = (column: number) => column < n;
  return {
    columnCount,
    maximise: goal.form === 'budget',
    cost: objective,
    lower: Float64Array.from(objective, (_, c) => (isSite(c) && instance.pinned[c] ? 1 : 0)),
    upper: Float64Array.from(objective, (_, c) => (isSite(c) && instance.forbidden[c] ? 0 : 1)),
    integer: Uint8Array.from(objective, (_, c) => (isSite(c) ? 1 : 0)),
    ...rows.packed(),
    vectorOf: (chosen) => vectorOf(instance, groups, chosen),
    solutionOf: (vector, dualBound, method) => solutionOf({ instance, goal, vector, dualBound, method }),
  };
}

interface CellGroup {
  people: number;
  /** [candidate, share], ascending. */
  terms: [number, number][];
}

/** Cells that need a column, those with equal columns joined; and per candidate the people of the others. */
function cellGroups({ cellCount, candidateCount, people, colStart, colCandidate, colShare }: Instance) {
  const linear = new Float64Array(candidateCount);
  const groups = new Map<string, CellGroup>();
  for (let j = 0; j < cellCount; j++) {
    if (!(people[j]! > 0)) continue;
    const terms: [number, number][] = [];
    let together = 0;
    for (let k = colStart[j]!; k < colStart[j + 1]!; k++) {
      terms.push([colCandidate[k]!, colShare[k]!]);
      together += colShare[k]!;
    }
    if (together <= 1) for (const [i, share] of terms) linear[i]! += people[j]! * share;
    else {
      const key = terms.join(' ');
      const known = groups.get(key);
      if (known) known.people += people[j]!;
      else groups.set(key, { people: people[j]!, terms });
    }
  }
  return { linear, groups: [...groups.values()] };
}

class Rows {
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly start = [0];
  private readonly column: number[] = [];
  private readonly value: number[] = [];

  add(lower: number, upper: number, terms: [number, number][]): void {
    this.lower.push(lower);
    this.upper.push(upper);
    for (const [column, value] of terms) {
      this.column.push(column);
      this.value.push(value);
    }
    this.start.push(this.column.length);
  }

  packed() {
    return {
      rowCount: this.lower.length,
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.upper),
      rowStart: Int32Array.from(this.start),
      column: Int32Array.from(this.column),
      value: Float64Array.from(this.value),
    };
  }
}

function vectorOf(instance: Instance, groups: CellGroup[], chosen: readonly number[]): Float64Array {
  const wanted = new Set(chosen);
  const x = Array.from(instance.original, (index): number => (wanted.has(index) ? 1 : 0));
  const y = groups.map(({ terms }) =>
    Math.min(
      1,
      terms.reduce((total, [i, share]) => total + share * x[i]!, 0),
    ),
  );
  return Float64Array.from([...x, ...y]);
}

/** Solvers hold rows to about 1e-6: a set that misses the target by that is filled up by the caller's comparison, never taken on trust. */
function solutionOf({
  instance,
  goal,
  vector,
  dualBound,
  method,
}: {
  instance: Instance;
  goal: Goal;
  vector: ArrayLike<number>;
  dualBound: number | null;
  method: string;
}): SitingSolution {
  const chosen = Array.from(instance.original.keys()).filter((i) => vector[i]! > 0.5);
  const solution = describe(instance, goal, { chosen, method, curve: [] });
  if (dualBound === null || !Number.isFinite(dualBound)) return solution;
  return goal.form === 'least-cost'
    ? { ...solution, bestBoundUsdPerYear: dualBound }
    : { ...solution, bestBoundPeople: dualBound };
}
