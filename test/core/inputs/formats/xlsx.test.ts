/** The workbook reader beside a library of others, and against workbooks that lie. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../src/core/inputs/formats/xlsx';
import { xlsxOf } from '../../../helpers/format-files';
import { signal } from '../input-files';

const entriesOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([name, part]) => ({ name, bytes: part }));
const read = (bytes: Uint8Array, sheet?: string) => sheetOf(entriesOf(bytes), sheet, signal);

/** A workbook with this sheet, as some program might write it. */
async function written(sheetData: string, others: Record<string, string> = {}): Promise<Uint8Array> {
  const parts = unzipSync(await xlsxOf({ sheet: 'a', rows: [['x'], [1]] }));
  const name = Object.keys(parts).find((each) => each.includes('worksheets/sheet'))!;
  const text = new TextDecoder().decode(parts[name]).replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${sheetData}</sheetData>`); // prettier-ignore
  const texts = Object.fromEntries(Object.entries(others).map(([part, content]) => [part, strToU8(content)]));
  return zipSync({ ...parts, [name]: strToU8(text), ...texts });
}

const inline = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('the same as the library', () => {
  const rows = [
    ['name', 'lat', 'lon', 'since'],
    [' Turó de l’Home ', 41.775, 2.4351, new Date(Date.UTC(2024, 1, 29))],
    ['&<>"\'', 1e-7, -0.30000000000000004, new Date(Date.UTC(1999, 11, 31, 23, 59, 30))],
    [null, 7, null, null],
    ['ünï 😀 _x0041_', 9007199254740991, 0, null],
  ];

  it('texts, numbers, dates and blanks', async () => {
    const bytes = await xlsxOf({ sheet: 'Masts', rows });
    const [{ data }] = (await readXlsxFile(bytes.slice().buffer, { parseNumber: (text: string) => text })) as unknown as [{ data: unknown[][] }]; // prettier-ignore
    const text = (value: unknown): string =>
      value instanceof Date ? value.toISOString().replace('T00:00:00.000Z', '') : String(value ?? '');
    const { table, name } = await read(bytes);
    const width = table.columns.length;
    const filled = [...table.rows].map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
    expect([table.columns, ...filled]).toEqual(data.map((row) => row.map(text)));
    expect(name).toBe('Masts');
    expect(filled[0]).toEqual(['Turó de l’Home', '41.775', '2.4351', '2024-02-29']);
  });
});

describe('as other programs write', () => {
  it('prefixes, rows and cells without places, formulas, errors, booleans, runs, CDATA and comments', async () => {
    const bytes = await written(
      `<row>${inline('A1', 'n')}<c t="str"><f>1</f><v>t</v></c>${inline('C1', 'u')}</row><!-- <row> -->` +
        `<x:row r="4"><x:c r="A4"><x:v>1.50</x:v></x:c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></x:row>` +
        `<row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t xml:space="preserve"> b</t></r></is></c><c r="C5" t="str"><v><![CDATA[<&]]></v></c></row>`,
    );
    const { table } = await read(bytes);
    expect(table.columns).toEqual(['n', 't', 'u']);
    expect([...table.rows]).toEqual([['1.50', 'true'], ['a b', '', '<&']]); // prettier-ignore
    expect(table.rowNumbers).toEqual([4, 5]);
  });

  it('the sheet of a name, else the first that is a table', async () => {
    const bytes = await xlsxOf({ sheet: 'About', rows: [['Masts']] }, { sheet: 'A', rows: [['n'], [1]] }, { sheet: 'B', rows: [['m'], [2]] }); // prettier-ignore
    expect(await read(bytes)).toMatchObject({ name: 'A', others: ['About', 'B'] });
    expect((await read(bytes, 'B')).table.columns).toEqual(['m']);
  });
});

describe('lies', () => {
  it.each([
    ['a row far out', '<row r="1048577"><c><v>1</v></c></row>', 'at most 1048576'],
    ['rows backwards', '<row r="2"/><row r="1"/>', 'comes after'],
    ['a cell of another row', '<row r="1"><c r="A7"><v>1</v></c></row>', 'out of place'],
    ['a column far out', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'out of place'],
    ['cells backwards', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', 'out of place'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]>', 'document type'],
    ['no end', '<row r="1"><c r="A1', 'the end is missing'],
  ])('%s', async (_, sheetData, problem) => {
    await expect(written(sheetData).then((bytes) => read(bytes))).rejects.toThrow(problem);
  });

  it('names of attributes and codes of dates without end cost no time by their square', async () => {
    const styles = `<s><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(3e6)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></s>`;
    const bytes = await written(`<row x=${'a'.repeat(3e6)}>${inline('A1', 'n')}</row><row><c s="0"><v>4</v></c></row>`, { 'xl/styles.xml': styles }); // prettier-ignore
    expect([...(await read(bytes)).table.rows]).toEqual([['4']]);
  });

  it('one part named as many sheets is read once', async () => {
    const parts = unzipSync(await xlsxOf({ sheet: 'a', rows: [[1], [2]] }));
    const book = new TextDecoder().decode(parts['xl/workbook.xml']);
    const many = book.replace(/<sheet [^>]*\/>/, (sheet) => sheet.repeat(3e5));
    expect(many.length).toBeGreaterThan(book.length);
    const { others, table } = await read(zipSync({ ...parts, 'xl/workbook.xml': strToU8(many) }));
    expect([others, table.columns]).toEqual([[], ['1']]);
  });

  it('texts and styles that are not there are blanks and numbers', async () => {
    const bytes = await written(`<row>${inline('A1', 'n')}${inline('B1', 'm')}</row><row><c t="s"><v>99</v></c><c s="99"><v>4</v></c></row>`); // prettier-ignore
    expect([...(await read(bytes)).table.rows]).toEqual([['', '4']]);
  });
});
