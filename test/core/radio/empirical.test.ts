import { describe, expect, it } from 'vitest';
import { cost231LossDb } from '../../../src/core/radio/cost231';
import { freeSpaceLossDb } from '../../../src/core/radio/free-space';
import { type HataArea, hataLossDb } from '../../../src/core/radio/hata';
import { csvRows, describeWithReference, referenceText } from '../../helpers/reference';

const row = { frequencyMhz: 869, distanceKm: 2, baseHeightM: 30, mobileHeightM: 1 };

describeWithReference('Hata and COST-231 against published rows', () => {
  const rows = () => csvRows(referenceText('truth/published/empirical/ns3_hata_cost231_p1411.csv')).slice(1);
  const linkOf = (cells: string[]) => ({
    frequencyMhz: Number(cells[1]) / 1e6,
    distanceKm: Number(cells[2]) / 1000,
    baseHeightM: Number(cells[3]),
    mobileHeightM: Number(cells[4]),
  });
  it('rows 1–4: Okumura–Hata within 0.1 dB', () => {
    const areas: HataArea[] = ['urban-large', 'urban-small', 'suburban', 'open'];
    for (const [i, area] of areas.entries()) {
      const cells = rows()[i]!;
      const { lossDb, warnings } = hataLossDb({
        ...linkOf(cells),
        area,
        city: cells[6] === 'LargeCity' ? 'large' : 'small',
      });
      expect(Math.abs(lossDb - Number(cells[9])), `${area}: ${lossDb}`).toBeLessThan(0.1);
      expect(warnings).toEqual([]);
    }
  });
  it('row 6: COST-231 medium city within 0.1 dB, with its warning', () => {
    const cells = rows()[5]!;
    const { lossDb, warnings } = cost231LossDb({ ...linkOf(cells), area: 'medium' });
    expect(Math.abs(lossDb - Number(cells[9]))).toBeLessThan(0.1);
    expect(warnings).toEqual(['frequency-outside-range']);
  });
});

describe('Hata and COST-231', () => {
  it('COST-231 in a large city: 153.52 dB (the published 148.55 forgets the −4.97 of a(hm)), out of range at 2114 MHz', () => {
    const { lossDb, warnings } = cost231LossDb({ ...row, frequencyMhz: 2114, area: 'metropolitan' });
    expect(Math.abs(lossDb - 153.52)).toBeLessThan(0.01);
    expect(warnings).toEqual(['frequency-outside-range']);
  });
  it('Hata at 1 km by hand: 900 MHz, 30 m over 1.5 m, small city', () => {
    const byHand =
      69.55 + 26.16 * 2.9542425 - 13.82 * 1.4771213 - ((1.1 * 2.9542425 - 0.7) * 1.5 - (1.56 * 2.9542425 - 0.8));
    expect(
      hataLossDb({ ...row, frequencyMhz: 900, distanceKm: 1, mobileHeightM: 1.5, area: 'urban-small' }).lossDb,
    ).toBeCloseTo(byHand, 4);
  });
  it('the city under the open correction matters little at 1.5 m', () => {
    const at = (city: 'large' | 'small') => hataLossDb({ ...row, mobileHeightM: 1.5, area: 'open', city }).lossDb;
    expect(Math.abs(at('large') - at('small'))).toBeLessThan(0.1);
  });
  it('open < suburban < urban, everywhere in range', () => {
    for (const frequencyMhz of [150, 400, 900, 1500])
      for (const distanceKm of [1, 5, 20]) {
        const [open, suburban, small] = (['open', 'suburban', 'urban-small'] as const).map(
          (area) => hataLossDb({ ...row, frequencyMhz, distanceKm, area }).lossDb,
        );
        expect(open! < suburban! && suburban! < small!).toBe(true);
      }
  });
  it('a large city below 300 MHz uses Hata’s (13a)', () => {
    const at = (frequencyMhz: number) =>
      hataLossDb({ ...row, frequencyMhz, mobileHeightM: 1.5, area: 'urban-large' }).lossDb;
    expect(Math.abs(at(300.01) - at(299.99))).toBeLessThan(0.2);
  });
  it('warns of each range', () => {
    const { warnings } = hataLossDb({
      frequencyMhz: 100,
      distanceKm: 25,
      baseHeightM: 10,
      mobileHeightM: 12,
      area: 'open',
    });
    expect(warnings).toEqual([
      'frequency-outside-range',
      'distance-outside-range',
      'base-height-outside-range',
      'user-height-outside-range',
    ]);
  });
});

describe('free space', () => {
  it('is 92.45 dB at 1 km and 1 GHz, 6 dB more at each doubling', () => {
    expect(freeSpaceLossDb(1000, 1)).toBeCloseTo(92.4478, 4);
    expect(freeSpaceLossDb(1000, 2) - freeSpaceLossDb(1000, 1)).toBeCloseTo(6.0206, 4);
    expect(freeSpaceLossDb(2000, 1)).toBe(freeSpaceLossDb(1000, 2));
  });
});
