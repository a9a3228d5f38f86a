import { describe, expect, it } from 'vitest';
import { readTable, separatorOf } from '../../../../src/core/inputs/tables/table';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { check, codesOf } from '../input-files';

describe('readTable', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads rows ended by %s', (_, newline) => {
    const table = readTable(['a,b', '1,2', '3,4', ''].join(newline));
    expect({ ...table, rows: [...table.rows] }).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      rowNumbers: [2, 3],
    });
  });

  it('numbers rows as a spreadsheet does, passing over blank ones', () => {
    expect(readTable('a,b\n\n1,2\n , \n3,4\n').rowNumbers).toEqual([3, 5]);
  });

  it.each(['\n', '\r\n', '\r'])('of millions of characters, in pieces, no row is lost or cut: %j', (newline) => {
    const lines = Array.from({ length: 400_000 }, (_, i) => `${i},${'x'.repeat(i % 20)}`);
    const { rows, rowNumbers } = readTable(['a,b', ...lines, ''].join(newline));
    expect([...rows].map((row) => row.join(','))).toEqual(lines);
    expect(rowNumbers).toEqual(lines.map((_, i) => i + 2));
  });

  it('keeps separators, newlines and quotes inside quotes', () => {
    const { rows } = readTable('name,note\n"Sant Joan, de","say ""hi""\nagain"\n');
    expect([...rows]).toEqual([['Sant Joan, de', 'say "hi"\nagain']]);
  });

  it('drops a BOM before the first name', () => {
    expect(readTable('\uFEFFlon,lat\n1,2').columns).toEqual(['lon', 'lat']);
  });

  it('names the columns of a file without header by their number', () => {
    expect(readTable('5,6\n7,8', { hasHeader: false })).toMatchObject({ columns: ['1', '2'], rowNumbers: [1, 2] });
  });

  it('keeps a column called __proto__ as a column', () => {
    const table = readTable('__proto__,lon\nx,1');
    expect(table.columns).toEqual(['__proto__', 'lon']);
    expect(Object.getPrototypeOf(table.rows.at(0))).toBe(Array.prototype);
  });

  it('stops at too many values, saying in which row, and keeps no hidden room for more', async () => {
    const report = new ImportReport('given', 'demand');
    const table = readTable('a,b\n1,2\n3,4\n5,6\n', { report, valueLimit: 6 });
    expect(table.rows).toHaveLength(2);
    const context = { limit: 6 };
    const ref = { file: 'given', row: 4 };
    expect(report.finish().issues).toEqual([{ code: 'table-too-large', severity: 'error', ref, context }]);
  });

  it('refuses half a million rows too short for a position before they fill the memory', () => {
    const report = new ImportReport('a.csv', 'venues');
    expect(readTable(`lat,lon\n${'1,2\n'.repeat(600_000)}`, { report }).rows).toHaveLength(500_000);
    expect(report.finish().issues).toMatchObject([{ code: 'table-too-large', ref: { row: 500_001 } }]);
    const real = readTable(`lat,lon\n${'41.25,1.7503\n'.repeat(100_000)}`, { report });
    expect(real.rows).toHaveLength(100_000);
  });

  it('passes over a million blank lines without keeping them', () => {
    const table = readTable(`a,b\n${'\n'.repeat(1_000_000)}1,2\n`);
    expect({ ...table, rows: [...table.rows] }).toEqual({
      columns: ['a', 'b'],
      rows: [['1', '2']],
      rowNumbers: [1_000_002],
    });
  });

  it('warns of a quotation mark that is never closed', async () => {
    const report = await check('name,lon,lat,height\n"open,1.5,41.5,20\nb,1.6,41.6,20', 'towers');
    expect(codesOf(report)).toContain('table-quote-unclosed');
  });
});

describe('separatorOf', () => {
  it.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3,5', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['"a;b;c",d\n"1;2;3",4', ','],
    ['alone', ','],
    ['', ','],
  ])('%j → %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});
