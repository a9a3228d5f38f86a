import { expect, it } from 'vitest';
import { MAST, runSmall, smallPlan } from './small-plan';

/** Links of the mast, 9 km east of the regions, under a margin. */
async function linksWithin(marginKm: number): Promise<number> {
  const plan = smallPlan((small) => ({
    ...small,
    grid: { ...small.grid, marginKm },
    network: { ...small.network, sites: { [MAST]: { lonDeg: 1.98, latDeg: 41.7 } } },
  }));
  const { result } = await runSmall(plan, new Map());
  const counts = result.coverage.rungCounts.find(({ siteId }) => siteId === MAST)?.counts;
  return counts ? Object.values(counts).reduce((sum, links) => sum + links, 0) : 0;
}

it('a site outside the margin takes no part, one inside does', async () => {
  expect(await linksWithin(5)).toBe(0);
  const inside = await linksWithin(12);
  expect(inside).toBeGreaterThan(10);
  expect(await linksWithin(30)).toBe(inside);
});
