import { describe, expect, it } from 'vitest';
import { makeGoal } from '../../../src/core/siting/goal';
import { makeInstance } from '../../../src/core/siting/instance';
import { aCandidate } from '../../helpers/siting-instances';

const instance = makeInstance({
  demandPeople: Float64Array.of(60, 40),
  candidates: [aCandidate('a', 1, [[0, 1]]), { ...aCandidate('b', 1, [[1, 1]]), forbidden: true }],
  goal: { form: 'budget', usdPerYear: 1 },
  seed: 1,
});

describe('makeGoal', () => {
  it('asks for the share of all people when it can be reached', () => {
    const goal = makeGoal(instance, { form: 'least-cost', shareFraction: 0.5 });
    expect(goal.reachable).toBe(true);
    expect(goal.targetPeople).toBeCloseTo(50, 6);
    expect(goal.targetPeople).toBeLessThanOrEqual(50);
  });

  it('asks for what can be reached when the share cannot; forbidden sites do not count', () => {
    const goal = makeGoal(instance, { form: 'least-cost', shareFraction: 0.8 });
    expect(goal).toMatchObject({ reachable: false, reachablePeople: 60 });
    expect(goal.targetPeople).toBeCloseTo(60, 6);
  });

  it('a budget has no target', () => {
    expect(makeGoal(instance, { form: 'budget', usdPerYear: 7 })).toMatchObject({
      targetPeople: Infinity,
      budgetUsdPerYear: 7,
      reachable: true,
    });
  });
});
