/** The engine in process: two slots, results before a run is done, versions, differences. */
import { describe, expect, it, vi } from 'vitest';
import { inProcessPool, type Plan } from '../../src/core/plan';
import { createEngine, type EngineRunOptions } from '../../src/worker/engine';
import type { NamedBlob, ViewResult } from '../../src/worker/protocol';
import type { Answer } from '../../src/worker/questions';
import { MAST, SMALL_FILES, smallPlan } from '../core/run/small-plan';

const FILES: NamedBlob[] = Object.entries(SMALL_FILES).map(([path, text]) => ({ path, blob: new Blob([text]) }));

const withTowerPrice = (plan: Plan, likely: number): Plan => ({
  ...plan,
  costs: { ...plan.costs, overrides: { 'macro.tower_build_usd': { low: likely, likely, high: likely } } },
});
const movedMast = (plan: Plan): Plan => ({
  ...plan,
  network: { ...plan.network, sites: { [MAST]: { lonDeg: 1.78, latDeg: 41.705 } } },
});

vi.stubGlobal('__INFILL_VERSION__', 'test');

/** An engine whose page draws at once: a run waits for its cells to be seen. */
function anEngine() {
  const engine = createEngine(inProcessPool);
  const run = async (plan: Plan, options: Partial<EngineRunOptions> = {}) => {
    const partials: ViewResult[] = [];
    const outcome = await engine.run(plan, FILES, {
      signal: new AbortController().signal,
      onProgress: () => {},
      ...options,
      onPartial(view) {
        partials.push(view);
        engine.drawn(view.version);
        options.onPartial?.(view);
      },
    });
    if (!('view' in outcome)) throw new Error(JSON.stringify(outcome.issues));
    return { view: outcome.view, partials };
  };
  return { engine, run };
}

/** A tile that holds the whole square. */
const TILE = [8, 129, 95] as const;

