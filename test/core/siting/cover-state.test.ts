import { describe, expect, it } from 'vitest';
import { CoverState } from '../../../src/core/siting/cover-state';
import { gainOf } from '../../../src/core/siting/greedy';
import { costOf, makeInstance, servedBy } from '../../../src/core/siting/instance';
import { seededRandom } from '../../../src/core/units';
import { tinyProblem } from '../../helpers/siting-instances';

describe('CoverState', () => {
  it('after any sequence of additions and removals equals a computation from scratch', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const instance = makeInstance(tinyProblem(seed, 'budget'));
      const state = new CoverState(instance);
      const random = seededRandom(seed);
      for (let step = 0; step < 60; step++) {
        const i = Math.floor(random() * instance.candidateCount);
        if (state.chosen[i]) state.remove(i);
        else state.add(i);
      }
      const members = state.members();
      const served = servedBy(instance, members);
      expect(state.servedPeople, `seed ${seed}`).toBeCloseTo(served, 8);
      expect(state.annualCostUsd).toBeCloseTo(costOf(instance, members), 8);
      const residual = state.covered.map((covered) => Math.max(0, 1 - covered));
      for (let i = 0; i < instance.candidateCount; i++) {
        if (state.chosen[i]) {
          const without = servedBy(
            instance,
            members.filter((other) => other !== i),
          );
          expect(state.alone[i], `seed ${seed}`).toBeCloseTo(served - without, 8);
        } else expect(state.gain[i], `seed ${seed}`).toBeCloseTo(gainOf(instance, residual, i), 8);
      }
    }
  });

  it('keeps count of groups', () => {
    const problem = tinyProblem(3, 'budget');
    const state = new CoverState(makeInstance({ ...problem, groups: [{ members: [0, 1], atMost: 1 }] }));
    expect(state.mayAdd(1)).toBe(true);
    state.add(0);
    expect(state.mayAdd(0)).toBe(false);
    expect(state.mayAdd(1)).toBe(false);
    state.remove(0);
    expect(state.mayAdd(1)).toBe(true);
  });
});
