/** The crossover map on paper: hexes with people without service, by what serves them at the least cost. Patterns tell the choices apart in grey. */
import type { CrossoverMap } from '../../economics';
import { h3Boundary } from '../../geo';
import { fix, svg, text } from '../charts/frame';
import { mercatorX, mercatorY } from '../tiles/mercator';
import { counted, peopleFigure } from '../words';
import { LETTER_PX, MAP_TEXT_PX } from './map-legend';

type Choice = CrossoverMap['hexes'][number]['choice'];

const WIDTH = 780;
const TALLEST = 560;
const LEGEND = 30;
const LOOKS: Record<Choice, { label: string; ground: string; pattern: string }> = {
  hotspots: {
    label: 'cheaper by hotspots',
    ground: '#8e6bb8',
    pattern: '<path d="M0 2h4" stroke="#fff" stroke-width="0.6"/>',
  },
  tower: { label: 'cheaper by tower', ground: '#2a7f9e', pattern: '' },
  neither: {
    label: 'worth neither',
    ground: '#d5d9de',
    pattern: '<path d="M0 0l4 4" stroke="#8b929b" stroke-width="0.8"/>',
  },
};
const CHOICES = Object.keys(LOOKS) as Choice[];

/** The picture as SVG, `picture` naming its patterns on the page. */
export function crossoverPicture({ hexes, people, resolution }: CrossoverMap, title: string, picture: string): string {
  const rings = hexes.map(({ h3, choice }) => ({
    choice,
    ring: h3Boundary(h3).map(([lon, lat]) => [mercatorX(lon), mercatorY(lat)] as const),
  }));
  const all = rings.flatMap(({ ring }) => ring);
  const span = (axis: 0 | 1) =>
    all.reduce(
      ([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])],
      [Infinity, -Infinity],
    );
  const [[left, right], [top, bottom]] = [span(0), span(1)];
  const scale = Math.min((WIDTH - 16) / (right - left), TALLEST / (bottom - top));
  const height = Math.ceil((bottom - top) * scale) + 16;
  const shift = (WIDTH - (right - left) * scale) / 2;
  const path = (wanted: Choice): string =>
    rings
      .filter(({ choice }) => choice === wanted)
      .map(
        ({ ring }) =>
          `M${ring.map(([x, y]) => `${fix((x - left) * scale + shift)} ${fix((y - top) * scale + 8)}`).join('L')}Z`,
      )
      .join('');
  const patterns = CHOICES.map(
    (choice) =>
      `<pattern id="${picture}-${choice}" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="${LOOKS[choice].ground}"/>${LOOKS[choice].pattern}</pattern>`,
  );
  let next = 0;
  const legend = CHOICES.map((choice) => {
    const label = `${LOOKS[choice].label}: ${peopleFigure(people[choice])} people`;
    const x = next;
    next += 20 + label.length * LETTER_PX + 16;
    return (
      `<rect x="${fix(x)}" y="${height + 10}" width="14" height="12" fill="url(#${picture}-${choice})" stroke="#5b6470" stroke-width="0.5"/>` +
      text(x + 20, height + 20, label, { size: MAP_TEXT_PX })
    );
  });
  const words = CHOICES.map((choice) => `${LOOKS[choice].label} ${peopleFigure(people[choice])} people`).join(', ');
  const description = `${counted(hexes.length)} hexes of resolution ${resolution} with people without service: ${words}.`;
  return svg(
    { title, description, width: WIDTH, height: height + LEGEND },
    [
      `<defs>${patterns.join('')}</defs>`,
      ...CHOICES.map(
        (choice) => `<path d="${path(choice)}" fill="url(#${picture}-${choice})" stroke="#fff" stroke-width="0.3"/>`,
      ),
      text(WIDTH - 8, 16, 'N ↑', { anchor: 'end', size: MAP_TEXT_PX }),
      ...legend,
    ].join(''),
  );
}
