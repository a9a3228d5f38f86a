/** What the user asks of siting: that the wishes are kept, that limits bind, and that the user hears what cannot be. */
import { describe, expect, it } from 'vitest';
import type { SiteKind } from '../../../src/core/costs/cost-types';
import type { CandidatePlace } from '../../../src/core/inputs/facts';
import { newPlan, type Plan } from '../../../src/core/plan';
import { sitingIssues, type SitingInput } from '../../../src/core/siting';
import { buildableKinds, limitsPerGap, wishedPlaces } from '../../../src/core/siting/wishes';
import { aCandidate } from '../../helpers/siting-instances';
import { aPin, aVenue, aWorld, box, codes, noGo, optionOf, PRICES, solve } from './box-world';

const listed = (id: string, kind: CandidatePlace['kind'], lonDeg = 1.815): CandidatePlace => ({
  id,
  name: '',
  lonDeg,
  latDeg: 41.72,
  heightM: null,
  kind,
});
const withWish = (change: (siting: Plan['siting']) => void) => aWorld((plan) => change(plan.siting));
const issueCodes = (world: SitingInput) => sitingIssues(world).map(({ code }) => code);

describe('pinned places', () => {
  it('are in every option that may build their kind, also over the budget and where they serve nobody', async () => {
    const world = aWorld((plan) => {
      plan.target.budgetUsdPerYear = 5000;
      plan.siting.places.push(aPin('mast'), aPin('box', { kind: 'hotspot-outdoor', lonDeg: 1.849, latDeg: 41.701 }));
    });
    const options = await solve(world);
    const pinnedIn = (id: string) =>
      options
        .filter(({ sites }) => sites.some((site) => site.siteId === id && site.pinned))
        .map(({ option }) => option);
    expect(pinnedIn('mast')).toEqual(['greenfield-towers', 'hybrid']);
    expect(pinnedIn('box')).toEqual(['hotspots-new', 'hybrid']);
    expect(codes(optionOf(options, 'hybrid'))).toContain('pinned-over-budget');
  });

  it('stand in for what was found at the same spot, and never double', async () => {
    const first = optionOf(await solve(aWorld()), 'greenfield-towers');
    const site = first.sites[0]!;
    const again = optionOf(
      await solve(
        withWish((siting) => siting.places.push(aPin(site.siteId, { lonDeg: site.lonDeg, latDeg: site.latDeg }))),
      ),
      'greenfield-towers',
    );
    expect(again.sites.filter(({ siteId }) => siteId === site.siteId)).toMatchObject([{ pinned: true }]);
    expect(again.solution.annualCostUsd).toBeCloseTo(first.solution.annualCostUsd, 6);
  });

  it('the user hears of pins that cannot be built', () => {
    const siting = (change: Partial<Plan['siting']>) => withWish((wishes) => Object.assign(wishes, change));
    expect(issueCodes(siting({ places: [aPin('far', { lonDeg: 9 })] }))).toEqual(['pin-outside-regions']);
    expect(issueCodes(siting({ places: [aPin('x')], noGo: [noGo(1.79, 1.86)] }))).toEqual(['pin-in-no-go-area']);
    expect(issueCodes(siting({ places: [aPin('x')], without: ['tower-greenfield'] }))).toEqual(['pin-kind-ruled-out']);
    expect(issueCodes(siting({ places: [aPin('x', { kind: 'lora-gateway' })] }))).toEqual(['pin-kind-cannot-serve']);
    const field = aPin('x', { kind: 'hotspot-outdoor', lonDeg: 1.8495, latDeg: 41.7005 });
    expect(issueCodes(siting({ places: [field] }))).toEqual(['pin-without-premises']);
    expect(issueCodes({ ...siting({ places: [field] }), venues: [aVenue('v', 1.8495, 41.7006)] })).toEqual([]);
    expect(issueCodes(siting({ places: [aPin('x'), aPin('far', { lonDeg: 9, pinned: false })] }))).toEqual([]);
  });

  it('in one of two regions are built in that one', async () => {
    const world = aWorld(
      (plan) => plan.siting.places.push(aPin('x', { lonDeg: 1.845 })),
      [box('west', 1.8, 1.84), box('east', 1.84, 1.85)],
    );
    const built = (await solve(world)).filter(({ sites }) => sites.some(({ siteId }) => siteId === 'x'));
    expect(new Set(built.map(({ regionId }) => regionId))).toEqual(new Set(['east']));
  });
});

