/** A run that remembers the last one gives the bits of one that does not, whatever happened to the sites in between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeCoverage,
  type CoverageInput,
  type CoverageMemory,
  type CoverageResult,
  makeCoverageMemory,
  readyForChange,
} from '../../../src/core/coverage';
import type { Site } from '../../../src/core/inputs/facts';
import { inProcessPool, type Pool } from '../../../src/core/plan';
import { seededRandom } from '../../../src/core/units';
import { makeGrid } from '../../../src/core/grid';
import { aHotspot, aPlan, aSector, aSite, flatGrid, HERE, squareAround, worldInput } from '../../worlds/flat-world';
import { aTerrain, hills } from '../../worlds/hilly-world';

const grid = flatGrid({ halfKm: 4, resolution: 9 });
const terrain = aTerrain(hills, { halfKm: 12, eastKm: -4 });

/** Counts the work that goes to the pool. */
function countingPool(): { pool: Pool; tasks: string[] } {
  const tasks: string[] = [];
  const pool: Pool = {
    size: 1,
    run: (task, shared, inputs, options) => {
      tasks.push(...inputs.map(() => task.name));
      return inProcessPool.run(task, shared, inputs, options);
    },
  };
  return { pool, tasks };
}

function run(input: CoverageInput, memory?: CoverageMemory, pool = inProcessPool): Promise<CoverageResult> {
  const options = { pool, signal: new AbortController().signal, onProgress() {}, sliceCells: 200 };
  return computeCoverage(input, memory ? { ...options, memory } : options);
}

const bitsOf = ({ losses: _, ...result }: CoverageResult) => result;

function aSiteFrom(random: () => number, id: string): Site {
  return aSite(id, {
    eastKm: (random() - 0.5) * 14,
    northKm: (random() - 0.5) * 14,
    heightM: 15 + Math.round(random() * 30),
    sectors: Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      aSector({
        operator: ['214-1', '214-3'][Math.floor(random() * 2)]!,
        templateId: random() < 0.5 ? null : 'lte-800',
        azimuthDeg: random() < 0.3 ? null : random() * 360,
      }),
    ),
  });
}

/** A world of masts at random; the two at the end keep operators and carriers the same whatever becomes of the others. */
function aWorld(seed: number, changes: Partial<CoverageInput> = {}): CoverageInput {
  const random = seededRandom(seed);
  const lasting = ['214-1', '214-3'].map((operator, k) =>
    aSite(`0 lasting ${k}`, {
      eastKm: 9,
      sectors: [null, 'lte-800'].map((templateId) => aSector({ operator, templateId })),
    }),
  );
  const sites = [...lasting, ...Array.from({ length: 10 }, (_, i) => aSiteFrom(random, `S${i}`))];
  const plan = aPlan({ loadFraction: 0.5, operator: seed % 2 ? 'any' : 'all' }, { scenario: 'rma' });
  return worldInput({ grid, sites, plan, ...changes });
}

const EDITS: Record<string, (sites: Site[], random: () => number) => Site[]> = {
  move: (sites, random) => sites.with(-2, { ...sites.at(-2)!, lonDeg: HERE.lonDeg + (random() - 0.5) / 10 }),
  retune: (sites, random) => sites.with(-1, { ...aSiteFrom(random, sites.at(-1)!.id) }),
  add: (sites, random) => [...sites, aSiteFrom(random, `A${sites.length}`)],
  remove: (sites) => sites.toSpliced(-3, 1),
  /** Comes before all others, so that its carriers may be the first. */
  lead: (sites, random) => [aSiteFrom(random, '0 first'), ...sites.filter(({ id }) => id !== '0 first')],
  nothing: (sites) => sites.toReversed(),
};

