/** Where sites may stand, in a box of 4 km by 3 km without coverage: places only, nobody asks yet what they would serve. */
import { describe, expect, it } from 'vitest';
import { colocatedPlaces } from '../../../src/core/siting/candidates-colocated';
import { convertedPlaces } from '../../../src/core/siting/candidates-converted';
import { greenfieldPlaces } from '../../../src/core/siting/candidates-greenfield';
import { hotspotPlaces, MAX_HOTSPOTS } from '../../../src/core/siting/candidates-hotspots';
import { parentKeys, type PlaceContext, tally } from '../../../src/core/siting/place';
import { regionDemand } from '../../../src/core/siting/region-demand';
import { atOnce } from '../../../src/core/siting/steps';
import { roadsOf } from './road-lines';
import type { CoverageResult } from '../../../src/core/coverage';
import type { Gap } from '../../../src/core/gaps';
import { h3Parent, h3FromBigInt } from '../../../src/core/geo';
import { type DemandColumn, gridCellId, makeGrid } from '../../../src/core/grid';
import type { Site } from '../../../src/core/inputs/facts';
import { type EnvironmentId, newPlan, SERVICE_CLASSES, type ServiceClassId } from '../../../src/core/plan';

const signal = new AbortController().signal;
const newMasts = (...given: Parameters<typeof greenfieldPlaces>) => atOnce(greenfieldPlaces(...given));
const newHotspots = (context: PlaceContext) => atOnce(hotspotPlaces(context));

function aContext(
  options: {
    resolution?: number;
    classId?: ServiceClassId;
    environment?: EnvironmentId;
    peopleAt?: (lon: number) => number;
  } = {},
): PlaceContext {
  const { resolution = 11, classId = 'lte-5-1', environment = 'outdoor', peopleAt = () => 1 } = options;
  const ring = [
    [1.8, 41.7],
    [1.85, 41.7],
    [1.85, 41.73],
    [1.8, 41.73],
    [1.8, 41.7],
  ];
  const region = { id: 'box', name: 'box', geometry: { type: 'Polygon' as const, coordinates: [ring] } };
  const { grid } = makeGrid([region], { resolution, signal });
  const people = Float64Array.from(grid.lonDeg, peopleAt);
  const cells = Uint32Array.from(people.keys()).filter((i) => people[i]! > 0);
  const gap = { id: 'G1', regionId: 'box', cells } as Gap;
  const coverage = { servedFraction: new Float32Array(grid.count) } as CoverageResult;
  const plan = newPlan('box');
  plan.service.classId = classId;
  plan.service.environment = environment;
  return {
    plan,
    serviceClass: SERVICE_CLASSES[classId],
    grid,
    demand: regionDemand({ grid, demand: { people } as DemandColumn, coverage, gaps: [gap] }, 0),
    people,
    verdictAt: (lon) => (lon >= 1.8 && lon <= 1.85 ? 'allowed' : 'outside-region'),
  };
}

const aSite = (id: string, lonDeg: number, samples: number): Site => ({
  id, lonDeg, latDeg: 41.715, positionUncertaintyM: 100, heightM: 42, sectors: [], sharedBy: [], samples,
}); // prettier-ignore

describe('colocatedPlaces', () => {
  it('takes one place a mast, at the best known position, with its height', () => {
    const found = colocatedPlaces(
      [aSite('a', 1.82, 1), aSite('b', 1.8201, 9), aSite('c', 1.83, 1), aSite('d', 1.9, 1)],
      aContext(),
    );
    expect(found.places.map(({ id, heightM }) => [id, heightM])).toEqual([
      ['colo-b', 42],
      ['colo-c', 42],
    ]);
    expect(found.thinned).toEqual([
      { reason: 'outside-region', count: 1 },
      { reason: 'near-duplicate', count: 1 },
    ]);
  });
});

