/** Little that stands for much, in each format: refused before it takes the memory. `test/bench/import-memory.mjs` measures the same. */
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { featuresOfXml } from '../../../../src/core/inputs/formats/xml-features';
import { shapefileParts } from '../../../helpers/format-files';
import { check, errorsOf, square } from '../input-files';

const problemOf = ({ issues }: Awaited<ReturnType<typeof check>>): string =>
  String(issues.find(({ severity }) => severity === 'error')?.context.problem);

describe('much of one kind', () => {
  const million = 1_000_001;

  it('more features than memory is good for', async () => {
    const list = (piece: string): string => `{"type":"FeatureCollection","features":[${`${piece},`.repeat(million)}1]}`;
    expect(problemOf(await check(list('1'), 'venues'))).toContain('1000000 features');
    expect(problemOf(await check('POINT(1\n'.repeat(million), 'regions'))).toContain('1000000 features');
    const shp = new Uint8Array(100 + million * 12);
    shp.set([0, 0, 0x27, 0x0a]);
    shp[32] = 1;
    for (let at = 100; at < shp.length; at += 12) shp[at + 7] = 2;
    expect(problemOf(await check(shp, 'venues'))).toContain('1000000 features');
  });

  it('a placemark of more tags than a tree should have, and attributes without end', async () => {
    const tags = `<kml><Placemark>${'<a/>'.repeat(100_001)}</Placemark></kml>`;
    expect(problemOf(await check(tags, 'venues'))).toContain('a Placemark has more than 100000 tags');
    const sections = `<kml><Placemark><name>${'<![CDATA[a]]>'.repeat(100_001)}</name></Placemark></kml>`;
    expect(problemOf(await check(sections, 'venues'))).toContain('a Placemark has more than 100000 tags');
    const attributes = Array.from({ length: 30_000 }, (_, i) => ` attribute${i}=""`).join('');
    expect(problemOf(await check(`<kml><Placemark${attributes}/></kml>`, 'venues'))).toContain('a tag is longer');
  });

  it('shapes of so many parts that each hole with each outline would take minutes', async () => {
    const ring = square(1.7, 41.6, 0.1);
    const { 'layer.shp': one } = shapefileParts([{ geometry: { type: 'Polygon', coordinates: Array.from({ length: 19_000 }, () => ring) }, properties: {} }]) as Record<string, Uint8Array>; // prettier-ignore
    const records = Array.from({ length: 3 }, () => one!.subarray(100));
    const whole = new Uint8Array(100 + records.length * (one!.length - 100));
    whole.set(one!.subarray(0, 100));
    for (const [i, record] of records.entries()) whole.set(record, 100 + i * record.length);
    expect(problemOf(await check(whole, 'regions'))).toContain('too many parts');
  });

  it('polygons beyond what a call can take', async () => {
    const polygon = [square(1.7, 41.6, 0.1)];
    const geometry = { type: 'MultiPolygon', coordinates: Array.from({ length: 200_000 }, () => polygon) };
    const report = await check({ type: 'Feature', properties: {}, geometry }, 'regions');
    expect(report.counts).toMatchObject({ used: 1, refused: 0 });
  });

  it('a mast of more directions than there are', async () => {
    const report = await check(`lon,lat,azimuth\n1,41,${'1;'.repeat(2000)}1\n1,41.1,0/120/240\n`, 'towers');
    expect(report.issues).toMatchObject([{ code: 'azimuth-invalid' }, { code: 'technology-assumed' }]);
    expect(report.counts.used).toBe(2);
  });

  it('more sectors, or operators that share masts, than memory is good for', async () => {
    const many = (column: string, value: string): string =>
      `lon,lat,${column}\n${Array.from({ length: 1100 }, (_, i) => `1,${40 + i / 1e4},${value}\n`).join('')}`;
    for (const list of [
      many('sectorList', 'NR;'.repeat(1000)),
      many('azimuth', '1/'.repeat(999) + '1'),
      many('sharedBy', '21407 '.repeat(999)),
    ]) {
      const report = await check(list, 'towers');
      expect(errorsOf(report)).toEqual(['sectors-too-many']);
      expect(report.issues).toContainEqual(
        expect.objectContaining({
          ref: expect.objectContaining({ row: expect.any(Number) as number }) as object,
          context: { limit: 1_000_000 },
        }),
      );
    }
    const rows = await check(`id,lon,lat,azimuth\n${`a,1,41,${'1/'.repeat(999)}1\n`.repeat(1100)}`, 'towers');
    expect(rows.counts).toMatchObject({ used: 1, merged: 1099 });
  });

  it('more rows, or features, in all parts of an archive together than in one', async () => {
    const parts = (name: string, text: string): Uint8Array =>
      zipSync({ [`a${name}`]: strToU8(text), [`b${name}`]: strToU8(text) }, { level: 1 });
    const tables = await check(parts('.csv', `lon,lat\n${'1.12345,41.1234\n'.repeat(600_000)}`), 'venues');
    expect(tables.issues).toContainEqual(
      expect.objectContaining({ code: 'table-rows-too-many', context: { limit: 400_000 } }),
    );
    const lines = await check(parts('.wkt', 'POINT(1 1)\n'.repeat(600_000)), 'regions');
    expect(lines.issues).toContainEqual(
      expect.objectContaining({ code: 'table-rows-too-many', context: { limit: 1_000_000 } }),
    );
  });

  it('more bytes in all parts of an archive together than memory is good for', async () => {
    const zeros = new Uint8Array(90 * 2 ** 20);
    const noise = Uint8Array.from({ length: 2e6 }, (_, i) => (i * i * 7919) >> 8);
    const bytes = zipSync({ a: zeros, b: zeros, c: zeros, d: [noise, { level: 0 }] }, { level: 1 });
    const report = await check(bytes, 'venues');
    expect(report.issues).toMatchObject([{ code: 'archive-too-large', context: { limitBytes: 256 * 2 ** 20 } }]);
  });

  it('elements that need a tree in an archive, and none that need none', async () => {
    const placemark = (inside: string): string =>
      `<Placemark>${inside}<Point><coordinates>1,41</coordinates></Point></Placemark>`;
    const count = async (inside: string): Promise<number> => {
      let features = 0;
      for await (const { geometry } of featuresOfXml(`<kml>${placemark(inside).repeat(150)}</kml>`, 'kml', {
        mostTags: 1000,
      }))
        if (geometry) features++;
      return features;
    };
    expect(await count('<name>a</name>')).toBe(150);
    await expect(count('<name>a</name><Style/>')).rejects.toThrow('too many tags');
  });

  it('text that unpacks to more than memory, and more rows than an archive is worth', async () => {
    const many = gzipSync(strToU8(`lon,lat\n${'1.12345,41.1234\n'.repeat(1_000_100)}`));
    const report = await check(many, 'venues');
    expect(report.issues).toMatchObject([{ code: 'table-rows-too-many', context: { limit: 1_000_000 } }]);
    const random = fc.sample(fc.integer({ min: 0, max: 999_999 }), { numRuns: 50_000, seed: 1 });
    const piece = random.map((number) => `1.1,41.1,${number}${'x'.repeat(100)}\n`).join('');
    const long = gzipSync(strToU8(piece.repeat(24)), { level: 1 });
    expect(errorsOf(await check(long, 'venues'))).toEqual(['archive-too-large']);
  });
});
