import { describe, expect, it } from 'vitest';
import { h3Children, h3FromBigInt, h3Parent, h3ToBigInt } from '../../../../src/core/geo';
import type { StatedCoverage } from '../../../../src/core/inputs/facts';
import { compareStated } from '../../../../src/core/report/validation/stated';
import { aReportInput, hexesOf } from '../a-report-input';

const statement = (resolution: number, hexes: string[]): StatedCoverage => ({
  source: 'bdc.csv',
  provider: 'Acme',
  technology: 'LTE',
  environment: 'outdoor',
  resolution,
  h3: BigUint64Array.from(hexes, h3ToBigInt),
  signalDbm: new Float32Array(hexes.length).fill(Number.NaN),
});

function compared(stated: StatedCoverage) {
  const result = aReportInput();
  const [one] = compareStated({ ...result, facts: { stated: [stated] } }, 0);
  return { ...one!, result };
}

describe('stated coverage against the prediction', () => {
  const cells = hexesOf(aReportInput().grid);

  it('says everywhere: both where predicted, stated only where not', () => {
    const { people, result } = compared(statement(9, cells));
    const countOf = (state: number) => result.coverage.state.filter((each) => each === state).length;
    expect(people).toMatchObject({
      both: 10 * countOf(4),
      'stated-only': 10 * countOf(2),
      'predicted-only': 0,
      neither: 0,
    });
    expect(people['prediction-unknown']).toBe(10 * countOf(0));
  });

  it('says nothing: what is predicted is predicted only', () => {
    const { people } = compared(statement(9, []));
    expect(people.both + people['stated-only']).toBe(0);
    expect(people['predicted-only']).toBeGreaterThan(0);
  });

  it('a coarser hex states all its cells', () => {
    const parents = [...new Set(cells.map((cell) => h3Parent(cell, 7)))];
    expect(compared(statement(7, parents)).people).toEqual(compared(statement(9, cells)).people);
  });

  it('finer hexes state a cell from half of its children on', () => {
    const served = aReportInput().coverage.state.indexOf(4);
    const children = h3Children(h3FromBigInt(aReportInput().grid.h3[served]!), 10);
    expect(compared(statement(10, children.slice(0, 3))).people.both).toBe(0);
    expect(compared(statement(10, children.slice(0, 4))).people.both).toBe(10);
  });

  it('areas add up to the region', () => {
    const { areaKm2, result } = compared(statement(9, cells.slice(0, 20)));
    const total = Object.values(areaKm2).reduce((sum, area) => sum + area, 0);
    expect(total).toBeCloseTo(
      result.grid.areaKm2.reduce((sum, area) => sum + area, 0),
      4,
    );
  });
});
