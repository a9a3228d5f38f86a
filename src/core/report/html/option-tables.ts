/** The options of a region in tables: what they cost and serve, how sure that is, what a market would build, what was left out. */
import type { OptionEconomics, RegionEconomics } from '../../economics/economics-types';
import type { OptionId } from '../../siting/siting-types';
import type { SummaryRegion } from '../summary';
import { counted, figure, type Money, OPTION_LABELS, peopleFigure, percent, range, usd, usdRange } from '../words';
import { html, type Markup, table } from './markup';
import type { ReportContext } from './report-html';

type SummaryOption = SummaryRegion['options'][number];

export function optionsTable({ options, verdict, gaps }: SummaryRegion, money: Money): Markup {
  const empty = (option: SummaryOption) => option.towers + option.hotspots === 0;
  const unless = (words: (option: SummaryOption) => string) => (option: SummaryOption) =>
    empty(option) ? '–' : words(option);
  return table<SummaryOption>(
    `Options for the ${peopleFigure(gaps.population)} people in gaps, all judged for the same service class, environment and operators. Bold: recommended.`,
    options,
    [
      { head: 'Option', cell: (option) => html`<span class="keep">${OPTION_LABELS[option.id]}</span>` },
      { head: 'Grade', cell: (option) => option.grade || '–' },
      { head: 'Towers', number: true, cell: (option) => counted(option.towers) },
      { head: 'Hotspots', number: true, cell: (option) => counted(option.hotspots) },
      { head: 'People served', number: true, cell: (option) => peopleFigure(option.servedPopulation) },
      { head: 'Target', cell: (option) => (option.reachesTarget ? 'reached' : 'missed') },
      { head: `Capex, ${money.code}`, number: true, cell: unless((option) => bare(option.capexUsd, money)) },
      {
        head: `${money.code}/yr, P10–P90`,
        number: true,
        cell: unless((option) =>
          usdRange(option.annualCostUsd.p10, option.annualCostUsd.p90, money).replace(` ${money.code}`, ''),
        ),
      },
      {
        head: `${money.code}/yr per person`,
        number: true,
        cell: unless((option) => scaled(option.costPerServedPersonUsdPerYear, money)),
      },
      {
        head: 'Months to service',
        number: true,
        cell: unless((option) => range(option.monthsToService.p10, option.monthsToService.p90, '').trim()),
      },
      { head: 'Cheapest in', number: true, cell: (option) => percent(option.probabilityCheapest) },
    ],
    (option) => option.id === verdict.optionId,
  );
}

/** The same cost by household: a line, for a page has no room for another column. Null: no count of people states households. */
export function householdCosts({ options, population, households }: SummaryRegion, money: Money): Markup | null {
  if (!households) return null;
  const costs = options.flatMap(({ id, costPerServedHouseholdUsdPerYear: cost }) =>
    typeof cost === 'number' ? [`${OPTION_LABELS[id].toLowerCase()} ${usd(cost, money)}`] : [],
  );
  return html`<p>
    ${figure(population / households)} people to a household.
    ${costs.length > 0 ? `Cost per served household and year: ${costs.join(', ')}.` : ''}
  </p>`;
}

/** Where the column's head names the currency. */
const bare = (value: number, money: Money): string => usd(value, money).replace(` ${money.code}`, '');

/** How much the figures can move, and what waiting costs in people's time. */
export function surenessTable({ options, verdict }: RegionEconomics, money: Money): Markup | null {
  const rows = options.filter(({ towers, hotspots }) => towers + hotspots > 0);
  if (rows.length === 0) return null;
  return table<OptionEconomics>(
    'How sure: P10–P90 with costs and coverage drawn together, spares to keep hotspots serving, and the wait until service begins',
    rows,
    [
      { head: 'Option', cell: ({ id }) => html`<span class="keep">${OPTION_LABELS[id]}</span>` },
      {
        head: 'People served',
        number: true,
        cell: ({ servedPopulationSpread: spread }) => (spread ? range(spread.p10, spread.p90, '').trim() : 'no data'),
      },
      {
        head: `${money.code}/yr per person`,
        number: true,
        cell: ({ costPerServedPerson: spread }) =>
          spread ? range(spread.p10 * money.factor, spread.p90 * money.factor, '').trim() : 'no data',
      },
      {
        head: 'Spare hotspots',
        number: true,
        cell: ({ spareHotspots, hotspots }) => (hotspots > 0 ? figure(spareHotspots) : '–'),
      },
      {
        head: 'Person-years without service',
        number: true,
        cell: ({ personYearsUnserved: { p10, p90 } }) => range(p10, p90, '').trim(),
      },
      { head: `Net present cost, ${money.code}`, number: true, cell: ({ npvUsd }) => bare(npvUsd, money) },
      {
        head: `Per operator when towers are shared, ${money.code}/yr`,
        cell: ({ perOperator }) =>
          perOperator?.map(({ tenants, annualCostUsd }) => `${tenants}: ${bare(annualCostUsd, money)}`).join(', ') ||
          '–',
      },
    ],
    ({ id }) => id === verdict.optionId,
  );
}

