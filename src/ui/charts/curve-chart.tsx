import type { RegionEconomics } from '../../core/economics/economics-types';
import { useText } from '../app-context';
import { count, usd } from '../format';
import { ChartFrame } from './chart-frame';
import { linear, ticks } from './scales';

const WIDTH = 288;
const HEIGHT = 170;
const LEFT = 34;
const BOTTOM = 152;

type Curve = RegionEconomics['options'][number];

/** How many people each option serves for how much a year; the end of a curve is what was chosen. */
export function CurveChart({ economics }: { economics: RegionEconomics }) {
  const text = useText();
  const curves = economics.options.filter(({ curve }) => curve.length > 0);
  if (curves.length === 0) return null;
  const points = curves.flatMap(({ curve }) => curve);
  const x = linear(Math.max(...points.map(({ annualCostUsd }) => annualCostUsd)), LEFT, WIDTH - 10);
  const y = linear(Math.max(...points.map(({ servedPeople }) => servedPeople)), BOTTOM, 8);
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
              {count(mark)}
            </text>
          </g>
        ))}
        {ticks(x.max).map((mark) => (
          <text key={mark} className="axis-text" x={x(mark)} y={HEIGHT - 4} textAnchor="middle">
            {usd(mark)}
          </text>
        ))}
        <line className="axis-line" x1={LEFT} x2={WIDTH - 10} y1={BOTTOM} y2={BOTTOM} />
        {curves.map((option) => (
          <CurveLine key={option.id} option={option} x={x} y={y} name={text.options.shortNames[option.id]} />
        ))}
      </svg>
    </ChartFrame>
  );
}

/** Steps: a site is built or it is not. */
function CurveLine({
  option: { id, curve },
  x,
  y,
  name,
}: {
  option: Curve;
  x(value: number): number;
  y(value: number): number;
  name: string;
}) {
  const path = curve.reduce(
    (drawn, { annualCostUsd, servedPeople }) => `${drawn}H${x(annualCostUsd)}V${y(servedPeople)}`,
    `M${x(0)} ${y(0)}`,
  );
  const last = curve.at(-1)!;
  const colour = `var(--option-${id})`;
  return (
    <g>
      <title>{`${name}: ${count(last.servedPeople)}, ${usd(last.annualCostUsd)}`}</title>
      <path d={path} style={{ fill: 'none', stroke: colour, strokeWidth: 1.75 }} />
      <text
        x={x(last.annualCostUsd) > WIDTH * 0.6 ? x(last.annualCostUsd) - 7 : x(last.annualCostUsd) + 7}
        y={y(last.servedPeople) + 13}
        textAnchor={x(last.annualCostUsd) > WIDTH * 0.6 ? 'end' : 'start'}
        style={{ fill: colour }}
      >
        {name}
      </text>
      <circle
        cx={x(last.annualCostUsd)}
        cy={y(last.servedPeople)}
        r={4}
        style={{ fill: colour, stroke: 'var(--panel)', strokeWidth: 1.5 }}
      />
    </g>
  );
}
