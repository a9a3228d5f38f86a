import { describe, expect, it } from 'vitest';
import { compareOptions, ECONOMICS_NOTE_CODES, type RegionEconomics } from '../../../src/core/economics';
import { applyOverrides, atMedians, crf, siteCost } from '../../../src/core/costs';
import { shippedRegister } from '../costs/shipped-register';
import { aPlan, densePocket, madeUp, type MadeUpRegion, never, wideRuralGap } from './made-up-region';

const compare = (region: MadeUpRegion, plan = aPlan()): RegionEconomics =>
  compareOptions(madeUp(region, plan), never)[0]!;
/** The register in the middle of what is drawn: what single figures are priced with. */
const medians = atMedians(shippedRegister());
const median = (key: string): number => medians.find((row) => row.key === key)!.likely;
const rate = median('finance.discount_rate') / 100;
const option = (region: RegionEconomics, id: string) => region.options.find((entry) => entry.id === id)!;
const pocketOfTwo = (hotspots: number): MadeUpRegion => {
  const pocket = densePocket(hotspots);
  return {
    ...pocket,
    options: pocket.options.filter(({ option: id }) => id === 'colocated-towers' || id === 'hotspots-new'),
  };
};

describe('the verdict follows the gap', () => {
  it('towers win a wide rural gap', () => {
    const { verdict, options } = compare(wideRuralGap);
    expect(verdict.optionId).toBe('colocated-towers');
    expect(verdict.hotspotsPerAvoidedTower! / verdict.breakEvenHotspotsPerTower!.p90).toBeGreaterThan(100);
    expect(options.find(({ id }) => id === 'hotspots-new')?.probabilityCheapest).toBe(0);
  });

  it('hotspots win a small dense pocket judged outdoors', () => {
    const { verdict } = compare(densePocket(51));
    expect(verdict.optionId).toBe('hotspots-new');
    expect(verdict.hotspotsPerAvoidedTower).toBe(51);
  });

  it('a tower wins the same pocket judged indoors from outdoor units', () => {
    const { verdict } = compare(densePocket(410));
    expect(verdict.optionId).toBe('colocated-towers');
    expect(verdict.hotspotsPerAvoidedTower).toBe(410);
  });

  it.each(['shared', 'paid'] as const)(
    'between them it flips where the break-even says, backhaul %s',
    (hotspotBackhaul) => {
      const plan = aPlan({ costs: { hotspotBackhaul } });
      const count = compare(pocketOfTwo(51), plan).verdict.breakEvenHotspotsPerTower!.p50;
      expect(compare(pocketOfTwo(Math.floor(count)), plan).verdict.optionId).toBe('hotspots-new');
      expect(compare(pocketOfTwo(Math.ceil(count)), plan).verdict.optionId).toBe('colocated-towers');
    },
  );

  it('doing nothing wins only where there is no gap', () => {
    const closed = {
      gapPeople: 0,
      gapAreaKm2: 0,
      options: [{ option: 'do-nothing', counts: {}, servedPeople: 0 }],
    } as const;
    const { verdict, options } = compare({ ...closed, options: [...closed.options] });
    expect(verdict).toMatchObject({ optionId: 'do-nothing', hotspotsPerAvoidedTower: null, flippedBy: [] });
    expect(options[0]).toMatchObject({ reachesTarget: true, grade: '', probabilityCheapest: 1 });
    for (const region of [wideRuralGap, densePocket(51)]) {
      expect(option(compare(region), 'do-nothing')).toMatchObject({ probabilityCheapest: 0, reachesTarget: false });
    }
  });

  it('says so when nothing serves anyone', () => {
    const { verdict, notes } = compare({
      gapPeople: 12,
      gapAreaKm2: 1,
      options: [{ option: 'do-nothing', counts: {}, servedPeople: 0 }],
    });
    expect(verdict.optionId).toBe('do-nothing');
    expect(verdict.sentence).toContain('none of the options serves');
    expect(notes.map(({ code }) => code)).toEqual(['no-option-serves-anyone']);
  });
});

