import { describe, expect, it } from 'vitest';
import { makeInstance, servedBy } from '../../../src/core/siting/instance';
import { dominatedCandidates, joinAlike, without } from '../../../src/core/siting/reduce';
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

describe('joinAlike and without', () => {
  it('joining cells changes no value of any set, and leaves fewer cells', () => {
    let joined = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const instance = makeInstance(tinyProblem(seed, 'budget'));
      const fewer = joinAlike(instance);
      joined += instance.cellCount - fewer.cellCount;
      const set = [...instance.original.keys()].filter((i) => (seed >> (i % 4)) & 1);
      expect(servedBy(fewer, set), `seed ${seed}`).toBeCloseTo(servedBy(instance, set), 9);
      expect(fewer.people.reduce((a, b) => a + b, 0)).toBeCloseTo(instance.totalPeople, 9);
    }
    expect(joined).toBeGreaterThan(50);
  });

  it('a candidate left out is forbidden and serves nobody; the others serve as before', () => {
    const instance = makeInstance(tinyProblem(4, 'budget'));
    const fewer = without(
      instance,
      Uint8Array.from(instance.original, (_, i) => (i === 1 ? 1 : 0)),
    );
    expect(fewer.forbidden[1]).toBe(1);
    expect(servedBy(fewer, [1])).toBe(0);
    expect(servedBy(fewer, [0, 2])).toBeCloseTo(servedBy(instance, [0, 2]), 12);
  });
});
