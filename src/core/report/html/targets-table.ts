/** What each option costs at other targets than the plan's. */
import type { OptionSites } from '../../siting/siting-types';
import { counted, type Money, OPTION_LABELS, percent, usd } from '../words';
import { html, type Markup, table } from './markup';

/** Null where no other target was asked for. */
export function targetsTable(options: readonly OptionSites[], regionId: string, money: Money): Markup | null {
  const rows = options.filter((each) => each.regionId === regionId && (each.targets?.length ?? 0) > 0);
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

const some = (count: number, noun: string): string => `${counted(count)} ${noun}${count === 1 ? '' : 's'}`;