describe.each([
  ['flat', null],
  ['hilly', terrain],
] as const)('in a %s world', (_, ground) => {
  it('any chain of edits gives the bits of a run from scratch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1000 }),
        fc.array(fc.constantFrom(...Object.keys(EDITS)), { minLength: 1, maxLength: 4 }),
        async (seed, edits) => {
          const memory = makeCoverageMemory();
          const random = seededRandom(seed + 1);
          let input = aWorld(seed, { terrain: ground });
          await run(input, memory);
          for (const edit of edits) {
            input = { ...input, sites: EDITS[edit]!(input.sites, random) };
            expect(bitsOf(await run(input, memory))).toEqual(bitsOf(await run(input)));
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it('hotspots keep their shares and their names when sites come and go', async () => {
    const hotspots = [
      aHotspot('H1', { network: 'mobile', device: 'wifi-outdoor' }),
      aHotspot('H2', { network: 'mobile', device: 'wifi-outdoor', positionPrecision: 'res-8' }),
    ];
    const plan = aPlan({ loadFraction: 0.5, operator: 'all', hotspotPayers: ['any'] }, { scenario: 'rma' });
    const memory = makeCoverageMemory();
    let input = aWorld(4, { terrain: ground, hotspots, plan });
    const first = await run(input, memory);
    expect(first.siteIndex.some((site) => first.siteIds[site]?.startsWith('H'))).toBe(true);
    for (const edit of ['add', 'move', 'remove', 'retune'] as const) {
      input = { ...input, sites: EDITS[edit]!(input.sites, seededRandom(6)) };
      expect(bitsOf(await run(input, memory))).toEqual(bitsOf(await run(input)));
    }
  });

  it('a site added, then removed, was never there', async () => {
    const input = aWorld(5, { terrain: ground });
    const memory = makeCoverageMemory();
    const before = await run(input, memory);
    const added = await run({ ...input, sites: EDITS.add!(input.sites, seededRandom(9)) }, memory);
    expect(bitsOf(added)).not.toEqual(bitsOf(before));
    expect(bitsOf(await run(input, memory))).toEqual(bitsOf(before));
  });

  it('a moved site is no work for the pool', async () => {
    const input = aWorld(7, { terrain: ground });
    const memory = makeCoverageMemory();
    const { pool, tasks } = countingPool();
    await run(input, memory, pool);
    expect(tasks.filter((name) => name === 'site-loss')).toHaveLength(ground ? 12 - outside(input) : 0);
    tasks.length = 0;
    await run({ ...input, sites: EDITS.move!(input.sites, seededRandom(3)) }, memory, pool);
    expect(tasks).toEqual([]);
  });

  it('free workers share a moved site, to the same bits', async () => {
    const input = aWorld(7, { terrain: ground });
    const memory = makeCoverageMemory();
    const { pool, tasks } = countingPool();
    const free = { ...pool, size: 3, isFree: () => true };
    await run(input, memory, free);
    for (const edit of ['move', 'retune', 'move'] as const) {
      tasks.length = 0;
      const changed = { ...input, sites: EDITS[edit]!(input.sites, seededRandom(3)) };
      const result = await run(changed, memory, free);
      expect(tasks).toEqual(ground ? ['site-loss', 'site-loss', 'site-loss'] : []);
      expect(bitsOf(result)).toEqual(bitsOf(await run(changed)));
      await run(input, memory);
    }
  });

  it('results already given stay as they were, whenever the memory was made ready for the next change', async () => {
    const input = aWorld(8, { terrain: ground });
    const retuned = { ...input, sites: EDITS.retune!(input.sites, seededRandom(4)) };
    for (const ready of [[], [0], [1], [0, 0, 1]]) {
      const memory = makeCoverageMemory();
      const given: { result: CoverageResult; asGiven: ReturnType<typeof bitsOf> }[] = [];
      for (const [k, each] of [input, retuned, input].entries()) {
        const result = await run(each, memory);
        given.push({ result, asGiven: structuredClone(bitsOf(result)) });
        expect(bitsOf(result)).toEqual(bitsOf(await run(each)));
        for (const after of ready) if (after === k) readyForChange(memory);
      }
      for (const { result, asGiven } of given) expect(bitsOf(result)).toEqual(asGiven);
    }
  });
});

describe('slices out of reach of what changed', () => {
  // Without load a mast counts as far as it may serve, some 10 km: the second square does not hear the masts of the first, and the third hears nobody.
  const squares = [0, 24, 40].map((eastKm) => {
    const { lonDeg, latDeg } = aSite('', { eastKm });
    return { id: `${eastKm}`, name: `${eastKm}`, geometry: squareAround(lonDeg, latDeg, 2) };
  });
  const at = (id: string, eastKm: number, sectors = [aSector({ templateId: 'lte-2600' })]) =>
    aSite(id, { eastKm, northKm: 1, sectors });
  const sites = [at('M1', 0), at('M2', 1), at('M3', 24), at('M4', 25)];
  const input = worldInput({ grid: makeGrid(squares, { resolution: 9 }).grid, sites });

  it('follow what the unreached are short of, and the numbers of emitters', async () => {
    const memory = makeCoverageMemory();
    const first = await run(input, memory);
    expect(first.siteIndex[0]).toBeGreaterThanOrEqual(0);
    expect(first.siteIndex.at(-1)).toBe(-1);
    const lead = at('A', 1, [aSector({ templateId: 'lte-2600' }), aSector({ templateId: 'lte-2600', azimuthDeg: 90 })]);
    for (const now of [
      sites.with(0, at('M1', 2)),
      sites.with(3, at('M4', 26)),
      sites,
      [lead, ...sites],
      sites.slice(1),
    ]) {
      const changed = { ...input, sites: now };
      const result = await run(changed, memory);
      expect(bitsOf(result)).toEqual(bitsOf(await run(changed)));
      const isNearer = now.some(({ id, lonDeg }) => id === 'M4' && lonDeg > sites[3]!.lonDeg);
      expect(result.deficitDb.at(-1)! < first.deficitDb.at(-1)!).toBe(isNearer);
    }
  });

  it('follow the declared extent', async () => {
    const memory = makeCoverageMemory();
    const extent = (east: number): [number, number, number, number] => [1.7, 41.6, east, 41.8];
    await run({ ...input, siteExtent: extent(1.9) }, memory);
    const moved = { ...input, sites: sites.with(0, at('M1', 2)), siteExtent: extent(2.5) };
    expect(bitsOf(await run(moved, memory))).toEqual(bitsOf(await run(moved)));
  });
});

/** Sites that stand outside the terrain. */
const outside = ({ sites }: CoverageInput): number =>
  sites.filter(({ lonDeg }) => (lonDeg - HERE.lonDeg) * 111.195 * Math.cos((HERE.latDeg * Math.PI) / 180) > 8).length;

describe('what changes more than sites starts again', () => {
  const input = aWorld(11, { terrain });

  it.each([
    ['service', { ...input, plan: aPlan({ loadFraction: 0.2 }) }],
    ['radios', { ...input, plan: { ...input.plan, radios: { ...input.plan.radios, clutterM: 12 } } }],
    ['terrain', { ...input, terrain: aTerrain((e, n) => hills(e, n) + 1, { halfKm: 12, eastKm: -4 }) }],
    ['no terrain', { ...input, terrain: null }],
    ['grid', { ...input, grid: flatGrid({ halfKm: 3, resolution: 9 }) }],
    ['hotspots', { ...input, hotspots: [aHotspot('H', { network: 'mobile', device: 'wifi-outdoor' })] }],
    ['extent', { ...input, siteExtent: [1.79, 41.69, 1.81, 41.71] as [number, number, number, number] }],
    ['operators', { ...input, sites: [...input.sites, aSite('new', { sectors: [aSector({ operator: '214-7' })] })] }],
  ] satisfies [string, CoverageInput][])('%s', async (_, changed) => {
    const memory = makeCoverageMemory();
    await run(input, memory);
    const demand = { ...input.demand, people: new Float64Array(changed.grid.count) };
    expect(bitsOf(await run({ ...changed, demand }, memory))).toEqual(bitsOf(await run({ ...changed, demand })));
  });

  it('so does a run after one that was cancelled', async () => {
    const memory = makeCoverageMemory();
    await run(input, memory);
    const controller = new AbortController();
    const plan = aPlan({ loadFraction: 0.1 });
    const cancelled = computeCoverage(
      { ...input, plan },
      { pool: inProcessPool, signal: controller.signal, onProgress: () => controller.abort(), memory, sliceCells: 200 },
    );
    await expect(cancelled).rejects.toThrow(/abort/i);
    expect(bitsOf(await run(input, memory))).toEqual(bitsOf(await run(input)));
  });

  it('a moved extent moves the cells without data, and no others', async () => {
    const siteExtent: [number, number, number, number] = [1.79, 41.69, 1.81, 41.71];
    const memory = makeCoverageMemory();
    await run({ ...input, siteExtent }, memory);
    const moved = { ...input, siteExtent: [1.76, 41.69, 1.81, 41.71] as typeof siteExtent };
    expect(bitsOf(await run(moved, memory))).toEqual(bitsOf(await run(moved)));
  });
});
