import { afterEach, describe, expect, it } from 'vitest';
import { type Fetcher, LiveError, politeFetcher } from '../../../../src/core/inputs';
import { allowedUrl } from '../../../../src/core/inputs/live/fetcher';
import { signal } from '../input-files';
import { type Answer, aServer, type AServer, cutOff, dripping, endless, sends, silent, status } from './a-server';

let server: AServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** Waits as long as a busy machine may need; what a test wants to run out is made short there. */
const patience = { attempts: 3, firstPauseMs: 1, longestPauseMs: 1500, silenceMs: 10_000, wholeMs: 20_000 };
const fetcher = (waits: Partial<typeof patience>): Fetcher =>
  politeFetcher({ send: (url, options) => fetch(url, options), nowMs: () => 0 }, { ...patience, ...waits });

const REQUEST = { signal, maxBytes: 1_000_000, accept: ['application/json'] };

async function get(
  answers: Answer | Answer[],
  change: Partial<typeof REQUEST> & { missingIsAnswer?: boolean } = {},
  waits: Partial<typeof patience> = {},
) {
  server = await aServer({ '/a': answers, '/b': sends('{"moved":true}') });
  try {
    const { status: code, bytes } = await fetcher(waits).get({ ...REQUEST, ...change, url: `${server.url}/a` });
    return { code, text: new TextDecoder().decode(bytes), asked: server.asked.length };
  } catch (error) {
    if (!(error instanceof LiveError)) throw error;
    return { error: error.code, context: error.context, asked: server.asked.length };
  }
}

describe('a server that behaves', () => {
  it('gives what it has', async () => {
    expect(await get(sends('{"a":1}'))).toEqual({ code: 200, text: '{"a":1}', asked: 1 });
    expect(await get(sends('{}', 'Application/JSON; charset=utf-8'))).toMatchObject({ code: 200 });
  });

  it('is not asked for leave first: what is accepted fits into a plain request', async () => {
    const accepted: string[] = [];
    const answer: Answer = (request, response) => {
      accepted.push(request.headers.accept ?? '');
      sends('{}')(request, response);
    };
    await get(answer);
    await get(answer, { accept: ['application/json', ...Array.from({ length: 20 }, (_, i) => `text/kind-${i}`)] });
    expect(accepted).toEqual(['application/json', '*/*']);
  });

  it('may say that a thing is not there', async () => {
    expect(await get(status(404), { missingIsAnswer: true })).toMatchObject({ code: 404, text: '' });
    expect(await get(status(404))).toMatchObject({ error: 'live-status', context: { status: 404 }, asked: 1 });
  });

  it('may send on within itself, not to another host', async () => {
    expect(await get(status(302, { location: '/b' }))).toMatchObject({ code: 200, text: '{"moved":true}', asked: 2 });
    const away = await get(status(302, { location: 'https://example.org/b' }));
    expect(away).toMatchObject({ error: 'live-redirect', context: { to: 'https://example.org' }, asked: 1 });
    expect(await get(status(302, { location: '/a' }))).toMatchObject({ error: 'live-redirect', asked: 6 });
  });
});

describe('a browser', () => {
  it('that is sent on asks nobody else: it does not say where to', async () => {
    const sent: string[] = [];
    const door = {
      isBrowser: true,
      nowMs: () => 0,
      send: async (url: string, { redirect }: { redirect: string }) => {
        sent.push(`${redirect} ${url}`);
        return Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
      },
    };
    const asked = politeFetcher(door, patience).get({ ...REQUEST, url: 'https://a.example/x' });
    await expect(asked).rejects.toMatchObject({ code: 'live-redirect-unseen', context: { host: 'a.example' } });
    expect(sent).toEqual(['manual https://a.example/x']);
  });
});

