import { describe, expect, it } from 'vitest';
import { FOREIGN_PREFIX, prepared, rasterStyle, styleFrom } from '../../src/map/foreign-style';

const style = styleFrom({
  sources: { roads: { type: 'vector', url: 'https://tiles.example.org/tiles.json' } },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#eee' } },
    { id: 'forest', type: 'fill', source: 'roads', paint: { 'fill-pattern': 'trees' } },
    { id: 'park', type: 'fill', source: 'roads', paint: { 'fill-color': '#dfd', 'fill-pattern': 'grass' } },
    { id: 'road', type: 'line', source: 'roads', paint: { 'line-color': '#999' } },
    { id: 'shop', type: 'symbol', source: 'roads', layout: { 'icon-image': 'shop' } },
    { id: 'town', type: 'symbol', source: 'roads', layout: { 'icon-image': 'dot', 'text-field': ['get', 'name'] } },
  ],
});

describe('a style from elsewhere', () => {
  it('lies under the data but for its labels', () => {
    const { ground, labels } = prepared(style);
    expect(ground.map(({ id }) => id)).toEqual(['ground', 'park', 'road'].map((id) => FOREIGN_PREFIX + id));
    expect(labels.map(({ id }) => id)).toEqual([`${FOREIGN_PREFIX}town`]);
  });

  it('cannot take names of ours', () => {
    const { sources, ground, labels } = prepared(style);
    expect(Object.keys(sources)).toEqual([`${FOREIGN_PREFIX}roads`]);
    for (const layer of [...ground, ...labels])
      if ('source' in layer) expect(layer.source).toBe(`${FOREIGN_PREFIX}roads`);
  });

  it('asks for no pictures', () => {
    const text = JSON.stringify(prepared(style));
    expect(text).not.toMatch(/icon-image|-pattern/);
  });

  it('that is none is refused with a sentence', () => {
    for (const json of [null, 3, {}, { sources: {} }, { layers: [] }, '<html>'])
      expect(() => styleFrom(json)).toThrow('not a map style');
  });

  it('may be plain tiles', () => {
    const { sources, ground } = prepared(rasterStyle('https://tiles.example.org/{z}/{x}/{y}.png'));
    expect(sources[`${FOREIGN_PREFIX}tiles`]).toMatchObject({ type: 'raster' });
    expect(ground).toHaveLength(1);
  });
});
