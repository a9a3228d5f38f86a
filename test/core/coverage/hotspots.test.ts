/** Existing hotspots: who they serve, whom they never serve, and positions known only as a cell. */
import { describe, expect, it } from 'vitest';
import { type CandidateKind, candidateReachKm, GRADES } from '../../../src/core/coverage';
import { h3Centre, h3OfPoint } from '../../../src/core/geo';
import type { Hotspot } from '../../../src/core/inputs/facts';
import { aHotspot, aPlan, cover, evenDemand, flatGrid, HERE, servedKm2, servedPeople } from '../../worlds/flat-world';

const wifi = (fields: Partial<Hotspot> = {}): Hotspot =>
  aHotspot('W', { network: 'mobile', device: 'wifi-outdoor', heightM: 8, ...fields });
const codes = (notes: { code: string }[]): string[] => notes.map((note) => note.code);
const fine = flatGrid({ halfKm: 0.3, resolution: 11 });

describe('IoT hotspots', () => {
  const grid = flatGrid({ halfKm: 3, resolution: 9 });
  const demand = evenDemand(grid, 100);

  it('serve nobody in a phone plan, and the note counts them', async () => {
    const result = await cover({
      grid,
      demand,
      hotspots: [aHotspot('A'), aHotspot('B')],
      plan: aPlan({ classId: 'lte-5-1' }),
    });
    expect(servedPeople(demand, result)).toBe(0);
    expect(result.notes.find((note) => note.code === 'coverage-iot-hotspots-serve-no-phones')!.context).toEqual({
      hotspots: 2,
      read: 2,
    });
  });

  it('serve many in a LoRa plan, more with a slower spreading factor', async () => {
    const served = [];
    for (const classId of ['lora-sf7', 'lora-sf10', 'lora-sf12'] as const)
      served.push(
        servedPeople(demand, await cover({ grid, demand, hotspots: [aHotspot('A')], plan: aPlan({ classId }) })),
      );
    expect(served[0]).toBeGreaterThan(50);
    expect(served).toEqual(served.toSorted((a, b) => a - b));
  });

  it('are silent when offline, and a better antenna helps them hear', async () => {
    const plan = aPlan({ classId: 'lora-sf10', wifiProfile: 'fcc' });
    const areaOf = async (fields: Partial<Hotspot>) =>
      servedKm2(grid, await cover({ grid, hotspots: [aHotspot('A', fields)], plan }));
    expect(await areaOf({ online: false })).toBe(0);
    expect(await areaOf({ gainDbi: 8 })).toBeGreaterThan(await areaOf({ gainDbi: 1.2 }));
  });
});

describe('Mobile hotspots', () => {
  it('serve only payers, as grade B', async () => {
    const areaFor = async (operator: string, hotspotPayers: string[]) => {
      const result = await cover({ grid: fine, hotspots: [wifi()], plan: aPlan({ operator, hotspotPayers }) });
      for (let i = 0; i < fine.count; i++)
        if (result.servedFraction[i]! > 0) expect(GRADES[result.grade[i]!]).toBe('B');
      return servedKm2(fine, result);
    };
    const paid = await areaFor('214-7', ['214-07']);
    expect(paid).toBeGreaterThan(0.002);
    expect(await areaFor('any', ['214-7'])).toBe(paid);
    expect(await areaFor('any', ['any'])).toBe(paid);
    expect(await areaFor('214-1', ['214-7'])).toBe(0);
    expect(await areaFor('any', [])).toBe(0);
  });

  it('have a footprint of the order of 0.006 km² outdoors, less through a wall', async () => {
    const plan = aPlan({ hotspotPayers: ['any'], wifiProfile: 'fcc' });
    const outdoors = servedKm2(fine, await cover({ grid: fine, hotspots: [wifi()], plan }));
    const indoors = servedKm2(
      fine,
      await cover({
        grid: fine,
        hotspots: [wifi()],
        plan: { ...plan, service: { ...plan.service, environment: 'indoor-traditional' } },
      }),
    );
    expect(outdoors).toBeGreaterThan(0.003);
    expect(outdoors).toBeLessThan(0.02);
    expect(indoors).toBeLessThan(outdoors / 3);
  });

  it('never serve vehicles, voice or LoRa, and say so', async () => {
    for (const [service, code] of [
      [{ environment: 'in-vehicle' }, 'coverage-hotspots-not-for-vehicles'],
      [{ classId: 'voice' }, 'coverage-hotspots-not-for-class'],
      [{ classId: 'lora-sf9' }, 'coverage-hotspots-not-for-class'],
    ] as const) {
      const result = await cover({
        grid: fine,
        hotspots: [wifi()],
        plan: aPlan({ hotspotPayers: ['any'], ...service }),
      });
      expect(servedKm2(fine, result)).toBe(0);
      expect(codes(result.notes)).toContain(code);
    }
  });

  it('neighbours that hear each other share airtime; on a busy channel nobody meets the class', async () => {
    const plan = aPlan({ hotspotPayers: ['any'], loadFraction: 1 });
    const one = servedKm2(fine, await cover({ grid: fine, hotspots: [wifi()], plan }));
    const crowd = Array.from({ length: 12 }, (_, i) => wifi({ id: `W${i}` }));
    expect(servedKm2(fine, await cover({ grid: fine, hotspots: crowd, plan }))).toBeLessThan(one);
    const jammed = aPlan({ hotspotPayers: ['any'], wifiBusyFraction: 0.9 });
    expect(servedKm2(fine, await cover({ grid: fine, hotspots: [wifi()], plan: jammed }))).toBeLessThan(one);
  });
});

