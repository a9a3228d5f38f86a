/** What must not change the result: how the work is cut, in which order the files list things, empty additions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCoverage, coverageTask } from '../../../src/core/coverage';
import { inProcessPool, newPlan, type Pool } from '../../../src/core/plan';
import { seededRandom } from '../../../src/core/units';
import { aHotspot, aPlan, aSector, aSite, cover, flatGrid, HERE, worldInput } from '../../worlds/flat-world';

/** A mixed world: unknown and known bands, three operators, GSM, hotspots; positions and azimuths from a seed. */
function mixedWorld(seed: number) {
  const random = seededRandom(seed);
  const sites = Array.from({ length: 12 }, (_, i) =>
    aSite(`S${i}`, {
      eastKm: (random() - 0.5) * 14,
      northKm: (random() - 0.5) * 14,
      sectors: Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        aSector({
          operator: ['214-1', '214-3', '214-7'][Math.floor(random() * 3)]!,
          technology: random() < 0.8 ? 'LTE' : 'NR',
          templateId: null,
          azimuthDeg: random() < 0.3 ? null : random() * 360,
        }),
      ),
    }),
  );
  const hotspots = Array.from({ length: 6 }, (_, i) =>
    aHotspot(`H${i}`, {
      network: 'mobile',
      device: 'wifi-outdoor',
      lonDeg: HERE.lonDeg + (random() - 0.5) * 0.02,
      latDeg: HERE.latDeg + (random() - 0.5) * 0.02,
    }),
  );
  return {
    grid: flatGrid({ halfKm: 3, resolution: 9 }),
    sites,
    hotspots,
    plan: aPlan({ loadFraction: 0.5, hotspotPayers: ['any'] }, { scenario: 'auto' }),
    density: (lon: number) => (lon > HERE.lonDeg ? 2000 : 50),
  };
}

describe('slices', () => {
  it('N slices give the bits of one, whatever N', async () => {
    const world = mixedWorld(1);
    const whole = await cover(world, 1e9);
    for (const size of [1, 7, 50, 301]) expect(await cover(world, size)).toEqual(whole);
  });

  it('a slice travels: task and shared survive a structured clone, as to a worker', async () => {
    const cloning: Pool = {
      size: 2,
      run: (task, shared, inputs, options) =>
        inProcessPool.run(
          { ...task, run: (_, input) => structuredClone(task.run(structuredClone(shared), structuredClone(input))) },
          shared,
          inputs,
          options,
        ),
    };
    const world = mixedWorld(2);
    const options = { signal: new AbortController().signal, onProgress() {}, sliceCells: 100 };
    expect(await computeCoverage(worldInput(world), { ...options, pool: cloning })).toEqual(await cover(world));
    expect(coverageTask.name).toBe('coverage');
  });

  it('the order of sites, sectors and hotspots in the files is irrelevant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1000 }), async (seed) => {
        const world = mixedWorld(seed);
        const turned = { ...world, sites: world.sites.toReversed(), hotspots: world.hotspots.toReversed() };
        expect(await cover(turned)).toEqual(await cover(world));
      }),
      { numRuns: 5 },
    );
  });

  it('an empty scenario equals the baseline: sites of no use to the class change nothing', async () => {
    const world = mixedWorld(3);
    const useless = aSite('GSM only', { sectors: [aSector({ technology: 'GSM', templateId: null })] });
    expect(await cover({ ...world, sites: [...world.sites, useless] })).toEqual(await cover(world));
  });

  it('is cancelled between slices', async () => {
    const controller = new AbortController();
    const run = computeCoverage(worldInput(mixedWorld(4)), {
      pool: inProcessPool,
      signal: controller.signal,
      onProgress: () => controller.abort(),
      sliceCells: 50,
    });
    await expect(run).rejects.toThrow(/abort/i);
  });

  it('reports progress to 1 and counts links by rung', async () => {
    const fractions: number[] = [];
    const grid = flatGrid({ halfKm: 1, resolution: 9 });
    const input = worldInput({
      grid,
      sites: [aSite('near'), aSite('far', { eastKm: 9 })],
      plan: { ...aPlan(), name: newPlan('x').name },
    });
    const result = await computeCoverage(input, {
      pool: inProcessPool,
      signal: new AbortController().signal,
      onProgress: (f) => fractions.push(f),
    });
    expect(fractions.at(-1)).toBe(1);
    expect(result.rungCounts.find(({ siteId }) => siteId === 'near')!.counts).toEqual({
      p1812: 0,
      '38.901': grid.count,
      hata: 0,
      'free-space': 0,
      itm: 0,
    });
  });
});
