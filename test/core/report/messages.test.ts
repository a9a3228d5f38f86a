import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/core/report/messages';
import { ENGLISH } from '../../../src/core/report/messages-en';

/** Every runtime array of codes in core, wherever it is: a new one cannot be forgotten. */
async function codeArrays(): Promise<[string, string[]][]> {
  const files = readdirSync('src/core', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /export const \w+_CODES\b/.test(readFileSync(join('src/core', file), 'utf8')),
  );
  const doors = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ join(process.cwd(), 'src/core', file)) as Promise<object>),
  );
  return doors.flatMap((door) =>
    Object.entries(door).filter(
      (entry): entry is [string, string[]] => entry[0].endsWith('_CODES') && Array.isArray(entry[1]),
    ),
  );
}

describe('messages', () => {
  it('every code that core can raise has its sentence', async () => {
    const arrays = await codeArrays();
    const missing = arrays.flatMap(([name, codes]) =>
      codes.filter((code) => !Object.hasOwn(ENGLISH, code)).map((code) => `${name}: ${code}`),
    );
    expect(arrays.map(([name]) => name)).toEqual(
      expect.arrayContaining(['PLAN_ISSUE_CODES', 'INPUTS_ISSUE_CODES', 'SITING_NOTE_CODES']),
    );
    expect(missing).toEqual([]);
  });

  it('sentences are sentences: a capital, a figure or a name first, a full stop last', () => {
    const odd = Object.entries(ENGLISH).filter(
      ([, sentence]) => !/^[A-Z{0-9“]/.test(sentence) || !/[.?]$/.test(sentence),
    );
    expect(odd).toEqual([]);
  });

  it('fills in values and says where: file, row and column first', () => {
    expect(
      messageOf({
        code: 'number-invalid',
        severity: 'warning',
        ref: { file: 'cells.csv', row: 12, column: 'lat' },
        context: { field: 'latDeg', value: 'north' },
      }),
    ).toBe('cells.csv, row 12, column “lat”: “north” is not a number for “latDeg”; the row was refused.');
  });

  it('does not name the file twice', () => {
    const message = messageOf({ code: 'plan-not-a-plan', severity: 'error', ref: { file: 'a.json' }, context: {} });
    expect(message.match(/a\.json/g)).toHaveLength(1);
  });

  it('leaves out a bracketed part whose value is empty', () => {
    const at = (entry: string) =>
      messageOf({ code: 'archive-damaged', severity: 'error', ref: {}, context: { problem: 'bad header', entry } });
    expect(at('')).toBe('The archive cannot be unpacked: bad header. Download or pack it again.');
    expect(at('a.csv')).toBe('The archive cannot be unpacked at a.csv: bad header. Download or pack it again.');
  });

  it('one thing is one thing', () => {
    const rings = (count: number) => messageOf({ code: 'ring-repaired', context: { count } });
    expect(rings(1)).toMatch(/^1 ring was closed/);
    expect(rings(4)).toMatch(/^4 rings were closed/);
  });

  it('separates thousands and keeps six digits of fractions', () => {
    expect(
      messageOf({ code: 'grid-too-many-cells', context: { resolution: 12, cells: 7654321, most: 6e6, suggested: 10 } }),
    ).toContain('7,654,321 hexes');
    expect(
      messageOf({ code: 'target-out-of-reach', context: { servedPeople: 47_080.1, targetPeople: 55_974.3 } }),
    ).toContain('serve 47,080 of the 55,974 people');
    expect(messageOf({ code: 'hotspot-position-disagrees', context: { distanceKm: 1.23456789, h3: '8' } })).toContain(
      '1.23457 km',
    );
  });

  it('a value cannot bring a placeholder or a bracket of its own', () => {
    const message = messageOf({ code: 'number-invalid', context: { field: '{value}', value: '[x]{field}' } });
    expect(message).toBe('“[x]{field}” is not a number for “{value}”; the row was refused.');
  });

  it('a missing value shows as a question mark, an unknown code as its words', () => {
    expect(messageOf({ code: 'demand-partly-outside', context: {} })).toMatch(/^\? people/);
    expect(messageOf({ code: 'never-heard-of', context: { count: 3 } })).toBe('Never heard of (count 3).');
    expect(messageOf({ code: '__proto__', context: {} })).toMatch(/proto/);
  });
});