describe('options compared', () => {
  const pocket = compare(densePocket(51));

  it('probabilities of the options that reach the target add up to one', () => {
    expect(pocket.options.reduce((sum, { probabilityCheapest }) => sum + probabilityCheapest, 0)).toBeCloseTo(1, 12);
  });

  it('a mix that builds just what one kind builds is that kind: the plain name stands, and keeps its probability', () => {
    const region = densePocket(51);
    region.options.push({ option: 'hybrid', counts: { 'hotspot-outdoor': 51 }, servedPeople: 1_203 });
    const economics = compare(region);
    expect(economics.verdict.optionId).toBe('hotspots-new');
    expect(option(economics, 'hybrid').probabilityCheapest).toBe(0);
    expect(option(economics, 'hotspots-new').probabilityCheapest).toBe(
      option(pocket, 'hotspots-new').probabilityCheapest,
    );
    region.options.at(-1)!.counts = { 'hotspot-outdoor': 48, 'hotspot-converted': 2 };
    expect(compare(region).verdict.optionId).toBe('hybrid');
  });

  it('an option that misses the target is not compared, however cheap', () => {
    const region = densePocket(51);
    region.options.push({ option: 'hotspots-converted', counts: { 'hotspot-converted': 3 }, servedPeople: 90 });
    const economics = compare(region);
    expect(option(economics, 'hotspots-converted')).toMatchObject({
      probabilityCheapest: 0,
      reachesTarget: false,
      grade: 'B',
    });
    expect(economics.verdict.optionId).toBe('hotspots-new');
  });

  it('when none reaches it the least per served person wins, and the verdict says so', () => {
    const short = (hotspots: number, masts: number): MadeUpRegion => ({
      gapPeople: 10_000,
      gapAreaKm2: 40,
      options: [
        { option: 'hotspots-new', counts: { 'hotspot-outdoor': hotspots }, servedPeople: 1_000 },
        { option: 'colocated-towers', counts: { 'tower-colocated': masts }, servedPeople: 4_000 },
      ],
    });
    const towers = compare(short(100, 2));
    expect(towers.verdict.optionId).toBe('colocated-towers');
    expect(towers.verdict.sentence).toMatch(
      /^No option reaches 80 % of the people in gaps: co-locating on 2 masts serves/,
    );
    expect(towers.notes.map(({ code }) => code)).toContain('no-option-reaches-target');
    expect(compare(short(10, 2)).verdict.optionId).toBe('hotspots-new');
  });

  it('under a budget the least per served person wins', () => {
    const plan = aPlan({ target: { budgetUsdPerYear: 120_000 } });
    const { verdict, notes } = compare(densePocket(51), plan);
    expect(verdict.sentence).toMatch(/^Within 120 k USD\/yr: /);
    expect(notes[0]).toEqual({ code: 'options-compared-under-budget', context: { usdPerYear: 120_000 } });
  });

  it('prices an option as so many sites', () => {
    const towers = option(pocket, 'colocated-towers');
    const unit = siteCost('tower-colocated', medians, aPlan().costs);
    expect(towers.capexUsd).toBeCloseTo(unit.capexUsd, 6);
    expect(towers.opexUsdPerYear).toBeCloseTo(unit.opexUsdPerYear, 6);
    // 20 years: radios now and in the two years in which a life ends, opex each year
    const life = median('macro.life_active_years');
    const bought = [0, Math.floor(life), Math.floor(2 * life)].map((year) => unit.capexUsd * (1 + rate) ** -year);
    const opexNow = unit.opexUsdPerYear / crf(rate, 20);
    expect(towers.npvUsd).toBeCloseTo(bought.reduce((sum, value) => sum + value, 0) + opexNow, 4);
    expect(towers.spending.capexUsd.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3 * unit.capexUsd, 6);
    // One figure of a site lies in the middle of its draws, not at their edge.
    expect(Math.abs(unit.annualCostUsd / towers.annualCostUsd.p50 - 1)).toBeLessThan(0.05);
    expect(towers.optimality).toEqual({ method: 'made up', bestBoundUsdPerYear: 12_345, gapFraction: 0.01 });
    expect(towers.costPerServedPersonUsdPerYear).toBeCloseTo(towers.annualCostUsd.p50 / 1_500, 9);
  });

  it('gives the cost by km² of gap and by GB of the people served', () => {
    const towers = option(pocket, 'colocated-towers');
    expect(towers.costPerGapKm2UsdPerYear).toBeCloseTo(towers.annualCostUsd.p50 / 0.3, 6);
    expect(towers.costPerGbUsd).toBeCloseTo(towers.annualCostUsd.p50 / (1_500 * 19 * 12), 9);
    expect(option(pocket, 'do-nothing')).toMatchObject({ costPerGapKm2UsdPerYear: null, costPerGbUsd: null });
  });

  it('counts the spares of hotspots and none of towers', () => {
    expect(option(pocket, 'hotspots-new').spareHotspots).toBe(
      Math.ceil(51 * (1 / (median('helium.uptime') * median('hotspot.retention_per_year')) - 1)),
    );
    expect(option(pocket, 'colocated-towers').spareHotspots).toBe(0);
  });

  it('keeps the grades apart', () => {
    const rural = compare(wideRuralGap);
    expect(rural.options.map(({ id, grade }) => [id, grade])).toEqual([
      ['do-nothing', ''],
      ['colocated-towers', 'A'],
      ['greenfield-towers', 'A'],
      ['hotspots-new', 'B'],
      ['hybrid', 'A+B'],
    ]);
  });

  it('waits for the slowest kind of site and counts the years people wait', () => {
    const rural = compare(wideRuralGap);
    expect(option(rural, 'hybrid').monthsToService.p50).toBeGreaterThan(
      option(rural, 'hotspots-new').monthsToService.p50,
    );
    expect(option(rural, 'greenfield-towers').monthsToService.p50).toBeCloseTo(24, 0);
    const { monthsToService, personYearsUnserved } = option(rural, 'colocated-towers');
    expect(personYearsUnserved.p50).toBeCloseTo((monthsToService.p50 / 12) * 5_100, 6);
  });

  it('divides the passive parts of a greenfield tower among its operators', () => {
    const shares = option(pocket, 'greenfield-towers').perOperator!;
    const passive =
      median('macro.tower_build_usd') * crf(rate, median('macro.life_tower_years')) +
      median('macro.ground_lease_usd_yr') +
      2_000;
    expect(shares.map(({ tenants }) => tenants)).toEqual([1, 2, 3, 4]);
    expect(shares[0]!.annualCostUsd - shares[1]!.annualCostUsd).toBeCloseTo(passive / 2, 6);
    expect(option(pocket, 'colocated-towers').perOperator).toBeNull();
    const planned = option(compare(densePocket(51), aPlan({ costs: { tenants: 2 } })), 'greenfield-towers');
    expect(planned.perOperator!.map(({ annualCostUsd }) => annualCostUsd)).toEqual(
      shares.map(({ annualCostUsd }) => expect.closeTo(annualCostUsd, 6)),
    );
    expect(planned.annualCostUsd.p50).toBeLessThan(option(pocket, 'greenfield-towers').annualCostUsd.p50);
  });
});

