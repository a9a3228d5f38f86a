/** Options of the box world: figures that an outsider can add up, whatever the plan asks for. */
import { describe, expect, it } from 'vitest';
import { type Pool } from '../../../src/core/plan';
import { OPTION_IDS, type OptionSites, type SitingInput } from '../../../src/core/siting';
import { aPin, aVenue, aWorld, box, codes, noGo, optionOf, solve } from './box-world';

/** People served and cost, from sites and assignments alone, as an outsider would add them up. */
function addUp({ assignments, sites }: OptionSites, world: SitingInput) {
  const shares = new Map<number, number>();
  for (const [k, cell] of assignments.cell.entries())
    shares.set(cell, (shares.get(cell) ?? 0) + assignments.fraction[k]!);
  let people = 0;
  for (const [cell, share] of shares) people += world.demand.people[cell]! * Math.min(1, share);
  return { people, cost: sites.reduce((sum, { annualCostUsd }) => sum + annualCostUsd, 0) };
}

describe('siteOptions', () => {
  it('gives every option, and figures that an outsider can add up from sites and assignments', async () => {
    const world = aWorld();
    const options = await solve(world);
    expect(options.map(({ option }) => option)).toEqual([...OPTION_IDS]);
    for (const option of options) {
      const { people, cost } = addUp(option, world);
      expect(people, option.option).toBeCloseTo(option.servedPeople, 3);
      expect(cost, option.option).toBeCloseTo(option.solution.annualCostUsd, 6);
    }
    expect(optionOf(options, 'greenfield-towers').sites.length).toBeGreaterThan(0);
    expect(optionOf(options, 'hotspots-new').sites.length).toBeGreaterThan(0);
    expect(optionOf(options, 'do-nothing')).toMatchObject({ sites: [], servedPeople: 0, reachesTarget: false });
  });

  it('hybrid is never dearer than a single kind that reaches the target, and serves at least as many where none does', async () => {
    for (const share of [0.3, 0.6, 0.9]) {
      const options = await solve(aWorld((plan) => (plan.target.shareFraction = share)));
      const hybrid = optionOf(options, 'hybrid');
      for (const single of options.filter(({ option }) => option !== 'hybrid')) {
        if (single.reachesTarget)
          expect(hybrid.solution.annualCostUsd).toBeLessThanOrEqual(single.solution.annualCostUsd + 1e-6);
        if (single.reachesTarget) expect(hybrid.reachesTarget).toBe(true);
        if (!hybrid.reachesTarget) expect(hybrid.servedPeople).toBeGreaterThanOrEqual(single.servedPeople - 1e-6);
      }
    }
  });

  it('every bound is on the safe side, and every gap follows from it', async () => {
    for (const { solution } of await solve(aWorld())) {
      if (solution.bestBoundUsdPerYear === null) continue;
      expect(solution.bestBoundUsdPerYear).toBeLessThanOrEqual(solution.annualCostUsd + 1e-6);
      expect(solution.gapFraction! * Math.max(solution.annualCostUsd, 1e-12)).toBeCloseTo(
        solution.annualCostUsd - solution.bestBoundUsdPerYear,
        4,
      );
    }
  });

  it('keeps to the budget', async () => {
    const options = await solve(aWorld((plan) => (plan.target.budgetUsdPerYear = 20_000)));
    for (const { solution } of options) expect(solution.annualCostUsd).toBeLessThanOrEqual(20_000);
    expect(optionOf(options, 'greenfield-towers').sites).toEqual([]);
    expect(optionOf(options, 'hybrid').servedPeople).toBeGreaterThan(0);
    expect(optionOf(options, 'hybrid').solution.bestBoundPeople).toBeGreaterThanOrEqual(
      optionOf(options, 'hybrid').servedPeople - 1e-6,
    );
  });

  it('stays inside the region, and says how many masts it left out and why', async () => {
    const world = aWorld();
    const options = await solve(world);
    for (const { sites } of options)
      for (const { lonDeg, latDeg } of sites) {
        expect(lonDeg).toBeGreaterThan(1.8);
        expect(lonDeg).toBeLessThan(1.85);
        expect(latDeg).toBeGreaterThan(41.7);
        expect(latDeg).toBeLessThan(41.73);
      }
    expect(optionOf(options, 'colocated-towers').candidates).toEqual({
      considered: 3,
      thinned: [
        { reason: 'outside-region', count: 1 },
        { reason: 'near-duplicate', count: 1 },
      ],
    });
  });

  it('people already served in part count by what is left of them', async () => {
    const world = aWorld();
    const before = await solve(world);
    world.coverage.servedFraction.fill(0.25);
    const after = await solve(world);
    const tower = (options: OptionSites[]) => optionOf(options, 'greenfield-towers');
    expect(addUp(tower(after), world).people).toBeCloseTo(tower(after).servedPeople, 3);
    expect(tower(after).servedPeople).toBeCloseTo(0.75 * tower(before).servedPeople, 3);
  });

  it('says why there are no hotspots: vehicles, voice, no venues file', async () => {
    const vehicle = await solve(aWorld((plan) => (plan.service.environment = 'in-vehicle')));
    expect(codes(optionOf(vehicle, 'hotspots-new'))).toContain('wifi-not-for-vehicles');
    expect(optionOf(vehicle, 'hotspots-new').sites).toEqual([]);
    const voice = await solve(aWorld((plan) => (plan.service.classId = 'voice')));
    expect(codes(optionOf(voice, 'hotspots-new'))).toContain('class-not-by-hotspots');
    expect(codes(optionOf(voice, 'hotspots-converted'))).toContain('class-not-by-hotspots');
    expect(codes(optionOf(await solve(aWorld()), 'hotspots-converted'))).toEqual(['no-venues-file']);
  });

  it('a LoRa plan gets gateways and no towers', async () => {
    const options = await solve(aWorld((plan) => (plan.service.classId = 'lora-sf10')));
    expect(optionOf(options, 'hotspots-new').sites.map(({ kind }) => kind)).toContain('lora-gateway');
    expect(codes(optionOf(options, 'greenfield-towers'))).toContain('class-not-by-towers');
    expect(codes(optionOf(options, 'hotspots-converted'))).toContain('class-not-by-hotspots');
  });

  it('says that a region without a gap needs nothing', async () => {
    const world = aWorld();
    world.gaps = [];
    const options = await solve(world);
    for (const option of options) expect(option).toMatchObject({ sites: [], servedPeople: 0 });
    expect(codes(optionOf(options, 'hybrid'))).toEqual(['no-unserved-people']);
  });

  it("keeps the user's pins and no-go areas", async () => {
    const pinned = await solve(aWorld((plan) => plan.siting.places.push(aPin('mine', { heightM: 40 }))));
    for (const option of ['hybrid', 'greenfield-towers'])
      expect(optionOf(pinned, option).sites.find(({ siteId }) => siteId === 'mine')).toMatchObject({ pinned: true });
    expect(optionOf(pinned, 'hotspots-new').sites.some(({ siteId }) => siteId === 'mine')).toBe(false);
    const barred = await solve(aWorld((plan) => plan.siting.noGo.push(noGo(1.79, 1.86))));
    for (const { sites } of barred) expect(sites).toEqual([]);
    expect(optionOf(barred, 'greenfield-towers').candidates.thinned.map(({ reason }) => reason)).toContain(
      'no-go-area',
    );
  });

  it('with terrain, new masts go to the higher of near places', async () => {
    const options = await solve({ ...aWorld(), groundHeightM: (lon) => lon * 1000 });
    const flat = await solve(aWorld());
    const mean = (list: OptionSites[]) => {
      const { sites } = optionOf(list, 'greenfield-towers');
      return sites.reduce((sum, { lonDeg }) => sum + lonDeg, 0) / sites.length;
    };
    expect(mean(options)).not.toBeCloseTo(mean(flat), 5);
  });

  it('venues become converted access points where they reach people', async () => {
    const world = aWorld();
    const options = await solve({ ...world, venues: [aVenue('hall', 1.815, 41.72), aVenue('far', 3, 41.72)] });
    const { candidates } = optionOf(options, 'hotspots-converted');
    expect(candidates.considered).toBe(2);
    expect(candidates.thinned).toContainEqual({ reason: 'outside-region', count: 1 });
  });

  it('keeps regions apart, in order', async () => {
    const world = aWorld(() => {}, [box('west', 1.8, 1.84), box('east', 1.84, 1.85)]);
    const options = await solve(world);
    expect(options.map(({ regionId }) => regionId)).toEqual([
      ...OPTION_IDS.map(() => 'west'),
      ...OPTION_IDS.map(() => 'east'),
    ]);
    for (const { regionId, assignments } of options)
      for (const cell of assignments.cell) expect(world.grid.regions[world.grid.regionIndex[cell]!]!.id).toBe(regionId);
  });

  it('workers that finish in any order give the same bits', async () => {
    const backwards: Pool = {
      size: 3,
      async run(task, shared, inputs) {
        const outputs = inputs
          .map((input, k) => ({ k, input }))
          .toReversed()
          .map(({ k, input }) => ({ k, output: task.run(shared, input) }));
        return outputs.toSorted((a, b) => a.k - b.k).map(({ output }) => output);
      },
    };
    expect(await solve(aWorld(), backwards)).toEqual(await solve(aWorld()));
  });
});