/** Hotspot options when nobody pays for all of it: what deployers would build on their own. */
export function marketTable({ options }: RegionEconomics, money: Money): Markup | null {
  const rows = options.filter(({ market }) => market !== null);
  if (rows.length === 0) return null;
  return table<OptionEconomics>(
    'Hotspots funded, or left to a market where each is on its deployer’s own account (median; P10–P90)',
    rows,
    [
      { head: 'Option', cell: ({ id }) => html`<span class="keep">${OPTION_LABELS[id]}</span>` },
      {
        head: `Funded in full, ${money.code}/yr`,
        number: true,
        cell: ({ annualCostUsd }) => bare(annualCostUsd.p50, money),
      },
      { head: 'Built by deployers', number: true, cell: ({ market }) => percent(market!.builtShareFraction) },
      {
        head: `Income per hotspot, ${money.code}/yr`,
        number: true,
        cell: ({ market }) => medianAndRange(market!.incomeUsdPerHotspotYear, money),
      },
      {
        head: `Subsidy that closes the difference, ${money.code}/yr per hotspot`,
        number: true,
        cell: ({ market }) => medianAndRange(market!.subsidyUsdPerHotspotYear, money),
      },
    ],
  );
}

/** Undiscounted spending of one option in steps of five years. */
export function spendingTable({ options }: RegionEconomics, id: OptionId, money: Money): Markup | null {
  const spending = options.find((option) => option.id === id)?.spending;
  if (!spending || spending.capexUsd.length < 2) return null;
  const horizon = spending.capexUsd.length - 1;
  const steps = [{ from: 0, to: 0 }];
  for (let from = 1; from <= horizon; from += 5) steps.push({ from, to: Math.min(horizon, from + 4) });
  const total = (values: readonly number[], { from, to }: { from: number; to: number }) =>
    values.slice(from, to + 1).reduce((sum, value) => sum + value, 0);
  return table('Spending by year, undiscounted, with replacements at the end of each life', steps, [
    { head: 'Years', cell: ({ from, to }) => (to === 0 ? 'now' : from === to ? `${from}` : `${from}–${to}`) },
    { head: `Capex, ${money.code}`, number: true, cell: (step) => bare(total(spending.capexUsd, step), money) },
    { head: `Opex, ${money.code}`, number: true, cell: (step) => bare(total(spending.opexUsd, step), money) },
  ]);
}

const scaled = (value: number | null, { factor }: Money): string => figure(value === null ? null : value * factor);

const medianAndRange = ({ p10, p50, p90 }: { p10: number; p50: number; p90: number }, { factor }: Money): string =>
  `${figure(p50 * factor)} (${range(p10 * factor, p90 * factor, '').trim()})`;

/** Why a candidate was rejected. */
const REASONS: Readonly<Record<string, string>> = {
  'outside-region': 'outside the region',
  'no-go-area': 'in a no-go area',
  'near-duplicate': 'beside another of its kind',
  'no-room': 'without room on the mast',
  'far-from-gaps': 'too far from every gap',
  'fewest-people': 'where fewest people live',
  'serves-nobody': 'serving nobody in a gap',
  'no-backhaul': 'too far from any backhaul',
  'no-premises': 'without a house or venue',
  'no-road': 'too far from any road',
  'in-water': 'in a lake or reservoir',
  'weaker-than-kept': 'outranked by others near',
};

/** What was considered and left out, and how good the answer is known to be. */
export function candidatesTable({ result, money }: ReportContext, region: SummaryRegion): Markup | null {
  const rows = result.options.filter(({ regionId, option }) => regionId === region.id && option !== 'do-nothing');
  if (rows.length === 0) return null;
  const optimality = (id: string) => region.options.find((option) => option.id === id)?.optimality;
  return table('Candidates and how close each answer is to the best possible', rows, [
    { head: 'Option', cell: ({ option }) => html`<span class="keep">${OPTION_LABELS[option]}</span>` },
    { head: 'Candidates', number: true, cell: ({ candidates }) => counted(candidates.considered) },
    {
      head: 'Left out',
      cell: ({ candidates }) =>
        candidates.thinned
          .map(({ reason, count }) => `${counted(count)} ${REASONS[reason] ?? reason.replaceAll('-', ' ')}`)
          .join('; ') || '–',
    },
    { head: 'Method', cell: ({ option }) => optimality(option)?.method ?? '' },
    {
      head: `Lower bound, ${money.code}/yr`,
      number: true,
      cell: ({ option }) =>
        optimality(option)?.bestBoundUsdPerYear == null
          ? 'not computed'
          : bare(optimality(option)!.bestBoundUsdPerYear!, money),
    },
    {
      head: 'At most above it',
      number: true,
      cell: ({ option, reachesTarget }) =>
        !reachesTarget || optimality(option)?.gapFraction == null ? '–' : percent(optimality(option)!.gapFraction),
    },
  ]);
}
