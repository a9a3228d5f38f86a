import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { xlsxOf, type XlsxSheet, type XlsxValue } from '../../../../src/core/report/exports/xlsx';

const sheet = (rows: XlsxValue[][], decimals = 2): XlsxSheet => ({
  name: 'A & B',
  columns: (rows[0] ?? []).map((_, k) => ({ header: `column ${k}`, width: 12, decimals })),
  rows,
});

async function readBack(rows: XlsxValue[][]) {
  const [read] = await readWorkbook(Buffer.from(xlsxOf([sheet(rows)])), { trim: false });
  return { name: read!.sheet, data: read!.data.slice(1) };
}

describe('xlsxOf', () => {
  it('keeps types: text that looks like a formula or a number is text', async () => {
    const row = ['=1+1', '007', ' spaced ', -1.25, true, '<img onerror=x> & "quoted"'];
    expect(await readBack([row])).toEqual({ name: 'A & B', data: [row] });
  });

  it('what is no number, and no text, is an empty cell', async () => {
    const { data } = await readBack([
      [Number.NaN, Infinity, '', null, 'end'],
      [1, 2, 'x', 'y', 'z'],
    ]);
    expect(data[0]).toEqual([null, null, null, null, 'end']);
  });

  it('has columns beyond Z, in order', async () => {
    const row = Array.from({ length: 60 }, (_, k) => k);
    expect((await readBack([row])).data).toEqual([row]);
  });

  it('drops what XML cannot hold, and cuts what a cell cannot', async () => {
    const { data } = await readBack([['a\u0000b\u001b\ufffe\ud83d', 'x'.repeat(40_000)]]);
    expect(data[0]![0]).toBe('ab');
    expect(data[0]![1]).toHaveLength(32_767);
  });

  it('every part is well-formed, and has no formula', () => {
    const files = unzipSync(xlsxOf([sheet([['=cmd()', 1]]), { ...sheet([['b', 2]]), name: 'C' }]));
    expect(Object.keys(files)).toContain('xl/worksheets/sheet2.xml');
    for (const [name, bytes] of Object.entries(files)) {
      const problems: string[] = [];
      const parser = new DOMParser({ onError: (level, message) => void problems.push(`${level}: ${message}`) });
      const root = parser.parseFromString(strFromU8(bytes), 'text/xml');
      expect(problems, name).toEqual([]);
      expect(root.getElementsByTagName('f'), name).toHaveLength(0);
    }
  });

  it('large sheets come out too, and the same sheets give the same bytes', async () => {
    const rows = Array.from({ length: 20_000 }, (_, k): XlsxValue[] => [`site-${k}`, k, k / 4]);
    const bytes = xlsxOf([sheet(rows)]);
    expect(Buffer.from(bytes).equals(xlsxOf([sheet(rows)]))).toBe(true);
    expect((await readBack(rows)).data.at(-1)).toEqual(['site-19999', 19_999, 4999.75]);
  });
});
