import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_KERNEL, lensArea, populationDensityAt, spreadDemand } from '../../../src/core/grid';
import { distanceKm, h3Children, h3OfPoint, h3Parent } from '../../../src/core/geo';
import type { DemandFacts } from '../../../src/core/inputs/facts';
import { flatGrid, HERE, squareAround } from '../../worlds/flat-world';

const grid = flatGrid({ halfKm: 3, resolution: 9 });
const facts = (fields: Partial<DemandFacts>): DemandFacts => ({
  polygons: [],
  places: [],
  cells: [],
  totalPeople: 0,
  ...fields,
});
const aPolygon = (fields: Partial<DemandFacts['polygons'][number]> = {}) => ({
  id: 'p',
  name: 'P',
  geometry: squareAround(HERE.lonDeg, HERE.latDeg, 1.5),
  people: 1000,
  centres: [],
  ...fields,
});
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

describe('conservation', () => {
  const near = fc.record({
    lon: fc.double({ min: -0.08, max: 0.08, noNaN: true }),
    lat: fc.double({ min: -0.06, max: 0.06, noNaN: true }),
    people: fc.double({ min: 0, max: 50_000, noNaN: true }),
  });

  it('people + outside = input, to 1e-6, for places, polygons and cells of any resolution anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(near, { maxLength: 4 }),
        fc.array(near, { maxLength: 3 }),
        fc.array(fc.tuple(near, fc.integer({ min: 5, max: 13 })), { maxLength: 5 }),
        (places, polygons, cells) => {
          const demand = spreadDemand(
            facts({
              places: places.map(({ lon, lat, people }, i) => ({
                id: `${i}`,
                name: '',
                lonDeg: HERE.lonDeg + lon,
                latDeg: HERE.latDeg + lat,
                people,
              })),
              polygons: polygons.map(({ lon, lat, people }, i) =>
                aPolygon({
                  id: `${i}`,
                  people,
                  geometry: squareAround(HERE.lonDeg + lon, HERE.latDeg + lat, 0.1 + i),
                  centres: i === 0 ? [] : [{ lonDeg: HERE.lonDeg + lon, latDeg: HERE.latDeg + lat, people: null }],
                }),
              ),
              cells: cells.map(([{ lon, lat, people }, resolution]) => ({
                h3: h3OfPoint(HERE.lonDeg + lon, HERE.latDeg + lat, resolution),
                people,
              })),
            }),
            grid,
          );
          expect(Math.min(0, ...demand.people)).toBe(0);
          expect(Math.abs(sum(demand.people) + demand.outsidePeople - demand.inputPeople)).toBeLessThanOrEqual(
            1e-6 * Math.max(1, demand.inputPeople),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a source that fits inside leaves nobody outside', () => {
    for (const input of [
      facts({ polygons: [aPolygon()] }),
      facts({ places: [{ id: 'a', name: '', ...HERE, people: 8000 }] }),
      facts({ cells: [{ h3: h3OfPoint(HERE.lonDeg, HERE.latDeg, 11), people: 7 }] }),
    ]) {
      const demand = spreadDemand(input, grid);
      expect(demand.outsidePeople / demand.inputPeople).toBeLessThan(1e-9);
      expect(sum(demand.people)).toBeCloseTo(demand.inputPeople, 6);
    }
  });

  it('weights are those of the whole polygon: half of it in the region is half its people', () => {
    const half = aPolygon({
      geometry: squareAround(HERE.lonDeg + 3 / (111.195 * Math.cos((HERE.latDeg * Math.PI) / 180)), HERE.latDeg, 1.5),
    });
    const demand = spreadDemand(facts({ polygons: [half] }), grid);
    expect(sum(demand.people) / 1000).toBeCloseTo(0.5, 1);
  });

  it('sources far away are all outside', () => {
    const demand = spreadDemand(
      facts({
        polygons: [aPolygon({ geometry: squareAround(20, 50, 5) })],
        places: [{ id: 'x', name: '', lonDeg: -60, latDeg: 3, people: 5 }],
      }),
      grid,
    );
    expect([sum(demand.people), demand.outsidePeople]).toEqual([0, 1005]);
  });
});

describe('where people are put', () => {
  it('a coarse H3 cell is shared evenly among its children, a fine one goes to its parent', () => {
    const inside = h3OfPoint(HERE.lonDeg, HERE.latDeg, 8);
    const demand = spreadDemand(facts({ cells: [{ h3: inside, people: 70 }] }), grid);
    expect(h3Children(inside, 9)).toHaveLength(7);
    expect(Array.from(demand.people).filter((people) => people > 0)).toEqual(Array(7).fill(10));
    const fine = spreadDemand(facts({ cells: [{ h3: h3OfPoint(HERE.lonDeg, HERE.latDeg, 12), people: 3 }] }), grid);
    expect(fine.people[fine.people.indexOf(3)]).toBe(3);
    expect(h3Parent(h3OfPoint(HERE.lonDeg, HERE.latDeg, 12), 9)).toBe(h3OfPoint(HERE.lonDeg, HERE.latDeg, 9));
  });

  it('without a settlement a polygon is even; with one, nine tenths stand in its built-up disc', () => {
    const even = spreadDemand(facts({ polygons: [aPolygon()] }), grid);
    const values = Array.from(even.people).filter((people) => people > 0);
    expect(Math.max(...values) / Math.min(...values)).toBeCloseTo(1, 9);
    const people = 10_000;
    const settled = spreadDemand(
      facts({ polygons: [aPolygon({ people, centres: [{ ...HERE, people: null }] })] }),
      grid,
    );
    const radiusKm = Math.sqrt((people * 0.9) / DEFAULT_KERNEL.builtUpPeoplePerKm2 / Math.PI);
    let inside = 0;
    for (let i = 0; i < grid.count; i++)
      if (distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!) <= radiusKm)
        inside += settled.people[i]!;
    expect(inside / people).toBeGreaterThan(0.9);
    expect(inside / people).toBeLessThan(0.95);
  });

  it('two settlements share by their own counts, and the kernel can be set', () => {
    const [west, east] = [
      { lonDeg: HERE.lonDeg - 0.012, latDeg: HERE.latDeg, people: 300 },
      { lonDeg: HERE.lonDeg + 0.012, latDeg: HERE.latDeg, people: 100 },
    ];
    const demand = spreadDemand(facts({ polygons: [aPolygon({ people: 400, centres: [west, east] })] }), grid, {
      kernel: { builtUpPeoplePerKm2: 4000, dispersedShareFraction: 0 },
    });
    const side = (sign: number) =>
      demand.people.reduce(
        (total, people, i) => ((grid.lonDeg[i]! - HERE.lonDeg) * sign > 0 ? total + people : total),
        0,
      );
    expect([side(-1), side(1)].map(Math.round)).toEqual([300, 100]);
  });

  it('names its method, and says when it is too coarse for single hotspots', () => {
    const cell = (resolution: number) =>
      facts({ cells: [{ h3: h3OfPoint(HERE.lonDeg, HERE.latDeg, resolution), people: 1 }] });
    expect(spreadDemand(cell(11), grid)).toMatchObject({ method: 'cells', tooCoarseForHotspots: false });
    expect(spreadDemand(cell(9), grid).tooCoarseForHotspots).toBe(true);
    expect(spreadDemand(facts({}), grid)).toMatchObject({ method: 'none', notes: [{ code: 'demand-none' }] });
    const mixed = facts({ ...cell(11), polygons: [aPolygon({ centres: [{ ...HERE, people: 1 }] })] });
    expect(spreadDemand(mixed, grid)).toMatchObject({ method: 'mixed', tooCoarseForHotspots: true });
  });
});