describe('what decides', () => {
  it('a flip is where the verdict changes: edited just beyond it, another option wins at the median', () => {
    const { verdict } = compare(densePocket(51));
    const flip = verdict.flippedBy.find(({ key }) => key === 'hotspot.backhaul_usd_yr')!;
    expect(flip).toMatchObject({ direction: 'above', optionId: 'colocated-towers' });
    const at = (value: number): string => {
      const { register } = applyOverrides(shippedRegister(), {
        overrides: { 'hotspot.backhaul_usd_yr': { low: value, likely: value, high: value } },
      });
      return compareOptions({ ...madeUp(pocketOfTwo(51)), register }, never)[0]!.verdict.optionId;
    };
    // The flip is found with the other rows at their medians, the verdict by counting draws: they agree within some percent.
    expect(at(flip.at * 0.93)).toBe('hotspots-new');
    expect(at(flip.at * 1.07)).toBe('colocated-towers');
  });

  it('the area at which a single tower takes over is that at which hotspots cost as much', () => {
    const { verdict } = compare(pocketOfTwo(51));
    const flip = verdict.flippedBy.find(({ key }) => key === 'gap.area_km2')!;
    const counted = (0.3 * verdict.breakEvenHotspotsPerTower!.p50) / 51;
    expect(flip.direction).toBe('above');
    expect(Math.abs(flip.at / counted - 1)).toBeLessThan(0.03);
  });

  it('the tornado lists at most ten drawn inputs, widest first, and the widest decides', () => {
    const { tornado } = compare(densePocket(51));
    const widths = tornado.map(({ lowUsdPerYear, highUsdPerYear }) => Math.abs(highUsdPerYear - lowUsdPerYear));
    expect(tornado).toHaveLength(10);
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(tornado[0]?.key).toBe('hotspot.backhaul_usd_yr');
  });

  it('inputs that both options pay alike move nothing', () => {
    const twoMasts: MadeUpRegion = {
      gapPeople: 100,
      gapAreaKm2: 10,
      options: [
        { option: 'colocated-towers', counts: { 'tower-colocated': 1 }, servedPeople: 100 },
        { option: 'greenfield-towers', counts: { 'tower-greenfield': 1 }, servedPeople: 100 },
      ],
    };
    const keys = compare(twoMasts)
      .tornado.filter(({ lowUsdPerYear: a, highUsdPerYear: b }) => Math.abs(a - b) > 1)
      .map(({ key }) => key);
    expect(keys).not.toContain('macro.power_kw');
    expect(keys).not.toContain('backhaul.cell_site_lease_usd_yr');
  });
});

describe('the stage', () => {
  it('reports progress and stops when cancelled', () => {
    const seen: number[] = [];
    compareOptions(madeUp([wideRuralGap, densePocket(51)]), {
      ...never,
      onProgress: (fraction) => seen.push(fraction),
    });
    expect(seen).toEqual([0.5, 1]);
    const cancelled = AbortSignal.abort();
    expect(() => compareOptions(madeUp(wideRuralGap), { ...never, signal: cancelled })).toThrow(/abort/i);
  });

  it('raises only codes that are listed', () => {
    const codes = [wideRuralGap, densePocket(51)].flatMap((region) => compare(region).notes.map(({ code }) => code));
    for (const code of codes) expect(ECONOMICS_NOTE_CODES).toContain(code);
  });
});
