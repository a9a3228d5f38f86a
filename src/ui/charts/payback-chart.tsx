import type { DeployerRow } from '../../core/economics';
import { useText } from '../app-context';
import { percent } from '../format';
import { ChartFrame } from './chart-frame';

const WIDTH = 288;
const HEIGHT = 132;
const BASE = 108;
const TOP = 16;
const GAP_BEFORE_NEVER = 14;

/** When one hotspot has paid for itself, as shares of the draws; those in which it never does stand apart. */
export function PaybackChart({ view, name }: { view: DeployerRow['view']; name: string }) {
  const text = useText().economics.payback;
  const bars = [
    ...view.paybackShares.map(({ untilMonths, shareFraction }) => ({
      label: untilMonths === null ? text.later : text.until(untilMonths),
      share: shareFraction,
      isNever: false,
    })),
    { label: text.never, share: view.neverPaysBackProbability, isNever: true },
  ];
  const step = (WIDTH - GAP_BEFORE_NEVER) / bars.length;
  const most = Math.max(...bars.map(({ share }) => share), 0.01);
  const table = { head: [text.months, text.share], rows: bars.map(({ label, share }) => [label, percent(share)]) };
  return (
    <ChartFrame title={text.title} name={name} table={table}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line className="axis-line" x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
        {bars.map(({ label, share, isNever }, index) => {
          const x = index * step + (isNever ? GAP_BEFORE_NEVER : 0);
          const height = ((BASE - TOP) * share) / most;
          return (
            <g key={label}>
              <title>{`${label}: ${percent(share)}`}</title>
              <rect
                x={x + 2}
                y={BASE - height}
                width={step - 4}
                height={height}
                style={{ fill: isNever ? 'var(--unserved)' : 'var(--option-hotspots-new)' }}
              />
              {share > 0 && (
                <text x={x + step / 2} y={BASE - height - 4} textAnchor="middle" style={{ fontSize: 9 }}>
                  {percent(share)}
                </text>
              )}
              <text
                className="axis-text"
                x={x + step / 2}
                y={BASE + 14}
                textAnchor="middle"
                style={{ fontSize: 9, fontWeight: isNever ? 600 : 400 }}
              >
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </ChartFrame>
  );
}