describe('engine', () => {
  it('gives a new version when cells change, and keeps it when only prices do', async () => {
    const { engine, run } = anEngine();
    const first = await run(smallPlan());
    expect(first.partials.map(({ summary, stale }) => [summary.regions, stale?.because])).toEqual([[[], 'plan']]);
    expect(engine.tile(first.view.version, ...TILE)?.length).toBeGreaterThan(100);

    const dearer = await run(withTowerPrice(smallPlan(), 900_000));
    expect(dearer.partials.map(({ stale, version }) => [stale?.because, version])).toEqual([
      ['costs', first.view.version],
    ]);
    expect(dearer.view.stale).toBeUndefined();

    const moved = await run(movedMast(smallPlan()));
    expect(moved.partials[0]!.version).not.toBe(dearer.view.version);
    expect(moved.partials[0]!.stale?.because).toBe('network');
    expect(moved.view.summary.regions[0]!.baseline).toEqual(moved.partials[0]!.summary.regions[0]!.baseline);
  });

  it('gives a map that lags behind the tiles of the newer result, not holes', async () => {
    const { engine, run } = anEngine();
    const first = await run(smallPlan());
    const before = engine.tile(first.view.version, ...TILE);
    const moved = await run(movedMast(smallPlan()));
    const after = engine.tile(moved.view.version, ...TILE);
    expect(after).not.toEqual(before);
    expect(engine.tile(first.view.version, ...TILE)).toEqual(after);
    expect(engine.tile('99', ...TILE)).toBeNull();
    const other = await run(smallPlan(), { slot: 'other' });
    const pair = (from: string) => engine.tile(`${from}~${other.view.version}`, ...TILE);
    expect(pair(first.view.version)!.length).toBeGreaterThan(100);
    expect(pair(first.view.version)).toEqual(pair(moved.view.version));
  });

  it('keeps two results at a time, takes from one what the other knows, and tells them apart', async () => {
    const { engine, run } = anEngine();
    const one = await run(smallPlan());
    const stages: string[] = [];
    const two = await run(movedMast(smallPlan()), {
      slot: 'other',
      onProgress: (stage, fraction) => fraction === 0 && stages.push(stage),
    });
    expect(new Set(stages)).toEqual(new Set(['coverage', 'gaps', 'siting', 'economics']));
    const [from, to] = [one.view.version, two.view.version];
    expect(engine.tile(from, ...TILE)).not.toBeNull();
    expect(engine.tile(to, ...TILE)).not.toBeNull();
    expect(engine.tile(`${from}~${to}`, ...TILE)?.length).toBeGreaterThan(100);
    expect(engine.tile(`${from}~99`, ...TILE)).toBeNull();

    const difference = engine.ask({ name: 'compare', from, to }) as { regions: Record<string, number>[] };
    const served = (view: ViewResult) => view.summary.regions[0]!.baseline.servedPopulation;
    const [region] = difference.regions;
    expect(region!.peopleGained! - region!.peopleLost!).toBeCloseTo(served(two.view) - served(one.view), 1);
    expect(region!.cellsGained).toBeGreaterThan(0);
    expect(engine.ask({ name: 'compare', from, to: from })).toMatchObject({
      regions: [{ peopleGained: 0, peopleLost: 0, cellsGained: 0, cellsLost: 0 }],
      cellsOnlyInOne: 0,
    });
    expect(engine.ask({ name: 'compare', from, to: '99' })).toBeNull();
  });

  it('stops the older run of a slot when a newer one comes', async () => {
    const { run } = anEngine();
    await run(smallPlan());
    const older = run(movedMast(smallPlan()));
    const newer = run(withTowerPrice(smallPlan(), 900_000));
    await expect(older).rejects.toMatchObject({ name: 'AbortError' });
    expect((await newer).view.plan.network.sites).toEqual({});
  });

  it('keeps the files of the last finished run while another is under way or was stopped', async () => {
    const { engine, run } = anEngine();
    expect(() => engine.bundleFile('gaps.csv')).toThrow('no result');
    await run(smallPlan());
    const text = () => new TextDecoder().decode(engine.bundleFile('gaps.csv').bytes);
    const before = text();
    const cancel = new AbortController();
    const stopped = run(movedMast(smallPlan()), { signal: cancel.signal, onPartial: () => cancel.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(text()).toBe(before);
    await run(movedMast(smallPlan()));
    expect(text()).not.toBe(before);
  });

  it('ranks places for a deployer by another device and payer than the plan has', async () => {
    const { engine, run } = anEngine();
    await run(smallPlan());
    const ask = (more: { device?: 'hotspot-indoor'; payers?: string[] }) =>
      engine.ask({ name: 'deployers', regionId: 'R1', most: 3, ...more }) as {
        rows: { view: { capexUsd: { p50: number }; incomeUsdPerMonth: { p50: number } } }[];
      };
    const [outdoor, indoor, paid] = [ask({}), ask({ device: 'hotspot-indoor' }), ask({ payers: ['any'] })];
    expect(outdoor.rows).toHaveLength(3);
    expect(indoor.rows[0]!.view.capexUsd.p50).toBeLessThan(outdoor.rows[0]!.view.capexUsd.p50);
    expect(outdoor.rows[0]!.view.incomeUsdPerMonth.p50).toBe(0);
    expect(paid.rows[0]!.view.incomeUsdPerMonth.p50).toBeGreaterThan(0);
    expect(engine.ask({ name: 'deployers', regionId: 'none', most: 3 })).toBeNull();
  });

  it('says what a proposed site would serve and cost at another place, and makes exported files', async () => {
    const { engine, run } = anEngine();
    const { view } = await run(smallPlan());
    const site = view.proposed.find(({ option }) => option === 'greenfield-towers')!;
    const move = (lonDeg: number) =>
      engine.ask({
        name: 'move-proposed',
        regionId: 'R1',
        option: 'greenfield-towers',
        siteId: site.siteId,
        lonDeg,
        latDeg: site.latDeg,
      }) as Promise<{ change: { servedPeople: number }; cover?: object }>;
    expect((await move(site.lonDeg)).change.servedPeople).toBeCloseTo(0, 6);
    const far = await move(site.lonDeg - 0.2);
    expect(far.change.servedPeople).toBeLessThan(0);
    expect(far.cover).toBeUndefined();
    const gone = { name: 'move-proposed', regionId: 'R1', option: 'hybrid', siteId: 'none', lonDeg: 1, latDeg: 41 };
    expect(await engine.ask(gone as never)).toBeNull();

    const { bytes } = (await engine.ask({ name: 'export-file', fileName: 'field-sites.csv' })) as { bytes: Uint8Array };
    expect(bytes.length).toBeGreaterThan(50);
    await expect(engine.ask({ name: 'export-file', fileName: 'none.xyz' })).rejects.toThrow('none.xyz');
    const file = { path: 'people.csv', blob: new Blob(['name,lon,lat,population\nA,1,41,5\nB,999,41,5\n']) };
    expect(await engine.ask({ name: 'refused-rows', file, as: 'demand', mapping: {} })).toMatchObject({
      columns: ['name', 'lon', 'lat', 'population'],
      rows: [{ row: 3, cells: ['B', '999', '41', '5'] }],
    });
  });

  it('says on request what other targets cost and what would have to change, and leaves the result as it is', async () => {
    const { engine, run } = anEngine();
    const { view } = await run(smallPlan());
    const fractions: number[] = [];
    const follow = { signal: new AbortController().signal, onProgress: (share: number) => fractions.push(share) };
    const files = () => new TextDecoder().decode(engine.bundleFile('sites.csv').bytes);
    const before = files();
    const options = (await engine.ask({ name: 'targets', regionId: 'R1' }, follow)) as Answer<'targets'>;
    expect(fractions.at(-1)).toBe(1);
    const towers = options!.find(({ option }) => option === 'greenfield-towers')!.targets;
    expect(towers.map(({ shareFraction }) => shareFraction)).toEqual([0.5, 0.8, 0.95]);
    const costs = towers.map(({ annualCostUsd }) => annualCostUsd);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    // The plan asks for 80 %: the table says what the option says.
    const sited = view.proposed.filter(({ option }) => option === 'greenfield-towers');
    expect(smallPlan().target.shareFraction).toBe(0.8);
    expect(towers[1]!.siteIds.toSorted()).toEqual(sited.map(({ siteId }) => siteId).toSorted());

    const asked = (await engine.ask({
      name: 'what-would-change',
      regionId: 'R1',
    })) as Answer<'what-would-change'>;
    const { change } = asked!;
    expect(change!.priceFactor).toBeCloseTo(change!.towersUsdPerYear / change!.hotspotsUsdPerYear, 9);
    expect(files()).toBe(before);
    expect(await engine.ask({ name: 'targets', regionId: 'none' })).toBeNull();

    const cancel = new AbortController();
    cancel.abort();
    await expect(
      engine.ask({ name: 'targets', regionId: 'R1' }, { signal: cancel.signal, onProgress() {} }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
