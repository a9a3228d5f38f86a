import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { refusedRows } from '../../../src/core/inputs';
import { refusedCsv } from '../../../src/core/report';
import { geojsonOf, kmlText, pointOf, xlsxOf } from '../../helpers/format-files';
import { bytesOf, cellLine, check, fileOf, OPENCELLID_HEADER } from './input-files';

const refusedOf = async (content: string | Uint8Array | object, as?: 'towers' | 'hotspots') =>
  refusedRows(fileOf('given', content), as ? { as } : {});
const codes = ({ rows }: Awaited<ReturnType<typeof refusedOf>>) => rows.map(({ row, issue }) => [row, issue.code]);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('refused rows are given as the file has them', () => {
  it('of a CSV, blank lines counted', async () => {
    const refused = await refusedOf('name,lat,lon,height\nA,41,1,30\n\n"B, C",95,1,30\nD,41,,30\n');
    expect(refused.columns).toEqual(['name', 'lat', 'lon', 'height']);
    expect(codes(refused)).toEqual([
      [4, 'position-out-of-range'],
      [5, 'position-missing'],
    ]);
    expect(refused.rows.map(({ cells }) => cells)).toEqual([
      ['B, C', '95', '1', '30'],
      ['D', '41', '', '30'],
    ]);
  });

  it('of a cell file with and without header', async () => {
    const bad = cellLine({ lat: 95, cell: 300_000 });
    for (const head of [`${OPENCELLID_HEADER}\n`, '']) {
      const refused = await refusedOf(`${head}${cellLine()}\n${bad}\n`);
      expect(codes(refused)).toEqual([[head ? 3 : 2, 'position-out-of-range']]);
      expect(refused.rows[0]!.cells.slice(0, 8)).toEqual(bad.split(',').slice(0, 8));
      expect(refused.columns.slice(0, 3)).toEqual(['radio', 'mcc', 'net']);
    }
  });

  it('of GeoJSON, KML, XLSX and Helium JSON', async () => {
    const points = [pointOf(1, 41, { height: 20 }), pointOf(1, 41, { height: 5000, name: 'B' })];
    for (const content of [geojsonOf(points), kmlText(points)]) {
      const refused = await refusedOf(content, 'towers');
      expect(codes(refused)).toEqual([[2, 'number-invalid']]);
      const { cells } = refused.rows[0]!;
      expect(Object.fromEntries(refused.columns.map((name, i) => [name, cells[i]]))).toMatchObject({ lon: '1', height: '5000', name: 'B' }); // prettier-ignore
    }
    const xlsx = await refusedOf(
      await xlsxOf({
        sheet: 'x',
        rows: [
          ['name', 'lat', 'lon', 'height'],
          ['A', 95, 1, 3],
        ],
      }),
    );
    expect(xlsx.rows).toMatchObject([{ row: 2, cells: ['A', '95', '1', '3'] }]);
    const helium = await refusedOf([{ name: 'a', location: '8c39446089a25ff', gain: 1 }, { name: 'b', location: 'xyz', gain: 1 }]); // prettier-ignore
    expect(codes(helium)).toEqual([[2, 'h3-invalid']]);
    expect(helium.rows[0]!.cells).toEqual(['b', 'xyz', '1']);
  });

  it('of several tables in an archive, each from its own', async () => {
    const zip = zipSync({
      'a.csv': bytesOf('name,lat,lon,group\nA,95,1,mid\n'),
      'b.csv': bytesOf('name,lat,lon,group,note\nB,41,1,mid,x\nC,96,1,mid,y\n'),
    });
    const refused = await refusedOf(zip);
    expect(refused.columns).toEqual(['name', 'lat', 'lon', 'group', 'note']);
    expect(refused.rows.map(({ cells }) => cells)).toEqual([['A', '95', '1', 'mid', ''], ['C', '96', '1', 'mid', 'y']]); // prettier-ignore
  });

  it('more of them than issues are listed', async () => {
    const refused = await refusedOf(`name,lat,lon,height\n${'A,95,1,30\n'.repeat(12_000)}B,41,1,30\n`);
    expect(refused.rows).toHaveLength(12_000);
    expect(refused.leftOut).toBe(0);
  });

  it('none of a clean file', async () => {
    expect(await refusedOf('name,lat,lon,height\nA,41,1,30\n')).toEqual({ columns: [], rows: [], leftOut: 0 });
  });
});

it('as CSV they start no formula, keep their numbers, and can be read again when mended', async () => {
  const file = 'name,lat,lon,height\n"=HYPERLINK(""http://x"")",95,-1.5,30\n@A,,1,30\n';
  const text = textOf(refusedCsv(await refusedOf(file, 'towers')));
  const [header, first] = text.split('\r\n');
  expect(header).toBe('name,lat,lon,height,refused_row,refused_code,refused_reason');
  expect(first).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",95,-1.5,30,2,position-out-of-range,/);
  const mended = await check(text.replace(',95,', ',41,').replace(',,', ',42,'), 'towers');
  expect(mended.counts).toMatchObject({ read: 2, used: 2 });
});

describe('the file of refused rows', () => {
  const csvOf = async (content: string, sentence?: (issue: { code: string }) => string) =>
    textOf(refusedCsv(await refusedOf(content, 'towers'), sentence));

  it('keeps a line break inside quotes in its row', async () => {
    expect(await csvOf('name,lat,lon\n"A\nB",95,1\n')).toContain('"A\nB",95,1,2,position-out-of-range,');
  });

  it('starts no formula, and tells the reason in the words it is given', async () => {
    const text = await csvOf('name,lat,lon\n=1+1,95,1\n', ({ code }) => `Grund ${code}`);
    expect(text).toContain("'=1+1,95,1,2,position-out-of-range,Grund position-out-of-range");
  });

  it('ends soon where a quote is never closed', async () => {
    const refused = await refusedOf(`name,lat,lon\n"${'A,1\n'.repeat(400_000)}`, 'towers');
    expect(refused.rows.length + refused.leftOut).toBeLessThan(5);
  });
});
