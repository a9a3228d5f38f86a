/**
 * A workbook of plain tables (ECMA-376 SpreadsheetML): typed cells, bold headers that stay in view, number formats, no formulas. The library for it
 * deflates whatever is over 160 kB in workers made from text, which the page's policy forbids, so large tables never came out in the browser.
 */
import { strToU8, zipSync } from 'fflate';
import { escapeXml } from './clean-text';
import { ZIP_TIME } from './zip-time';

/** Text, number, truth, or an empty cell. */
export type XlsxValue = string | number | boolean | null;

export interface XlsxColumn {
  header: string;
  /** In characters. */
  width: number;
  /** Digits shown after the point of numbers. */
  decimals: number;
}

export interface XlsxSheet {
  /** At most 31 characters, none of \ / ? * : [ ]. */
  name: string;
  columns: XlsxColumn[];
  rows: XlsxValue[][];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A cell holds no more characters. */
export const MOST_CHARACTERS = 32_767;
/** A sheet holds no more rows, the header included. */
const MOST_ROWS = 1_048_576;
/** Digits that have a format of their own; their style is the number after the header's. */
const MOST_DECIMALS = 6;
const PLAIN_STYLE = 0;
const HEADER_STYLE = 1;

/** The file. Rows beyond what a sheet can hold are left out. The same sheets give the same bytes. */
export function xlsxOf(sheets: readonly XlsxSheet[]): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, k): [string, string] => ['worksheet', `worksheets/sheet${k + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles(),
  };
  for (const [k, sheet] of sheets.entries()) files[`xl/worksheets/sheet${k + 1}.xml`] = worksheet(sheet);
  const entries = Object.entries(files).map(([name, text]): [string, Uint8Array] => [name, strToU8(HEAD + text)]);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: ZIP_TIME }) as Uint8Array<ArrayBuffer>;
}

function worksheet({ columns, rows }: XlsxSheet): string {
  const letters = columns.map((_, k) => lettersOf(k));
  const widths = columns.map(({ width }, k) => `<col min="${k + 1}" max="${k + 1}" width="${width}" customWidth="1"/>`);
  const header = columns.map((column, k) => cell(`${letters[k]}1`, column.header, HEADER_STYLE));
  const lines = [`<row r="1">${header.join('')}</row>`];
  for (const [index, row] of rows.slice(0, MOST_ROWS - 1).entries()) {
    const number = index + 2;
    let cells = '';
    for (const [k, value] of row.entries()) {
      const decimals = Math.min(MOST_DECIMALS, columns[k]!.decimals);
      const style = typeof value === 'number' ? HEADER_STYLE + 1 + decimals : PLAIN_STYLE;
      cells += cell(`${letters[k]}${number}`, value, style);
    }
    lines.push(`<row r="${number}">${cells}</row>`);
  }
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** Text is always text, whatever it begins with. Empty text and what is no number give no cell. */
function cell(place: string, value: XlsxValue, style: number): string {
  if (value === null || value === '' || (typeof value === 'number' && !Number.isFinite(value))) return '';
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  // _x0041_ would be read as the character of that code (ECMA-376 part 1, 22.9.2.19): its first sign is written so itself.
  const text = escapeXml(value.slice(0, MOST_CHARACTERS).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function lettersOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + (column % 26));
}

/** The formats of numbers by digits after the point, from the first id that is free for own formats. */
function styles(): string {
  const decimals = Array.from({ length: MOST_DECIMALS + 1 }, (_, k) => k);
  const formatId = (k: number) => 164 + k;
  const format = (k: number) =>
    `<numFmt numFmtId="${formatId(k)}" formatCode="#,##0${k > 0 ? `.${'0'.repeat(k)}` : ''}"/>`;
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  const style = (attributes: string, inside = '') =>
    `<xf borderId="0" fillId="0" xfId="0" ${attributes}>${inside}</xf>`;
  const cells = [
    style('numFmtId="0" fontId="0"'),
    style('numFmtId="0" fontId="1" applyFont="1" applyAlignment="1"', '<alignment wrapText="1" vertical="top"/>'),
    ...decimals.map((k) => style(`numFmtId="${formatId(k)}" fontId="0" applyNumberFormat="1"`)),
  ];
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="${decimals.length}">${decimals.map(format).join('')}</numFmts>` +
    `<fonts count="2">${font('')}${font('<b/>')}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`
  );
}

const workbook = (sheets: readonly XlsxSheet[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(({ name }, k) => `<sheet name="${escapeXml(name)}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`)
    .join('')}</sheets></workbook>`;

const relations = (targets: readonly [type: string, target: string][]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], k) => `<Relationship Id="rId${k + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${CONTENT}.${type}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, k) => part(`worksheets/sheet${k + 1}.xml`, 'worksheet'));
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${part('workbook.xml', 'sheet.main')}${worksheets.join('')}${part('styles.xml', 'styles')}</Types>`
  );
}