describe('places to weigh', () => {
  it('the list is weighed beside what was found; what is stated to be no kind could be several', () => {
    const plan = newPlan('x');
    const ids = wishedPlaces(plan, [listed('a', 'tower-greenfield'), listed('b', null)]).map(({ id }) => id);
    expect(ids).toEqual(['list-a', 'list-b-tower-greenfield', 'list-b-hotspot-outdoor']);
    plan.service.classId = 'lora-sf9';
    expect(wishedPlaces(plan, [listed('b', null)]).map(({ kind }) => kind)).toEqual(['lora-gateway']);
  });

  it('ids that come twice stay apart', () => {
    const places = wishedPlaces(newPlan('x'), [listed('a', 'tower-greenfield'), listed('a', 'tower-greenfield', 1.83)]);
    expect(new Set(places.map(({ id }) => id)).size).toBe(2);
  });

  it('a hotspot of the list without premises, and places outside, are left out and counted', async () => {
    const world = aWorld();
    const candidates = [
      listed('field', 'hotspot-outdoor', 1.8495),
      listed('away', 'hotspot-outdoor', 3),
      listed('town', 'hotspot-outdoor', 1.8151),
    ];
    const { candidates: before } = optionOf(await solve(world), 'hotspots-new');
    const outside = ({ thinned }: typeof before) =>
      thinned.find(({ reason }) => reason === 'outside-region')?.count ?? 0;
    const { candidates: after } = optionOf(await solve({ ...world, candidates }), 'hotspots-new');
    expect(after.considered).toBe(before.considered + 3);
    expect(outside(after)).toBe(outside(before) + 1);
    expect(after.thinned).toContainEqual({ reason: 'no-premises', count: 1 });
  });
});

