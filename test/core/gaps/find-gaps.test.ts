import { describe, expect, it } from 'vitest';
import { CAUSES, CELL_STATES } from '../../../src/core/coverage';
import { findGaps } from '../../../src/core/gaps';
import { nearestSiteKm, nearestSiteToCell } from '../../../src/core/gaps/nearest-site';
import { distanceKm } from '../../../src/core/geo';
import { makeGrid } from '../../../src/core/grid';
import { seededRandom } from '../../../src/core/units';
import {
  aPlan,
  aSector,
  aSite,
  cover,
  evenDemand,
  flatGrid,
  HERE,
  squareAround,
  worldInput,
  type World,
} from '../../worlds/flat-world';

const UNSERVED = CELL_STATES.indexOf('unserved');

async function gapsOf(world: World) {
  const input = worldInput(world);
  const coverage = await cover(world);
  return { gaps: findGaps({ ...input, coverage }), coverage, demand: input.demand };
}

describe('gaps', () => {
  it('hold exactly the unserved populated cells, each once, joined by adjacency', async () => {
    const grid = flatGrid({ halfKm: 4, resolution: 9 });
    const { gaps, coverage } = await gapsOf({ grid, sites: [aSite('A')] });
    const cells = gaps.flatMap((gap) => Array.from(gap.cells)).sort((a, b) => a - b);
    expect(cells).toEqual(Array.from(coverage.state.keys()).filter((i) => coverage.state[i] === UNSERVED));
    // A disc in a square whose sides it does not touch leaves one ring.
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ id: 'G1', regionId: 'flat', confidence: 'modelled' });
    expect(gaps[0]!.deficitDb).toBeGreaterThan(0);
    expect(gaps[0]!.distanceKm).toBeGreaterThan(2);
    expect(gaps[0]!.people / gaps[0]!.areaKm2).toBeCloseTo(10, 3);
    expect(distanceKm(gaps[0]!.lonDeg, gaps[0]!.latDeg, HERE.lonDeg, HERE.latDeg)).toBeLessThan(0.3);
  });

  it('leave empty land out and split at region borders; ranked by people', async () => {
    const west = { id: 'west', name: 'w', geometry: squareAround(HERE.lonDeg, HERE.latDeg, 1) };
    const shift = 2 / (111.195 * Math.cos((HERE.latDeg * Math.PI) / 180));
    const east = { id: 'east', name: 'e', geometry: squareAround(HERE.lonDeg + shift, HERE.latDeg, 1) };
    const { grid } = makeGrid([west, east], { resolution: 9 });
    const demand = evenDemand(grid, 10);
    for (let i = 0; i < grid.count; i++)
      if (grid.regionIndex[i] === 0) demand.people[i] = i % 2 === 0 ? grid.areaKm2[i]! * 0.9 : grid.areaKm2[i]! * 5;
    const { gaps } = await gapsOf({ grid, demand });
    expect(gaps[0]!.regionId).toBe('east');
    expect(gaps.map((gap) => gap.people)).toEqual(gaps.map((gap) => gap.people).toSorted((a, b) => b - a));
    expect(gaps.map((gap) => gap.id)).toEqual(gaps.map((_, i) => `G${i + 1}`));
    for (const gap of gaps)
      for (const cell of gap.cells) expect(demand.people[cell]! / grid.areaKm2[cell]!).toBeGreaterThanOrEqual(1);
  });

  it('without masts there is no distance; with far ones there is, and no signal is the cause', async () => {
    const grid = flatGrid({ halfKm: 1, resolution: 9 });
    expect((await gapsOf({ grid })).gaps[0]!.distanceKm).toBeNaN();
    const { gaps } = await gapsOf({ grid, sites: [aSite('A', { eastKm: 12 })] });
    expect(gaps[0]!.distanceKm).toBeCloseTo(12, 0);
    expect(CAUSES).toContain(gaps[0]!.cause);
    expect(gaps[0]!.cause).toBe('no-signal');
  });

  it('uncertain cells are no gap', async () => {
    const grid = flatGrid({ halfKm: 4, resolution: 9 });
    const { gaps, coverage } = await gapsOf({
      grid,
      sites: [aSite('A', { sectors: [aSector({ templateId: null })] })],
    });
    for (const gap of gaps) for (const cell of gap.cells) expect(coverage.state[cell]).toBe(UNSERVED);
    expect(new Set(coverage.state)).toContain(CELL_STATES.indexOf('uncertain'));
  });

  it('people served in part are not in the gap', async () => {
    const grid = flatGrid({ halfKm: 1, resolution: 9 });
    const input = worldInput({ grid });
    const coverage = await cover({ grid });
    coverage.servedFraction.fill(0.4);
    const [gap] = findGaps({ ...input, coverage });
    expect(gap!.people / input.demand.inputPeople).toBeCloseTo(0.6, 6);
  });
});

