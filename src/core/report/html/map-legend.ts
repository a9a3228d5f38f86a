/** Looks of the states of cells: colour and pattern together, readable in grey. Also the legend that names them. */
import { text } from '../charts/frame';
import { siteSymbol } from './map-sites';

const LOOKS: { id: string; label: string; ground: string; pattern: string }[] = [
  { id: 'served', label: 'served', ground: '#2a7f9e', pattern: '' },
  {
    id: 'served-b',
    label: 'served by hotspots (grade B)',
    ground: '#8e6bb8',
    pattern: '<path d="M0 2h4" stroke="#fff" stroke-width="0.6"/>',
  },
  {
    id: 'unserved',
    label: 'unserved',
    ground: '#d9541e',
    pattern: '<path d="M-1 1l2-2M0 4l4-4M3 5l2-2" stroke="#fff" stroke-width="0.8"/>',
  },
  { id: 'unserved-empty', label: 'unserved, fewer than 1 person/km²', ground: '#f7ddd0', pattern: '' },
  { id: 'uncertain', label: 'uncertain', ground: '#e3b23c', pattern: '<circle cx="2" cy="2" r="0.7" fill="#7a5a10"/>' },
  {
    id: 'outside-model',
    label: 'outside the models',
    ground: '#d5d9de',
    pattern: '<path d="M0 0l4 4" stroke="#8b929b" stroke-width="0.8"/>',
  },
  { id: 'no-data', label: 'no data', ground: '#f3f4f6', pattern: '<circle cx="2" cy="2" r="0.6" fill="#b8bec6"/>' },
];

/** Fill patterns, named after the picture so that two pictures of one page do not share ids. */
export const mapPatterns = (picture: string): string =>
  `<defs>${LOOKS.map(
    ({ id, ground, pattern }) =>
      `<pattern id="${picture}-${id}" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="${ground}"/>${pattern}</pattern>`,
  ).join('')}</defs>`;

/** Room of a letter on average. px */
export const LETTER_PX = 7.6;
/** Letters that can still be read where a print makes the picture half as wide, about 2 mm. px */
export const MAP_TEXT_PX = 14;

/** Two or three lines below the picture. */
export function mapLegend(picture: string, top: number, proposed: boolean): string {
  let x = 0;
  let y = top;
  const place = (mark: (x: number, y: number) => string, label: string, indent = 20) => {
    const width = indent + label.length * LETTER_PX + 16;
    if (x + width > 780) {
      x = 0;
      y += 22;
    }
    const made = mark(x, y) + text(x + indent, y + 10, label, { size: MAP_TEXT_PX });
    x += width;
    return made;
  };
  const box = (id: string) => (atX: number, atY: number) =>
    `<rect x="${atX}" y="${atY}" width="14" height="12" fill="url(#${picture}-${id})" stroke="#5b6470" stroke-width="0.5"/>`;
  const symbol = (kind: Parameters<typeof siteSymbol>[0]) => (atX: number, atY: number) =>
    siteSymbol(kind, atX + 7, atY + 6);
  return [
    ...LOOKS.map(({ id, label }) => place(box(id), label)),
    place(symbol('site'), 'existing site'),
    place(symbol('hotspot'), 'existing hotspot'),
    ...(proposed
      ? [place(symbol('new-tower'), 'proposed tower'), place(symbol('new-hotspot'), 'proposed hotspot')]
      : []),
    place((atX, atY) => text(atX, atY + 10, 'G1', { size: MAP_TEXT_PX, bold: true }), 'gap, by people', 26),
  ].join('');
}
