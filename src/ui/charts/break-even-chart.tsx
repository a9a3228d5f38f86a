import { useText } from '../app-context';
import { range, ratio, rounded } from '../format';
import type { SummaryRegion } from '../stages/verdict-card';
import { ChartFrame } from './chart-frame';

const WIDTH = 288;
const HEIGHT = 68;
const MARKS = [1, 10, 100, 1000, 10_000];

/** Hotspots one avoided tower would take here, against the number it pays for. Left of the band hotspots are cheaper. Logarithmic. */
export function BreakEvenChart({ region }: { region: SummaryRegion }) {
  const text = useText();
  const { hotspotsPerAvoidedTower: needed, breakEvenHotspotsPerTower: even } = region.verdict;
  if (needed === null || !even || even.p10 === null || even.p50 === null || even.p90 === null) return null;
  const most = Math.max(1000, needed * 2, even.p90 * 2);
  const x = (value: number): number => 6 + (Math.log10(Math.max(1, value)) / Math.log10(most)) * (WIDTH - 12);
  const band = range(even.p10, even.p90, ratio);
  const table = {
    head: ['', 'P10', 'P50', 'P90'],
    rows: [
      [text.charts.breakEven, needed, needed, needed],
      [text.charts.breakEvenBand(''), even.p10, even.p50, even.p90],
    ],
  };
  const anchor = x(needed) > WIDTH * 0.7 ? 'end' : x(needed) < WIDTH * 0.3 ? 'start' : 'middle';
  return (
    <ChartFrame title={text.charts.breakEven} name={`break-even-${region.id}`} table={table}>
      <p className="hidden-text">{`${text.charts.youAreHere(ratio(needed))}, ${text.charts.breakEvenBand(band)}`}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line className="axis-line" x1={6} x2={WIDTH - 6} y1={34} y2={34} />
        {MARKS.filter((mark) => mark <= most).map((mark) => (
          <text
            key={mark}
            className="axis-text"
            x={x(mark)}
            y={52}
            textAnchor={mark === 1 ? 'start' : mark === most ? 'end' : 'middle'}
          >
            {rounded(mark)}
          </text>
        ))}
        <rect
          x={x(even.p10)}
          y={29}
          width={Math.max(2, x(even.p90) - x(even.p10))}
          height={10}
          style={{ fill: 'var(--option-hotspots-converted)' }}
        />
        <line
          x1={x(even.p50)}
          x2={x(even.p50)}
          y1={27}
          y2={41}
          style={{ stroke: 'var(--option-hotspots-new)', strokeWidth: 2 }}
        />
        <path d={`M${x(needed)} 27l-5-8h10z`} style={{ fill: 'var(--ink)' }} />
        <text x={x(needed)} y={14} textAnchor={anchor} fontWeight={600}>
          {text.charts.youAreHere(ratio(needed))}
        </text>
        <text className="axis-text" x={x(even.p50)} y={65} textAnchor="middle">
          {text.charts.breakEvenBand(band)}
        </text>
      </svg>
    </ChartFrame>
  );
}
