/** `infill fetch` against a server on this machine: what comes is a file that a plan can name. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchLive } from '../../src/cli/commands/fetch';
import { type Answer, aServer, type AServer, sends, status } from '../core/inputs/live/a-server';
import { signal } from '../core/inputs/input-files';

let folder = '';
let server: AServer | null = null;
beforeEach(() => {
  vi.stubGlobal('__INFILL_VERSION__', 'test');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  folder = mkdtempSync(join(tmpdir(), 'infill-test-'));
  const ring = [[1.4, 41.4], [1.5, 41.4], [1.5, 41.5], [1.4, 41.5], [1.4, 41.4]]; // prettier-ignore
  const region = { type: 'Feature', properties: { name: 'R' }, geometry: { type: 'Polygon', coordinates: [ring] } };
  writeFileSync(join(folder, 'region.geojson'), JSON.stringify(region));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

const out = (): string => join(folder, 'out.json');
async function run(answers: Record<string, Answer | Answer[]>, ...args: string[]): Promise<void> {
  server = await aServer(answers);
  const url = server.url;
  return fetchLive([...args.map((arg) => arg.replace('URL', url)), '--out', out()], signal);
}
const forRegion = (...args: string[]): string[] => [...args, '--region', join(folder, 'region.geojson')];

const page = (cursor: string | null, key: string): Answer =>
  sends(
    JSON.stringify({
      cursor,
      items: [{ entity_key_str: key, key_to_asset_key: key, is_active: false, lat: 41.45, long: 1.45 }],
    }),
  );
const metadata = sends('{"totalPages":2}');

it('hotspots that were cut off are gone on with', async () => {
  const first = { '/v2/hotspots/pagination-metadata': metadata, '/v2/hotspots': [page('next', 'A'), status(403)] };
  await expect(run(first, ...forRegion('hotspots', '--url', 'URL'))).rejects.toMatchObject({
    message: 'nothing was fetched.',
    issues: [{ code: 'live-status', context: { status: 403 } }],
  });
  expect([existsSync(out()), existsSync(`${out()}.part`)]).toEqual([false, true]);
  await server!.close();
  const second = { '/v2/hotspots/pagination-metadata': metadata, '/v2/hotspots': page(null, 'B') };
  await run(second, ...forRegion('hotspots', '--url', 'URL'));
  expect(server!.asked.at(-1)).toContain('cursor=next');
  const { items } = JSON.parse(readFileSync(out(), 'utf8')) as { items: { entity_key_str: string }[] };
  expect(items.map((item) => item.entity_key_str)).toEqual(['A', 'B']);
  expect(existsSync(`${out()}.part`)).toBe(false);
});

it('masts come for a box too', async () => {
  const mast = { type: 'node', id: 1, lat: 41.45, lon: 1.45, tags: { man_made: 'mast' } };
  const answer = sends(JSON.stringify({ elements: [mast] }));
  await run({ '/api': answer }, 'masts', '--region', 'bbox:1.4,41.4,1.5,41.5', '--margin-km', '0', '--url', 'URL/api');
  expect(decodeURIComponent(server!.asked[0]!)).toContain('(41.40000,1.40000,41.50000,1.50000)');
  expect(readFileSync(out(), 'utf8')).toContain('osm-node-1');
});

it('an address is fetched as it is', async () => {
  await run({ '/a.csv': sends('name,lat,lon,group\nA,41,1,mid\n', 'text/csv') }, 'URL/a.csv');
  expect(readFileSync(out(), 'utf8')).toContain('A,41,1,mid');
});

it.each([
  [['hotspots'], '--region'],
  [['weather', '--region', 'x'], 'not "weather"'],
  [['terrain', '--region', '/no/such/file'], 'cannot be read'],
  [['ftp://example.org/a'], 'not "ftp'],
  [['http://example.org/a.csv'], 'nothing was fetched'],
  [[], 'what to fetch'],
])('%j is refused', async (args, words) => {
  await expect(fetchLive([...args, '--out', out()], signal)).rejects.toThrow(words);
  expect(existsSync(out())).toBe(false);
});

it('an existing file is left as it is', async () => {
  writeFileSync(out(), 'mine');
  await expect(run({ '/a.csv': sends('a', 'text/csv') }, 'URL/a.csv')).rejects.toThrow('left as it is');
  expect([readFileSync(out(), 'utf8'), server!.asked]).toEqual(['mine', []]);
});

it('an address whose name begins no escape is fetched', async () => {
  await run({ '/a%.csv': sends('name,lat,lon,group\nA,41,1,mid\n', 'text/csv') }, 'URL/a%.csv');
  expect(readFileSync(out(), 'utf8')).toContain('A,41,1,mid');
});

it('a file of the user that is called like kept pages stays', async () => {
  writeFileSync(`${out()}.part`, 'mine');
  await run({ '/a.csv': sends('name,lat,lon,group\nA,41,1,mid\n', 'text/csv') }, 'URL/a.csv');
  expect(readFileSync(`${out()}.part`, 'utf8')).toBe('mine');
  rmSync(out());
  await server!.close();
  const broken = { '/v2/hotspots/pagination-metadata': metadata, '/v2/hotspots': [page('next', 'A'), status(403)] };
  await expect(run(broken, ...forRegion('hotspots', '--url', 'URL'))).rejects.toThrow('nothing was fetched');
  expect(readFileSync(`${out()}.part`, 'utf8')).toBe('mine');
});
