import type { RegionEconomics } from '../../core/economics/economics-types';
import { useCommands, useText } from '../app-context';
import { usd } from '../format';
import { ChartFrame } from './chart-frame';

const WIDTH = 288;
const ROW = 32;
const SHOWN = 8;
/** An end of the axis nearer to zero than this has no room for its number. */
const NAMED = 48;

/** The inputs that move the difference between the two best options most: from their low end to their high end. */
export function TornadoChart({ economics }: { economics: RegionEconomics }) {
  const words = useText();
  const text = words.charts;
  const { select, setStage } = useCommands();
  const rows = economics.tornado
    .slice(0, SHOWN)
    .map((row) => ({ ...row, label: words.economics.rowName(row.key, row.label) }));
  if (rows.length === 0) return null;
  const ends = rows.flatMap(({ lowUsdPerYear, highUsdPerYear }) => [lowUsdPerYear, highUsdPerYear, 0]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number): number => 4 + ((value - least) / (most - least || 1)) * (WIDTH - 8);
  const height = rows.length * ROW + 14;
  const table = {
    head: ['', text.low, text.high],
    rows: rows.map(({ label, lowUsdPerYear, highUsdPerYear }) => [label, lowUsdPerYear, highUsdPerYear]),
  };
  return (
    <ChartFrame title={text.tornado} name={`what-moves-the-verdict-${economics.regionId}`} table={table}>
      <p className="small quiet row">
        <span className="swatch" style={{ background: 'var(--option-colocated-towers)' }} />
        {text.low}
        <span className="swatch" style={{ background: 'var(--option-greenfield-towers)' }} />
        {text.high}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <line className="axis-line" x1={x(0)} x2={x(0)} y1={0} y2={height - 12} />
        {rows.map(({ key, label, lowUsdPerYear, highUsdPerYear }, index) => (
          <g
            key={key}
            transform={`translate(0 ${index * ROW})`}
            style={{ cursor: 'pointer' }}
            onClick={() => {
              setStage('costs');
              select({ kind: 'assumption', id: key });
            }}
          >
            <title>{`${label}: ${usd(lowUsdPerYear)} … ${usd(highUsdPerYear)}`}</title>
            <text y={11}>{short(label)}</text>
            <Bar x={x} from={0} to={lowUsdPerYear} tone="low" />
            <Bar x={x} from={0} to={highUsdPerYear} tone="high" />
          </g>
        ))}
        <text className="axis-text" x={x(0)} y={height - 2} textAnchor="middle">
          0
        </text>
        <text className="axis-text" x={x(least)} y={height - 2}>
          {least < 0 && x(0) - x(least) > NAMED ? usd(least) : ''}
        </text>
        <text className="axis-text" x={x(most)} y={height - 2} textAnchor="end">
          {most > 0 && x(most) - x(0) > NAMED ? usd(most) : ''}
        </text>
      </svg>
    </ChartFrame>
  );
}

function Bar({ x, from, to, tone }: { x(value: number): number; from: number; to: number; tone: 'low' | 'high' }) {
  const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
  const y = tone === 'low' ? 16 : 22;
  return (
    <rect
      x={left}
      y={y}
      width={Math.max(1, right - left)}
      height={6}
      style={{ fill: tone === 'low' ? 'var(--option-colocated-towers)' : 'var(--option-greenfield-towers)' }}
    />
  );
}

const short = (label: string): string => (label.length > 46 ? `${label.slice(0, 45)}…` : label);
