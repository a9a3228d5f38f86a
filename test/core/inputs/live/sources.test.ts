/** Each source against a server of its kind; what comes is then read by the ordinary import. */
import { fetchHotspots } from '../../../../src/core/inputs/live/helium-hotspots';
import { afterEach, describe, expect, it } from 'vitest';
import {
  checkFile,
  fetchLive,
  type LiveFile,
  nothingKept,
  politeFetcher,
  sourceOfBlob,
  terrainOf,
} from '../../../../src/core/inputs';
import { fileOf, signal } from '../input-files';
import { terrainFacts } from '../terrain/rasters';
import { flatTile } from '../terrain/pictures';
import { type Answer, aServer, type AServer, sends, status } from './a-server';

let server: AServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const options = () => ({
  fetcher: politeFetcher(
    { send: (url, init) => fetch(url, init), nowMs: () => 0 },
    { attempts: 2, firstPauseMs: 1, longestPauseMs: 100, silenceMs: 1000, wholeMs: 5000 },
  ),
  signal,
  fetchedAt: '2026-01-02T03:04:05.000Z',
  onProgress() {},
});
const start = async (answers: Record<string, Answer | Answer[]>): Promise<string> => {
  server = await aServer(answers);
  return server.url;
};
const imported = ({ name, bytes }: LiveFile, as?: 'candidates') =>
  checkFile(sourceOfBlob(name, new Blob([bytes.slice()])), { signal, ...(as ? { as } : {}) });

const BOX: [number, number, number, number] = [1.4, 41.4, 1.5, 41.5];

describe('terrain tiles', () => {
  const terrain = (url: string) =>
    ({ source: 'terrain', url: `${url}/{z}/{x}/{y}.png`, boxes: [BOX], zoom: null }) as const;
  const tiles = (answer: Answer): Record<string, Answer> => ({ '*': answer });

  it('are those around the region, at a zoom of about 30 m, in a zip that is read as terrain', async () => {
    const url = await start(tiles(sends(flatTile(321), 'image/png')));
    const file = await fetchLive(terrain(url), options());
    expect(server!.asked.every((path) => path.startsWith('/12/206'))).toBe(true);
    expect(server!.asked).toHaveLength(6);
    const report = await imported(file);
    expect(report).toMatchObject({ role: 'terrain', importer: 'terrarium', issues: [], facts: { tiles: 6 } });
    expect(report.facts.attribution).toContain('127.0.0.1');
    const region = { west: 1.44, south: 41.44, sizeDeg: 0.02 };
    const facts = await terrainFacts(region, { 'terrain.zip': file.bytes });
    expect(terrainOf(facts.terrain!).heightAt(1.45, 41.45)).toBeCloseTo(321, 3);
  });

  it('are the same file whenever they are fetched', async () => {
    const url = await start(tiles(sends(flatTile(5), 'image/png')));
    const fetchOnce = () => fetchLive({ ...terrain(url), zoom: 9 }, options());
    expect((await fetchOnce()).bytes).toEqual((await fetchOnce()).bytes);
  });

  it('that are not there are left out; none at all is an error', async () => {
    const url = await start({ '*': status(404), '/12/2064/1528.png': sends(flatTile(5), 'image/png') });
    expect((await imported(await fetchLive(terrain(url), options()))).facts.tiles).toBe(1);
    await server!.close();
    const none = terrain(await start({ '*': status(404) }));
    await expect(fetchLive(none, options())).rejects.toMatchObject({ code: 'live-nothing' });
  });

  it('of a world are too many, of a template without places none', async () => {
    const world: typeof BOX = [-180, -80, 180, 80];
    const wish = { ...terrain('https://example.org'), boxes: [world] };
    await expect(fetchLive(wish, options())).rejects.toMatchObject({ code: 'live-too-many-tiles' });
    const bad = { ...terrain('https://example.org'), url: 'https://example.org/tile.png' };
    await expect(fetchLive(bad, options())).rejects.toMatchObject({ code: 'live-url-refused' });
  });

  it('that are no pictures are refused', async () => {
    const url = await start(tiles(sends('<html>', 'image/png')));
    await expect(fetchLive(terrain(url), options())).rejects.toMatchObject({ code: 'live-type' });
  });

  it('that came before one failed are not asked for again', async () => {
    const url = await start({
      '*': sends(flatTile(5), 'image/png'),
      '/12/2064/1528.png': [status(403), sends(flatTile(6), 'image/png')],
    });
    const kept = nothingKept();
    await expect(fetchLive(terrain(url), options(), kept)).rejects.toMatchObject({ code: 'live-status' });
    const before = kept.tiles.size;
    expect(before).toBeGreaterThan(0);
    const askedBefore = server!.asked.length;
    const file = await fetchLive(terrain(url), options(), kept);
    expect(server!.asked.length - askedBefore).toBeLessThanOrEqual(6 - before);
    expect((await imported(file)).facts.tiles).toBe(6);
  });
});

