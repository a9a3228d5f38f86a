/**
 * What every chart is made of. Colours are the tokens of the app with the light theme as fallback, so that one string is right in the app's
 * light and dark themes and in the report on paper. Nothing depends on colour alone: every mark has its label.
 */
import { escapeMarkup } from '../escape';

/** Token name → CSS value. The fallbacks are the light theme. */
const TOKENS = {
  ink: '#1a1d21',
  quiet: '#5b6470',
  line: '#dde1e6',
  panel: '#ffffff',
  accent: '#1f5fd0',
  served: '#2a7f9e',
  unserved: '#d9541e',
  'option-do-nothing': '#8b929b',
  'option-colocated-towers': '#4d9fbd',
  'option-greenfield-towers': '#1d6480',
  'option-hotspots-new': '#7653a3',
  'option-hotspots-converted': '#b197d2',
  'option-hybrid': '#3f6ea6',
} as const;

export const token = (name: keyof typeof TOKENS): string => `var(--${name},${TOKENS[name]})`;

export interface Frame {
  title: string;
  /** One or two sentences that say what the picture says, for those who do not see it. */
  description: string;
  width: number;
  height: number;
}

/** A whole SVG document, scaling with its container. `body` is markup. */
export function svg({ title, description, width, height }: Frame, body: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ` +
    `style="max-width:100%;height:auto;font-family:var(--sans,system-ui,sans-serif);font-variant-numeric:tabular-nums">` +
    `<title>${escapeMarkup(title)}</title><desc>${escapeMarkup(description)}</desc>${body}</svg>`
  );
}

export interface TextStyle {
  anchor?: 'start' | 'middle' | 'end';
  size?: number;
  colour?: string;
  bold?: boolean;
}

/** Text with a halo of the panel's colour, so that it can stand on marks. */
export function text(
  x: number,
  y: number,
  words: string,
  { anchor = 'start', size = 12, colour = token('ink'), bold = false }: TextStyle = {},
): string {
  return (
    `<text x="${fix(x)}" y="${fix(y)}" text-anchor="${anchor}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="600"' : ''} ` +
    `paint-order="stroke" stroke="${token('panel')}" stroke-width="3" stroke-linejoin="round">${escapeMarkup(words)}</text>`
  );
}

export function line(
  from: [number, number],
  to: [number, number],
  style: { colour?: string; width?: number; dash?: string } = {},
): string {
  const { colour = token('line'), width = 1, dash } = style;
  return `<line x1="${fix(from[0])}" y1="${fix(from[1])}" x2="${fix(to[0])}" y2="${fix(to[1])}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

/** A rectangle with the value in words as its tooltip. */
export function bar(
  box: { x: number; y: number; width: number; height: number },
  colour: string,
  tooltip: string,
): string {
  const [x, y, width, height] = [box.x, box.y, Math.max(0, box.width), Math.max(0, box.height)].map(fix);
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"><title>${escapeMarkup(tooltip)}</title></rect>`;
}

/** A coordinate with a tenth of a pixel. */
export const fix = (value: number): string => String(Math.round(value * 10) / 10);

export interface Scale {
  at(value: number): number;
  ticks: number[];
}

/** A linear scale over round numbers: 1, 2 or 5 times a power of ten, about `count` of them. */
export function linearScale([low, high]: [number, number], [from, to]: [number, number], count = 5): Scale {
  const span = high > low ? high - low : 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
    ticks.push(Number((k * step).toPrecision(12)));
  return { at: (value) => from + ((value - low) / span) * (to - from), ticks };
}

/** A logarithmic scale; ticks at powers of ten. `low` > 0. */
export function logScale([low, high]: [number, number], [from, to]: [number, number]): Scale {
  const first = Math.floor(Math.log10(low));
  const last = Math.max(first + 1, Math.ceil(Math.log10(high)));
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => 10 ** (first + k));
  return { at: (value) => from + ((Math.log10(value) - first) / (last - first)) * (to - from), ticks };
}

/** A chart without its data: says so in words. */
export function emptyChart(frame: Frame, words: string): string {
  return svg(frame, text(frame.width / 2, frame.height / 2, words, { anchor: 'middle', colour: token('quiet') }));
}
