import { describe, expect, it } from 'vitest';
import { bestJoin, suggestJoin } from '../../../../src/core/inputs/demand/suggest-join';
import { sourceOfBlob } from '../../../../src/core/inputs';
import { signal } from '../input-files';

const square = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] }; // prettier-ignore
const outlines = (properties: object[]) => ({
  type: 'FeatureCollection',
  features: properties.map((each) => ({ type: 'Feature', properties: each, geometry: square })),
});
const file = (name: string, text: string) => sourceOfBlob(name, new Blob([text]));
const ask = (csv: string, properties: object[]) =>
  suggestJoin(
    file('counts.csv', csv),
    file('towns.geojson', JSON.stringify(outlines(properties))),
    new AbortController().signal,
  );

describe('suggestJoin', () => {
  it('finds the columns that name the same things, though spreadsheets ate the zeros', async () => {
    const towns = [
      { code: '08001', county: 'A' },
      { code: '08002', county: 'A' },
      { code: '08003', county: 'A' },
    ];
    const csv = 'year,ine,province,people\n2023,8001,A,5\n2023,8002,A,6\n2023,8003,A,7\n';
    expect(await ask(csv, towns)).toEqual({ joinColumn: 'ine', joinId: 'code', matched: 3, rows: 3 });
  });

  it('is silent where too few rows match, or what matches names no single outline', async () => {
    const towns = Array.from({ length: 10 }, (_, i) => ({ code: `T${i}`, county: 'A' }));
    const rows = (known: number) =>
      `code,people\n${Array.from({ length: 10 }, (_, i) => `${i < known ? 'T' : 'X'}${i},5`).join('\n')}\n`;
    expect(await ask(rows(8), towns)).toMatchObject({ joinColumn: 'code', matched: 8, rows: 10 });
    expect(await ask(rows(7), towns)).toBeNull();
    expect(await ask('county,people\nA,5\nA,6\nA,7\n', towns)).toBeNull();
    expect(await ask('not a table', towns)).toBeNull();
  });

  it('takes the column that matches most, and a feature id when there is no property', async () => {
    const features = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ number: i + 1, id, properties: { other: `${id}x` }, geometry: null })); // prettier-ignore
    const table = {
      columns: ['most', 'all'],
      rows: features.map(({ id }, i) => [i === 0 ? 'z' : id, id]),
      rowNumbers: [1, 2, 3, 4, 5],
    };
    expect(await bestJoin(table, features, { signal })).toEqual({
      joinColumn: 'all',
      joinId: 'id',
      matched: 5,
      rows: 5,
    });
  });

  it('gives up on wide tables of many rows with the best it has, and hears a cancel', async () => {
    const names = ['a', 'b', 'c'];
    // The last column matches best.
    const rows = Array.from({ length: 50 }, (_, r) => names.map((_, c) => (r < 2 - c ? 'x' : `k${r}`)));
    const features = rows.map((_, r) => ({ number: r + 1, id: '', properties: { code: `k${r}`, ref: `k${r}` }, geometry: null })); // prettier-ignore
    const table = { columns: names, rows, rowNumbers: rows.map((_, r) => r + 2) };
    expect(await bestJoin(table, features, { signal })).toMatchObject({ joinColumn: 'c', matched: 50 });
    expect(await bestJoin(table, features, { signal, mostComparisons: 200 })).toMatchObject({
      joinColumn: 'a',
      matched: 48,
    });
    expect(await bestJoin(table, features, { signal, mostComparisons: 10 })).toBeNull();
    const cancel = new AbortController();
    const asked = bestJoin(table, features, { signal: cancel.signal });
    cancel.abort();
    await expect(asked).rejects.toThrow('abort');
  });

  it('reads no polluted names', async () => {
    const towns = [1, 2, 3].map((n) => JSON.parse(`{"__proto__":"P${n}","constructor":"C${n}"}`) as object);
    expect(await ask('__proto__,people\nP1,1\nP2,2\nP3,3\n', towns)).toSatisfy((found) => found === null || typeof found === 'object'); // prettier-ignore
    expect(({} as Record<string, unknown>).P1).toBeUndefined();
  });
});