describe('a server that misbehaves', () => {
  it('for a while is asked again', async () => {
    expect(await get([status(500), sends('{}')])).toMatchObject({ code: 200, asked: 2 });
    expect(await get([cutOff, silent, sends('{}')], {}, { silenceMs: 2000 })).toMatchObject({ code: 200, asked: 3 });
  });

  it('for good is given up', async () => {
    expect(await get(status(503))).toMatchObject({
      error: 'live-status',
      context: { status: 503, attempts: 3 },
      asked: 3,
    });
    expect(await get(cutOff)).toMatchObject({ error: 'live-unreachable', asked: 3 });
    const unheard = await get(silent, {}, { silenceMs: 150 });
    expect(unheard).toMatchObject({ error: 'live-timeout', context: { seconds: 0.15 }, asked: 3 });
    const unended = await get(dripping, {}, { wholeMs: 400 });
    expect(unended).toMatchObject({ error: 'live-timeout', context: { seconds: 0.4 }, asked: 3 });
  });

  it('and says when to come back is left alone until then', async () => {
    const started = performance.now();
    expect(await get([status(429, { 'retry-after': '1' }), sends('{}')])).toMatchObject({ code: 200, asked: 2 });
    expect(performance.now() - started).toBeGreaterThan(990);
    const date = await get(status(429, { 'retry-after': 'Thu, 01 Jan 1970 01:00:00 GMT' }));
    expect(date).toMatchObject({ error: 'live-rate-limited', context: { waitS: 3600 }, asked: 1 });
  });

  it('without end, or of another kind, is stopped at once', async () => {
    expect(await get(endless)).toMatchObject({ error: 'live-too-large', context: { limitBytes: 1_000_000 }, asked: 1 });
    expect(await get(sends('x'.repeat(2_000_000)))).toMatchObject({ error: 'live-too-large', asked: 1 });
    expect(await get(sends('<html>', 'text/html'))).toMatchObject({
      error: 'live-type',
      context: { found: 'text/html' },
      asked: 1,
    });
  });

  it('is told of before each pause', async () => {
    server = await aServer({ '/a': [status(429, { 'retry-after': '1' }), cutOff, sends('{}')] });
    const pauses: [number, string][] = [];
    const door = { send: fetch, isBrowser: true, nowMs: () => 0 };
    const told = politeFetcher({ ...door, onPause: (pauseMs, { code }) => pauses.push([pauseMs, code]) }, patience);
    await told.get({ ...REQUEST, url: `${server.url}/a` });
    expect(pauses).toEqual([[1000, 'live-status'], [2, 'live-unreachable']]); // prettier-ignore
  });

  it('may hide from a browser why nothing came; without a connection nothing is tried', async () => {
    const send = async () => {
      throw new TypeError('Failed to fetch');
    };
    const url = 'https://example.org/a';
    const browser = { send, isBrowser: true, nowMs: () => 0 };
    const blocked = politeFetcher(browser, patience).get({ ...REQUEST, url });
    await expect(blocked).rejects.toMatchObject({
      code: 'live-blocked',
      context: { host: 'example.org', attempts: 3 },
    });
    const offline = politeFetcher({ ...browser, isOffline: () => true }, patience).get({ ...REQUEST, url });
    await expect(offline).rejects.toMatchObject({ code: 'live-offline', context: { host: 'example.org' } });
  });

  it('lets the user cancel, while it is silent and between tries', async () => {
    for (const answer of [silent, status(429, { 'retry-after': '1' })]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 40);
      await expect(get(answer, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    }
  });
});

it.each([
  ['https://example.org/x', true],
  ['http://localhost:80/x', true],
  ['http://127.0.0.1/x', true],
  ['http://example.org/x', false],
  ['http://localhost.example.org/x', false],
  ['ftp://example.org/x', false],
  ['file:///etc/passwd', false],
  ['https://me:secret@example.org/', false],
  ['data:text/plain,x', false],
  ['x', false],
])('the address %s is opened: %s', (url, opened) => {
  if (opened) expect(allowedUrl(url).href).toContain('//');
  else expect(() => allowedUrl(url)).toThrow(LiveError);
});
