/** A style may name tiles on any host; only those the user was told of are asked. */
import { describe, expect, it } from 'vitest';
import { type ForeignStyle, styleFrom } from '../../src/map/foreign-style';
import { OtherHostsError, settledStyle } from '../../src/map/style-hosts';

const URL_OF_STYLE = 'https://maps.example.org/styles/a.json';

/** Settles a style of these sources; gives it, or the hosts it would have asked, and what was read on the way. */
async function settle(sources: object, answers: Record<string, unknown> = {}, allowed: string[] = []) {
  const read: string[] = [];
  const layers = Object.keys(sources).map((source) => ({ id: source, type: 'line', source }));
  const door = {
    url: URL_OF_STYLE,
    allowed,
    readJson: async (url: string) => {
      read.push(url);
      return answers[url];
    },
  };
  try {
    return { style: await settledStyle(styleFrom({ sources, layers }), door), read };
  } catch (error) {
    if (error instanceof OtherHostsError) return { hosts: error.hosts, read };
    throw error;
  }
}
const tilesOf = ({ style }: { style?: ForeignStyle }) =>
  Object.values(style!.sources).map((source) => ('tiles' in source ? source.tiles : null));

describe('a style', () => {
  it('that keeps to its own host is settled: its tiles are looked up here', async () => {
    const answers = { 'https://maps.example.org/t.json': { tiles: ['tiles/{z}/{x}/{y}.pbf'], maxzoom: 14, name: 'x' } };
    const done = await settle({ a: { type: 'vector', url: '/t.json' } }, answers);
    expect(tilesOf(done)).toEqual([['https://maps.example.org/tiles/{z}/{x}/{y}.pbf']]);
    expect(done.style!.sources.a).toEqual({
      type: 'vector',
      tiles: ['https://maps.example.org/tiles/{z}/{x}/{y}.pbf'],
      maxzoom: 14,
    });
  });

  it.each<[string, object]>([
    ['tiles', { a: { type: 'raster', tiles: ['https://b.example.net/{z}/{x}/{y}.png'] } }],
    ['descriptions', { a: { type: 'vector', url: 'https://b.example.net/t.json' } }],
    ['data', { a: { type: 'geojson', data: 'https://b.example.net/d.json' } }],
    ['archives', { a: { type: 'vector', url: 'pmtiles://https://b.example.net/d.pmtiles' } }],
  ])('that names %s elsewhere asks nobody before it is told', async (_, sources) => {
    expect(await settle(sources)).toEqual({ hosts: ['b.example.net'], read: [] });
  });

  it('whose descriptions name tiles elsewhere asks that host no more than the others', async () => {
    const answers = { 'https://maps.example.org/t.json': { tiles: ['https://b.example.net/{z}/{x}/{y}.pbf'] } };
    const sources = { a: { type: 'vector', url: '/t.json' } };
    expect(await settle(sources, answers)).toMatchObject({ hosts: ['b.example.net'] });
    const done = await settle(sources, answers, ['b.example.net']);
    expect(tilesOf(done)).toEqual([['https://b.example.net/{z}/{x}/{y}.pbf']]);
  });

  it('loses pictures and films with the layers that show them', async () => {
    const picture = { type: 'image', url: 'https://b.example.net/a.png', coordinates: [] };
    const own = { type: 'raster', tiles: ['/{z}/{x}/{y}.png'] };
    const { style } = await settle({ picture, own });
    expect(style!.layers.map(({ id }) => id)).toEqual(['own']);
  });

  it.each(['http://b.example.net/{z}/{x}/{y}.png', 'javascript:alert(1)', 'ftp://maps.example.org/{z}'])(
    'that names %s is refused',
    (tile) => expect(settle({ a: { type: 'raster', tiles: [tile] } })).rejects.toThrow('not https'),
  );

  it('keeps no address that is no text, and pictures of attributions are not shown', async () => {
    const evil = 'https://b.example.net/';
    const attribution = `<img src="${evil}a.png">© <a href="https://maps.example.org">A</a>`;
    const answers = { 'https://maps.example.org/t.json': { tiles: ['/{z}/{x}/{y}.pbf'], attribution } };
    const { style } = await settle(
      {
        a: { type: 'vector', url: [`${evil}t.json`], tiles: ['/{z}/{x}/{y}.pbf'], attribution: { evil } },
        b: { type: 'geojson', data: [`${evil}d.json`] },
        c: { type: 'vector', url: '/t.json' },
        d: { type: 'vector', url: 'pmtiles:///d.pmtiles' },
      },
      answers,
    );
    expect(JSON.stringify(style!.sources.a) + JSON.stringify(style!.sources.b)).not.toContain(evil);
    expect(style!.sources.c).toMatchObject({ attribution: expect.not.stringContaining('<img') as string });
    expect(style!.sources.c).toMatchObject({ attribution: expect.stringContaining('<a href') as string });
    expect(style!.sources.d).toMatchObject({ url: 'pmtiles://https://maps.example.org/d.pmtiles' });
  });

  it.each(['pmtiles://pmtiles://https://b.example.net/d', 'pmtiles://http:b.example.net/d'])(
    'that hides an address in %s is refused',
    (url) => expect(settle({ a: { type: 'vector', url } })).rejects.toThrow('not https'),
  );

  it('that names more hosts than anybody reads is refused', () => {
    const tiles = Array.from({ length: 21 }, (_, i) => `https://h${i}.example.net/{z}/{x}/{y}.png`);
    return expect(settle({ a: { type: 'raster', tiles } })).rejects.toThrow('21 other hosts');
  });

  it('whose description is none is refused', () =>
    expect(settle({ a: { type: 'vector', url: '/t.json' } }, {})).rejects.toThrow('cannot be read'));
});
