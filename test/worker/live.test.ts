/** Page and worker coupled, against a server on this machine that misbehaves. */
import { afterEach, describe, expect, it } from 'vitest';
import type { LiveWish } from '../../src/core/inputs';
import type { LiveProgress } from '../../src/worker/live-protocol';
import { type Answer, aServer, type AServer, sends, silent, status } from '../core/inputs/live/a-server';
import { flatTile } from '../core/inputs/terrain/pictures';
import { aLiveClient } from '../helpers/a-live-client';

const AT = '2026-01-02T03:04:05.000Z';
const BOX: [number, number, number, number] = [1.4, 41.4, 1.5, 41.5];

let server: AServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
const start = async (answers: Record<string, Answer | Answer[]>): Promise<string> => {
  server = await aServer(answers);
  return server.url;
};
const follow = (told: LiveProgress[] = [], signal = new AbortController().signal) => ({
  signal,
  onProgress: (progress: LiveProgress) => void told.push(progress),
});
const terrain = (url: string): LiveWish => ({
  source: 'terrain',
  url: `${url}/{z}/{x}/{y}.png`,
  boxes: [BOX],
  zoom: null,
});

describe('a file from the network', () => {
  it('comes with its origin, and progress on the way', async () => {
    const url = await start({ '/a.csv': sends('name,lat,lon,group\nA,41,1,mid\n', 'text/csv') });
    const told: LiveProgress[] = [];
    const { client, started } = aLiveClient();
    const file = await client.fetch({ source: 'file', url: `${url}/a.csv?token=hush` }, AT, follow(told));
    expect(file).toMatchObject({ name: 'a.csv', url: `${url}/a.csv`, fetchedAt: AT });
    expect(file.attribution).toContain('127.0.0.1');
    expect(await file.blob.text()).toContain('A,41,1,mid');
    expect(server!.asked).toEqual(['/a.csv?token=hush']);
    expect(told[0]).toMatchObject({ bytes: 30, pauseS: null });
    expect(started).toEqual({ now: 0, ever: 1 });
  });

  it('is waited for, and the wait is told', async () => {
    const url = await start({ '/a.csv': [status(429, { 'retry-after': '1' }), sends('a', 'text/csv')] });
    const told: LiveProgress[] = [];
    await aLiveClient().client.fetch({ source: 'file', url: `${url}/a.csv` }, AT, follow(told));
    expect(told.map(({ pauseS }) => pauseS)).toContain(1);
  });

  it('that fails says why, as an issue', async () => {
    const url = await start({ '/a.csv': status(403) });
    const asked = aLiveClient().client.fetch({ source: 'file', url: `${url}/a.csv` }, AT, follow());
    await expect(asked).rejects.toMatchObject({ issue: { code: 'live-status', context: { status: 403 } } });
  });
});

describe('an attempt', () => {
  it('that was cut off is gone on with', async () => {
    const url = await start({ '*': sends(flatTile(5), 'image/png'), '/12/2065/1528.png': [status(503), status(503), sends(flatTile(6), 'image/png')] }); // prettier-ignore
    const { client } = aLiveClient({ attempts: 2 });
    await expect(client.fetch(terrain(url), AT, follow())).rejects.toMatchObject({
      issue: { code: 'live-status' },
    });
    const file = await client.fetch(terrain(url), AT, follow());
    expect(file.name).toBe('terrain-z12.zip');
    const perTile = new Map<string, number>();
    for (const path of server!.asked) perTile.set(path, (perTile.get(path) ?? 0) + 1);
    expect(perTile.get('/12/2065/1528.png')).toBe(3);
    expect([...perTile.values()].filter((times) => times > 1)).toHaveLength(1);
  });

  it('is stopped at once and gone on with; another wish starts anew', async () => {
    const url = await start({ '*': sends(flatTile(5), 'image/png'), '/12/2065/1528.png': [silent, sends(flatTile(6), 'image/png')] }); // prettier-ignore
    const { client } = aLiveClient();
    const stop = new AbortController();
    const stopped = expect(client.fetch(terrain(url), AT, follow([], stop.signal))).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect.poll(() => server!.asked.length, { timeout: 20_000 }).toBeGreaterThan(3);
    setTimeout(() => stop.abort(), 200);
    await stopped;
    const before = server!.asked.length;
    await client.fetch(terrain(url), AT, follow());
    expect(server!.asked.length - before).toBeLessThan(6);
    await client.fetch(terrain(url), AT, follow());
    expect(server!.asked.length - before).toBeGreaterThanOrEqual(7);
  });

  it('is forgotten with all it kept', async () => {
    const url = await start({ '/a.csv': silent });
    const { client, started } = aLiveClient();
    const asked = client.fetch({ source: 'file', url: `${url}/a.csv` }, AT, follow());
    const refused = expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    client.forget();
    await refused;
    expect(started).toEqual({ now: 0, ever: 1 });
  });
});
