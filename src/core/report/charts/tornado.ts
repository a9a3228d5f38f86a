import { figure, type Money, usd } from '../words';
import { bar, emptyChart, line, linearScale, svg, text, token } from './frame';

export interface TornadoRow {
  label: string;
  /** Cost difference with the input at its low and at its high value. USD per year. */
  lowUsdPerYear: number;
  highUsdPerYear: number;
}

const ROW = 26;
const LEFT = 270;
const RIGHT = 24;
const TOP = 22;

/** Which inputs move the difference between the two best options most. A bar that crosses the line of equal cost can turn the verdict. */
export function tornado(rows: readonly TornadoRow[], { width = 720, currency = 'USD' } = {}): string {
  const money = { code: currency, factor: 1 };
  const height = TOP + ROW * Math.max(1, rows.length) + 34;
  const description = rows
    .map(
      ({ label, lowUsdPerYear, highUsdPerYear }) =>
        `${label}: ${usd(lowUsdPerYear, money)} to ${usd(highUsdPerYear, money)} a year`,
    )
    .join('; ');
  const frame = { title: 'What moves the difference between the two best options', description, width, height };
  if (rows.length === 0) return emptyChart(frame, 'No second option to compare with.');
  const values = rows.flatMap((row) => [row.lowUsdPerYear, row.highUsdPerYear]);
  const scale = linearScale([Math.min(0, ...values), Math.max(0, ...values)], [LEFT, width - RIGHT], 5);
  const bottom = TOP + ROW * rows.length;
  const unit =
    Math.max(...values.map(Math.abs)) >= 10_000
      ? { divisor: 1000, words: `thousand ${currency} per year` }
      : { divisor: 1, words: `${currency} per year` };
  const axis = scale.ticks.map(
    (tick) =>
      line([scale.at(tick), TOP], [scale.at(tick), bottom]) +
      text(scale.at(tick), bottom + 14, figure(tick / unit.divisor), {
        anchor: 'middle',
        size: 11,
        colour: token('quiet'),
      }),
  );
  const bars = rows.map((row, index) => drawRow(row, TOP + index * ROW, { at: scale.at, money }));
  const zero = line([scale.at(0), TOP - 4], [scale.at(0), bottom], { colour: token('ink'), width: 1.5 });
  return svg(
    frame,
    [
      ...axis,
      ...bars,
      zero,
      text(scale.at(0), TOP - 8, 'equal cost', { anchor: 'middle', size: 11 }),
      text(
        width / 2,
        bottom + 29,
        `cost of the second minus cost of the best, ${unit.words}; pale: input low, dark: input high`,
        { anchor: 'middle', size: 11, colour: token('quiet') },
      ),
    ].join(''),
  );
}

function drawRow(
  { label, lowUsdPerYear: low, highUsdPerYear: high }: TornadoRow,
  y: number,
  { at, money }: { at(value: number): number; money: Money },
): string {
  const middle = (at(low) + at(high)) / 2;
  const half = (end: number, colour: string, words: string) =>
    bar({ x: Math.min(middle, end), y: y + 5, width: Math.abs(end - middle), height: ROW - 10 }, colour, words);
  return (
    rowLabel(label, y) +
    half(at(low), token('option-colocated-towers'), `${label}, low: ${usd(low, money)} per year`) +
    half(at(high), token('option-greenfield-towers'), `${label}, high: ${usd(high, money)} per year`)
  );
}

/** One line, or two smaller ones; what does not fit in them is cut. */
function rowLabel(label: string, y: number): string {
  const style = { anchor: 'end', size: 11 } as const;
  if (label.length <= LINE) return text(LEFT - 8, y + ROW / 2 + 4, label, style);
  const space = label.lastIndexOf(' ', SMALL_LINE);
  const cut = space > 0 ? space : SMALL_LINE;
  return (
    text(LEFT - 8, y + ROW / 2 - 2, label.slice(0, cut), { ...style, size: 10 }) +
    text(LEFT - 8, y + ROW / 2 + 9, shorten(label.slice(cut).trim(), SMALL_LINE), { ...style, size: 10 })
  );
}

/** Characters that fit beside the bars at the two sizes. */
const LINE = 40;
const SMALL_LINE = 46;

function shorten(label: string, longest: number): string {
  return label.length <= longest ? label : `${label.slice(0, longest - 1).trimEnd()}…`;
}
