import { describe, expect, it } from 'vitest';
import { makeInstance, servedBy } from '../../../src/core/siting/instance';
import { aCandidate, tinyProblem } from '../../helpers/siting-instances';

const base = { goal: { form: 'least-cost', shareFraction: 1 } as const, seed: 1 };

describe('makeInstance', () => {
  it('holds the matrix by candidate and by cell alike', () => {
    const { rowStart, rowCell, rowShare, colStart, colCandidate, colShare, cellCount } = makeInstance(
      tinyProblem(5, 'budget'),
    );
    const byRow: string[] = [];
    for (let i = 0; i + 1 < rowStart.length; i++)
      for (let k = rowStart[i]!; k < rowStart[i + 1]!; k++) byRow.push(`${i} ${rowCell[k]} ${rowShare[k]}`);
    const byColumn: string[] = [];
    for (let j = 0; j < cellCount; j++)
      for (let k = colStart[j]!; k < colStart[j + 1]!; k++) byColumn.push(`${colCandidate[k]} ${j} ${colShare[k]}`);
    expect(byColumn.toSorted()).toEqual(byRow.toSorted());
  });

  it('caps a cell at whole, and orders candidates by id', () => {
    const candidates = [aCandidate('b', 1, [[0, 0.75]]), aCandidate('a', 2, [[0, 0.75]])];
    const instance = makeInstance({ ...base, demandPeople: Float64Array.of(8), candidates });
    expect([...instance.original]).toEqual([1, 0]);
    expect(servedBy(instance, [0])).toBe(6);
    expect(servedBy(instance, [0, 1])).toBe(8);
  });

  it('shrinks the shares of a site that is full, and leaves others alone', () => {
    const full = {
      ...aCandidate('a', 1, [
        [0, 1],
        [1, 0.5],
      ]),
      capacityPeople: 6,
    };
    const roomy = { ...aCandidate('b', 1, [[0, 1]]), capacityPeople: 6 };
    const instance = makeInstance({ ...base, demandPeople: Float64Array.of(5, 14), candidates: [full, roomy] });
    expect([...instance.rowShare]).toEqual([0.5, 0.25, 1]);
  });

  it('throws on what only a bug can produce', () => {
    const make = (candidate: ReturnType<typeof aCandidate>) => () =>
      makeInstance({ ...base, demandPeople: Float64Array.of(1), candidates: [candidate] });
    expect(make(aCandidate('a', -1, [[0, 1]]))).toThrow('costs -1');
    expect(make(aCandidate('a', NaN, [[0, 1]]))).toThrow('costs NaN');
    expect(make(aCandidate('a', 1, [[7, 1]]))).toThrow('cell 7 of 1');
    expect(make(aCandidate('a', 1, [[0, 1.5]]))).toThrow('share of 1.5');
  });
});
