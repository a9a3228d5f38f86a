import { useAppState, useCommands, useText } from '../app-context';
import { usd } from '../format';
import type { SummaryRegion } from '../stages/verdict-card';
import { ChartFrame } from './chart-frame';
import { linear, ticks } from './scales';

const WIDTH = 288;
const ROW = 34;
const RIGHT = 56;

/** Annual cost of every option: P50 as a bar, P10 to P90 as a whisker. What misses the target is pale. */
export function CostChart({ region }: { region: SummaryRegion }) {
  const text = useText();
  const { select } = useCommands();
  const selected = useAppState((state) => (state.selection?.kind === 'option' ? state.selection.id : null));
  const options = region.options.filter(({ id, annualCostUsd }) => id !== 'do-nothing' && (annualCostUsd.p50 ?? 0) > 0);
  if (options.length === 0) return null;
  const x = linear(Math.max(...options.map(({ annualCostUsd }) => annualCostUsd.p90 ?? 0)), 0, WIDTH - RIGHT);
  const height = options.length * ROW + 16;
  const table = {
    head: ['', 'P10', 'P50', 'P90'],
    rows: options.map(({ id, annualCostUsd: { p10, p50, p90 } }) => [
      text.options.names[id],
      p10 ?? '',
      p50 ?? '',
      p90 ?? '',
    ]),
  };
  return (
    <ChartFrame title={text.charts.cost} name={`annual-cost-${region.id}`} table={table}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        {ticks(x.max).map((mark) => (
          <g key={mark}>
            <path className="axis-line" d={options.map((_, row) => `M${x(mark)} ${row * ROW + 14}v18`).join('')} />
            <text className="axis-text" x={x(mark)} y={height - 3} textAnchor="middle">
              {usd(mark)}
            </text>
          </g>
        ))}
        {options.map(({ id, annualCostUsd: { p10, p50, p90 }, reachesTarget }, index) => (
          <g
            key={id}
            transform={`translate(0 ${index * ROW})`}
            style={{ cursor: 'pointer' }}
            onClick={() => select({ kind: 'option', regionId: region.id, id })}
          >
            <title>{`${text.options.names[id]}: ${usd(p50 ?? 0)} (${usd(p10 ?? 0)}–${usd(p90 ?? 0)}) ${text.options.perYear}`}</title>
            <text
              y={11}
              fontWeight={selected === id ? 600 : 400}
              style={reachesTarget ? undefined : { fill: 'var(--quiet)' }}
            >
              {text.options.names[id]}
              {reachesTarget ? '' : `, ${text.options.missesBy}`}
            </text>
            <rect
              y={16}
              width={x(p50 ?? 0)}
              height={12}
              rx={1}
              opacity={reachesTarget ? 1 : 0.45}
              style={{ fill: `var(--option-${id})` }}
            />
            <path className="whisker" d={`M${x(p10 ?? 0)} 18v8M${x(p10 ?? 0)} 22H${x(p90 ?? 0)}M${x(p90 ?? 0)} 18v8`} />
            <text x={x(p90 ?? 0) + 6} y={26}>
              {usd(p50 ?? 0)}
            </text>
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}
