/** What crosses when a view changes in part. */
import { describe, expect, it } from 'vitest';
import type { ViewResult } from '../../src/worker/protocol';
import { followUpdates, gatherSlices, openUpdates, slicesOf, type ViewUpdate } from '../../src/worker/view-update';

const crossed = (update: ViewUpdate): ViewUpdate => structuredClone(update);
const aView = (parts: Partial<ViewResult> = {}): ViewResult =>
  ({ version: '1', sites: SITES, gaps: [], ...parts }) as ViewResult;
const SITES = [{ id: 'a' }, { id: 'b' }] as unknown as ViewResult['sites'];

describe('views in parts', () => {
  it('carry what changed, and come out whole', () => {
    const [update, follow] = [openUpdates(), followUpdates()];
    const first = update('main', aView());
    expect(first.same).toEqual([]);
    const shown = follow(crossed(first));
    const second = update('main', aView({ version: '2', sites: [...SITES] }));
    expect(second).toEqual({ slot: 'main', changed: { version: '2' }, same: ['sites', 'gaps'] });
    const next = follow(crossed(second));
    expect(next).toEqual(aView({ version: '2' }));
    expect(next.sites).toBe(shown.sites);
  });

  it('leave out what is gone', () => {
    const [update, follow] = [openUpdates(), followUpdates()];
    const stale = { stages: ['siting'], because: 'costs' } as const;
    follow(crossed(update('main', aView({ stale }))));
    expect(follow(crossed(update('main', aView())))).not.toHaveProperty('stale');
  });

  it('of two slots know nothing of each other', () => {
    const [update, follow] = [openUpdates(), followUpdates()];
    follow(crossed(update('main', aView())));
    const other = aView({ gaps: [{ id: 'g' }] as ViewResult['gaps'] });
    expect(update('other', other).same).toEqual([]);
    expect(() => follow({ slot: 'other', changed: {}, same: ['sites'] })).toThrow(/other/);
  });

  it('of many items cross in slices, none of them long, and come out whole', () => {
    const [update, follow, slices] = [openUpdates(), followUpdates(), gatherSlices()];
    const sites = Array.from({ length: 20_001 }, (_, i) => ({ id: `${i}` })) as unknown as ViewResult['sites'];
    const view = aView({ sites });
    const sent = slicesOf(update('main', view));
    expect(sent.rest.changed).not.toHaveProperty('sites');
    expect(Math.max(...sent.slices.map(({ items }) => items.length))).toBeLessThanOrEqual(1500);
    for (const slice of sent.slices) slices.add(structuredClone(slice));
    const shown = follow(slices.whole(crossed(sent.rest)));
    expect(shown).toEqual(view);
    // The next one says that they are the same, without any slice.
    const next = slicesOf(update('main', { ...view, version: '2' }));
    expect(next.slices).toEqual([]);
    expect(follow(slices.whole(crossed(next.rest))).sites).toBe(shown.sites);
    expect(() => slices.whole(sent.rest)).toThrow(/sites/);
  });
});
