import { describe, expect, it } from 'vitest';
import { h3OfPoint, h3Parent } from '../../../src/core/geo';
import { gridLookup, spreadDemand } from '../../../src/core/grid';
import type { DemandFacts } from '../../../src/core/inputs/facts';
import { flatGrid, HERE, squareAround } from '../../worlds/flat-world';

const grid = flatGrid({ halfKm: 3, resolution: 9 });
const cell = h3OfPoint(HERE.lonDeg, HERE.latDeg, 9);
const facts = (fields: Partial<DemandFacts>): DemandFacts => ({ polygons: [], places: [], cells: [], totalPeople: 0, ...fields }); // prettier-ignore
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe('households and data by cell', () => {
  it('follow their people, whatever shape the count has', () => {
    const polygon = { id: 'p', name: 'P', geometry: squareAround(HERE.lonDeg, HERE.latDeg, 1), centres: [] };
    const { people, households, usage } = spreadDemand(
      facts({
        polygons: [{ ...polygon, people: 600, households: 200, gbPerPersonMonth: 10 }],
        places: [{ id: 'q', name: '', ...HERE, people: 100, households: 50 }],
        cells: [{ h3: h3Parent(cell, 8), people: 70, gbPerPersonMonth: 3 }],
      }),
      grid,
      { peoplePerHousehold: 3.5 },
    );
    expect(sum(people)).toBeCloseTo(770, 9);
    expect(sum(households!)).toBeCloseTo(200 + 50 + 70 / 3.5, 9);
    expect(sum(usage!.people)).toBeCloseTo(670, 9);
    expect(sum(usage!.gbPerMonth)).toBeCloseTo(6000 + 210, 9);
  });

  it('in one cell by hand', () => {
    const { households, usage } = spreadDemand(
      facts({ cells: [{ h3: cell, people: 10, households: 4, gbPerPersonMonth: 6 }, { h3: cell, people: 5 }] }),
      grid,
      { peoplePerHousehold: 2.5 },
    ); // prettier-ignore
    const here = gridLookup(grid).indexOfHex(cell);
    expect([households![here], usage!.people[here], usage!.gbPerMonth[here]]).toEqual([6, 10, 60]);
  });

  it('are not there where no count states them, and people are the same either way', () => {
    const plain = spreadDemand(facts({ cells: [{ h3: cell, people: 10 }] }), grid);
    expect(Object.keys(plain)).not.toContain('households');
    expect(Object.keys(plain)).not.toContain('usage');
    const rich = spreadDemand(facts({ cells: [{ h3: cell, people: 10, households: 3 }] }), grid);
    expect(rich.people).toEqual(plain.people);
  });

  it('people worked out of households are told', () => {
    const cells = [{ h3: cell, people: 25, households: 10, uncountedHouseholds: 10 }];
    const { notes } = spreadDemand(facts({ cells }), grid, { peoplePerHousehold: 2.5 });
    expect(notes).toContainEqual({
      code: 'demand-from-households',
      context: { households: 10, peoplePerHousehold: 2.5 },
    });
  });
});
