import { describe, expect, it } from 'vitest';
import { distanceKm, h3Boundary, h3Centre, h3Disk, h3OfPoint } from '../../../src/core/geo';
import { gridCellId, gridLookup, makeGrid, roadLengths, type TrafficRates, visitorsOf } from '../../../src/core/grid';
import { ROAD_CLASSES, type RoadTable } from '../../../src/core/inputs';
import { seededRandom } from '../../../src/core/units';

const ring = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const gridOf = (box: [number, number, number, number], resolution: number) =>
  makeGrid([{ id: 'r', name: 'R', geometry: { type: 'Polygon', coordinates: [ring(...box)] } }], { resolution }).grid;

type Line = {
  at: [number, number][];
  name?: (typeof ROAD_CLASSES)[number];
  perDay?: number;
  oneway?: boolean;
};

function tableOf(...lines: Line[]): RoadTable {
  const start = [0];
  for (const { at } of lines) start.push(start.at(-1)! + at.length);
  const all = lines.flatMap(({ at }) => at);
  return {
    count: lines.length,
    start: Uint32Array.from(start),
    lonDeg: Float64Array.from(all, ([lon]) => lon),
    latDeg: Float64Array.from(all, ([, lat]) => lat),
    classIndex: Uint8Array.from(lines, ({ name = 'primary' }) => ROAD_CLASSES.indexOf(name)),
    vehiclesPerDay: Float64Array.from(lines, ({ perDay = Number.NaN }) => perDay),
    oneway: Uint8Array.from(lines, ({ oneway = false }) => (oneway ? 1 : 0)),
  };
}

const lengthsOf = async (roads: RoadTable, grid: ReturnType<typeof gridOf>) => (await roadLengths(roads, grid))!;
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('lengths of roads in cells', () => {
  it('a road from one corner of a hexagon to the opposite one is as long there as the hexagon is wide', async () => {
    const grid = gridOf([1.79, 41.69, 1.81, 41.71], 10);
    const cell = h3OfPoint(1.8, 41.7, 10);
    const corners = h3Boundary(cell);
    const [a, b] = [corners[0]!, corners[3]!];
    // On to the far side of the cells beyond, so that three cells share the line.
    const beyond = (from: [number, number], to: [number, number]): [number, number] => [
      to[0] + (to[0] - from[0]) * 0.4,
      to[1] + (to[1] - from[1]) * 0.4,
    ];
    const { cell: cells, km } = await lengthsOf(tableOf({ at: [beyond(b, a), beyond(a, b)] }), grid);
    const inside = sum(Array.from(km).filter((_, k) => gridCellId(grid, cells[k]!) === cell));
    const width = distanceKm(...a, ...b);
    // Half of the last piece at each of the two borders.
    expect(Math.abs(inside - width)).toBeLessThan(width / 2 / 64);
    expect(sum(km)).toBeCloseTo(1.8 * width, 6);
  });

  it('agrees with plain sampling on a crooked road, and keeps the whole length', async () => {
    const grid = gridOf([1.75, 41.65, 1.85, 41.75], 9);
    const random = seededRandom(7);
    const at = Array.from({ length: 60 }, (): [number, number] => [1.76 + 0.08 * random(), 41.66 + 0.08 * random()]);
    const { cell, km } = await lengthsOf(tableOf({ at }), grid);
    const found = new Float64Array(grid.count);
    for (const [k, index] of cell.entries()) found[index]! += km[k]!;
    const sampled = new Float64Array(grid.count);
    let length = 0;
    const STEPS = 1500;
    for (let i = 1; i < at.length; i++) {
      const [[lon1, lat1], [lon2, lat2]] = [at[i - 1]!, at[i]!];
      const step = distanceKm(lon1, lat1, lon2, lat2) / STEPS;
      length += step * STEPS;
      for (let s = 0; s < STEPS; s++) {
        const t = (s + 0.5) / STEPS;
        const index = gridLookup(grid).indexOfHex(h3OfPoint(lon1 + (lon2 - lon1) * t, lat1 + (lat2 - lat1) * t, 9));
        if (index >= 0) sampled[index]! += step;
      }
    }
    expect(sum(found)).toBeCloseTo(length, 3);
    // Each of some 500 stretches in a cell is off by less than a 64th of the 0.2 km edge at both ends, mostly by chance.
    for (let i = 0; i < grid.count; i++) expect(Math.abs(found[i]! - sampled[i]!)).toBeLessThan(0.03);
  });

  it('leaves out what lies outside, also of stretches that pass the grid by, and follows the antimeridian', async () => {
    const grid = gridOf([179.95, -17.02, 180.05, -16.98], 8);
    const table = tableOf({ at: [[179.9, -17], [-179.9, -17]] }, { at: [[10, 50], [10.1, 50]] }); // prettier-ignore
    const { line, km } = await lengthsOf(table, grid);
    expect(new Set(line)).toEqual(new Set([0]));
    const width = distanceKm(179.95, -17, -179.95, -17);
    expect(sum(km)).toBeGreaterThan(width - 0.6);
    expect(sum(km)).toBeLessThan(width + 1.2);
  });

  it('is stopped on the way', async () => {
    const grid = gridOf([1.75, 41.65, 1.85, 41.75], 9);
    const at = Array.from({ length: 20_000 }, (_, i): [number, number] => [1.76 + (i % 2) * 0.01, 41.7]);
    const controller = new AbortController();
    const found = roadLengths(tableOf({ at }), grid, { signal: controller.signal });
    controller.abort();
    await expect(found).rejects.toThrow('abort');
  });

  it('is stopped on the way of few long lines too, and holds no more entries than it may', async () => {
    const grid = gridOf([1.75, 41.65, 1.95, 41.85], 10);
    const at = Array.from({ length: 400 }, (_, i): [number, number] => [1.76 + (i % 2) * 0.18, 41.66 + i / 2500]);
    const controller = new AbortController();
    const found = roadLengths(tableOf({ at }), grid, { signal: controller.signal });
    controller.abort();
    await expect(found).rejects.toThrow('abort');
    expect(await roadLengths(tableOf({ at }), grid, { mostEntries: 1000 })).toBeNull();
  });
});

