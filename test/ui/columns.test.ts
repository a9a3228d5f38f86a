import { describe, expect, it } from 'vitest';
import { arrange, asTsv, type Column, keysBetween, lettersOfNumbers } from '../../src/ui/table/columns';

interface Row {
  id: string;
  heightM: number | null;
}

const columns: Column<Row>[] = [
  { id: 'id', label: 'Site', width: 10, value: (row) => row.id },
  { id: 'height', label: 'Height, m', width: 10, value: (row) => row.heightM },
];
const rows: Row[] = [
  { id: 'N10', heightM: 30 },
  { id: 'N2', heightM: null },
  { id: 'N1', heightM: 45.5 },
];
const ids = (filters: Record<string, string>, query = '') =>
  arrange(rows, columns, { query, filters, sorting: null }).map(({ id }) => id);

describe('a filter by column', () => {
  it.each([
    ['> 30', ['N1']],
    ['>= 30', ['N10', 'N1']],
    ['<40', ['N10']],
    ['30–46', ['N10', 'N1']],
    ['= 45,5', ['N1']],
    ['–', ['N2']],
    ['', ['N10', 'N2', 'N1']],
  ])('of numbers: %s', (filter, expected) => {
    expect(ids({ height: filter })).toEqual(expected);
  });

  it('of words looks for them anywhere; several filters and the query must all fit', () => {
    expect(ids({ id: 'n1' })).toEqual(['N10', 'N1']);
    expect(ids({ id: 'n1', height: '>40' })).toEqual(['N1']);
    expect(ids({ id: 'n1' }, '30')).toEqual(['N10']);
  });
});

describe('rows', () => {
  it('are sorted as people count, without a value last', () => {
    const sorted = (columnId: string, isDescending = false) =>
      arrange(rows, columns, { query: '', filters: {}, sorting: { columnId, isDescending } }).map(({ id }) => id);
    expect(sorted('id')).toEqual(['N1', 'N2', 'N10']);
    expect(sorted('height', true)).toEqual(['N1', 'N10', 'N2']);
  });

  it('are copied with their header and full precision', () => {
    expect(asTsv(rows.slice(1), columns)).toBe('Site\tHeight, m\nN2\t\nN1\t45.5');
  });

  it('between two are taken in either direction', () => {
    const keys = ['a', 'b', 'c', 'd'];
    expect(keysBetween(keys, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(keysBetween(keys, 'b', 'c')).toEqual(['b', 'c']);
    expect(keysBetween(keys, null, 'c')).toEqual(['c']);
    expect(keysBetween(keys, 'gone', 'c')).toEqual(['c']);
  });
});

it('the longest number of a column is its least or its largest, as it is shown; words have none', () => {
  const people: Column<{ people: number | null }> = {
    id: 'people',
    label: 'People',
    width: 10,
    value: (row) => row.people,
    show: (value) => Number(value).toLocaleString('en'),
  };
  const counts = [26_800_000, 3, -1_234_567_890, null].map((value) => ({ people: value }));
  expect(lettersOfNumbers(people, counts)).toBe('-1,234,567,890'.length);
  expect(lettersOfNumbers(people, counts.slice(0, 2))).toBe('26,800,000'.length);
  expect(lettersOfNumbers(people, [])).toBe(0);
  expect(lettersOfNumbers(columns[0]!, rows)).toBe(0);
});