describe('confidence', () => {
  const grid = flatGrid({ halfKm: 0.6, resolution: 10 });
  const gsm = aSector({ technology: 'GSM', templateId: null });

  it('is fragile where a mast that the list shows without the class would close the gap', async () => {
    expect((await gapsOf({ grid })).gaps[0]!.confidence).toBe('modelled');
    expect((await gapsOf({ grid, sites: [aSite('GSM', { sectors: [gsm] })] })).gaps[0]!.confidence).toBe('fragile');
    expect((await gapsOf({ grid, sites: [aSite('GSM', { eastKm: 15, sectors: [gsm] })] })).gaps[0]!.confidence).toBe(
      'modelled',
    );
  });

  it('is fragile where a mast within its own uncertainty would close it, and not where it is known to a metre', async () => {
    const at = (positionUncertaintyM: number) =>
      gapsOf({ grid, sites: [aSite('A', { eastKm: 3.2, positionUncertaintyM })] });
    expect((await at(1000)).gaps[0]!.confidence).toBe('fragile');
    expect((await at(1)).gaps[0]!.confidence).toBe('modelled');
  });

  it('is modelled where the gap is wider than one mast serves', async () => {
    const wide = flatGrid({ halfKm: 8, resolution: 8 });
    const { gaps } = await gapsOf({ grid: wide, sites: [aSite('GSM', { sectors: [gsm] })] });
    expect(gaps[0]!.confidence).toBe('modelled');
  });
});

describe('gaps of one grid again and again', () => {
  // Some 8 km square, with one village in each quarter.
  const grid = flatGrid({ halfKm: 4, resolution: 9 });
  const demand = evenDemand(grid, 0);
  for (let cell = 0; cell < grid.count; cell++) {
    const at = aSite('', {});
    const [east, north] = [grid.lonDeg[cell]! - at.lonDeg, grid.latDeg[cell]! - at.latDeg].map(Math.abs) as [
      number,
      number,
    ];
    if (east > 0.025 && east < 0.035 && north > 0.02 && north < 0.03) demand.people[cell] = 40;
  }
  demand.inputPeople = demand.people.reduce((sum, people) => sum + people, 0);
  const gsm = (id: string, eastKm: number, northKm: number) =>
    aSite(id, { eastKm, northKm, sectors: [aSector({ technology: 'GSM', templateId: null })] });
  const lte = (id: string, eastKm: number, northKm: number) =>
    aSite(id, { eastKm, northKm, positionUncertaintyM: 800 });

  it('are those of a grid never seen before, whatever changed in between', async () => {
    const far = [gsm('G0', 60, 0), lte('L0', 0, 70)];
    const found = new Set<string>();
    for (const [sites, plan] of [
      [far, aPlan()],
      [far.with(0, gsm('G0', 2.4, 2.7)), aPlan()],
      [far.with(0, gsm('G0', 2.4, 2.9)), aPlan()],
      [far, aPlan()],
      [far.with(1, lte('L0', 5.8, -2.7)), aPlan()],
      [far.with(1, lte('L0', 5.8, -2.7)).toReversed(), aPlan({ classId: 'voice' })],
      [[...far, gsm('new', -2.4, 2.7)], aPlan()],
      [[gsm('new', -2.4, 2.7)], aPlan()],
      [[], aPlan()],
    ] as const) {
      const world = { demand, sites: [...sites], plan };
      const { gaps } = await gapsOf({ ...world, grid });
      expect(gaps).toEqual((await gapsOf({ ...world, grid: { ...grid } })).gaps);
      for (const { confidence } of gaps) found.add(confidence);
    }
    expect([...found].sort()).toEqual(['fragile', 'modelled']);
  });
});

describe('nearest site that could serve', () => {
  it('agrees with looking at all of them, across the antimeridian too', () => {
    const random = seededRandom(5);
    const sites = Array.from({ length: 60 }, (_, i) => ({
      ...aSite(`${i}`),
      lonDeg: random() < 0.5 ? 179 + random() : -180 + random(),
      latDeg: 10 + random() * 2,
    }));
    const nearest = nearestSiteKm(aPlan(), sites);
    for (let k = 0; k < 40; k++) {
      const [lon, lat] = [random() < 0.5 ? 179.5 + random() / 2 : -180 + random() / 2, 10 + random() * 2];
      expect(nearest(lon, lat)).toBeCloseTo(
        Math.min(...sites.map((site) => distanceKm(lon, lat, site.lonDeg, site.latDeg))),
        6,
      );
    }
  });

  it('counts only masts of the operator and the class', () => {
    const sites = [
      aSite('near', { sectors: [aSector({ operator: '214-1' })] }),
      aSite('far', { eastKm: 5 }),
      aSite('gsm', { sectors: [aSector({ technology: 'GSM' })] }),
    ];
    expect(nearestSiteKm(aPlan({ operator: '214-07' }), sites)(HERE.lonDeg, HERE.latDeg)).toBeCloseTo(5, 2);
    expect(nearestSiteKm(aPlan(), sites)(HERE.lonDeg, HERE.latDeg)).toBeCloseTo(0, 6);
  });

  it('from cells: the same after any number of moves as from scratch', () => {
    const grid = flatGrid({ halfKm: 3, resolution: 9 });
    const random = seededRandom(5);
    const anywhere = () => ({ eastKm: (random() - 0.5) * 9, northKm: (random() - 0.5) * 9 });
    let sites = Array.from({ length: 12 }, (_, k) => aSite(`S${k}`, anywhere()));
    const edits = [
      () => sites,
      () => sites.with(3, aSite('S3', anywhere())),
      () => sites.toSpliced(5, 2),
      () => [...sites, aSite('new', anywhere())],
      () => [],
      () => [aSite('only', anywhere())],
    ];
    for (const edit of edits) {
      sites = edit();
      const kept = nearestSiteToCell(aPlan(), sites, grid);
      const scratch = nearestSiteKm(aPlan(), sites);
      // Not every cell is asked every time.
      for (let cell = 0; cell < grid.count; cell++)
        if (random() < 0.7) expect(kept(cell)).toBe(scratch(grid.lonDeg[cell]!, grid.latDeg[cell]!));
    }
  });
});
