import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/core/geo';
import type { Plan } from '../../../src/core/plan';
import {
  BUNDLE_FILES,
  type BundleFile,
  summaryOf,
  summarySchema,
  visitorsOfGap,
  writeBundle,
} from '../../../src/core/report';
import type { RunMemory } from '../../../src/core/run';
import { runSmall, SMALL_FILES, smallPlan } from './small-plan';

// Through the village, which has no service, from edge to edge of the region.
const ROAD = { type: 'LineString', coordinates: [[1.7, 41.7], [1.9, 41.7]] }; // prettier-ignore
const FILES = {
  'roads.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { highway: 'primary', aadt: 12_000 }, geometry: ROAD }],
  }),
  'venues.csv': 'name,lon,lat,visitors\nPool,1.83,41.7,40\n',
};
const withVisitors = (plan: Plan): Plan => {
  const ref = (path: string) => ({ path, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
  return { ...plan, inputs: { ...plan.inputs, roads: [ref('roads.geojson')], venues: [ref('venues.csv')] } };
};
const run = (plan: Plan, memory: RunMemory = new Map()) => runSmall(plan, memory, {}, { ...SMALL_FILES, ...FILES });
const META = { version: '0', createdAt: '', inputHashes: {} };
const textOf = (content: string | Uint8Array | undefined): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

describe('visitors of a plan', () => {
  it('are counted by hand, beside the residents, and change nothing of them', async () => {
    const { result } = await run(smallPlan(withVisitors));
    const { result: without } = await run(smallPlan());
    // 12,000 vehicles · 9 % · 1.67 people / 70 km/h on each kilometre.
    const km = distanceKm(1.73, 41.7, 1.87, 41.7);
    const { roadPeople, venuePeople, roadKm, countedKm } = result.visitors!;
    expect(roadPeople / roadKm).toBeCloseTo((12_000 * 0.09 * 1.67) / 70, 9);
    expect(Math.abs(roadKm - km)).toBeLessThan(1.5);
    expect([countedKm, venuePeople]).toEqual([roadKm, 40]);
    expect(without.visitors).toBeNull();
    const residents = ({ demand, coverage, gaps }: typeof result) => ({
      demand,
      served: coverage.servedFraction,
      gaps,
    });
    expect(residents(result)).toEqual(residents(without));
  });

  it('leave the options as they are where roads are not asked for towers; asked, towers stand beside them', async () => {
    const { result } = await run(smallPlan(withVisitors));
    const unasked = (plan: Plan): Plan => ({ ...withVisitors(plan), siting: { ...plan.siting, mostRoadKm: null } });
    const greenfield = ({ options }: typeof result) =>
      options.find(({ option }) => option === 'greenfield-towers')!.sites;
    const { result: without } = await run(smallPlan());
    expect(greenfield((await run(smallPlan(unasked))).result)).toEqual(greenfield(without));
    expect(greenfield(result).length).toBeGreaterThan(0);
    for (const { lonDeg, latDeg } of greenfield(result))
      expect(distanceKm(lonDeg, 41.7, lonDeg, latDeg)).toBeLessThan(1.001);
  });

  it('stand in summary, tables and report, and only there where the plan has them', async () => {
    const { result } = await run(smallPlan(withVisitors));
    const { result: without } = await run(smallPlan());
    const [region] = summaryOf(result).regions;
    expect(summarySchema.safeParse(summaryOf(result)).error).toBeUndefined();
    const { roadPeople } = result.visitors!;
    expect(region!.visitors).toEqual({ people: expect.closeTo(roadPeople + 40, 2), servedPeople: 0, unknownPeople: 0 });
    const [gap] = result.gaps;
    expect(visitorsOfGap(result, gap!)).toBeGreaterThan(0);
    expect(visitorsOfGap(result, gap!)).toBeLessThanOrEqual(40 + roadPeople);
    const bundles = [result, without].map((each) => writeBundle(each, META));
    const head = (file: BundleFile) => bundles.map((bundle) => textOf(bundle.get(file)).split('\r\n')[0]!);
    expect(head('cells.csv')).toEqual([`${head('cells.csv')[1]},visitors`, expect.not.stringContaining('visitors')]);
    expect(head('gaps.csv')).toEqual([`${head('gaps.csv')[1]},visitors`, expect.not.stringContaining('visitors')]);
    const column = textOf(bundles[0]!.get('cells.csv')).trim().split('\r\n').slice(1).map((row) => Number(row.split(',').at(-1))); // prettier-ignore
    expect(column.reduce((sum, value) => sum + value, 0)).toBeCloseTo(roadPeople + 40, 3);
    const [report, plain] = bundles.map((bundle) => textOf(bundle.get('report.html')));
    expect(report).toContain('Visitors are people present on average in the busy hour');
    expect(plain).not.toContain('Visitor');
    expect(BUNDLE_FILES).toContain('cells.csv');
  });

  it('a changed assumption of traffic reads no file and computes no coverage again', async () => {
    const memory: RunMemory = new Map();
    const { result: first } = await run(smallPlan(withVisitors), memory);
    const overrides = { 'road.people_per_vehicle': { low: 3.34, likely: 3.34, high: 3.34 } };
    const doubled = smallPlan((plan) => ({ ...withVisitors(plan), costs: { ...plan.costs, overrides } }));
    const { result, computed } = await run(doubled, memory);
    expect(computed).not.toContain('demand');
    expect(computed).not.toContain('coverage');
    expect(result.visitors!.roadPeople).toBeCloseTo(2 * first.visitors!.roadPeople, 6);
  });
});
