import { describe, expect, it } from 'vitest';
import { makeInstance } from '../../../src/core/siting/instance';
import { dominatedCandidates } from '../../../src/core/siting/reduce';
import { aCandidate, bruteForce, tinyProblem } from '../../helpers/siting-instances';

const goal = { form: 'least-cost', shareFraction: 1 } as const;
const dominated = (candidates: ReturnType<typeof aCandidate>[], extra = {}) => [
  ...dominatedCandidates(makeInstance({ demandPeople: Float64Array.of(1, 1), candidates, goal, seed: 1, ...extra })),
];

describe('dominatedCandidates', () => {
  it('marks what a site no dearer makes useless, of twins one', () => {
    const [small, large, twin] = [
      aCandidate('a', 5, [[0, 0.5]]),
      aCandidate('b', 5, [
        [0, 1],
        [1, 1],
      ]),
      aCandidate('c', 5, [
        [0, 1],
        [1, 1],
      ]),
    ];
    expect(dominated([small, large, twin])).toEqual([1, 0, 1]);
    expect(dominated([small, { ...large, annualCostUsd: 6 }])).toEqual([0, 0]);
  });

  it('keeps both of two half sites: together they serve the cell', () => {
    expect(dominated([aCandidate('a', 5, [[0, 0.5]]), aCandidate('b', 5, [[0, 0.5]])])).toEqual([0, 0]);
  });

  it('never marks pinned ones, and nothing where groups limit choices', () => {
    const pair = [aCandidate('a', 5, [[0, 1]], true), aCandidate('b', 5, [[0, 1]])];
    expect(dominated(pair)).toEqual([0, 1]);
    expect(dominated(pair, { groups: [{ members: [0], atMost: 1 }] })).toEqual([0, 0]);
  });

  it('leaves the optimum as it was', () => {
    let marked = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const problem = tinyProblem(seed, seed % 2 ? 'least-cost' : 'budget');
      const flags = dominatedCandidates(makeInstance(problem));
      marked += flags.reduce((count, flag) => count + flag, 0);
      const candidates = problem.candidates.map((candidate, i) => ({ ...candidate, forbidden: flags[i] === 1 }));
      const [before, after] = [bruteForce(problem), bruteForce({ ...problem, candidates })];
      const value = problem.goal.form === 'budget' ? 'servedPeople' : 'annualCostUsd';
      expect(after[value], `seed ${seed}`).toBeCloseTo(before[value], 9);
    }
    expect(marked).toBeGreaterThan(20);
  });
});
