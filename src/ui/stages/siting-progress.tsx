import type { BoundProgress } from '../../core/siting';
import { useAppState, useCommands, useText } from '../app-context';
import { linear } from '../charts/scales';
import { Button } from '../design/button';
import { count, percent, usd } from '../format';
import { OptionName } from './option-name';

const WIDTH = 288;
const HEIGHT = 72;

/** While sites are chosen: the best answer and the bound of the option being solved close in on each other, and a way to be content with it. */
export function SitingProgress() {
  const text = useText().economics.siting;
  const { stopSiting } = useCommands();
  const bounds = useAppState((state) =>
    state.run.status === 'running' && state.run.stage === 'siting' ? (state.run.bounds ?? null) : null,
  );
  const latest = bounds?.at(-1);
  if (!bounds || !latest) return null;
  const steps = bounds.filter(({ option, regionId }) => option === latest.option && regionId === latest.regionId);
  return (
    <section className="siting-progress" aria-label={text.title}>
      <div className="row-between">
        <h3>{text.title}</h3>
        <OptionName id={latest.option} isShort />
      </div>
      <BoundChart steps={steps} />
      <Readout latest={latest} />
      <Button onClick={stopSiting}>{text.keep}</Button>
    </section>
  );
}

function Readout({ latest }: { latest: BoundProgress }) {
  const words = useText();
  const text = words.economics.siting;
  const { boundUsdPerYear, boundPeople, gapFraction, bestCostUsdPerYear, bestPeople } = latest;
  const [best, bound] =
    boundPeople === null
      ? [`${usd(bestCostUsdPerYear)} ${words.options.perYear}`, boundUsdPerYear === null ? null : usd(boundUsdPerYear)]
      : [count(bestPeople), count(boundPeople)];
  return (
    <p className="small">
      {text.best} <strong>{best}</strong>, {count(bestPeople)} {text.axisPeople};{' '}
      {bound === null
        ? text.noBound
        : `${boundPeople === null ? text.bound : text.boundPeople} ${bound}${gapFraction === null ? '' : `: ${text.gap(percent(gapFraction))}`}`}
    </p>
  );
}

/** Both lines over the steps told so far; the newest at the right. */
function BoundChart({ steps }: { steps: readonly BoundProgress[] }) {
  const text = useText().economics.siting;
  const isBudget = steps.some(({ boundPeople }) => boundPeople !== null);
  const best = steps.map((step) => (isBudget ? step.bestPeople : step.bestCostUsdPerYear));
  const bound = steps.map((step) => (isBudget ? step.boundPeople : step.boundUsdPerYear));
  const lastBound = bound.at(-1) ?? null;
  const known = [...best, ...bound.filter((value) => value !== null)];
  const y = linear(Math.max(...known), HEIGHT - 4, 4);
  const x = (index: number): number => (steps.length < 2 ? WIDTH : (index / (steps.length - 1)) * WIDTH);
  const line = (values: readonly (number | null)[]): string =>
    values
      .map((value, index) => (value === null ? '' : `${x(index).toFixed(1)},${y(value).toFixed(1)}`))
      .filter(Boolean)
      .join(' ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <title>{text.help}</title>
      <line className="axis-line" x1={0} x2={WIDTH} y1={HEIGHT - 4} y2={HEIGHT - 4} />
      <polyline points={line(best)} style={{ fill: 'none', stroke: 'var(--ink)', strokeWidth: 1.75 }} />
      <polyline points={line(bound)} style={{ fill: 'none', stroke: 'var(--accent)', strokeWidth: 1.75 }} />
      <text x={WIDTH} y={y(best.at(-1)!) + (y(best.at(-1)!) > 16 ? -4 : 12)} textAnchor="end">
        {text.best}
      </text>
      {lastBound !== null && (
        <text x={0} y={Math.min(HEIGHT - 6, Math.max(22, y(lastBound) + 12))} style={{ fill: 'var(--accent)' }}>
          {text.boundShort}
        </text>
      )}
    </svg>
  );
}
