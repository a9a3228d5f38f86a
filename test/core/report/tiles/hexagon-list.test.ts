import { describe, expect, it } from 'vitest';
import { h3Parent } from '../../../../src/core/geo';
import { hexagonsIn } from '../../../../src/core/report/tiles/hexagon-list';
import { aReportInput, hexesOf } from '../a-report-input';

const ALL: [number, number, number, number] = [1, 41, 3, 43];

describe('hexagons in view', () => {
  it('are the cells when the map is near, those of most people first', () => {
    const input = aReportInput();
    input.demand.people[7] = 99;
    const { resolution, all, rows } = hexagonsIn(input, { bounds: ALL, zoom: 13, most: 5 });
    expect([resolution, all, rows.length]).toEqual([input.grid.resolution, input.grid.count, 5]);
    expect(rows[0]).toMatchObject({ h3: hexesOf(input.grid)[7], people: 99 });
  });

  it('have visitors where the plan has some, those of now', () => {
    const input = aReportInput();
    const asked = { bounds: ALL, zoom: 13, most: 1 };
    const withVisitors = (each: number) => {
      const people = new Float64Array(input.grid.count).fill(each);
      return { ...input, visitors: { people, roadPeople: 0, venuePeople: 0, roadKm: 0, countedKm: 0, unknownKm: 0 } };
    };
    expect(hexagonsIn(input, asked).rows[0]).not.toHaveProperty('visitors');
    expect(hexagonsIn(withVisitors(2), asked).rows[0]!.visitors).toBe(2);
    expect(hexagonsIn(withVisitors(3), asked).rows[0]!.visitors).toBe(3);
  });

  it('say what the map says of them', () => {
    const input = aReportInput();
    const { rows } = hexagonsIn(input, { bounds: ALL, zoom: 13, most: 10_000 });
    for (const row of rows) {
      const cell = hexesOf(input.grid).indexOf(row.h3);
      expect(row.server).toBe(input.coverage.siteIds[input.coverage.siteIndex[cell]!] ?? '');
      expect(row.gap).toBe(input.gaps.find(({ cells }) => cells.includes(cell))?.id ?? '');
      expect(Number.isNaN(row.rsrpDbm)).toBe(row.state === 'no-data');
    }
    expect(new Set(rows.map(({ state }) => state)).size).toBeGreaterThan(2);
  });

  it('are parents when it is far, with all of the people', () => {
    const input = aReportInput();
    const { resolution, rows } = hexagonsIn(input, { bounds: ALL, zoom: 8.6, most: 10_000 });
    expect(resolution).toBeLessThan(input.grid.resolution);
    expect(new Set(rows.map(({ h3 }) => h3))).toEqual(
      new Set(hexesOf(input.grid).map((h3) => h3Parent(h3, resolution))),
    );
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(10 * input.grid.count, 6);
  });

  it('are none where the view is empty', () => {
    expect(hexagonsIn(aReportInput(), { bounds: [10, 50, 11, 51], zoom: 13, most: 5 })).toMatchObject({
      all: 0,
      rows: [],
    });
  });
});
