import type { OptionId } from '../../siting/siting-types';
import { figure, OPTION_LABELS, usd, usdRange } from '../words';
import { bar, emptyChart, fix, line, linearScale, svg, text, token } from './frame';

export interface CostBar {
  id: OptionId;
  /** In USD, or in the currency named to the chart. */
  annualCostUsd: { p10: number | null; p50: number | null; p90: number | null };
  reachesTarget: boolean;
  /** The verdict's option. */
  chosen: boolean;
}

const ROW = 34;
const LEFT = 180;
const RIGHT = 180;
const TOP = 8;
/** A bar this many times longer than the next would leave nothing to see of the others: it is broken off. */
const BREAK_RATIO = 5;

/** Annual cost of each option: bar to the median, whisker from P10 to P90. */
export function costBars(bars: readonly CostBar[], { width = 720, currency = 'USD' } = {}): string {
  const priced = bars.filter(
    ({ annualCostUsd: { p10, p50, p90 } }) => p10 !== null && p50 !== null && p90 !== null && Number.isFinite(p50),
  );
  const title = 'Annual cost of each option';
  const height = TOP + ROW * Math.max(1, priced.length) + 34;
  const description = priced
    .map((each) => `${OPTION_LABELS[each.id]}: ${usd(each.annualCostUsd.p50, { code: currency, factor: 1 })} a year`)
    .join('; ');
  const frame = { title, description, width, height };
  if (priced.length === 0) return emptyChart(frame, 'No option could be priced.');
  const limit = axisLimit(priced.map((each) => each.annualCostUsd.p90!));
  const scale = linearScale([0, limit], [LEFT, width - RIGHT], 4);
  const bottom = TOP + ROW * priced.length;
  const axis = scale.ticks.map(
    (tick) =>
      line([scale.at(tick), TOP], [scale.at(tick), bottom]) +
      text(scale.at(tick), bottom + 14, figure(tick / 1000), { anchor: 'middle', size: 11, colour: token('quiet') }),
  );
  const unit = text(
    (LEFT + width - RIGHT) / 2,
    bottom + 28,
    `thousand ${currency} per year; bar: median, whisker: P10–P90`,
    {
      anchor: 'middle',
      size: 11,
      colour: token('quiet'),
    },
  );
  return svg(
    frame,
    [
      ...axis,
      ...priced.map((each, row) => drawRow(each, TOP + row * ROW, { limit, at: scale.at, currency })),
      unit,
    ].join(''),
  );
}

function drawRow(
  { id, annualCostUsd, reachesTarget, chosen }: CostBar,
  y: number,
  { limit, at, currency }: { limit: number; at(value: number): number; currency: string },
): string {
  const money = { code: currency, factor: 1 };
  const [p10, p50, p90] = [annualCostUsd.p10!, annualCostUsd.p50!, annualCostUsd.p90!];
  const middle = y + ROW / 2;
  const end = at(Math.min(p50, limit));
  const label = `${usdRange(p10, p90, money)}/yr`;
  const broken = p50 > limit;
  const whisker = broken
    ? breakMark(end, middle)
    : line([at(p10), middle], [at(Math.min(p90, limit)), middle], { colour: token('ink'), width: 1.5 }) +
      [p10, p90]
        .filter((value) => value <= limit)
        .map((value) => line([at(value), middle - 5], [at(value), middle + 5], { colour: token('ink'), width: 1.5 }))
        .join('');
  const words = `${OPTION_LABELS[id]}: median ${usd(p50, money)}/yr, P10–P90 ${label}`;
  return [
    text(LEFT - 8, middle + (reachesTarget ? 4 : -2), OPTION_LABELS[id], { anchor: 'end', bold: chosen }),
    reachesTarget
      ? ''
      : text(LEFT - 8, middle + 11, 'misses the target', { anchor: 'end', size: 10, colour: token('quiet') }),
    bar({ x: at(0), y: middle - 9, width: end - at(0), height: 18 }, token(`option-${id}`), words),
    whisker,
    text(Math.max(end, at(Math.min(p90, limit))) + 8, middle + 4, label, { size: 11, bold: chosen }),
  ].join('');
}

/** Two slanted strokes: the bar goes on. */
function breakMark(x: number, y: number): string {
  const stroke = (shift: number) =>
    `<path d="M${fix(x - 14 + shift)} ${fix(y + 12)} l6 -24" stroke="${token('panel')}" stroke-width="3" fill="none"/>`;
  return stroke(0) + stroke(6);
}

/** The longest value, or a little more than the next one when the longest would dwarf the rest. */
function axisLimit(values: readonly number[]): number {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => b - a);
  for (const [k, value] of sorted.entries()) {
    const next = sorted[k + 1];
    if (next === undefined || value <= BREAK_RATIO * next) return k === 0 ? value : value * 1.4;
  }
  return 1;
}
