import { describe, expect, it } from 'vitest';
import { CELL_STATES } from '../../../../src/core/coverage/coverage-types';
import { h3Boundary, h3Centre, h3Parent, h3Resolution } from '../../../../src/core/geo';
import { mercatorX, mercatorY } from '../../../../src/core/report/tiles/mercator';
import { h3OfTileId } from '../../../../src/core/report/tiles/parents';
import { makeTileSource } from '../../../../src/core/report/tiles/tile-source';
import { aReportInput, hexesOf } from '../a-report-input';
import { decodeTile, type TileFeature } from './decode-tile';

const tileOf = (lon: number, lat: number, z: number): [number, number, number] => [
  z,
  Math.floor(mercatorX(lon) * 2 ** z),
  Math.floor(mercatorY(lat) * 2 ** z),
];

const hexOf = (feature: TileFeature): string => h3OfTileId(feature.id, Number(feature.properties['res']));

/** Every feature of a zoom over the test world, once. */
function allFeatures(input: ReturnType<typeof aReportInput>, z: number): Map<string, TileFeature> {
  const source = makeTileSource(input);
  const { lonDeg, latDeg } = input.grid;
  const [, west, north] = tileOf(Math.min(...lonDeg), Math.max(...latDeg), z);
  const [, east, south] = tileOf(Math.max(...lonDeg), Math.min(...latDeg), z);
  const found = new Map<string, TileFeature>();
  for (let x = west - 1; x <= east + 1; x++)
    for (let y = north - 1; y <= south + 1; y++)
      for (const feature of decodeTile(source.tile(z, x, y))) found.set(hexOf(feature), feature);
  return found;
}

describe('tile source', () => {
  it('shows every cell of the grid once zoomed in, under its own H3 index', () => {
    const input = aReportInput();
    expect([...allFeatures(input, 13).keys()].sort()).toEqual(hexesOf(input.grid).sort());
  });

  it('gives each cell the values of its columns', () => {
    const input = aReportInput();
    const features = allFeatures(input, 13);
    hexesOf(input.grid).forEach((hex, cell) => {
      const { properties } = features.get(hex)!;
      expect(properties['state']).toBe(CELL_STATES[input.coverage.state[cell]!]);
      expect(properties['people']).toBe(10);
      expect(properties['aggregate']).toBeUndefined();
      expect(properties['gap']).toBe(input.gaps[0]!.cells.includes(cell) ? 0 : undefined);
      if (properties['state'] === 'no-data')
        for (const unknown of ['rsrp', 'sinr', 'down', 'unservedShare']) expect(properties).not.toHaveProperty(unknown);
      if (properties['state'] === 'served')
        expect(properties).toMatchObject({ rsrp: -95, sinr: 12, down: 18, grade: 'A', unservedShare: 0 });
      if (properties['state'] === 'unserved') expect(properties).toMatchObject({ unservedShare: 0.75 });
    });
  });

  it('draws a hex where it is: corners within a tile unit', () => {
    const input = aReportInput();
    const hex = hexesOf(input.grid)[0]!;
    const [z, x, y] = tileOf(...h3Centre(hex), 13);
    const feature = decodeTile(makeTileSource(input).tile(z, x, y)).find((each) => hexOf(each) === hex)!;
    const corners = h3Boundary(hex).map(([lon, lat]) => [
      (mercatorX(lon) * 2 ** z - x) * 4096,
      (mercatorY(lat) * 2 ** z - y) * 4096,
    ]);
    expect(feature.rings).toHaveLength(1);
    expect(feature.rings[0]).toHaveLength(corners.length);
    for (const [px, py] of feature.rings[0]!)
      expect(Math.min(...corners.map(([cx, cy]) => Math.hypot(cx! - px!, cy! - py!)))).toBeLessThan(1);
  });

  it('walks rings so that readers take them for outer rings: positive area with y downwards', () => {
    for (const { rings } of allFeatures(aReportInput(), 13).values()) {
      const ring = rings[0]!;
      const area = ring.reduce((sum, [x, y], k) => {
        const [nextX, nextY] = ring[(k + 1) % ring.length]!;
        return sum + x! * nextY! - nextX! * y!;
      }, 0);
      expect(area).toBeGreaterThan(0);
    }
  });

  it('shows parents further out: same people, marked as aggregates, nothing lost', () => {
    const input = aReportInput();
    const z = 9;
    const source = makeTileSource(input);
    const features = allFeatures(input, z);
    const expected = new Map<string, number>();
    for (const hex of hexesOf(input.grid)) {
      const parent = h3Parent(hex, source.resolutionAt(z));
      expected.set(parent, (expected.get(parent) ?? 0) + 10);
    }
    expect(source.resolutionAt(z)).toBeLessThan(input.grid.resolution);
    expect([...features.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [hex, { properties }] of features) {
      expect(properties['aggregate']).toBe(1);
      expect(h3Resolution(hex)).toBe(source.resolutionAt(z));
      expect(properties['people']).toBeCloseTo(expected.get(hex)!, 0);
    }
  });

  it('counts unserved people of a parent whatever its state: a gap never hides', () => {
    const input = aReportInput();
    const features = [...allFeatures(input, 4).values()];
    const { state, servedFraction } = input.coverage;
    const known = [...state.keys()].filter((cell) => state[cell] === 2 || state[cell] === 4);
    const share = known.reduce((sum, cell) => sum + 1 - servedFraction[cell]!, 0) / known.length;
    const shown =
      features.reduce((sum, { properties }) => sum + Number(properties['unservedShare']), 0) / features.length;
    expect(features.length).toBe(1);
    expect(shown).toBeCloseTo(share, 2);
  });

  it('gives no bytes where nothing lies, and for tiles that do not exist', () => {
    const source = makeTileSource(aReportInput());
    expect(source.tile(5, 0, 0)).toHaveLength(0);
    expect(source.tile(5, -1, 40)).toHaveLength(0);
    expect(source.tile(5, 32, 3)).toHaveLength(0);
  });

  it('clips hexes that are far larger than the tile', () => {
    const source = makeTileSource(aReportInput());
    const features = decodeTile(source.tile(...tileOf(2, 41.8, 19)));
    expect(features.length).toBeGreaterThan(0);
    for (const [x, y] of features.flatMap(({ rings }) => rings.flat())) {
      expect(Math.abs(x! - 2048)).toBeLessThanOrEqual(2048 + 64);
      expect(Math.abs(y! - 2048)).toBeLessThanOrEqual(2048 + 64);
    }
  });

  it('gives the same bytes whatever was asked before', () => {
    const fresh = makeTileSource(aReportInput()).tile(...tileOf(2, 41.8, 11));
    const used = makeTileSource(aReportInput());
    for (const z of [4, 8, 13, 11]) used.tile(...tileOf(2, 41.8, z));
    expect(used.tile(...tileOf(2, 41.8, 11))).toEqual(fresh);
  });
});
