/** Roads as lines of tiles: where they lie, what is known of their traffic, and that a large network stays small. */
import { describe, expect, it } from 'vitest';
import { ROAD_CLASSES, type RoadClass } from '../../../../src/core/inputs';
import type { RoadTable } from '../../../../src/core/inputs/facts';
import { mercatorX, mercatorY } from '../../../../src/core/report/tiles/mercator';
import { roadLayer } from '../../../../src/core/report/tiles/road-layer';
import { makeTileSource } from '../../../../src/core/report/tiles/tile-source';
import { seededRandom } from '../../../../src/core/units';
import { aReportInput } from '../a-report-input';
import { decodeTile } from './decode-tile';

interface Road {
  points: [lonDeg: number, latDeg: number][];
  class?: RoadClass;
  vehiclesPerDay?: number;
}

function table(...roads: Road[]): RoadTable {
  const points = roads.flatMap((road) => road.points);
  const start = [0];
  for (const road of roads) start.push(start.at(-1)! + road.points.length);
  return {
    count: roads.length,
    start: Uint32Array.from(start),
    lonDeg: Float64Array.from(points, ([lon]) => lon),
    latDeg: Float64Array.from(points, ([, lat]) => lat),
    classIndex: Uint8Array.from(roads, (road) => ROAD_CLASSES.indexOf(road.class ?? 'primary')),
    vehiclesPerDay: Float64Array.from(roads, (road) => road.vehiclesPerDay ?? Number.NaN),
    oneway: new Uint8Array(roads.length),
  };
}

const tileAt = (z: number, lon: number, lat: number) => ({
  z,
  x: Math.floor(mercatorX(lon) * 2 ** z),
  y: Math.floor(mercatorY(lat) * 2 ** z),
});

const linesOf = (roads: RoadTable, address: { z: number; x: number; y: number }) =>
  decodeTile(roadLayer(roads)(address), 'roads');

describe('roads', () => {
  it('lie where they are, to a tile unit', () => {
    const address = tileAt(12, 2, 41.8);
    const scale = 2 ** 12 * 4096;
    const [feature] = linesOf(table({ points: [[2, 41.8], [2.01, 41.81]] }), address); // prettier-ignore
    const [line] = feature!.rings;
    expect(line![0]).toEqual([
      Math.round(mercatorX(2) * scale - address.x * 4096),
      Math.round(mercatorY(41.8) * scale - address.y * 4096),
    ]);
  });

  it('say what is known of their traffic, and of which class they are', () => {
    const points: Road['points'] = [[2, 41.8], [2.01, 41.81]]; // prettier-ignore
    const found = linesOf(
      table({ points, vehiclesPerDay: 0, class: 'track' }, { points }, { points, class: 'track' }),
      tileAt(12, 2, 41.8),
    );
    expect(found.map(({ properties }) => `${properties.class} ${properties.traffic}`).toSorted()).toEqual([
      'primary assumed',
      'track counted',
      'track unknown',
    ]);
  });

  it('are clipped to the tile, and go on in the next one where they leave it', () => {
    const roads = table({ points: [[1, 41], [3, 42]] }); // prettier-ignore
    const first = tileAt(11, 2, 41.504);
    const [line] = linesOf(roads, first)[0]!.rings;
    for (const [x, y] of line!) {
      expect(Math.abs(x! - 2048)).toBeLessThanOrEqual(2048 + 64);
      expect(Math.abs(y! - 2048)).toBeLessThanOrEqual(2048 + 64);
    }
    const right = line!.at(-1)![0] === 4096 + 64 ? { ...first, x: first.x + 1 } : { ...first, y: first.y - 1 };
    expect(linesOf(roads, right)).toHaveLength(1);
    expect(linesOf(roads, { ...first, x: first.x + 400 })).toEqual([]);
  });

  it('cross the antimeridian the short way', () => {
    const roads = table({ points: [[179.9, -17], [-179.9, -17]] }); // prettier-ignore
    for (const lon of [179.95, -179.95]) expect(linesOf(roads, tileAt(10, lon, -17))).toHaveLength(1);
    expect(linesOf(roads, tileAt(10, 0, -17))).toEqual([]);
  });

  it('of small classes wait for a near zoom', () => {
    const roads = table({ points: [[2, 41.8], [2.1, 41.8]], class: 'local' }); // prettier-ignore
    expect(linesOf(roads, tileAt(9, 2.05, 41.8))).toEqual([]);
    expect(linesOf(roads, tileAt(11, 2.05, 41.8))).toHaveLength(1);
  });

  it('of a large network give a small tile from far: bends under a pixel are straight', () => {
    const random = seededRandom(7);
    const roads = table(
      ...Array.from({ length: 200 }, (): Road => {
        const [lon, lat] = [1.5 + random(), 41.3 + random()];
        return { points: Array.from({ length: 500 }, (_, k) => [lon + k * 1e-4, lat + 1e-4 * random()]) };
      }),
    );
    expect(roads.lonDeg).toHaveLength(100_000);
    const layer = roadLayer(roads);
    expect(layer(tileAt(6, 2, 41.8)).length).toBeLessThan(60_000);
    expect(layer(tileAt(6, 2, 41.8)).length).toBeGreaterThan(1_000);
  });

  it('come with the cells of a result', () => {
    const input = aReportInput();
    const roads = table({ points: [[1.99, 41.8], [2.01, 41.8]] }); // prettier-ignore
    const source = makeTileSource({ ...input, facts: { ...input.facts, roads } });
    const { z, x, y } = tileAt(12, 2, 41.8);
    const tile = source.tile(z, x, y);
    expect(decodeTile(tile, 'roads')).toHaveLength(1);
    expect(decodeTile(tile).length).toBeGreaterThan(0);
    expect(source.tile(0, 5, 5)).toHaveLength(0);
  });
});

describe('visitors', () => {
  it('are a value of cells, summed in aggregates, and there only when the plan has any', () => {
    const input = aReportInput();
    const people = new Float64Array(input.grid.count).fill(0.25);
    const visitors = { people, roadPeople: 0, venuePeople: 0, roadKm: 0, countedKm: 0, unknownKm: 0 };
    const sumAt = (z: number): number => {
      const { x, y } = tileAt(z, 2, 41.8);
      const cells = decodeTile(makeTileSource({ ...input, visitors }).tile(z, x, y));
      return cells.reduce((sum, { properties }) => sum + Number(properties.visitors), 0);
    };
    expect(sumAt(6)).toBeCloseTo(0.25 * input.grid.count, 0);
    const { x, y } = tileAt(13, 2, 41.8);
    const [near] = decodeTile(makeTileSource({ ...input, visitors }).tile(13, x, y));
    expect(near!.properties.visitors).toBe(0.25);
    const [without] = decodeTile(makeTileSource(input).tile(13, x, y));
    expect(without!.properties).not.toHaveProperty('visitors');
  });
});