describe('Helium hotspots', () => {
  const item = (key: string, lat?: number, long?: number) => ({
    key_to_asset_key: `k${key}`,
    entity_key_str: key,
    is_active: false,
    ...(lat === undefined ? {} : { lat, long }),
  });
  const hotspots = (url: string) => ({ source: 'hotspots', url, network: 'mobile', boxes: [BOX] }) as const;
  const page = (cursor: string | null, ...items: object[]): Answer => sends(JSON.stringify({ cursor, items }));
  const metadata = { '/v2/hotspots/pagination-metadata': sends('{"pageSize":2,"totalItems":5,"totalPages":3}') };

  it('come page by page; those around the region are kept', async () => {
    const url = await start({
      ...metadata,
      '/v2/hotspots': [
        page('a|1=', item('A', 41.45, 1.45), item('B', 10, 10)),
        page('b', item('C')),
        page(null, item('D', 41.41, 1.41)),
      ],
    });
    const file = await fetchLive(hotspots(url), options());
    expect(server!.asked.slice(1)).toEqual([
      '/v2/hotspots?subnetwork=mobile',
      '/v2/hotspots?subnetwork=mobile&cursor=a%7C1%3D',
      '/v2/hotspots?subnetwork=mobile&cursor=b',
    ]);
    const report = await imported(file);
    expect(report).toMatchObject({ role: 'hotspots', counts: { read: 2, used: 2 } });
    expect(report.issues.map(({ code }) => code)).not.toContain('hotspot-pages-missing');
  });

  it('go on where they were cut off', async () => {
    const url = await start({
      ...metadata,
      '/v2/hotspots': [page('a', item('A', 41.45, 1.45)), status(500), status(500), page(null, item('D', 41.41, 1.41))],
    });
    const kept = nothingKept();
    await expect(fetchLive(hotspots(url), options(), kept)).rejects.toMatchObject({ code: 'live-status' });
    expect(kept.pages).toMatchObject({ cursor: 'a', pages: 1, read: 1 });
    const file = await fetchLive(hotspots(url), options(), structuredClone(kept));
    expect((await imported(file)).counts.used).toBe(2);
    expect(server!.asked.at(-1)).toContain('cursor=a');
  });

  it('of more pages than are read at once are a list that says so, and can be gone on with', async () => {
    const url = await start({
      ...metadata,
      '/v2/hotspots': [
        page('a', item('A', 41.45, 1.45)),
        page('b', item('B', 41.46, 1.45)),
        page(null, item('D', 41.41, 1.41)),
      ],
    });
    const { pages: kept } = nothingKept();
    const cut = await imported(await fetchHotspots(hotspots(url), options(), kept, 2));
    expect(cut.counts.used).toBe(2);
    expect(cut.issues).toContainEqual(expect.objectContaining({ code: 'hotspot-list-cut', severity: 'warning', context: { pages: 2, read: 2 } })); // prettier-ignore
    const whole = await imported(await fetchHotspots(hotspots(url), options(), kept, 2));
    expect(whole.counts.used).toBe(3);
    expect(whole.issues.map(({ code }) => code)).not.toContain('hotspot-list-cut');
    expect(server!.asked.at(-1)).toContain('cursor=b');
  });

  it('in another form, in circles, or nowhere near are an error', async () => {
    const cases: [Answer, string][] = [
      [sends('{"hotspots":[]}'), 'live-answer-unusable'],
      [sends('not json'), 'live-answer-unusable'],
      [page('a', item('A', 41.45, 1.45)), 'live-answer-unusable'],
      [page(null, item('B', 10, 10)), 'live-nothing'],
    ];
    for (const [answer, code] of cases) {
      const url = await start({ ...metadata, '/v2/hotspots': answer });
      await expect(fetchLive({ ...hotspots(url), network: 'iot' }, options())).rejects.toMatchObject({ code });
      await server!.close();
    }
  });
});

it('hotspots without end end', async () => {
  let asked = 0;
  const get = async () => {
    const text = JSON.stringify({ cursor: String(++asked), items: [] });
    const bytes = new Uint8Array(60 * 2 ** 20).fill(32);
    bytes.set(new TextEncoder().encode(text));
    return { status: 200, contentType: 'application/json', bytes };
  };
  const endless = fetchLive({ source: 'hotspots', url: 'https://example.org', network: 'iot', boxes: [BOX] }, { ...options(), fetcher: { get } }); // prettier-ignore
  await expect(endless).rejects.toMatchObject({ code: 'live-too-large' });
  expect(asked).toBeLessThan(12);
});

