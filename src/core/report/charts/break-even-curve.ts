import { figure, type Money, usd } from '../words';
import { emptyChart, fix, line, linearScale, type Scale, svg, text, token } from './frame';

interface Spread {
  p10: number;
  p50: number;
  p90: number;
}

export interface BreakEvenCurveInput {
  breakEven: Spread;
  /** One tower. USD per year. */
  towerUsdPerYear: Spread;
  /** From no hotspot up; their cost goes with their number. */
  points: readonly { hotspotsPerTower: number; hotspotsUsdPerYear: Spread }[];
  /** Hotspots that do the work of one tower here; null: they cannot. */
  needed: number | null;
}

const LEFT = 60;
const RIGHT = 130;
const TOP = 26;
const BOTTOM = 40;
/** The place is drawn where it lies up to this many times the end of the curve. */
const FARTHEST = 1.5;
/** The picture ends at so many times the P90 of a tower. */
const HIGHEST = 2;

/** Cost of so many hotspots against that of the one tower they stand for, with their P10–P90; "you are here" where this place needs them. */
export function breakEvenCurveChart(
  { breakEven, towerUsdPerYear: tower, points, needed }: BreakEvenCurveInput,
  { width = 720, height = 280, money = { code: 'USD', factor: 1 } as Money } = {},
): string {
  const end = points.at(-1);
  const description = `One tower costs ${usd(tower.p50, money)} a year at the median; ${figure(breakEven.p50)} hotspots cost as much (P10–P90: ${figure(breakEven.p10)}–${figure(breakEven.p90)}). Needed here: ${needed === null ? 'hotspots cannot serve this gap' : figure(needed)}.`;
  const frame = { title: 'Cost of hotspots against one tower', description, width, height };
  if (!end || !(end.hotspotsPerTower > 0)) return emptyChart(frame, 'No tower or no hotspot to compare.');
  const last = end.hotspotsPerTower;
  const here = needed !== null && needed > 0 ? needed : null;
  const limit = here !== null && here > last && here <= FARTHEST * last ? here * 1.08 : last;
  const per = (key: keyof Spread) => (end.hotspotsUsdPerYear[key] / last) * money.factor;
  const most = tower.p90 * money.factor * HIGHEST;
  const x = linearScale([0, limit], [LEFT, width - RIGHT], 6);
  const y = linearScale([0, most], [height - BOTTOM, TOP], 4);
  const [left, right] = [LEFT, width - RIGHT];
  const towerY = (key: keyof Spread) => y.at(tower[key] * money.factor);
  const wedge = (key: keyof Spread) => clipped(per(key), { limit, most, x: x.at, y: y.at });
  const band = `<path d="M${left} ${fix(towerY('p10'))}H${right}V${fix(towerY('p90'))}H${left}Z" fill="${token('option-colocated-towers')}" opacity="0.25"/>`;
  const cone = `<path d="M${left} ${fix(y.at(0))}L${wedge('p90').join('L')}L${wedge('p10').toReversed().join('L')}Z" fill="${token('option-hotspots-converted')}" opacity="0.45"/>`;
  const middle = wedge('p50')[0]!;
  return svg(
    frame,
    [
      ...ticksOf({ x, y, left, right, bottom: height - BOTTOM }),
      cone,
      band,
      line([left, towerY('p50')], [right, towerY('p50')], { colour: token('option-greenfield-towers'), width: 2 }),
      `<path d="M${left} ${fix(y.at(0))}L${middle}" stroke="${token('option-hotspots-new')}" stroke-width="2" stroke-dasharray="6 3"/>`,
      text(right + 6, towerY('p50') + 4, 'one tower', { size: 11, bold: true }),
      text(
        right + 6,
        Number(middle.split(' ')[1]) + (Math.abs(Number(middle.split(' ')[1]) - towerY('p50')) < 14 ? 18 : 4),
        'hotspots',
        { size: 11, bold: true },
      ),
      `<circle cx="${fix(x.at(Math.min(limit, breakEven.p50)))}" cy="${fix(towerY('p50'))}" r="4" fill="${token('panel')}" stroke="${token('ink')}" stroke-width="1.5"/>`,
      text(x.at(Math.min(limit, breakEven.p50)) + 6, towerY('p50') + 18, `break-even ${figure(breakEven.p50)}`, {
        size: 11,
      }),
      here === null ? '' : youAreHere(here, { limit, x: x.at, top: TOP, bottom: height - BOTTOM }),
      text(
        (left + right) / 2,
        height - 6,
        `hotspots in place of one tower; cost in thousand ${money.code} per year; bands: P10–P90`,
        {
          anchor: 'middle',
          size: 11,
          colour: token('quiet'),
        },
      ),
    ].join(''),
  );
}

function ticksOf({ x, y, left, right, bottom }: { x: Scale; y: Scale; left: number; right: number; bottom: number }) {
  const quiet = { size: 11, colour: token('quiet') };
  return [
    ...y.ticks.map(
      (tick) =>
        line([left, y.at(tick)], [right, y.at(tick)]) +
        text(left - 6, y.at(tick) + 4, figure(tick / 1000), { ...quiet, anchor: 'end' }),
    ),
    ...x.ticks.map((tick) => text(x.at(tick), bottom + 16, figure(tick), { ...quiet, anchor: 'middle' })),
  ];
}

/** Where the line of a cost per hotspot leaves the picture, then its corner: one or two points. */
function clipped(
  perHotspot: number,
  { limit, most, x, y }: { limit: number; most: number; x(value: number): number; y(value: number): number },
): string[] {
  const top = most / perHotspot;
  return top < limit
    ? [`${fix(x(top))} ${fix(y(most))}`, `${fix(x(limit))} ${fix(y(most))}`]
    : [`${fix(x(limit))} ${fix(y(perHotspot * limit))}`];
}

function youAreHere(
  needed: number,
  { limit, x, top, bottom }: { limit: number; x(value: number): number; top: number; bottom: number },
): string {
  const beyond = needed > limit;
  const at = x(Math.min(needed, limit));
  return (
    line([at, top], [at, bottom], { colour: token('unserved'), width: 2, dash: beyond ? '2 4' : '' }) +
    text(at - 4, top - 6, `you are here: ${figure(needed)}${beyond ? ' →' : ''}`, {
      anchor: at > x(limit) * 0.5 ? 'end' : 'start',
      size: 12,
      bold: true,
    })
  );
}