describe('room on masts', () => {
  it('is taken as the list states it: free height, rent, and none where there is none', () => {
    const room = (heightM: number | null, rentUsdPerYear: number | null) => ({ room: { heightM, rentUsdPerYear } });
    const found = colocatedPlaces(
      [
        { ...aSite('a', 1.81, 1), ...room(30, 9000) },
        { ...aSite('b', 1.82, 1), ...room(null, 7000) },
        { ...aSite('c', 1.83, 1), ...room(25, null) },
        { ...aSite('d', 1.84, 1), ...room(0, 100) },
      ],
      aContext(),
    );
    expect(found.places.map(({ id, heightM, rentUsdPerYear }) => [id, heightM, rentUsdPerYear])).toEqual([
      ['colo-a', 30, 9000],
      ['colo-b', 42, 7000],
      ['colo-c', 25, undefined],
    ]);
    expect(found.thinned).toEqual([{ reason: 'no-room', count: 1 }]);
  });
});

describe('greenfieldPlaces', () => {
  it('gives one populated cell a hex, none far from the gap', () => {
    const context = aContext({ peopleAt: (lon) => (lon < 1.81 ? 1 : 0) });
    const { places } = newMasts(context, 'tower-greenfield', 'tower');
    expect(places.length).toBeGreaterThan(2);
    for (const { lonDeg } of places) expect(lonDeg).toBeLessThan(1.81);
    const hexes = places.map(({ id }) => h3Parent(id.replace('tower-', ''), 8));
    expect(new Set(hexes).size).toBe(places.length);
  });

  it('prefers height over the middle when heights are known', () => {
    const context = aContext();
    const flat = newMasts(context, 'tower-greenfield', 'tower').places;
    const hilly = newMasts({ ...context, groundHeightM: (lon) => lon }, 'tower-greenfield', 'tower').places;
    expect(hilly).toHaveLength(flat.length);
    const mean = (list: typeof flat) => list.reduce((sum, { lonDeg }) => sum + lonDeg, 0) / list.length;
    expect(mean(hilly)).toBeGreaterThan(mean(flat));
  });
});

describe('greenfieldPlaces with roads', () => {
  const roads = roadsOf([
    [1.83, 41.7],
    [1.83, 41.73],
  ]);
  const roadKm = (lon: number) => Math.abs(lon - 1.83) * 111.19 * Math.cos((41.715 * Math.PI) / 180);

  it('stand within the distance of a road, also where nobody lives, and counts the hexes without one', () => {
    const context = { ...aContext({ peopleAt: (lon) => (lon < 1.815 ? 1 : 0) }), roads };
    const { places, thinned } = newMasts(context, 'tower-greenfield', 'tower');
    for (const { lonDeg } of places) expect(roadKm(lonDeg)).toBeLessThan(1.001);
    expect(places.some(({ lonDeg }) => lonDeg > 1.825)).toBe(true);
    expect(thinned.find(({ reason }) => reason === 'no-road')!.count).toBeGreaterThan(0);
    context.plan.siting.mostRoadKm = 0.2;
    for (const { lonDeg } of newMasts(context, 'tower-greenfield', 'tower').places)
      expect(roadKm(lonDeg)).toBeLessThan(0.201);
    context.plan.siting.mostRoadKm = null;
    const unasked = newMasts(context, 'tower-greenfield', 'tower').places;
    expect(unasked).toEqual(newMasts({ ...context, roads: null }, 'tower-greenfield', 'tower').places);
  });

  it('take the highest cell beside the road', () => {
    const groundHeightM = (_: number, lat: number) => 1000 * lat;
    const context = { ...aContext(), roads };
    const high = newMasts({ ...context, groundHeightM }, 'tower-greenfield', 'tower').places;
    const flat = newMasts(context, 'tower-greenfield', 'tower').places;
    const mean = (list: typeof flat) => list.reduce((sum, { latDeg }) => sum + latDeg, 0) / list.length;
    expect(high).toHaveLength(flat.length);
    expect(mean(high)).toBeGreaterThan(mean(flat));
  });
});

