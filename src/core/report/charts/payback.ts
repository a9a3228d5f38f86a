import { percent } from '../words';
import { bar, emptyChart, line, linearScale, svg, text, token } from './frame';

export interface PaybackInput {
  /** Share of draws that pay back within each bin; upper edges in months, ascending. */
  bins: readonly { upToMonths: number; share: number }[];
  /** Share of draws in which the site never pays back. */
  neverShare: number;
}

const LEFT = 48;
const BOTTOM = 40;
const TOP = 16;

/** When a hotspot pays back, over the draws. "Never" stands apart: it is not a long time. */
export function paybackDistribution({ bins, neverShare }: PaybackInput, { width = 560, height = 220 } = {}): string {
  const description = `${bins.map(({ upToMonths, share }) => `up to ${upToMonths} months: ${percent(share)}`).join('; ')}; never: ${percent(neverShare)}.`;
  const frame = { title: 'Months until a hotspot pays back', description, width, height };
  if (bins.length === 0 && neverShare === 0) return emptyChart(frame, 'No payback was computed.');
  const y = linearScale([0, Math.max(0.01, neverShare, ...bins.map(({ share }) => share))], [height - BOTTOM, TOP], 4);
  const slot = (width - LEFT - 8) / (bins.length + 1.5);
  const column = (x: number, share: number, label: string, colour: string) =>
    bar(
      { x: x + 2, y: y.at(share), width: slot - 4, height: y.at(0) - y.at(share) },
      colour,
      `${label}: ${percent(share)}`,
    ) +
    text(x + slot / 2, y.at(share) - 4, percent(share), { anchor: 'middle', size: 11 }) +
    text(x + slot / 2, height - BOTTOM + 15, label, { anchor: 'middle', size: 11, colour: token('quiet') });
  return svg(
    frame,
    [
      line([LEFT, y.at(0)], [width - 8, y.at(0)], { colour: token('quiet') }),
      ...y.ticks.map((tick) =>
        text(LEFT - 6, y.at(tick) + 4, percent(tick), { anchor: 'end', size: 11, colour: token('quiet') }),
      ),
      ...bins.map(({ upToMonths, share }, k) =>
        column(LEFT + k * slot, share, `≤ ${upToMonths}`, token('option-hotspots-new')),
      ),
      column(LEFT + (bins.length + 0.5) * slot, neverShare, 'never', token('option-do-nothing')),
      text(width / 2, height - 8, 'months; share of draws', { anchor: 'middle', size: 11, colour: token('quiet') }),
    ].join(''),
  );
}
