/** What the built app loads at first, and what only later. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstPaintFiles, firstPaintKb, withImports } from '../../scripts/bench-app/first-paint.mjs';

const app = resolve(import.meta.dirname, '../..', process.env.INFILL_APP_DIR ?? 'dist/app');
/** Words that survive the making-small of each library. */
const HEXAGONS = '_latLngToCell';
const SCHEMAS = 'invalid_type';
const holders = (files: string[], word: string) => files.filter((file) => readFileSync(file, 'utf8').includes(word));

describe('first load', () => {
  it('takes the page at most 600 KB of scripts, none of them the hexagon library', () => {
    expect(firstPaintKb(app)).toBeLessThan(600);
    expect(holders(firstPaintFiles(app), HEXAGONS)).toEqual([]);
  });

  it('gives the workers that run slices of work no schemas', () => {
    const assets = join(app, 'assets');
    const slices = readdirSync(assets).filter((name) => /^slices-.*\.js$/.test(name));
    expect(slices).toHaveLength(1);
    const files = withImports(slices.map((name) => join(assets, name)));
    expect(holders(files, HEXAGONS)).toHaveLength(1);
    expect(holders(files, SCHEMAS)).toEqual([]);
  });
});