describe('positions known only as a cell', () => {
  const cell = h3OfPoint(HERE.lonDeg, HERE.latDeg, 8);
  const [lonDeg, latDeg] = h3Centre(cell);
  const vague = wifi({ lonDeg, latDeg, h3: cell, positionPrecision: 'res-8' });
  const grid = flatGrid({ halfKm: 1.2, resolution: 10, at: { lonDeg, latDeg } });
  const plan = aPlan({ hotspotPayers: ['any'] });

  it('give the expected area of the footprint, spread thin, and serve no cell outright', async () => {
    const sharp = servedKm2(fine, await cover({ grid: fine, hotspots: [wifi()], plan }));
    const result = await cover({ grid, hotspots: [vague], plan });
    // The same expected area: 25 % for the hexagonal sampling of a 44 m disc at resolution 12.
    expect(servedKm2(grid, result) / sharp).toBeGreaterThan(0.75);
    expect(servedKm2(grid, result) / sharp).toBeLessThan(1.33);
    expect(Math.max(...result.servedFraction)).toBeLessThan(0.05);
    expect(codes(result.notes)).toContain('coverage-hotspots-spread-over-cells');
  });

  it('two vague hotspots never promise more than certainty, nor twice the one', async () => {
    const one = servedKm2(grid, await cover({ grid, hotspots: [vague], plan }));
    const two = servedKm2(grid, await cover({ grid, hotspots: [vague, { ...vague, id: 'V' }], plan }));
    expect(two).toBeGreaterThan(1.8 * one);
    expect(two).toBeLessThan(2 * one);
  });

  it('a LoRa gateway reaches far beyond its cell, where the cell no longer matters', async () => {
    const wide = flatGrid({ halfKm: 1, resolution: 10, at: { lonDeg, latDeg } });
    const loraPlan = aPlan({ classId: 'lora-sf12', wifiProfile: 'fcc' });
    const gateway = aHotspot('L', { lonDeg, latDeg, h3: cell, positionPrecision: 'res-8', heightM: 20 });
    const sharp = await cover({ grid: wide, hotspots: [{ ...gateway, positionPrecision: 'point' }], plan: loraPlan });
    const vagueOne = await cover({ grid: wide, hotspots: [gateway], plan: loraPlan });
    expect(servedKm2(wide, vagueOne) / servedKm2(wide, sharp)).toBeGreaterThan(0.8);
    expect(vagueOne.serviceProbability[0]).toBeLessThanOrEqual(1);
  });
});

describe('Wi-Fi over terrain', () => {
  it.each(['hotspot-outdoor', 'hotspot-indoor', 'hotspot-converted'] satisfies CandidateKind[])(
    '%s ends before the 200 m from which terrain takes part, however little is required',
    (kind) => {
      const plan = aPlan({ classId: 'wifi-5-1', edgeProbability: 0.5 });
      const reachKm = candidateReachKm(kind, { plan, scenario: 'umi' });
      expect(reachKm).toBeGreaterThan(0);
      expect(reachKm).toBeLessThan(0.2);
    },
  );
});