describe('density around a point', () => {
  it('a town is dense at its centre, a village is not, open land is empty', () => {
    const town = populationDensityAt(facts({ places: [{ id: 't', name: '', ...HERE, people: 40_000 }] }));
    expect(town(HERE.lonDeg, HERE.latDeg)).toBeCloseTo(4000, 0);
    expect(town(HERE.lonDeg + 0.1, HERE.latDeg)).toBe(0);
    const village = populationDensityAt(facts({ places: [{ id: 'v', name: '', ...HERE, people: 1000 }] }));
    expect(village(HERE.lonDeg, HERE.latDeg)).toBeCloseTo(1000 / Math.PI, 6);
  });

  it('reads H3 tables by resolution-8 parent, and polygons without settlements by their mean', () => {
    const parent = h3OfPoint(HERE.lonDeg, HERE.latDeg, 8);
    const table = populationDensityAt(facts({ cells: h3Children(parent, 9).map((h3) => ({ h3, people: 100 })) }));
    expect(table(HERE.lonDeg, HERE.latDeg)).toBeGreaterThan(700);
    const even = populationDensityAt(facts({ polygons: [aPolygon({ people: 9000 })] }));
    expect(even(HERE.lonDeg, HERE.latDeg)).toBeCloseTo(1000, -1);
    expect(even(HERE.lonDeg + 0.1, HERE.latDeg)).toBe(0);
  });
});

describe('area shared by two discs', () => {
  it('is 0 apart, the small one inside, half a disc on the rim of a vast one', () => {
    expect(lensArea(3, 1, 2)).toBe(0);
    expect(lensArea(0.5, 1, 2)).toBeCloseTo(Math.PI, 12);
    expect(lensArea(1e4, 1, 1e4)).toBeCloseTo(Math.PI / 2, 3);
    expect(lensArea(1, 1, 1)).toBeCloseTo((2 * Math.PI) / 3 - Math.sqrt(3) / 2, 12);
  });
});