describe('still water', () => {
  const standsInWater = (lon: number) => lon > 1.82;

  it('has neither towers nor hotspots, and what is lost is counted', () => {
    const context = { ...aContext(), standsInWater };
    const dryTowers = newMasts(context, 'tower-greenfield', 'tower');
    const dryHotspots = newHotspots(context);
    for (const { lonDeg } of [...dryTowers.places, ...dryHotspots.places]) expect(lonDeg).toBeLessThanOrEqual(1.82);
    const { places: all } = newHotspots(aContext());
    expect(dryHotspots.thinned).toEqual([{ reason: 'in-water', count: all.length - dryHotspots.places.length }]);
    expect(dryTowers.thinned.find(({ reason }) => reason === 'in-water')!.count).toBeGreaterThan(2);
    // A hex that is half water keeps its dry half.
    const lost = newMasts(aContext(), 'tower-greenfield', 'tower').places.length - dryTowers.places.length;
    expect(dryTowers.thinned.find(({ reason }) => reason === 'in-water')!.count).toBe(lost);
  });
});

describe('hotspotPlaces', () => {
  it('stands one at every populated cell, most people first', () => {
    const context = aContext({ peopleAt: (lon) => (lon < 1.802 ? 5 : lon < 1.804 ? 1 : 0) });
    const { places } = newHotspots(context);
    expect(places).toHaveLength(context.demand.cells.length);
    expect(places[0]!.lonDeg).toBeLessThan(1.802);
    expect(places.at(-1)!.lonDeg).toBeGreaterThan(1.8);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  });

  it('stands seven in a cell seven times as large', () => {
    const context = aContext({ resolution: 10, peopleAt: (lon) => (lon > 1.82 && lon < 1.825 ? 1 : 0) });
    expect(newHotspots(context).places).toHaveLength(7 * context.demand.cells.length);
  });

  it('takes the device of the environment, and none where Wi-Fi cannot serve', () => {
    const kindIn = (environment: EnvironmentId) => newHotspots(aContext({ environment })).places[0]?.kind;
    expect(kindIn('outdoor')).toBe('hotspot-outdoor');
    expect(kindIn('indoor-traditional')).toBe('hotspot-indoor');
    expect(kindIn('in-vehicle')).toBeUndefined();
    expect(newHotspots(aContext({ classId: 'voice' })).places).toEqual([]);
    expect(newHotspots(aContext({ classId: 'lora-sf7' })).places[0]?.kind).toBe('lora-gateway');
  });

  it('weighs no more than the limit, and says how many it left', () => {
    const context = aContext({ resolution: 12 });
    const { places, thinned } = newHotspots(context);
    const left = thinned.find(({ reason }) => reason === 'fewest-people')?.count ?? 0;
    expect(places.length).toBeLessThanOrEqual(MAX_HOTSPOTS);
    expect(places.length + left).toBe(context.demand.cells.length);
    expect(left).toBeGreaterThan(0);
  });
});

describe('convertedPlaces', () => {
  it('takes venues of the region beside a gap', () => {
    const context = aContext({ peopleAt: (lon) => (lon < 1.81 ? 1 : 0) });
    const venue = (id: string, lonDeg: number) => ({ id, name: id, lonDeg, latDeg: 41.715, group: 'high' as const });
    const found = convertedPlaces([venue('near', 1.812), venue('far', 1.84), venue('out', 2)], context);
    expect(found.places.map(({ id, kind }) => [id, kind])).toEqual([['venue-near', 'hotspot-converted']]);
    expect(found.thinned).toEqual([
      { reason: 'outside-region', count: 1 },
      { reason: 'far-from-gaps', count: 1 },
    ]);
  });
});

describe('parentKeys', () => {
  it('are equal exactly where the H3 parents are', () => {
    const { grid } = aContext();
    const keys = parentKeys(grid.h3, 8);
    const byKey = new Map<number, string>();
    for (let i = 0; i < grid.count; i += 7) {
      const parent = h3Parent(gridCellId(grid, i), 8);
      expect(byKey.get(keys[i]!) ?? parent).toBe(parent);
      byKey.set(keys[i]!, parent);
    }
    expect(new Set(byKey.values()).size).toBe(byKey.size);
    expect(h3FromBigInt(grid.h3[0]!)).toBe(gridCellId(grid, 0));
  });
});

describe('tally', () => {
  it('lists reasons with a count, in the order of the catalogue', () => {
    const counts = tally();
    counts.add('serves-nobody');
    counts.add('outside-region', 2);
    counts.add('near-duplicate', 0);
    expect(counts.list()).toEqual([
      { reason: 'outside-region', count: 2 },
      { reason: 'serves-nobody', count: 1 },
    ]);
  });
});
