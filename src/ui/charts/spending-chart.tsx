import type { OptionEconomics } from '../../core/economics/economics-types';
import { useText } from '../app-context';
import { usd } from '../format';
import { ChartFrame } from './chart-frame';
import { linear, ticks } from './scales';

const WIDTH = 328;
const HEIGHT = 138;
const BASE = 112;
const LEFT = 34;

/** What an option spends in each year to the horizon: bought now, bought again at the end of each life, and run. */
export function SpendingChart({ option, name }: { option: OptionEconomics; name: string }) {
  const text = useText().economics.spending;
  const { capexUsd, opexUsd } = option.spending;
  const totals = capexUsd.map((capex, year) => capex + opexUsd[year]!);
  if (!totals.some((total) => total > 0)) return null;
  const y = linear(Math.max(...totals), BASE, 10);
  const step = (WIDTH - LEFT) / totals.length;
  const table = {
    head: [text.year, text.capex, text.opex],
    rows: totals.map((_, year) => [year === 0 ? text.now : String(year), capexUsd[year]!, opexUsd[year]!]),
  };
  return (
    <ChartFrame title={text.title} name={name} table={table}>
      <p className="small quiet row">
        <span className="swatch" style={{ background: `var(--option-${option.id})` }} />
        {text.capex}
        <span className="swatch" style={{ background: 'var(--quiet)' }} />
        {text.opex}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {ticks(y.max).map((mark) => (
          <g key={mark}>
            <line className="axis-line" x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
            <text className="axis-text" x={LEFT - 4} y={y(mark) + 3} textAnchor="end">
              {usd(mark)}
            </text>
          </g>
        ))}
        <line className="axis-line" x1={LEFT} x2={WIDTH} y1={BASE} y2={BASE} />
        {totals.map((total, year) => {
          const x = LEFT + year * step;
          return (
            <g key={year}>
              <title>{`${year === 0 ? text.now : `${text.year} ${year}`}: ${usd(capexUsd[year]!)} + ${usd(opexUsd[year]!)}`}</title>
              <rect
                x={x + 1}
                y={y(opexUsd[year]!)}
                width={step - 2}
                height={BASE - y(opexUsd[year]!)}
                style={{ fill: 'var(--quiet)' }}
              />
              <rect
                x={x + 1}
                y={y(total)}
                width={step - 2}
                height={y(opexUsd[year]!) - y(total)}
                style={{ fill: `var(--option-${option.id})` }}
              />
              {(year === 0 || year % 5 === 0) && (
                <text className="axis-text" x={x + step / 2} y={BASE + 14} textAnchor="middle">
                  {year === 0 ? text.now : year}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </ChartFrame>
  );
}
