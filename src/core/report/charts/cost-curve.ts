import type { OptionId } from '../../siting/siting-types';
import { figure, OPTION_LABELS } from '../words';
import { emptyChart, fix, line, linearScale, svg, text, token } from './frame';

export interface CostCurve {
  id: OptionId;
  /** In order of cost. */
  points: readonly { annualCostUsd: number; servedPeople: number; sites: number }[];
}

export interface CostCurveInput {
  curves: readonly CostCurve[];
  /** The verdict's option, and the point of it that is recommended. */
  chosenId: OptionId;
  chosenPoint: { annualCostUsd: number; servedPeople: number; sites: number } | null;
  /** People in the gaps, and how many of them the target asks for. */
  gapPeople: number;
  targetPeople: number;
}

const LEFT = 64;
const RIGHT = 190;
const TOP = 18;
const BOTTOM = 40;
const LABEL_HEIGHT = 15;
/** Piece of the line in front of its label. */
const SAMPLE = 26;
/** The axis ends at this multiple of the chosen option's cost when others go on beyond it. */
const FARTHEST = 4;
const DASHES: Partial<Record<OptionId, string>> = {
  'greenfield-towers': '7 3',
  'hotspots-converted': '2 3',
  hybrid: '10 3 2 3',
};

/** People served against annual cost, site by site in the order chosen. */
export function costCurve(
  { curves, chosenId, chosenPoint, gapPeople, targetPeople }: CostCurveInput,
  { width = 720, height = 320, currency = 'USD' } = {},
): string {
  const drawn = curves.filter((curve) => (curve.points.at(-1)?.servedPeople ?? 0) > 0);
  const ends = drawn.map(
    (curve) => `${OPTION_LABELS[curve.id]} ends at ${figure(curve.points.at(-1)!.servedPeople)} people`,
  );
  const frame = {
    title: 'People served against annual cost',
    description: `${ends.join('; ')}. The target is ${figure(targetPeople)} people.`,
    width,
    height,
  };
  if (drawn.length === 0) return emptyChart(frame, 'No option has a site: there is nothing to build.');
  const last = (curve: CostCurve) => curve.points.at(-1)!.annualCostUsd;
  const longest = Math.max(...drawn.map(last));
  const limit =
    chosenPoint && chosenPoint.annualCostUsd > 0 ? Math.min(longest, FARTHEST * chosenPoint.annualCostUsd) : longest;
  const x = linearScale([0, limit], [LEFT, width - RIGHT], 5);
  const y = linearScale([0, Math.max(gapPeople, targetPeople, 1)], [height - BOTTOM, TOP], 4);
  const grid = [
    ...y.ticks.map(
      (tick) =>
        line([LEFT, y.at(tick)], [width - RIGHT, y.at(tick)]) +
        text(LEFT - 6, y.at(tick) + 4, figure(tick), { anchor: 'end', size: 11, colour: token('quiet') }),
    ),
    ...x.ticks.map((tick) =>
      text(x.at(tick), height - BOTTOM + 16, figure(tick / 1000), {
        anchor: 'middle',
        size: 11,
        colour: token('quiet'),
      }),
    ),
    text((LEFT + width - RIGHT) / 2, height - 6, `thousand ${currency} per year`, {
      anchor: 'middle',
      size: 11,
      colour: token('quiet'),
    }),
    text(6, 12, 'people served', { size: 11, colour: token('quiet') }),
    line([LEFT, y.at(targetPeople)], [width - RIGHT, y.at(targetPeople)], { colour: token('ink'), dash: '2 3' }),
    line([width - RIGHT + 6, y.at(targetPeople)], [width - RIGHT + 6 + SAMPLE, y.at(targetPeople)], {
      colour: token('ink'),
      dash: '2 3',
    }),
    text(width - RIGHT + 11 + SAMPLE, y.at(targetPeople) + 4, 'target', { size: 11 }),
  ];
  const labels = spreadLabels(
    drawn.map((curve) => ({ curve, y: y.at(peopleAt(curve, limit)) })),
    y.at(targetPeople),
  );
  const paths = labels.map(({ curve, y: labelY }) =>
    drawCurve(curve, { limit, x: x.at, y: y.at, labelX: width - RIGHT + 6, labelY, chosen: curve.id === chosenId }),
  );
  const mark = chosenPoint
    ? ring(chosenPoint, { x: x.at, y: y.at, colour: token(`option-${chosenId}`), currency })
    : '';
  return svg(frame, [...grid, ...paths, mark].join(''));
}

interface CurveStyle {
  limit: number;
  x(value: number): number;
  y(value: number): number;
  labelX: number;
  labelY: number;
  chosen: boolean;
}

/** Steps: nobody is served by half a site. */
function drawCurve({ id, points }: CostCurve, { limit, x, y, labelX, labelY, chosen }: CurveStyle): string {
  const colour = token(`option-${id}`);
  let path = `M${fix(x(0))} ${fix(y(0))}`;
  for (const point of points) {
    if (point.annualCostUsd > limit * (1 + 1e-9)) {
      path += `H${fix(x(limit))}`;
      break;
    }
    path += `H${fix(x(point.annualCostUsd))}V${fix(y(point.servedPeople))}`;
  }
  const end = points.at(-1)!;
  const dash = DASHES[id] ? ` stroke-dasharray="${DASHES[id]}"` : '';
  const more = end.annualCostUsd > limit * (1 + 1e-9) ? ' →' : '';
  return (
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${chosen ? 3 : 2}"${dash}/>` +
    `<path d="M${fix(labelX)} ${fix(labelY)}h${SAMPLE}" stroke="${colour}" stroke-width="${chosen ? 3 : 2}" fill="none"${dash}/>` +
    text(labelX + SAMPLE + 5, labelY + 4, OPTION_LABELS[id] + more, { size: 11, bold: chosen })
  );
}

function ring(
  point: NonNullable<CostCurveInput['chosenPoint']>,
  { x, y, colour, currency }: { x(value: number): number; y(value: number): number; colour: string; currency: string },
): string {
  const words = `Recommended: ${figure(point.servedPeople)} people, ${figure(point.annualCostUsd)} ${currency} per year, ${point.sites} sites`;
  return `<circle cx="${fix(x(point.annualCostUsd))}" cy="${fix(y(point.servedPeople))}" r="6" fill="${token('panel')}" stroke="${colour}" stroke-width="3"><title>${words}</title></circle>`;
}

function peopleAt({ points }: CostCurve, limit: number): number {
  return points.filter((point) => point.annualCostUsd <= limit * (1 + 1e-9)).at(-1)?.servedPeople ?? 0;
}

/** Labels beside the ends of their lines from the top down, moved apart and off the target's label. */
function spreadLabels<T extends { y: number }>(labels: T[], taken: number): T[] {
  const placed = [taken];
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      let y = Math.max(TOP, label.y);
      while (placed.some((other) => Math.abs(other - y) < LABEL_HEIGHT)) y += 2;
      placed.push(y);
      return { ...label, y };
    });
}
