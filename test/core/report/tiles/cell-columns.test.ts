/** Best server and crossover of the cells, near and from far. */
import { describe, expect, it } from 'vitest';
import { h3Centre, h3Parent } from '../../../../src/core/geo';
import { aggregateLevel } from '../../../../src/core/report/tiles/aggregate';
import { baseLevel } from '../../../../src/core/report/tiles/base-level';
import { mercatorX, mercatorY } from '../../../../src/core/report/tiles/mercator';
import { h3OfTileId } from '../../../../src/core/report/tiles/parents';
import { SERVER_HUES, serverHue } from '../../../../src/core/report/tiles/server-hue';
import { serverOutline } from '../../../../src/core/report/tiles/server-outline';
import { makeTileSource } from '../../../../src/core/report/tiles/tile-source';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { aReportInput, hexesOf } from '../a-report-input';
import { decodeTile } from './decode-tile';

const UNSERVED = 2;

function featureOf(input: ReportInput, hex: string) {
  const [lon, lat] = h3Centre(hex);
  const z = 13;
  const tile = makeTileSource(input).tile(z, Math.floor(mercatorX(lon) * 2 ** z), Math.floor(mercatorY(lat) * 2 ** z));
  return decodeTile(tile).find(({ id, properties }) => h3OfTileId(id, Number(properties['res'])) === hex)!.properties;
}

/** Crossover maps of the report's world: the choice of every hex of a resolution. */
function withCrossover(
  input: ReportInput,
  resolution: number,
  choice: (h3: string) => 'hotspots' | 'tower',
): ReportInput {
  const hexes = [...new Set(hexesOf(input.grid).map((hex) => h3Parent(hex, resolution)))].map((h3) => ({
    ...{ h3, choice: choice(h3), people: 1, usdPerPersonYear: 1 },
  }));
  const people = { hotspots: 1, tower: 1, neither: 0 };
  const [first] = input.economics;
  const views = { carrier: null, comparators: [], breakEven: null };
  return {
    ...input,
    economics: [{ ...first!, views: { ...views, crossover: { resolution, hexes, people, worthUsdPerPersonYear: 1 } } }],
  };
}

describe('best server', () => {
  it('is named by its number and a colour that depends on its id alone', () => {
    const input = aReportInput();
    const cell = input.coverage.siteIndex.findIndex((site) => site >= 0);
    const site = input.coverage.siteIndex[cell]!;
    const properties = featureOf(input, hexesOf(input.grid)[cell]!);
    expect(properties).toMatchObject({ server: site, hue: serverHue(input.coverage.siteIds[site]!) });
    const without = input.coverage.siteIndex.findIndex((index) => index < 0);
    expect(featureOf(input, hexesOf(input.grid)[without]!)).not.toHaveProperty('hue');
  });

  it('has colours that are used evenly', () => {
    const used = Array.from({ length: SERVER_HUES }, () => 0);
    for (let site = 0; site < 8000; site++) used[serverHue(`LTE 310-260 ${site}`)]!++;
    for (const sites of used) expect(Math.abs(sites - 1000)).toBeLessThan(200);
  });

  it('of a parent is that of most of its cells', () => {
    const input = aReportInput({ rings: 8 });
    input.coverage.siteIds = ['a', 'b'];
    input.coverage.siteIndex.forEach((_, cell, all) => (all[cell] = cell % 3 === 0 ? 0 : 1));
    const level = aggregateLevel(baseLevel(input), 7);
    const full = [...level.people.keys()].filter((parent) => level.people[parent]! >= 490);
    expect(full.length).toBeGreaterThan(0);
    for (const parent of full) expect(level.server[parent]).toBe(1);
  });

  it('has an outline round its cells, and none where it serves nobody', () => {
    const input = aReportInput();
    input.coverage.siteIds = ['a', 'b'];
    input.coverage.siteIndex.fill(-1)[0] = 0;
    expect(serverOutline(input.grid, input.coverage, 'a')?.coordinates[0]).toHaveLength(7);
    expect(serverOutline(input.grid, input.coverage, 'b')).toBeNull();
    expect(serverOutline(input.grid, input.coverage, 'unknown')).toBeNull();
  });
});

describe('crossover', () => {
  it('shows on unserved cells what their hex of the map says', () => {
    const plain = aReportInput();
    const input = withCrossover(plain, 7, (h3) => (h3.charCodeAt(8) % 2 === 0 ? 'hotspots' : 'tower'));
    const { crossover } = baseLevel(input);
    hexesOf(input.grid).forEach((hex, cell) => {
      const expected = h3Parent(hex, 7).charCodeAt(8) % 2 === 0 ? 1 : 2;
      expect(crossover[cell]).toBe(input.coverage.state[cell] === UNSERVED ? expected : 0);
    });
    const unserved = input.coverage.state.indexOf(UNSERVED);
    expect(['hotspots', 'tower']).toContain(featureOf(input, hexesOf(input.grid)[unserved]!)['cheapest']);
    expect(featureOf(plain, hexesOf(input.grid)[unserved]!)).not.toHaveProperty('cheapest');
  });

  it('of a parent is the choice of most of its cells that have one', () => {
    const input = withCrossover(aReportInput({ rings: 8 }), 9, () => 'tower');
    const level = aggregateLevel(baseLevel(input), 6);
    const { state } = aggregateLevel(baseLevel(input), 6);
    expect([...level.crossover].filter((choice) => choice === 2).length).toBeGreaterThan(0);
    expect(new Set(level.crossover)).not.toContain(1);
    expect(state).toHaveLength(level.count);
  });
});
