/** A mast that states its rent, from the list of towers to the price of the option. */
import { describe, expect, it } from 'vitest';
import { costRows } from '../../../src/core/report/tables';
import { runSmall, SMALL_FILES, smallPlan } from './small-plan';

/** Carries no service class of today: the village beside it is a gap. */
const mast = (columns: string, values: string) =>
  `name,lat,lon,height,technology${columns}\nOld,41.7,1.84,40,GSM${values}\n`;

async function colocated(towers: string) {
  const { result } = await runSmall(smallPlan(), new Map(), {}, { ...SMALL_FILES, 'towers.csv': towers });
  const parts = costRows(result).filter(({ site }) => site.option === 'colocated-towers');
  const sites = result.options.find(({ option }) => option === 'colocated-towers')!.sites;
  const [region] = result.economics;
  return { sites, parts, economics: region!.options.find(({ id }) => id === 'colocated-towers')! };
}

describe('the rent of a mast', () => {
  it('replaces the assumption in the price of the site and of the option', async () => {
    const assumed = await colocated(mast('', ''));
    const stated = await colocated(mast(',rent', ',1000'));
    expect(assumed.sites).toHaveLength(1);
    expect(stated.sites).toHaveLength(1);
    const saved = assumed.sites[0]!.opexUsdPerYear - stated.sites[0]!.opexUsdPerYear;
    expect(saved).toBeGreaterThan(10_000);
    expect(stated.sites[0]!.capexUsd).toBe(assumed.sites[0]!.capexUsd);
    expect(assumed.economics.opexUsdPerYear - stated.economics.opexUsdPerYear).toBeCloseTo(saved, 6);
    expect(assumed.economics.annualCostUsd.p50 - stated.economics.annualCostUsd.p50).toBeCloseTo(saved, 6);
  });

  it('stands in costs.csv: the parts add up to the price of the site', async () => {
    const { sites, parts } = await colocated(mast(',rent', ',1000'));
    expect(parts.find(({ part }) => part.label === 'Rent')?.part).toMatchObject({ opexUsdPerYear: 1000 });
    expect(parts.reduce((sum, { part }) => sum + part.annualCostUsd, 0)).toBeCloseTo(sites[0]!.annualCostUsd, 6);
  });

  it.each(['0.000001', '1000'])(
    'with a free height of %s m has a price and people that are numbers',
    async (height) => {
      const { sites, economics } = await colocated(mast(',rent,free height', `,10000000,${height}`));
      for (const site of sites)
        for (const figure of [site.annualCostUsd, site.peopleServedAlone]) expect(Number.isFinite(figure)).toBe(true);
      expect(Number.isFinite(economics.annualCostUsd.p50)).toBe(true);
    },
  );

  it('is of no use where the mast has no room', async () => {
    expect((await colocated(mast(',rent,free height', ',1000,0'))).sites).toEqual([]);
  });
});
