import { describe, expect, it } from 'vitest';
import { h3Parent } from '../../../../src/core/geo';
import { aggregateLevel } from '../../../../src/core/report/tiles/aggregate';
import { baseLevel } from '../../../../src/core/report/tiles/base-level';
import { hexText, type Level } from '../../../../src/core/report/tiles/level';
import { visitBox } from '../../../../src/core/report/tiles/raster';
import { aReportInput, hexesOf } from '../a-report-input';

const [NO_DATA, UNSERVED, SERVED] = [0, 2, 4];
const hexOf = (level: Level, cell: number): string => hexText(level.halves[2 * cell]!, level.halves[2 * cell + 1]!);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Aggregates two steps up a world whose cells are set one by one. */
function aggregated(change: (input: ReturnType<typeof aReportInput>, cell: number) => void) {
  const input = aReportInput({ rings: 10 });
  for (let cell = 0; cell < input.grid.count; cell++) change(input, cell);
  return { input, level: aggregateLevel(baseLevel(input), 7) };
}

describe('aggregate', () => {
  it('has each parent once and all the people', () => {
    const { input, level } = aggregated(() => {});
    const parents = new Set(hexesOf(input.grid).map((hex) => h3Parent(hex, 7)));
    expect(Array.from({ length: level.count }, (_, cell) => hexOf(level, cell)).sort()).toEqual([...parents].sort());
    expect(sum(level.people)).toBe(sum(input.demand.people));
  });

  it('finds a parent again that an earlier region already has', () => {
    const input = aReportInput({ rings: 10 });
    const reversed = aggregateLevel(baseLevel(input), 7);
    input.grid.h3 = input.grid.h3.slice().reverse();
    input.grid.lonDeg = input.grid.lonDeg.slice().reverse();
    input.grid.latDeg = input.grid.latDeg.slice().reverse();
    expect(aggregateLevel(baseLevel(input), 7).count).toBe(reversed.count);
  });

  it('takes the state most people are in, however many cells have another', () => {
    const { level } = aggregated(({ coverage, demand }, cell) => {
      const crowded = cell % 10 === 0;
      coverage.state[cell] = crowded ? UNSERVED : SERVED;
      coverage.servedFraction[cell] = crowded ? 0 : 1;
      demand.people[cell] = crowded ? 1000 : 1;
    });
    const full = [...level.people.keys()].filter((parent) => level.people[parent]! > 3000);
    expect(full.length).toBeGreaterThan(0);
    for (const parent of full) {
      expect(level.state[parent]).toBe(UNSERVED);
      expect(level.unservedShare[parent]).toBeGreaterThan(0.9);
    }
  });

  it('where nobody lives the state of most cells counts', () => {
    const { level } = aggregated(({ coverage, demand }, cell) => {
      demand.people[cell] = 0;
      coverage.state[cell] = SERVED;
    });
    expect(new Set(level.state)).toEqual(new Set([SERVED]));
    expect(sum(level.unservedShare)).toBe(0);
  });

  it('knows no share where nothing is known', () => {
    const { level } = aggregated(({ coverage }, cell) => (coverage.state[cell] = NO_DATA));
    expect([...level.unservedShare].every(Number.isNaN)).toBe(true);
  });

  it('takes the mean of the signal that is known, and none where none is', () => {
    const { level } = aggregated(({ coverage }, cell) => {
      coverage.rsrpDbm[cell] = cell % 2 === 0 ? -100 : Number.NaN;
      coverage.sinrDb[cell] = Number.NaN;
    });
    expect(new Set([...level.rsrpDbm].filter((value) => !Number.isNaN(value)))).toEqual(new Set([-100]));
    expect([...level.sinrDb].every(Number.isNaN)).toBe(true);
  });

  it('grade B shows where hotspots serve more cells than towers', () => {
    const { level } = aggregated(({ coverage }, cell) => (coverage.grade[cell] = 2));
    expect(new Set(level.grade)).toEqual(new Set([2]));
  });
});

describe('raster of a level', () => {
  it('visits each cell of a box once, and none of an empty one', () => {
    const level = baseLevel(aReportInput({ rings: 15 }));
    const visit = (box: [number, number, number, number]): number[] => {
      const found: number[] = [];
      visitBox(level.raster, box, (cell) => found.push(cell));
      return found;
    };
    const all = visit([0, 0, 1, 1]);
    expect(all.length).toBe(level.count);
    expect(new Set(all).size).toBe(level.count);
    expect(visit([0, 0, 0.1, 0.1])).toEqual([]);
    const [x, y] = [level.x[50]!, level.y[50]!];
    expect(visit([x - 1e-9, y - 1e-9, x + 1e-9, y + 1e-9])).toContain(50);
  });
});
