/** Names made to do harm, from a plan to every file that goes out: text stays text, and none is lost. */
import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../../../../src/core/costs';
import { inProcessPool } from '../../../../src/core/plan';
import { writeBundle } from '../../../../src/core/report/bundle';
import { cleanText } from '../../../../src/core/report/exports/clean-text';
import { EXPORTERS, exportFile, exportFileName } from '../../../../src/core/report/exports/export-list';

import { aReportInput, META } from '../a-report-input';

const SERVICES = { pool: inProcessPool, signal: new AbortController().signal, onProgress: () => {} };
const NAMES: readonly (readonly [what: string, name: string])[] = [
  ['a formula', '=HYPERLINK("http://x","y")'],
  ['another formula', "@SUM(1+9)*cmd|' /C calc'!A0"],
  ['a picture with a script', '<img src=x onerror=alert(1)>'],
  ['a script', '</script><script>alert(1)</script>'],
  ['an end of CDATA', ']]><!--<a>&lt;&undefined;'],
  ['the prototype', '__proto__'],
  ['a NUL', 'a\0b'],
  ['a name turned round', '\u202Egnp.exe'],
  ['half a character', 'a\ud83d'],
  ['lines', 'a\r\n=1+1,"b'],
  ['a megabyte', 'x'.repeat(2 ** 20)],
];

/** A finished plan in which everything that has a name has this one. */
function named(name: string) {
  const result = aReportInput();
  result.register = parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
  result.options[1]!.sites[0]!.siteId = name;
  result.grid.regions[0]!.name = name;
  result.plan.name = name;
  result.facts.sites[0]!.id = name;
  for (const hotspot of result.facts.hotspots) hotspot.name = name;
  return result;
}

const textOf = (content: string | Uint8Array): string => (typeof content === 'string' ? content : strFromU8(content));

function expectSound(xml: string, what: string): void {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (level, message) => void problems.push(`${level}: ${message}`) });
  const root = parser.parseFromString(xml, 'text/xml');
  expect(problems, what).toEqual([]);
  for (const tag of ['img', 'script', 'f']) expect(root.getElementsByTagName(tag), `${what} ${tag}`).toHaveLength(0);
}

describe.each(NAMES)('%s as a name', (_, name) => {
  const bundle = [...writeBundle(named(name), META)].map(
    ([file, content]) => [file as string, textOf(content)] as const,
  );

  it('starts no formula in any table', () => {
    for (const [file, text] of bundle.filter(([each]) => each.endsWith('.csv')))
      for (const cell of parse<string[]>(text).data.flat())
        expect(/^[=+@\t\r]|^-(?![\d.])/.test(cell), `${file} ${cell.slice(0, 40)}`).toBe(false);
  });

  it('is no markup in the report', () => {
    const html = bundle.find(([file]) => file === 'report.html')![1];
    const own = [...writeBundle(named('plain'), META)].find(([file]) => file === 'report.html')![1];
    const tags = (text: string, tag: string): number => text.split(`<${tag}`).length;
    for (const tag of ['script', 'img', 'a>', '!--']) expect(tags(html, tag), tag).toBe(tags(textOf(own), tag));
  });

  it('comes back from JSON as it went in', () => {
    const collection = JSON.parse(bundle.find(([file]) => file === 'sites.geojson')![1]) as { features: { properties: Record<string, unknown> }[] }; // prettier-ignore
    const well = name.replace(/\ud83d$/, '\ufffd');
    expect(collection.features.map(({ properties }) => String(properties.siteId).replace(/\ud83d$/, '\ufffd'))).toContain(well); // prettier-ignore
    expect(({} as Record<string, unknown>).siteId).toBeUndefined();
  });

  it('leaves XML and workbooks sound', async () => {
    const result = named(name);
    const read = async (file: string) => (await exportFile(result, file, SERVICES)).bytes;
    for (const file of ['network.kml', 'field-sites.gpx']) expectSound(strFromU8(await read(file)), file);
    const parts = unzipSync(await read('tables.xlsx'));
    for (const [part, bytes] of Object.entries(parts)) expectSound(strFromU8(bytes), part);
    expect(textOf(await read('field-sites.gpx'))).toContain(
      cleanText(name).slice(0, 3).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    );
  });

  it('is the same in Parquet', async () => {
    const { bytes } = await exportFile(named(name), 'sites.parquet', SERVICES);
    const file = bytes.slice().buffer;
    const rows = await parquetReadObjects({ file, compressors });
    expect(rows.map(({ siteId }) => siteId)).toContain(name.replace(/\ud83d$/, '\ufffd'));
  });
});

it('no export fails for a name', async () => {
  const result = named('=<&>"\0\u202E__proto__');
  for (const exporter of EXPORTERS) {
    const file = exportFileName(exporter);
    const made = await exportFile(result, file, SERVICES).catch((error: Error) => error);
    if (made instanceof Error) expect(made.message, file).not.toMatch(/undefined|null|URI|Invalid/);
  }
});
