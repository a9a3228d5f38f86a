/** Cells nobody reaches: the shortage is that of the best emitter, whichever way the work is cut, and found without asking all of them. */
import { describe, expect, it } from 'vitest';
import { CAUSES, CELL_STATES } from '../../../src/core/coverage';
import { seededRandom } from '../../../src/core/units';
import { aHotspot, aPlan, aSite, cover, flatGrid, HERE, servedKm2 } from '../../worlds/flat-world';

const UNSERVED = CELL_STATES.indexOf('unserved');

describe('cells out of reach', () => {
  const grid = flatGrid({ halfKm: 4, resolution: 9 });
  const plan = aPlan({ classId: 'lora-sf7' });
  const random = seededRandom(11);
  // Many heights and gains: many groups, of which few can be the best anywhere.
  const gateways = Array.from({ length: 40 }, (_, i) =>
    aHotspot(`H${String(i).padStart(2, '0')}`, {
      lonDeg: HERE.lonDeg + 0.06 + random() * 0.2,
      latDeg: HERE.latDeg + (random() - 0.5) * 0.2,
      heightM: 3 + Math.floor(random() * 30),
      gainDbi: Math.floor(random() * 9),
    }),
  );

  it('are short by as much as the best of all emitters taken one by one', async () => {
    const together = await cover({ grid, hotspots: gateways, plan });
    const alone = [];
    for (const gateway of gateways) alone.push(await cover({ grid, hotspots: [gateway], plan }));
    let checked = 0;
    for (let i = 0; i < grid.count; i++) {
      // In reach of somebody the column holds the budget of the best server instead.
      if (together.state[i] !== UNSERVED || together.siteIndex[i] !== -1) continue;
      checked++;
      expect(together.deficitDb[i]).toBe(Math.min(...alone.map((result) => result.deficitDb[i]!)));
      expect(CAUSES[together.cause[i]!]).toBe('no-signal');
    }
    expect(checked).toBeGreaterThan(50);
  });

  it('are the same however the grid is cut', async () => {
    const whole = await cover({ grid, hotspots: gateways, plan }, 1e9);
    for (const size of [1, 13, 200]) expect(await cover({ grid, hotspots: gateways, plan }, size)).toEqual(whole);
  });

  it('without any emitter the shortage is unknown, not zero', async () => {
    const empty = await cover({ grid });
    expect(new Set(empty.state)).toEqual(new Set([UNSERVED]));
    expect(Array.from(empty.deficitDb).every(Number.isNaN)).toBe(true);
  });

  it('are outside the model only where the link would still serve at the end of the ladder', async () => {
    const far = flatGrid({ halfKm: 1, resolution: 9 });
    const mast = (powerPerPortDbm: number) =>
      cover({
        grid: far,
        sites: [aSite('A', { eastKm: 24 })],
        plan: aPlan({}, { templateOverrides: { 'lte-800': { powerPerPortDbm } } }),
      });
    expect(new Set((await mast(46)).state)).toEqual(new Set([UNSERVED]));
    // The uplink decides in LTE, so no transmit power opens the question; a class without one does.
    expect(new Set((await mast(90)).state)).toEqual(new Set([UNSERVED]));
    const sensitive = await cover({
      grid: far,
      hotspots: [aHotspot('L', { lonDeg: HERE.lonDeg + 0.29, heightM: 150, gainDbi: 60 })],
      plan: aPlan({ classId: 'lora-sf12' }, { templateOverrides: { 'lora-eu868': { powerPerPortDbm: 60 } } }),
    });
    expect(new Set(sensitive.state)).toEqual(new Set([CELL_STATES.indexOf('outside-model')]));
    expect(servedKm2(far, sensitive)).toBe(0);
  });
});
