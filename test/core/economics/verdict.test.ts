import { describe, expect, it } from 'vitest';
import { compareOptions } from '../../../src/core/economics';
import {
  moneyRange,
  monthsRange,
  percent,
  plural,
  range,
  threeDigits,
  valueWithUnit,
} from '../../../src/core/economics/wording';
import { aPlan, densePocket, madeUp, never, wideRuralGap } from './made-up-region';

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [1843.2, '1,840'],
    [61.234, '61.2'],
    [0.30512, '0.305'],
    [1_234_567, '1,230,000'],
    [999.6, '1,000'],
    [5, '5'],
    [Number.NaN, 'no data'],
  ])('%d is said %s', (value, text) => expect(threeDigits(value)).toBe(text));

  it.each([
    [84_321, 130_912, '84.3–131 k USD/yr'],
    [203, 366, '203–366 USD/yr'],
    [950_000, 1_250_000, '0.95–1.25 M USD/yr'],
    [272, 272.1, '272 USD/yr'],
  ])('%d to %d is %s', (p10, p90, text) => expect(moneyRange({ p10, p50: p10, p90 })).toBe(text));

  it.each([
    [0, '0 %'],
    [0.0001, 'under 1 %'],
    [0.912, '91 %'],
    [0.9995, 'over 99 %'],
    [1, '100 %'],
  ])('share %d is %s', (share, text) => expect(percent(share)).toBe(text));

  it('months, counts, ranges and units', () => {
    expect(monthsRange({ p10: 4.4, p50: 9, p90: 14.8 })).toBe('in 4–15 months');
    expect(monthsRange({ p10: 0.4, p50: 0.8, p90: 1.2 })).toBe('within a month or so');
    expect([plural(1, 'mast'), plural(1200, 'mast')]).toEqual(['1 mast', '1,200 masts']);
    expect(range(3, 3)).toBe('3');
    expect(valueWithUnit(61_234, 'USD per year')).toBe('61.2 k USD per year');
    expect(valueWithUnit(0.77, 'fraction')).toBe('77 %');
    expect(valueWithUnit(8.123, '%')).toBe('8.12 %');
    expect(valueWithUnit(1.1, 'km²')).toBe('1.1 km²');
  });
});

describe('the verdict in words', () => {
  const verdictOf = (region: Parameters<typeof madeUp>[0], plan = aPlan()) =>
    compareOptions(madeUp(region, plan), never)[0]!.verdict;

  it('of a rural gap', () => {
    const { sentence, lines } = verdictOf(wideRuralGap);
    expect(sentence).toMatch(
      /^Co-locating on 2 masts serves 5,100 of 6,000 people in gaps for \d+–\d+ k USD\/yr and is the cheapest option that reaches the target in \d+ % of draws\.$/,
    );
    expect(lines[0]).toBe('Co-locate on 2 masts.');
    expect(lines[1]).toMatch(
      /^5,100 of 6,000 people in gaps served, .*, in 7–12 months, grade A, cheapest in \d+ % of draws\.$/,
    );
    expect(lines[2]).toMatch(
      /^Hotspots would need 41,167, 20,600 per avoided tower; they break even below [\d.]+ per avoided tower\.$/,
    );
    expect(lines[3]).toMatch(/^Flips if: co-location rent|^Flips if: greenfield tower/);
    expect(lines.at(-1)).toContain('indoors fewer people');
  });

  it('of a dense pocket says what hotspots do not give', () => {
    const { lines } = verdictOf(densePocket(51));
    expect(lines[0]).toBe('Install 51 outdoor hotspots.');
    expect(lines[2]).toMatch(/^51 hotspots stand for one tower; /);
    expect(lines.at(-1)).toContain('no mobility, voice, emergency calls');
  });

  it('names only flips that could be, with what was assumed', () => {
    for (const region of [wideRuralGap, densePocket(51), densePocket(100)]) {
      const { flippedBy, lines } = verdictOf(region);
      for (const { at, assumed } of flippedBy) {
        if (!assumed) continue;
        expect(at).toBeGreaterThanOrEqual(assumed.low / 2);
        expect(at).toBeLessThanOrEqual(assumed.high * 2);
      }
      if (flippedBy.some(({ key }) => key === 'hotspot.backhaul_usd_yr'))
        expect(lines.join(' ')).toMatch(/broadband cost of a hotspot \w+ [\d.,]+ USD per year \(assumed 0–1,200; then/);
    }
  });

  it('speaks the currency and price year asked for, and finds the same', () => {
    const plain = verdictOf(densePocket(51));
    const euro = verdictOf(
      densePocket(51),
      aPlan({ costs: { currency: { code: 'EUR', perUsd: 0.5 }, priceYear: 2027 } }),
    );
    expect(euro.sentence).toMatch(/EUR\/yr/);
    expect(euro.sentence).not.toContain('USD');
    expect(euro.flippedBy).toEqual(plain.flippedBy);
    const low = (sentence: string): number => Number(/for ([\d.]+)–/.exec(sentence)![1]);
    expect(low(euro.sentence) / low(plain.sentence)).toBeCloseTo(0.5 * 1.025, 2);
  });

  it('of a mix names both', () => {
    const { lines } = verdictOf({
      gapPeople: 1_000,
      gapAreaKm2: 5,
      options: [{ option: 'hybrid', counts: { 'tower-greenfield': 1, 'hotspot-outdoor': 4 }, servedPeople: 900 }],
    });
    expect(lines[0]).toBe('Build 1 tower and install 4 outdoor hotspots.');
  });

  it('an only option is called that', () => {
    const alone = {
      ...densePocket(51),
      options: densePocket(51).options.filter(({ option }) => option === 'colocated-towers'),
    };
    const verdict = verdictOf(alone);
    expect(verdict.sentence).toContain('is the only option that reaches the target.');
    expect(verdict).toMatchObject({ hotspotsPerAvoidedTower: null, breakEvenHotspotsPerTower: null, flippedBy: [] });
  });

  it('LoRa gateways lack no voice', () => {
    const plan = aPlan({ service: { classId: 'lora-sf9' } });
    const region = {
      gapPeople: 50,
      gapAreaKm2: 9,
      options: [{ option: 'hotspots-new' as const, counts: { 'lora-gateway': 2 }, servedPeople: 50 }],
    };
    expect(verdictOf(region, plan).lines.join(' ')).not.toContain('voice');
    expect(verdictOf(region, plan).lines[0]).toBe('Install 2 gateways.');
  });

  it('uses no word of the trade that people do not', () => {
    for (const region of [wideRuralGap, densePocket(51), densePocket(410)]) {
      const text = [verdictOf(region).sentence, ...verdictOf(region).lines].join(' ');
      expect(text).not.toMatch(/\bpops\b|light up|\bcover\b|undefined|NaN|\d-\d/);
    }
  });
});
