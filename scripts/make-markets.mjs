// Makes the coarse outlines of the markets that cost presets are for: `node scripts/make-markets.mjs`. Output is committed in data/markets; the same package gives the same bytes.
// One line a market: its id, a tab, rings parted by `;` (holes too), each the deltas of lon,lat in tenths of a degree. src/core/costs/markets.ts reads it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { merge } from 'topojson-client';
import { root } from './ensure.mjs';

const require = createRequire(import.meta.url);
const PER_DEGREE = 10;
/** Islands smaller than this are left out, and of the United States none. Tenths of a degree. */
const LEAST_SIDE = { us: 0, high: 2 };
/** ISO 3166-1 numbers. United States: with Puerto Rico, Guam, the Virgin Islands, the Northern Marianas and American Samoa. */
const MEMBERS = {
  us: '016 316 580 630 840 850',
  // High-income economies of the World Bank's classification for its fiscal year 2025 (income of 2023), but for those above.
  high: `020 028 036 040 044 048 052 056 060 092 096 100 124 136 152 191 196 203 208 233 234 246 248 250 258 276 292 300 304 328 344 348 352 372
   376 380 392 410 414 428 438 440 442 446 470 492 512 520 528 531 533 534 540 554 578 585 591 616 620 634 642 643 659 663 674 682 690 702
   703 705 724 752 756 158 780 784 796 826 831 832 833 858`,
};

const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const { geometries } = topology.objects.countries;
const rows = Object.entries(MEMBERS).map(([market, ids]) => {
  const members = new Set(ids.split(/\s+/));
  const own = geometries.filter(({ id }) => members.has(id));
  const rings = merge(topology, own)
    .coordinates.flat()
    .map(quantised)
    .filter((ring) => sideOf(ring) >= LEAST_SIDE[market])
    .sort((a, b) => sideOf(b) - sideOf(a));
  return `${market}\t${rings.map(deltas).join(';')}`;
});
const text = `${rows.join('\n')}\n`;
writeFileSync(join(root, 'data/markets/markets.tsv'), text);
console.log(
  `markets.tsv  ${(text.length / 1024).toFixed(0)} KB  sha256 ${createHash('sha256').update(text).digest('hex')}`,
);

/** In tenths of a degree, without points that lie in one square, or on the way between their neighbours. */
function quantised(ring) {
  const points = [];
  let turn = 0;
  for (const [index, [lon, lat]] of ring.entries()) {
    // Across the antimeridian a ring goes on beyond 180.
    const step = index > 0 ? lon - ring[index - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    const next = [Math.round((lon + turn) * PER_DEGREE), Math.round(lat * PER_DEGREE)];
    if (points.length > 0 && points.at(-1)[0] === next[0] && points.at(-1)[1] === next[1]) continue;
    if (points.length > 1 && isOnTheWay(points.at(-2), points.at(-1), next)) points.pop();
    points.push(next);
  }
  return points;
}

function isOnTheWay([x1, y1], [x2, y2], [x3, y3]) {
  const cross = (x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1);
  return Math.abs(cross) <= 0.5 * Math.hypot(x3 - x1, y3 - y1) && (x2 - x1) * (x3 - x2) + (y2 - y1) * (y3 - y2) >= 0;
}

function sideOf(ring) {
  const side = (axis) => Math.max(...ring.map((point) => point[axis])) - Math.min(...ring.map((point) => point[axis]));
  return Math.max(side(0), side(1));
}

function deltas(ring) {
  let last = [0, 0];
  return ring
    .map((point) => {
      const step = [point[0] - last[0], point[1] - last[1]];
      last = point;
      return step.join(',');
    })
    .join(' ');
}