const RATES: TrafficRates = {
  peoplePerVehicle: 1.5,
  busyHourShareFraction: 0.1,
  vehiclesPerDay: ROAD_CLASSES.map((name) => (name === 'primary' ? 4000 : Number.NaN)),
  speedKmh: ROAD_CLASSES.map(() => 80),
};

describe('visitors', () => {
  const grid = gridOf([1.7, 41.6, 1.9, 41.8], 9);
  // 0.1 degrees of latitude: 11.12 km.
  const at: [number, number][] = [[1.8, 41.65], [1.8, 41.75]]; // prettier-ignore
  const km = distanceKm(1.8, 41.65, 1.8, 41.75);
  const visitors = async (...lines: Line[]) => {
    const roads = tableOf(...lines);
    return visitorsOf({ grid, roads, lengths: await lengthsOf(roads, grid), venues: [], rates: RATES })!;
  };

  it('by hand: 8,000 vehicles a day, a tenth in the busy hour, 1.5 people each, at 80 km/h: 15 people a km', async () => {
    const { people, roadPeople, roadKm, countedKm, unknownKm } = await visitors({ at, perDay: 8000 });
    expect(roadPeople).toBeCloseTo(15 * km, 9);
    expect(sum(people)).toBeCloseTo(15 * km, 9);
    expect([roadKm, countedKm, unknownKm]).toEqual([expect.closeTo(km, 9), expect.closeTo(km, 9), 0]);
    const crossed = Array.from(people.keys()).filter((cell) => people[cell]! > 0);
    for (const cell of crossed) expect(Math.abs(grid.lonDeg[cell]! - 1.8)).toBeLessThan(0.004);
  });

  it('a road without a count has the traffic of its class, a one-way line half of it, an unknown one nobody', async () => {
    expect((await visitors({ at })).roadPeople).toBeCloseTo(7.5 * km, 9);
    expect((await visitors({ at, oneway: true })).roadPeople).toBeCloseTo(3.75 * km, 9);
    expect((await visitors({ at, oneway: true, perDay: 8000 })).roadPeople).toBeCloseTo(15 * km, 9);
    expect(await visitors({ at, name: 'track' })).toMatchObject({ roadPeople: 0, countedKm: 0, unknownKm: expect.closeTo(km, 9) }); // prettier-ignore
    expect(await visitors({ at, name: 'unknown', perDay: 0 })).toMatchObject({ roadPeople: 0, unknownKm: 0 });
  });

  it('roads add up', async () => {
    const both = await visitors({ at, perDay: 8000 }, { at: at.toReversed(), perDay: 800 });
    expect(both.roadPeople).toBeCloseTo(16.5 * km, 9);
  });

  it('are also those whom a file of venues counts; without roads and such venues there are none', () => {
    const [lonDeg, latDeg] = h3Centre(h3Disk(h3OfPoint(1.8, 41.7, 9), 0)[0]!);
    const venue = { id: 'v', name: 'V', lonDeg, latDeg, group: 'base' as const };
    const of = (venues: Parameters<typeof visitorsOf>[0]['venues']) =>
      visitorsOf({ grid, roads: null, lengths: null, venues, rates: null });
    expect(of([venue])).toBeNull();
    const found = of([{ ...venue, visitors: 120 }, { ...venue, visitors: 3 }, { ...venue, lonDeg: 9, visitors: 50 }])!; // prettier-ignore
    expect(found).toMatchObject({ venuePeople: 123, roadPeople: 0 });
    expect(found.people[gridLookup(grid).indexOfHex(h3OfPoint(1.8, 41.7, 9))]).toBe(123);
  });
});
