import { describe, expect, it } from 'vitest';
import { mipModel } from '../../../src/core/siting';
import { aCandidate, tinyProblem } from '../../helpers/siting-instances';

describe('mipModel', () => {
  it('gives cells a column only where covers overlap, and one to cells covered alike', () => {
    const candidates = [
      aCandidate('a', 3, [
        [0, 1],
        [1, 1],
        [2, 0.5],
      ]),
      aCandidate('b', 4, [
        [0, 1],
        [1, 1],
        [2, 0.5],
      ]),
    ];
    const model = mipModel({
      demandPeople: Float64Array.of(5, 6, 7),
      candidates,
      goal: { form: 'least-cost', shareFraction: 1 },
      seed: 1,
    });
    expect(model.columnCount).toBe(3);
    expect([...model.integer]).toEqual([1, 1, 0]);
    expect(model.rowCount).toBe(2);
    // Row 0: y ≤ a + b.  Row 1: 3.5 a + 3.5 b + 11 y ≥ 18.
    expect([...model.value.slice(0, 3)]).toEqual([1, -1, -1]);
    expect([...model.value.slice(3)]).toEqual([3.5, 3.5, 11]);
    expect(model.rowLower[1]).toBeCloseTo(18, 6);
    expect(model.maximise).toBe(false);
  });

  it('the vector of any set keeps its rows, and means the set again', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const problem = { ...tinyProblem(seed, 'budget'), goal: { form: 'budget', usdPerYear: 1e6 } as const };
      const model = mipModel(problem);
      const chosen = [...problem.candidates.keys()].filter((i) => (seed >> (i % 5)) & 1);
      const vector = model.vectorOf(chosen);
      for (let r = 0; r < model.rowCount; r++) {
        let total = 0;
        for (let k = model.rowStart[r]!; k < model.rowStart[r + 1]!; k++)
          total += model.value[k]! * vector[model.column[k]!]!;
        expect(total, `seed ${seed}`).toBeLessThanOrEqual(model.rowUpper[r]! + 1e-9);
        expect(total, `seed ${seed}`).toBeGreaterThanOrEqual(model.rowLower[r]! - 1e-9);
      }
      const solution = model.solutionOf(vector, null, 'test');
      expect([...solution.chosen].toSorted((a, b) => a - b)).toEqual(chosen);
      const objective = model.cost.reduce((sum, value, c) => sum + value * vector[c]!, 0);
      expect(solution.servedPeople, `seed ${seed}`).toBeCloseTo(objective, 6);
    }
  });
});