describe('masts of OpenStreetMap', () => {
  const node = (id: number, tags: Record<string, string>) => ({
    type: 'node',
    id,
    lat: 41.45,
    lon: 1.45 + id / 1000,
    tags,
  });
  const answer = (elements: object[], more: object = {}): Answer =>
    sends(JSON.stringify({ version: 0.6, elements, ...more }));

  it('are points with heights in metres, those that carry antennas', async () => {
    const url = await start({
      '/api': answer([
        node(1, { man_made: 'mast', height: '45 m', operator: 'Cellnex' }),
        node(2, { man_made: 'tower', 'tower:type': 'communication', height: "100'", name: 'Tossal' }),
        node(3, { man_made: 'tower', 'tower:type': 'observation' }),
        node(4, { man_made: 'mast', 'tower:type': 'lighting' }),
        node(5, { man_made: 'tower', 'communication:mobile_phone': 'yes' }),
        { type: 'way', id: 6, center: { lat: 41.46, lon: 1.46 }, tags: { man_made: 'communications_tower' } },
      ]),
    });
    const file = await fetchLive({ source: 'masts', url: `${url}/api`, boxes: [BOX] }, options());
    expect(decodeURIComponent(server!.asked[0]!)).toContain('(41.40000,1.40000,41.50000,1.50000)');
    const json = JSON.parse(new TextDecoder().decode(file.bytes)) as {
      attribution: string;
      features: { properties: object }[];
    };
    expect(json.attribution).toContain('OpenStreetMap contributors');
    expect(json.features.map(({ properties }) => properties)).toMatchObject([
      { id: 'osm-node-1', height: 45, owner_name: 'Cellnex' },
      { id: 'osm-node-2', height: 30.5, name: 'Tossal' },
      { id: 'osm-node-5' },
      { id: 'osm-way-6' },
    ]);
    const report = await imported(file, 'candidates');
    expect(report.counts).toMatchObject({ read: 4, used: 4 });
    // Each is known as a place to co-locate at.
    expect(report.issues).toEqual([]);
    expect(json.features[0]!.properties).toMatchObject({ kind: 'existing mast' });
  });

  it.each<[string, Answer, string]>([
    [
      'cut off by its own time limit',
      answer([], { remark: 'runtime error: Query timed out in "query"' }),
      'live-answer-unusable',
    ],
    ['of another form', sends('[]'), 'live-answer-unusable'],
    ['empty', answer([]), 'live-nothing'],
    ['a web page', sends('<html>', 'text/html'), 'live-type'],
  ])('%s are an error', async (_, given, code) => {
    const url = await start({ '/api': given });
    await expect(fetchLive({ source: 'masts', url: `${url}/api`, boxes: [BOX] }, options())).rejects.toMatchObject({
      code,
    });
  });
});

it('any file keeps its name and bytes', async () => {
  const url = await start({ '/data/my%20venues.csv': sends('name,lat,lon,group\nA,41,1,mid\n', 'text/csv') });
  const file = await fetchLive({ source: 'file', url: `${url}/data/my%20venues.csv` }, options());
  expect(file).toMatchObject({ name: 'my venues.csv', fetchedAt: '2026-01-02T03:04:05.000Z' });
  expect(await checkFile(fileOf(file.name, file.bytes))).toMatchObject({ role: 'venues', counts: { used: 1 } });
});

it.each([
  ['/data/..%2f..%2fplan.csv', 'plan.csv'],
  ['/data/%2e%2e%5cx%00%0a.csv', 'x.csv'],
  ['/data/a%2f%2e%2e', 'file'],
  [`/data/${'a'.repeat(5000)}.csv`, `${'a'.repeat(196)}.csv`],
])('a file at %s is named as a file', async (path, name) => {
  const fetcher = { get: async () => ({ status: 200, contentType: 'text/csv', bytes: new Uint8Array(1) }) };
  const wish = { source: 'file', url: `https://example.org${path}` } as const;
  expect((await fetchLive(wish, { ...options(), fetcher })).name).toBe(name);
});

it('answers of nothing but brackets, and tiles without end, are refused', async () => {
  const answering = (bytes: Uint8Array, contentType: string) => ({
    ...options(),
    fetcher: { get: async () => ({ status: 200, contentType, bytes }) },
  });
  const brackets = answering(new Uint8Array(5e6).fill(91), 'application/json');
  for (const wish of [
    { source: 'masts', url: 'https://example.org', boxes: [BOX] },
    { source: 'hotspots', url: 'https://example.org', network: 'iot', boxes: [BOX] },
  ] as const)
    await expect(fetchLive(wish, brackets)).rejects.toMatchObject({ context: { problem: 'it holds too many values' } });
  const tile = new Uint8Array(1e6);
  tile.set(flatTile(5).subarray(0, 100));
  const large = {
    source: 'terrain',
    url: 'https://example.org/{z}/{x}/{y}',
    boxes: [[0, 40, 8, 46]],
    zoom: 11,
  } as const;
  await expect(fetchLive({ ...large, boxes: [[0, 40, 8, 46]] }, answering(tile, 'image/png'))).rejects.toMatchObject({
    code: 'live-too-large',
  });
});
