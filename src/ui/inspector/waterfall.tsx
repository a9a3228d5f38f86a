import type { WaterfallStep } from '../../core/coverage';
import { useText } from '../app-context';
import { Facts } from '../design/facts';
import { fixed } from '../format';

interface Row {
  step: WaterfallStep;
  /** Level before and after. dBm */
  from: number;
  to: number;
  isTotal: boolean;
}

/** A link budget line by line: each bar hangs where the last one ended; sums stand as marks. The floor of the class is a line through all. */
export function Waterfall({ steps, targetDbm }: { steps: readonly WaterfallStep[]; targetDbm: number | null }) {
  const words = useText().inspector;
  const rows = levels(steps);
  const all = rows.flatMap(({ from, to }) => [from, to]).concat(targetDbm ?? []);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const share = (dbm: number): number => ((dbm - least) / (most - least || 1)) * 100;
  return (
    <>
      <table className="waterfall">
        <tbody>
          {rows.map(({ step, from, to, isTotal }) => (
            <tr key={step.label} className="waterfall-row" data-total={isTotal}>
              <th scope="row">{words.budget[step.label]}</th>
              <td className="waterfall-bar" aria-hidden="true">
                {targetDbm !== null && <span className="waterfall-target" style={{ left: `${share(targetDbm)}%` }} />}
                <span
                  style={{
                    left: `${Math.min(share(from), share(to))}%`,
                    width: `max(2px, ${Math.abs(share(to) - share(from))}%)`,
                    background: isTotal ? 'var(--ink)' : to >= from ? 'var(--served)' : 'var(--unserved)',
                  }}
                />
              </td>
              <td className="number">
                {!isTotal && step.valueDb > 0 ? '+' : ''}
                {fixed(step.valueDb)} <span className="quiet">{step.unit}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="small">
        <summary>{words.budgetSources}</summary>
        <Facts rows={steps.map(({ label, source }) => [words.budget[label], source])} />
      </details>
    </>
  );
}

/** A level in dBm is a sum; anything else moves the level. */
function levels(steps: readonly WaterfallStep[]): Row[] {
  let level = steps[0]?.valueDb ?? 0;
  return steps.map((step) => {
    const isTotal = step.unit === 'dBm';
    const from = isTotal ? step.valueDb : level;
    level = isTotal ? step.valueDb : level + step.valueDb;
    return { step, from, to: level, isTotal };
  });
}
