import { figure } from '../words';
import { bar, line, linearScale, svg, text, token } from './frame';

/** A step of a link budget. The first is a level; the others add to it. A `total` restates the level reached. */
export interface WaterfallStep {
  label: string;
  valueDb: number;
  unit: string;
  kind: 'level' | 'change' | 'total';
}

export interface WaterfallInput {
  title: string;
  steps: readonly WaterfallStep[];
  /** The level that would do. */
  target: { label: string; valueDbm: number } | null;
}

const ROW = 24;
const LEFT = 210;
const RIGHT = 84;
const TOP = 8;

/** A link budget from top to bottom: gains to the right, losses to the left, and the target as a line. */
export function waterfall({ title, steps, target }: WaterfallInput, { width = 560 } = {}): string {
  const spans = spansOf(steps);
  const levels = spans.flatMap(({ from, to, kind }) => (kind === 'change' ? [from, to] : [to]));
  const all = [...levels, ...(target ? [target.valueDbm] : [])].filter(Number.isFinite);
  const low = Math.min(...all, 0);
  const scale = linearScale([low - 5, Math.max(...all, low + 1) + 5], [LEFT, width - RIGHT]);
  const height = TOP + ROW * steps.length + (target ? 24 : 8);
  const description =
    steps.map((step) => `${step.label} ${signed(step)}`).join('; ') +
    (target ? `; ${target.label} ${figure(target.valueDbm)} dBm` : '');
  const rows = spans.map((span, index) => drawStep(span, TOP + index * ROW, scale.at, width));
  const mark = target
    ? line([scale.at(target.valueDbm), TOP], [scale.at(target.valueDbm), height - 18], {
        colour: token('ink'),
        dash: '3 3',
      }) +
      text(scale.at(target.valueDbm), height - 4, `${target.label} ${figure(target.valueDbm)} dBm`, {
        anchor: 'middle',
        size: 11,
      })
    : '';
  return svg({ title, description, width, height }, rows.join('') + mark);
}

interface Span extends WaterfallStep {
  from: number;
  to: number;
}

function spansOf(steps: readonly WaterfallStep[]): Span[] {
  let level = 0;
  return steps.map((step) => {
    const from = level;
    level = step.kind === 'change' ? level + step.valueDb : step.valueDb;
    return { ...step, from, to: level };
  });
}

function drawStep({ from, to, kind, ...step }: Span, y: number, at: (value: number) => number, width: number): string {
  const middle = y + ROW / 2;
  const words = signed({ ...step, kind });
  const mark =
    kind === 'change'
      ? bar(
          {
            x: Math.min(at(from), at(to)),
            y: y + 5,
            width: Math.max(1, Math.abs(at(to) - at(from))),
            height: ROW - 10,
          },
          token(to >= from ? 'served' : 'unserved'),
          `${step.label} ${words}`,
        )
      : bar({ x: at(to) - 2, y: y + 2, width: 4, height: ROW - 4 }, token('ink'), `${step.label} ${words}`);
  return (
    text(LEFT - 8, middle + 4, step.label, { anchor: 'end', size: 11, bold: kind !== 'change' }) +
    mark +
    line([at(to), y + ROW - 4], [at(to), y + ROW + 4], { colour: token('quiet') }) +
    text(width - 4, middle + 4, words, { anchor: 'end', size: 11, bold: kind !== 'change' })
  );
}

function signed({ valueDb, unit, kind }: WaterfallStep): string {
  const rounded = Math.round(valueDb * 10) / 10;
  const digits = Math.abs(rounded).toFixed(1);
  const sign = rounded < 0 ? '−' : kind === 'change' ? '+' : '';
  return `${sign}${digits} ${unit}`;
}
