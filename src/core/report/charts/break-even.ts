import { counted, figure } from '../words';
import { bar, emptyChart, fix, line, logScale, svg, text, token } from './frame';

export interface BreakEvenInput {
  /** Hotspots that do the work of one tower here; null: hotspots cannot. */
  needed: number | null;
  /** Hotspots that one avoided tower pays for. */
  breakEven: { p10: number | null; p50: number | null; p90: number | null } | null;
}

const LEFT = 24;
const RIGHT = 24;

/** How many hotspots an avoided tower pays for, and how many this place needs: left of the band hotspots are cheaper, right of it towers. */
export function breakEvenChart({ needed, breakEven }: BreakEvenInput, { width = 720 } = {}): string {
  const height = 142;
  const { p10 = null, p50 = null, p90 = null } = breakEven ?? {};
  const title = 'Hotspots needed per avoided tower against the break-even count';
  const description = `Break-even P10–P90: ${figure(p10)}–${figure(p90)}, median ${figure(p50)} hotspots per tower. Needed here: ${needed === null ? 'hotspots cannot serve this gap' : figure(needed)}.`;
  const frame = { title, description, width, height };
  if (p10 === null || p50 === null || p90 === null || !(p10 > 0))
    return emptyChart(frame, 'No break-even count: no tower or no hotspot option.');
  const known = [p10, p90, ...(needed !== null && needed > 0 ? [needed] : [])];
  const scale = logScale([Math.min(...known) / 1.5, Math.max(...known) * 1.5], [LEFT, width - RIGHT]);
  const y = 62;
  const band = bar(
    { x: scale.at(p10), y: y - 16, width: scale.at(p90) - scale.at(p10), height: 32 },
    token('option-hotspots-converted'),
    `P10–P90: ${figure(p10)}–${figure(p90)}`,
  );
  const axis = scale.ticks.map(
    (tick) =>
      line([scale.at(tick), y + 38], [scale.at(tick), y + 44]) +
      text(scale.at(tick), y + 56, counted(tick), { anchor: 'middle', size: 11, colour: token('quiet') }),
  );
  return svg(
    frame,
    [
      line([LEFT, y], [width - RIGHT, y]),
      band,
      line([scale.at(p50), y - 16], [scale.at(p50), y + 16], { colour: token('ink'), width: 2 }),
      text(scale.at(p50), y + 32, `break-even ${figure(p50)} (${figure(p10)}–${figure(p90)})`, {
        anchor: 'middle',
        size: 11,
      }),
      ...(needed !== null && needed > 0 ? [youAreHere(scale.at(needed), y, needed, width)] : []),
      ...axis,
      text(LEFT, height - 8, '← hotspots cheaper', { size: 11, colour: token('quiet') }),
      text(width / 2, height - 8, 'hotspots per tower', { anchor: 'middle', size: 11, colour: token('quiet') }),
      text(width - RIGHT, height - 8, 'towers cheaper →', { anchor: 'end', size: 11, colour: token('quiet') }),
    ].join(''),
  );
}

function youAreHere(x: number, y: number, needed: number, width: number): string {
  const anchor = x > width - 120 ? 'end' : x < 120 ? 'start' : 'middle';
  return (
    `<path d="M${fix(x)} ${fix(y - 2)} l-7 -14 h14 z" fill="${token('unserved')}"/>` +
    line([x, y - 34], [x, y], { colour: token('unserved'), width: 2 }) +
    text(x, y - 40, `needed here: ${figure(needed)}`, { anchor, bold: true })
  );
}
