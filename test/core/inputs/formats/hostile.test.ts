/** Files made to do harm, and files cut short: a clear error or a clean import, soon, and nothing beside it. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  flatgeobufOf,
  geoparquetOf,
  gpxText,
  kmlText,
  kmzOf,
  parquetOf,
  pointOf,
  polygonOf,
  shapefileOf,
  shapefileParts,
  xlsxOf,
} from '../../../helpers/format-files';
import { factsOf } from '../facts-of';
import { balanced, bytesOf, check, errorsOf, square } from '../input-files';

const MAST = pointOf(1.8, 41.7, { name: 'A', height: 30 });
const problemOf = ({ issues }: Awaited<ReturnType<typeof check>>): string =>
  String(issues.find(({ severity }) => severity === 'error')?.context.problem);

describe('XML', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    [
      'an entity bomb',
      kmlText([MAST])
        .replace(/<\?xml[^>]*\?>/, bomb)
        .replace('>A<', '>&b;<'),
    ],
    ['a file from elsewhere', kmlText([MAST]).replace(/<\?xml[^>]*\?>/, '<!DOCTYPE kml SYSTEM "file:///etc/passwd">')],
    ['an entity declared inside', kmlText([MAST]).replace('<Folder>', '<Folder><!ENTITY x "y">')],
  ])('%s is refused', async (_, text) => {
    const report = await check(text, 'towers');
    expect(errorsOf(report)).toEqual(['format-damaged']);
    expect(problemOf(report)).toContain('document type or entities');
  });

  it('nested without end, never closed, closed twice', async () => {
    const deep = (depth: number): string =>
      `<kml>${'<Folder>'.repeat(depth)}<Placemark/>${'</Folder>'.repeat(depth)}</kml>`;
    expect(problemOf(await check(deep(200_000), 'towers'))).toContain('nested deeper');
    for (const text of [
      '<kml><Placemark>',
      '<kml><!-- ',
      '<kml><![CDATA[',
      '<kml></kml></kml>',
      '<kml><a b="',
      '<kml><',
    ])
      expect(errorsOf(await check(text, 'towers')), text).toEqual(['format-damaged']);
  });

  it('unclosed comments cost no time by their square', async () => {
    expect(errorsOf(await check(`<kml>${'<!-'.repeat(1_000_000)}`, 'towers'))).toEqual(['format-damaged']);
    expect(errorsOf(await check(`<kml>${'<!--'.repeat(1_000_000)}`, 'towers'))).toEqual(['format-damaged']);
  });

  it('text of a script stays text; prototype names are names', async () => {
    const given = pointOf(1.8, 41.7, {
      name: '<img src=x onerror=alert(1)>',
      height: 3,
      constructor: 'c',
      __proto__x: 'p',
    });
    const { sites } = await factsOf('towers', kmlText([given]).replaceAll('__proto__x', '__proto__'));
    expect(sites[0]!.id).toBe('<img src=x onerror=alert(1)>');
    expect(({} as Record<string, unknown>).p).toBeUndefined();
  });

  it('UTF-16, Latin-1 and a byte order mark are read', async () => {
    const text = kmlText([pointOf(1.8, 41.7, { name: 'Turó', height: 3 })]);
    const utf16 = new Uint8Array(2 + text.length * 2);
    utf16.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) new DataView(utf16.buffer).setUint16(2 + i * 2, text.charCodeAt(i), true);
    const latin1 = Uint8Array.from(text.replace('UTF-8', 'ISO-8859-1'), (char) => char.charCodeAt(0));
    for (const bytes of [utf16, latin1, bytesOf(`\uFEFF${text}`)])
      expect((await factsOf('towers', bytes)).sites.map(({ id }) => id)).toEqual(['Turó']);
  });

  it('XML of something else, and GPX without points', async () => {
    expect((await check('<?xml version="1.0"?><html><body/></html>', 'towers')).issues).toMatchObject([{ code: 'role-mismatch', context: { found: 'XML' } }]); // prettier-ignore
    expect(balanced(await check(gpxText([]), 'candidates')).counts.read).toBe(0);
  });
});

describe('bombs in archives', () => {
  const zeros = new Uint8Array(70 * 2 ** 20);
  it('are stopped before they unpack, whatever the archive is of', async () => {
    const kmz = zipSync({ 'doc.kml': zeros });
    const xlsx = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': zeros });
    const shp = zipSync({ ...shapefileParts([MAST]), 'layer.dbf': zeros });
    for (const bomb of [kmz, xlsx, shp]) expect(errorsOf(await check(bomb, 'venues'))).toEqual(['archive-ratio']);
  });

  it('a sheet that claims a million columns of a million rows is not made', async () => {
    const bytes = await xlsxOf({
      sheet: 'x',
      rows: [
        ['name', 'lat', 'lon'],
        ['A', 41, 1],
      ],
    });
    const parts = unzipSync(bytes);
    const name = Object.keys(parts).find((each) => each.includes('worksheets/sheet'))!;
    const text = new TextDecoder().decode(parts[name]).replace(/r="C2"/, 'r="XFD1048576"');
    const report = await check(zipSync({ ...parts, [name]: strToU8(text) }), 'venues');
    expect(errorsOf(report)).toEqual(['format-damaged']);
    expect(problemOf(report)).toContain('1048576');
  });
});

describe('FlatGeobuf', () => {
  it('rings that run back and forth are no shape', async () => {
    const outer = [[1, 41], [2, 41], [2, 42], [1, 42], [1, 41]]; // prettier-ignore
    const hole = [[1.2, 41.2], [1.4, 41.2], [1.4, 41.4], [1.2, 41.2]]; // prettier-ignore
    const whole = flatgeobufOf([
      { geometry: { type: 'Polygon', coordinates: [outer, hole] }, properties: { name: 'A' } },
    ]);
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    // The list of ends: 2 of them, 5 and 9.
    const at = Array.from({ length: whole.length - 12 }, (_, i) => i).find((i) => [2, 5, 9].every((value, k) => view.getUint32(i + 4 * k, true) === value))!; // prettier-ignore
    expect(errorsOf(await check(whole, 'regions'))).toEqual([]);
    view.setUint32(at + 4, 9, true);
    view.setUint32(at + 8, 0, true);
    expect(problemOf(await check(whole, 'regions'))).toContain('out of order');
  });
});

describe('little that stands for much', () => {
  it('Parquet: one value for millions of rows, one text for hundreds', async () => {
    const of = <T>(length: number, value: T): T[] => Array.from({ length }, () => value);
    const rows = (count: number, name: string) => ({ name: of(count, name), lat: of(count, 41), lon: of(count, 1) });
    expect(problemOf(await check(parquetOf(rows(1_400_000, 'A')), 'venues'))).toContain('it has 1400000 rows');
    expect(problemOf(await check(parquetOf(rows(300, 'A'.repeat(1_000_000))), 'venues'))).toContain('characters');
  });

  it('XLSX: one text for hundreds of cells', async () => {
    const rows = Array.from({ length: 300 }, () => ['LONG', 41, 1]);
    const parts = unzipSync(await xlsxOf({ sheet: 'x', rows: [['name', 'lat', 'lon'], ...rows] }));
    const [name, text] = Object.entries(parts)
      .map(([part, bytes]) => [part, new TextDecoder().decode(bytes)] as const)
      .find(([part, content]) => part.endsWith('sharedStrings.xml') && content.includes('LONG'))!;
    const long = zipSync({ ...parts, [name]: strToU8(text.replace('LONG', 'A'.repeat(1_000_000))) });
    expect(problemOf(await check(long, 'venues'))).toContain('characters');
  });
});

describe('names and values', () => {
  it('formulas and scripts come in as text and stay text', async () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      '<img src=x onerror=alert(1)>',
      "'; DROP TABLE sites; --",
      '\u202Egnp.exe',
    ];
    const rows = names.map((name, i) => [name, 41 + i / 10, 1]);
    const xlsx = await xlsxOf({ sheet: 'x', rows: [['name', 'lat', 'lon'], ...rows] });
    expect((await factsOf('venues', xlsx)).venues.map(({ name }) => name)).toEqual(names);
    const parquet = parquetOf({ name: names, lat: rows.map(([, lat]) => lat!), lon: rows.map(() => 1) });
    expect((await factsOf('venues', parquet)).venues.map(({ name }) => name)).toEqual(names);
  });

  it('columns called like the prototype are columns', async () => {
    const parquet = parquetOf({ __proto__x: ['p'], constructor: ['c'], name: ['A'], lat: [41], lon: [1] });
    expect((await factsOf('venues', parquet)).venues).toMatchObject([{ name: 'A' }]);
    const csv = '__proto__,constructor,toString,name,lat,lon\na,b,c,A,41,1\n';
    expect((await factsOf('venues', csv)).venues).toMatchObject([{ name: 'A' }]);
    expect(Object.prototype).not.toHaveProperty('a');
  });
});

describe('a line of 100 MB', () => {
  it.each([
    ['of one letter', 'x', 'venues'],
    ['of separators', ',', 'venues'],
    ['of brackets', '[', 'regions'],
    ['of tags', '<kml>', 'regions'],
    ['of WKT', 'POLYGON((', 'regions'],
  ] as const)('%s is an answer within seconds', async (_, piece, role) => {
    const bytes = new Uint8Array(100 * 2 ** 20);
    const part = strToU8(piece.repeat(1000));
    for (let at = 0; at + part.length <= bytes.length; at += part.length) bytes.set(part, at);
    const report = await check(bytes.subarray(0, Math.floor(bytes.length / part.length) * part.length), role);
    expect(errorsOf(report).length).toBeGreaterThan(0);
  });
});

describe('files that lie about themselves', () => {
  const set = (bytes: Uint8Array, change: (view: DataView) => void): Uint8Array => {
    const copy = bytes.slice();
    change(new DataView(copy.buffer));
    return copy;
  };

  it('shapefile: counts, lengths, parts out of order, other types', async () => {
    const { 'layer.shp': shp, 'layer.dbf': dbf } = shapefileParts([polygonOf([...square(1.7, 41.6, 0.1)], { name: 'A' })]) as Record<string, Uint8Array>; // prettier-ignore
    const lies: [string, Uint8Array][] = [
      ['points', set(shp!, (view) => view.setInt32(100 + 8 + 40, 2 ** 31 - 1, true))],
      ['parts', set(shp!, (view) => view.setInt32(100 + 8 + 36, 2 ** 31 - 1, true))],
      ['no parts', set(shp!, (view) => view.setInt32(100 + 8 + 36, -1, true))],
      ['length', set(shp!, (view) => view.setInt32(104, 2 ** 30))],
      ['negative length', set(shp!, (view) => view.setInt32(104, -4))],
      ['type', set(shp!, (view) => view.setInt32(108, 8, true))],
      ['file type', set(shp!, (view) => view.setInt32(32, 31, true))],
      ['start of a part', set(shp!, (view) => view.setInt32(100 + 8 + 44, -7, true))],
    ];
    for (const [name, bytes] of lies)
      expect(errorsOf(await check(zipSync({ 'a.shp': bytes, 'a.dbf': dbf! }), 'regions')), name).toEqual(['format-damaged']); // prettier-ignore
    const records = set(dbf!, (view) => view.setUint32(4, 2 ** 32 - 1, true));
    expect((await factsOf('regions', zipSync({ 'a.shp': shp!, 'a.dbf': records }))).regions).toMatchObject([
      { name: 'A' },
    ]);
    const damagedIndex = zipSync({ 'a.shx': shp!, 'a.shp': shp!, 'a.dbf': dbf! });
    expect(await check(damagedIndex, 'regions')).toMatchObject({ counts: { read: 1, used: 1 }, issues: [] });
    const noLength = set(dbf!, (view) => view.setUint16(10, 0, true));
    expect(errorsOf(await check(zipSync({ 'a.shp': shp!, 'a.dbf': noLength }), 'regions'))).toEqual(['format-damaged']);
  });

  it('shapefile: code pages and deleted records', async () => {
    const name = (file: Uint8Array) => factsOf('venues', file).then(({ venues }) => venues.map((venue) => venue.name));
    const given = [pointOf(1, 41, { name: 'Turó' })];
    const cyrillic = (text: string): Uint8Array => Uint8Array.from(text, (char) => (char >= 'А' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0))); // prettier-ignore
    expect(await name(shapefileOf(given))).toEqual(['Turó']);
    expect(await name(shapefileOf(given, { cpg: 'UTF-8', encode: strToU8 }))).toEqual(['Turó']);
    expect(await name(shapefileOf(given, { encode: strToU8 }))).toEqual(['Turó']);
    expect(await name(shapefileOf([pointOf(1, 41, { name: 'АБВ' })], { cpg: '1251', encode: cyrillic }))).toEqual([
      'АБВ',
    ]);
    expect(await name(shapefileOf(given, { cpg: 'nonsense' }))).toEqual(['Turó']);
    const two = shapefileParts([...given, pointOf(2, 41, { name: 'B' })]) as Record<string, Uint8Array>;
    two['layer.dbf']![32 + 32 + 1] = 0x2a;
    expect(await name(zipSync(two))).toEqual(['B']);
  });

  it('FlatGeobuf: an index over nothing, lengths beyond the end', async () => {
    const good = flatgeobufOf([MAST]);
    for (let at = 8; at < good.length - 4; at++) {
      const report = balanced(
        await check(
          set(good, (view) => view.setUint32(at, 0xfffffff0, true)),
          'towers',
        ),
      );
      expect(report.counts.used).toBeLessThanOrEqual(1);
    }
  });

  it('Parquet: every bit of a small file turned, one by one', async () => {
    const good = parquetOf({ name: ['A', 'B'], lat: [41, 42], lon: [1, 2] });
    for (let bit = 32; bit < good.length * 8; bit++) {
      const turned = good.slice();
      turned[bit >> 3]! ^= 1 << (bit & 7);
      const report = balanced(await check(turned, 'venues'));
      expect(report.counts.used).toBeLessThanOrEqual(2);
    }
    expect(errorsOf(await check(geoparquetOf([MAST]).subarray(0, 200), 'towers'))).toEqual(['format-damaged']);
  });
});

describe('files cut anywhere', () => {
  it.each<[string, () => Promise<Uint8Array>]>([
    ['KMZ', async () => kmzOf([MAST])],
    [
      'XLSX',
      async () =>
        xlsxOf({
          sheet: 'x',
          rows: [
            ['name', 'lat', 'lon'],
            ['A', 41, 1],
          ],
        }),
    ],
    ['shapefile', async () => shapefileOf([MAST])],
    ['FlatGeobuf', async () => flatgeobufOf([MAST, MAST])],
    ['GeoParquet', async () => geoparquetOf([MAST])],
    ['KML', async () => bytesOf(kmlText([MAST]))],
  ])('%s', async (_, make) => {
    const bytes = await make();
    for (let end = 1; end < bytes.length; end += Math.ceil(bytes.length / 60)) {
      const report = balanced(await check(bytes.subarray(0, end), 'towers'));
      expect(report.counts.used).toBeLessThanOrEqual(1);
    }
  });
});
