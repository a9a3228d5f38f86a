import type { RegionEconomics } from '../../core/economics/economics-types';
import { kneeOf } from '../../core/siting/knee';
import type { OptionId } from '../../core/siting/siting-types';
import { useText } from '../app-context';
import { count, usd } from '../format';
import { ChartFrame } from './chart-frame';
import { linear, ticks } from './scales';

const WIDTH = 288;
const HEIGHT = 170;
const LEFT = 34;
const BOTTOM = 152;

type Curve = RegionEconomics['options'][number]['curve'];

/** How many people each option serves for how much a year; the end of a curve is what was chosen. */
export function CurveChart({
  economics,
  recommendedId,
}: {
  economics: RegionEconomics;
  /** The option whose bend is marked. */
  recommendedId: OptionId;
}) {
  const text = useText();
  const curves = economics.options.filter(({ curve }) => (curve.at(-1)?.servedPeople ?? 0) > 0);
  if (curves.length === 0) return null;
  const points = curves.flatMap(({ curve }) => curve);
  const x = linear(Math.max(...points.map(({ annualCostUsd }) => annualCostUsd)), LEFT, WIDTH - 10);
  const y = linear(Math.max(...points.map(({ servedPeople }) => servedPeople)), BOTTOM, 8);
  const knee = kneeOf(curves.find(({ id }) => id === recommendedId)?.curve ?? []);
  const marks: Mark[] = curves.map(({ id, curve }) => {
    const { annualCostUsd, servedPeople } = curve.at(-1)!;
    const [label, colour] = [text.options.shortNames[id], `var(--option-${id})`];
    const title = `${label}: ${count(servedPeople)}, ${usd(annualCostUsd)}`;
    const look = { fill: colour, stroke: 'var(--panel)', ink: colour };
    return { id, left: x(annualCostUsd), top: y(servedPeople), label, title, ...look };
  });
  if (knee) {
    const label = text.economics.option.bendMark(usd(knee.annualCostUsd));
    const title = `${text.options.names[recommendedId]}: ${text.economics.option.bend} ${usd(knee.annualCostUsd)}, ${count(knee.servedPeople)}`;
    const look = { fill: 'var(--panel)', stroke: 'var(--ink)', ink: 'var(--ink)' };
    marks.push({ id: 'knee', left: x(knee.annualCostUsd), top: y(knee.servedPeople), label, title, ...look });
  }
  const table = {
    head: ['', text.charts.costAxis, text.charts.peopleAxis],
    rows: curves.flatMap(({ id, curve }) =>
      curve.map(({ annualCostUsd, servedPeople }) => [text.options.names[id], annualCostUsd, servedPeople]),
    ),
  };
  return (
    <ChartFrame title={text.charts.curve} name={`people-and-cost-${economics.regionId}`} table={table}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {ticks(y.max).map((mark) => (
          <g key={mark}>
            <line className="axis-line" x1={LEFT} x2={WIDTH - 10} y1={y(mark)} y2={y(mark)} />
            <text className="axis-text" x={LEFT - 4} y={y(mark) + 3} textAnchor="end">
              {usd(mark)}
            </text>
          </g>
        ))}
        {ticks(x.max).map((mark) => (
          <text key={mark} className="axis-text" x={x(mark)} y={HEIGHT - 4} textAnchor="middle">
            {usd(mark)}
          </text>
        ))}
        <line className="axis-line" x1={LEFT} x2={WIDTH - 10} y1={BOTTOM} y2={BOTTOM} />
        {curves.map(({ id, curve }) => (
          <path
            key={id}
            d={stepsOf(curve, x, y)}
            style={{ fill: 'none', stroke: `var(--option-${id})`, strokeWidth: 1.75 }}
          />
        ))}
        {placed(marks).map(({ id, left, top, textX, textY, isRight, label, ...mark }) => (
          <g key={id}>
            <title>{mark.title}</title>
            <circle cx={left} cy={top} r={4} style={{ fill: mark.fill, stroke: mark.stroke, strokeWidth: 1.5 }} />
            <text x={textX} y={textY} textAnchor={isRight ? 'start' : 'end'} style={{ fill: mark.ink }}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}

/** Steps: a site is built or it is not. */
const stepsOf = (curve: Curve, x: (value: number) => number, y: (value: number) => number): string =>
  curve.reduce(
    (drawn, { annualCostUsd, servedPeople }) => `${drawn}H${x(annualCostUsd)}V${y(servedPeople)}`,
    `M${x(0)} ${y(0)}`,
  );

interface Mark {
  id: string;
  left: number;
  top: number;
  label: string;
  title: string;
  fill: string;
  stroke: string;
  ink: string;
}

interface Placed extends Mark {
  textX: number;
  textY: number;
  isRight: boolean;
}

const LETTER = 6;
const LINE = 12;

/** Labels beside and below their marks, on the side with room; one that would lie on another goes a line further down. */
function placed(marks: readonly Mark[]): Placed[] {
  const done: (Placed & { from: number; to: number })[] = [];
  for (const mark of marks) {
    const isRight = mark.left <= WIDTH * 0.6;
    const textX = isRight ? mark.left + 7 : mark.left - 7;
    const width = mark.label.length * LETTER;
    const [from, to] = isRight ? [textX, textX + width] : [textX - width, textX];
    const isTaken = (line: number) =>
      done.some((other) => other.from < to && from < other.to && Math.abs(other.textY - line) < LINE);
    let textY = Math.min(BOTTOM - 3, mark.top + 13);
    const step = textY > HEIGHT / 2 ? -LINE : LINE;
    while (isTaken(textY)) textY += step;
    done.push({ ...mark, textX, textY, isRight, from, to });
  }
  return done;
}