describe('limits', () => {
  it('kinds ruled out are in no option', async () => {
    const options = await solve(withWish((siting) => (siting.without = ['tower-greenfield', 'hotspot-outdoor'])));
    for (const { sites } of options) expect(sites.map(({ kind }) => kind)).not.toContain('tower-greenfield');
    expect(codes(optionOf(options, 'greenfield-towers'))).toEqual(['kinds-ruled-out']);
    const plan = aWorld((all) => (all.siting.without = ['hotspot-indoor'])).plan;
    expect(buildableKinds(plan)).toEqual(
      new Set<SiteKind>(['tower-colocated', 'tower-greenfield', 'hotspot-outdoor', 'hotspot-converted']),
    );
  });

  it('at most so many sites per gap, pins always', async () => {
    const two = await solve(withWish((siting) => (siting.mostHotspotsPerGap = 2)));
    expect(optionOf(two, 'hotspots-new').sites).toHaveLength(2);
    expect(optionOf(two, 'hotspots-new').reachesTarget).toBe(false);
    expect(codes(optionOf(two, 'hotspots-new'))).toContain('limited-per-gap');
    const none = await solve(
      withWish((siting) => Object.assign(siting, { mostTowersPerGap: 0, places: [aPin('mine')] })),
    );
    expect(optionOf(none, 'greenfield-towers').sites.map(({ siteId }) => siteId)).toEqual(['mine']);
    expect(optionOf(none, 'colocated-towers').sites).toEqual([]);
  });

  it('a group holds what serves one gap, towers apart from the rest', () => {
    const { plan } = withWish((siting) => Object.assign(siting, { mostTowersPerGap: 1, mostHotspotsPerGap: 3 }));
    const candidates = [
      { ...aCandidate('t1', 1, [[0, 1]]), gapId: 'A' },
      { ...aCandidate('t2', 1, [[0, 1]]), gapId: 'B' },
      { ...aCandidate('h1', 1, [[0, 1]]), gapId: 'A' },
      { ...aCandidate('t3', 1, [[0, 1]], true), gapId: 'A' },
      { ...aCandidate('t4', 1, [[0, 1]], true), gapId: 'A' },
    ];
    expect(limitsPerGap(plan, candidates)).toEqual([
      { members: [0, 3, 4], atMost: 2 },
      { members: [1], atMost: 1 },
      { members: [2], atMost: 3 },
    ]);
  });

  it('in the busy hour a site serves no more than it can carry', async () => {
    const world = withWish((siting) => (siting.busyHourMbpsPerPerson = 2));
    const options = await solve(world);
    const free = await solve(aWorld());
    const hotspots = optionOf(options, 'hotspots-new');
    expect(codes(hotspots)).toContain('capacity-counted');
    const served = new Float64Array(hotspots.sites.length);
    for (const [k, s] of hotspots.assignments.site.entries())
      served[s]! += world.demand.people[hotspots.assignments.cell[k]!]! * hotspots.assignments.fraction[k]!;
    const most = hotspots.sites[0]!.capacityPeople!;
    expect(Math.max(...served)).toBeLessThanOrEqual(most * (1 + 1e-6));
    expect(Math.max(...served)).toBeGreaterThan(0.99 * most);
    expect(hotspots.sites.length).toBeGreaterThan(optionOf(free, 'hotspots-new').sites.length);
  });

  it('the load of each cell instead of one figure: alike it is the same, heavier users fill a site with fewer', async () => {
    const plain = await solve(withWish((siting) => (siting.busyHourMbpsPerPerson = 2)));
    const asked = withWish((siting) => (siting.busyHourFromUsage = true));
    const loads = (mbps: (cell: number) => number) =>
      solve({ ...asked, busyHourMbps: Float64Array.from({ length: asked.grid.count }, (_, cell) => mbps(cell)) });
    const sitesOf = (options: typeof plain) => optionOf(options, 'hotspots-new').sites;
    expect(sitesOf(await loads(() => 2))).toEqual(sitesOf(plain));
    const mixed = optionOf(await loads((cell) => (cell % 2 ? 1 : 6)), 'hotspots-new');
    const load = new Float64Array(mixed.sites.length);
    for (const [k, s] of mixed.assignments.site.entries()) {
      const cell = mixed.assignments.cell[k]!;
      load[s]! += asked.demand.people[cell]! * mixed.assignments.fraction[k]! * (cell % 2 ? 1 : 6);
    }
    // What one site carries: people at 2 Mbit/s each.
    const mbps = sitesOf(plain)[0]!.capacityPeople! * 2;
    expect(Math.max(...load)).toBeLessThanOrEqual(mbps * (1 + 1e-6));
    expect(Math.max(...load)).toBeGreaterThan(0.99 * mbps);
  });

  it('a new tower farther from bandwidth than allowed is not weighed; a point of presence helps', async () => {
    const far = withWish((siting) => (siting.mostBackhaulKm = 0.4));
    const { sites } = optionOf(await solve(far), 'greenfield-towers');
    for (const { place } of sites) expect(place!.nearestSiteKm).toBeLessThanOrEqual(0.4);
    const alone = { ...far, sites: [] };
    expect(optionOf(await solve(alone), 'greenfield-towers').candidates.thinned.map(({ reason }) => reason)).toContain(
      'no-backhaul',
    );
    expect(optionOf(await solve(alone), 'greenfield-towers').sites).toEqual([]);
    const presence = [{ id: 'p', name: '', lonDeg: 1.815, latDeg: 41.72 }];
    expect(optionOf(await solve({ ...alone, presence }), 'greenfield-towers').sites.length).toBeGreaterThan(0);
  });
});

it('each new tower is priced where it stands, and says how it is connected', async () => {
  const world = aWorld();
  const options = await solve({
    ...world,
    priceOf: (kind, place) => ({
      ...world.priceOf(kind),
      annualCostUsd: PRICES[kind] + 1000 * (place?.nearestSiteKm ?? 0),
      ...(kind === 'tower-greenfield' ? { backhaul: 'fibre' as const } : {}),
    }),
  });
  for (const site of optionOf(options, 'greenfield-towers').sites) {
    expect(site.annualCostUsd).toBeCloseTo(PRICES['tower-greenfield'] + 1000 * site.place!.nearestSiteKm!, 6);
    expect(site.backhaul).toBe('fibre');
  }
  for (const site of optionOf(options, 'hotspots-new').sites) expect(site.place).toBeUndefined();
});
