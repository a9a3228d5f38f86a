/** Outlines of many corners: the cells are those of H3 itself, which looks at every corner for every cell. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from 'h3-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeGrid, makeGridInTurns } from '../../../src/core/grid';
import { polygonCells } from '../../../src/core/grid/polygon-cells';
import { h3ToBigInt } from '../../../src/core/geo';
import { seededRandom } from '../../../src/core/units';
import { describeWithReference, referenceText } from '../../helpers/reference';

/** A closed coast: the radius walks at random and comes back to where it began. */
function coast(corners: number, { lon = 1.8, lat = 41.7, radiusDeg = 0.1, seed = 1 } = {}): Position[] {
  const random = seededRandom(seed);
  let walk = 0;
  const steps = Array.from({ length: corners }, () => (walk += (random() - 0.5) / Math.sqrt(corners)));
  const ring = steps.map((step, i): Position => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = radiusDeg * (1 + 0.6 * (step - (walk * i) / corners) + 0.2 * Math.sin(9 * angle));
    const x = lon + (radius * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180);
    return [x > 180 ? x - 360 : x, lat + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

/** As H3 has them. */
const expected = (polygons: Position[][][], resolution: number): bigint[] =>
  [
    ...new Set(
      polygons.flatMap((rings) =>
        polygonToCellsExperimental(rings as number[][][], resolution, POLYGON_TO_CELLS_FLAGS.containmentCenter, true),
      ),
    ),
  ]
    .map(h3ToBigInt)
    .sort((a, b) => (a < b ? -1 : 1));

describe('outlines of many corners', () => {
  it.each<[string, Position[][][], number]>([
    ['a coast', [[coast(3000)]], 9],
    ['a coast in many tiles', [[coast(700, { radiusDeg: 0.4 })]], 9],
    ['with a lake', [[coast(3000), coast(800, { radiusDeg: 0.04, seed: 2 })]], 9],
    ['two islands, one of few corners', [[coast(900, { lon: 2.4 })], [coast(40)]], 9],
    ['across the antimeridian', [[coast(1500, { lon: 179.97, lat: -17 })]], 8],
    ['far north', [[coast(1500, { lat: 78, radiusDeg: 0.4 })]], 7],
    ['cells wider than the island', [[coast(700, { radiusDeg: 0.002 })]], 6],
  ])('%s', (_, polygons, resolution) => {
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: polygons };
    expect(Array.from(polygonCells(geometry, resolution))).toEqual(expected(polygons, resolution));
  });

  it('a hundred thousand corners are no reason to wait', () => {
    const geometry: Polygon = { type: 'Polygon', coordinates: [coast(100_000, { radiusDeg: 0.3 })] };
    expect(polygonCells(geometry, 9).length).toBeGreaterThan(10_000);
  }, 20_000);

  it('a comb of tall teeth fits in memory', () => {
    const teeth = Array.from({ length: 20_000 }, (_, i): Position => [1.8 + i / 1e5, i % 2 === 0 ? 41.6 : 41.7]);
    const ring = [...teeth, [2, 41.5], [1.8, 41.5], teeth[0]!];
    const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
    expect(Array.from(polygonCells(geometry, 7))).toEqual(expected([[ring]], 7));
  });

  it('a cancel is heard while an outline is cut', async () => {
    const controller = new AbortController();
    const region = {
      id: 'r',
      name: 'r',
      geometry: { type: 'Polygon' as const, coordinates: [coast(2000, { radiusDeg: 0.5 })] },
    };
    const options = { resolution: 9, signal: controller.signal };
    const whole = await makeGridInTurns([region], options);
    expect(whole.grid.h3).toEqual(makeGrid([region], options).grid.h3);
    const cut = makeGridInTurns([region], options);
    setTimeout(() => controller.abort(), 0);
    await expect(cut).rejects.toThrow(/abort/i);
  });
});

/** A rectangle with a bay and a lake, in degrees about a place: level and upright edges, which many borders are. */
const withBay = (lon: number, lat: number, size: number): Position[][] => [
  [
    [lon - size, lat - size],
    [lon + size, lat - size],
    [lon + size, lat + size],
    [lon + size / 3, lat + size],
    [lon + size / 3, lat],
    [lon - size / 3, lat],
    [lon - size / 3, lat + size],
    [lon - size, lat + size],
    [lon - size, lat - size],
  ],
  [
    [lon - size / 2, lat - size / 2],
    [lon + size / 2, lat - size / 2],
    [lon, lat - size / 4],
    [lon - size / 2, lat - size / 2],
  ],
];

describe('outlines of many cells', () => {
  it.each<[string, Position[][], number]>([
    ['level and upright edges', withBay(1.8, 41.7, 0.2), 9],
    ['the same of a thousand corners', withBay(1.8, 41.7, 0.2).map((ring) => broken(ring, 120)), 9],
    ['about a pentagon', withBay(10.5, 64.7, 0.6), 8],
    ['about a pentagon far from the equator, in few cells', withBay(10.5, 64.7, 3), 6],
    ['at the equator and the meridian', withBay(0, 0, 0.3), 9],
    ['half a continent', withBay(-100, 40, 9), 5],
    ['near the pole', withBay(20, 85, 3), 7],
    [
      'no wider than a road',
      [
        [
          [1.8, 41.6],
          [1.8005, 41.6],
          [1.8005, 42.6],
          [1.8, 42.6],
          [1.8, 41.6],
        ],
      ],
      11,
    ],
  ])('%s', (_, rings, resolution) => {
    const found = Array.from(polygonCells({ type: 'Polygon', coordinates: rings }, resolution));
    expect(found.length).toBeGreaterThan(1000);
    expect(found).toEqual(expected([rings], resolution));
  });

  it('any triangle anywhere', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -170, max: 170, noNaN: true }),
        fc.double({ min: -75, max: 75, noNaN: true }),
        fc.array(fc.double({ min: -0.15, max: 0.15, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (lon, lat, [a, b, c, d, e, f]) => {
          const ring: Position[] = [
            [lon + a!, lat + b!],
            [lon + c!, lat + d!],
            [lon + e!, lat + f!],
          ];
          const rings = [[...ring, ring[0]!]];
          expect(Array.from(polygonCells({ type: 'Polygon', coordinates: rings }, 9))).toEqual(expected([rings], 9));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describeWithReference('real outlines', () => {
  it.each(['bages', 'anoia'])('%s, its edges broken into a thousand', (name) => {
    const { features } = JSON.parse(referenceText(`data/catalonia/${name}.geojson`)) as {
      features: { geometry: Polygon | MultiPolygon }[];
    };
    const { geometry } = features[0]!;
    const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
      rings.map((ring) => broken(ring, Math.ceil(1500 / ring.length))),
    );
    expect(Array.from(polygonCells({ type: 'MultiPolygon', coordinates: polygons }, 9))).toEqual(expected(polygons, 9));
  });
});

/** More corners on the same line. */
const broken = (ring: Position[], parts: number): Position[] => [
  ...ring
    .slice(1)
    .flatMap((to, i) =>
      Array.from({ length: parts }, (_, k): Position => [
        ring[i]![0]! + ((to[0]! - ring[i]![0]!) * k) / parts,
        ring[i]![1]! + ((to[1]! - ring[i]![1]!) * k) / parts,
      ]),
    ),
  ring.at(-1)!,
];
