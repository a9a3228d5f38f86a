/** What each option costs at other targets than the plan's, where its curve bends, and what would make hotspots and towers cost the same. */
import type { OptionSites } from '../../siting/siting-types';
import type { SummaryRegion } from '../summary';
import { counted, figure, type Money, OPTION_LABELS, peopleFigure, percent, usd } from '../words';
import { html, type Markup, table } from './markup';

/** Null where no other target was asked for. */
export function targetsTable(options: readonly OptionSites[], regionId: string, money: Money): Markup | null {
  const rows = options.filter(
    (each) => each.regionId === regionId && each.option !== 'do-nothing' && (each.targets?.length ?? 0) > 0,
  );
  const shares = [...new Set(rows.flatMap(({ targets }) => targets!.map(({ shareFraction }) => shareFraction)))].sort(
    (a, b) => a - b,
  );
  if (rows.length === 0) return null;
  return table<OptionSites>(
    `Cost at other targets, ${money.code} per year at the medians, with towers and hotspots; “–”: out of reach`,
    rows,
    [
      { head: 'Option', cell: ({ option }) => html`<span class="keep">${OPTION_LABELS[option]}</span>` },
      ...shares.map((share) => ({
        head: `${percent(share)} of the people in gaps`,
        number: true,
        cell: ({ targets }: OptionSites) => {
          const target = targets!.find(({ shareFraction }) => shareFraction === share);
          if (!target?.reachesTarget) return '–';
          const sites = [
            ...(target.towers > 0 ? [some(target.towers, 'tower')] : []),
            ...(target.hotspots > 0 ? [some(target.hotspots, 'hotspot')] : []),
          ];
          return html`${usd(target.annualCostUsd, money).replace(` ${money.code}`, '')}<br /><span class="quiet small"
              >${sites.join(', ')}</span
            >`;
        },
      })),
    ],
  );
}

/** Where the recommended option's curve bends; null: nowhere, or not looked for. */
export function budgetSentence(options: readonly OptionSites[], region: SummaryRegion, money: Money): Markup | null {
  const knee = options.find(
    ({ regionId, option }) => regionId === region.id && option === region.verdict.optionId,
  )?.knee;
  if (!knee) return null;
  return html`<p>
    The curve of the recommended option bends at ${usd(knee.annualCostUsd, money)} per year: ${some(knee.sites, 'site')}
    and ${peopleFigure(knee.servedPeople)} people. Beyond it, each further person costs more than those before.
  </p>`;
}

/** How far off equal cost hotspots and towers are; null where it was not asked for, or one of them does not reach the target. */
export function whatWouldChange(options: readonly OptionSites[], regionId: string, money: Money): Markup | null {
  const change = options.find((each) => each.regionId === regionId && each.whatWouldChange)?.whatWouldChange;
  if (!change) return null;
  const times = (factor: number | null, limit: string) =>
    factor === null ? `not even at ${limit} times` : `${figure(factor)} times what it is here`;
  return table(
    'At what point new hotspots alone would cost as much as towers alone, one input changed at a time',
    [
      [
        'Cost of one hotspot per year',
        `${usd(change.hotspotUsdPerYear * change.priceFactor, money)} (${figure(change.priceFactor)} times the ${usd(change.hotspotUsdPerYear, money)} it is here)`,
      ],
      ['Reach of a hotspot (estimate)', times(change.radiusFactor, '8')],
      ['Density of the people in gaps (estimate)', times(change.densityFactor, '64')],
    ],
    [
      { head: 'Input', cell: (row) => row[0]! },
      { head: 'Equal cost at', cell: (row) => row[1]! },
    ],
  );
}

const some = (count: number, noun: string): string => `${counted(count)} ${noun}${count === 1 ? '' : 's'}`;
