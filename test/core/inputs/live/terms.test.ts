/** What is said before a source is asked, and what of an address may be kept. */
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../src/core/inputs';
import { allowedUrl } from '../../../../src/core/inputs/live/fetcher';
import { newPlan, parsePlan } from '../../../../src/core/plan';
import { keylessUrl } from '../../../../src/core/inputs/live/keyless-url';

const BOX: [number, number, number, number] = [1.4, 41.4, 1.5, 41.5];

describe('terms', () => {
  it('name the host, the licence and the limit', () => {
    const masts = termsOf({ source: 'masts', url: 'https://overpass-api.de/api/interpreter', boxes: [BOX] });
    expect(masts).toMatchObject({ host: 'overpass-api.de', limitBytes: 64e6, tiles: null });
    expect(masts.attribution).toContain('ODbL');
    const url = 'https://tiles.example.org/{z}/{x}/{y}.png?key=abc';
    expect(termsOf({ source: 'terrain', url, boxes: [BOX], zoom: null })).toMatchObject({
      host: 'tiles.example.org',
      tiles: { count: 6, zoom: 12, most: 4000 },
      limitBytes: 6e6,
      origin: { url: 'https://tiles.example.org/{z}/{x}/{y}.png', removed: ['key'] },
    });
  });
});

it('a host to be filled in is none that could be named', () => {
  for (const url of ['https://{x}.example.org/{z}/{y}.png', 'https://example.org{z}/{x}/{y}', 'https://{z}{x}{y}/'])
    expect(() => allowedUrl(url)).toThrow('live-url-refused');
});

describe('of an address is kept', () => {
  it.each([
    ['https://example.org/a.csv?year=2024&format=csv', []],
    ['https://example.org/a.csv?code=ES&bbox=1.4,41.4,1.5,41.5', []],
    ['https://example.org/q?where=name%20%3D%20%27x%27', []],
    ['https://example.org/a?token=1&year=2024', ['token']],
    ['https://example.org/a?api_key=1', ['api_key']],
    ['https://example.org/a?access_token=1&X-Amz-Signature=2&X-Amz-Date=3', ['access_token', 'X-Amz-Signature', 'X-Amz-Date']],
    ['https://example.org/a?u=8f3ac19b77e04d2c9a61', ['u']],
    ['https://example.org/a?hockey=1&turkey=2&design=3&year=2024', []],
    ['https://example.org/a?mapKey=1&accesskey=2&APIKEY=3&Key-Pair-Id=4', ['mapKey', 'accesskey', 'APIKEY', 'Key-Pair-Id']],
    ['https://example.org/a?zz=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N', ['zz']],
    ['https://proxy.example/?url=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc&x=1', ['url']],
    ['https://proxy.example/?https://b.example/?key=abc', ['https://b.example/?key']],
    ['https://proxy.example/?url=https%3A%2F%2Fb.example%2Fa.csv', []],
  ])('%s without %j', (text, removed) => {
    const kept = keylessUrl(new URL(text));
    expect(kept.removed).toEqual(removed);
    if (removed.length === 0) expect(kept.url).toBe(text);
    for (const name of removed) expect(kept.url).not.toContain(name);
  }); // prettier-ignore

  it('no session in a path, and no more than a plan may hold', () => {
    expect(keylessUrl(new URL('https://example.org/a;jsessionid=AB12/b?x=1')).url).toBe('https://example.org/a/b?x=1');
    const long = keylessUrl(new URL(`https://example.org/?q=${'a.'.repeat(5000)}`)).url;
    const origin = { url: long, attribution: '', fetchedAt: '2026-01-02T03:04:05.000Z' };
    const ref = { path: 'a.csv', sha256: '0'.repeat(64), bytes: 1, mapping: {}, origin };
    const plan = newPlan('Long');
    plan.inputs.towers.push(ref);
    expect(parsePlan(JSON.stringify(plan)).issues).toEqual([]);
  });

  it('nothing after # and no password', () => {
    expect(keylessUrl(new URL('https://me:secret@example.org/a#secret')).url).toBe('https://example.org/a');
    expect(() => allowedUrl('https://me:secret@example.org/a')).toThrow('example.org');
    expect(() => allowedUrl('https://me:secret@example.org/a')).not.toThrow('secret');
  });
});
