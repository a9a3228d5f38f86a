import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../../../src/core/inputs/facts';
import { completenessOf, licenceOf, vintageOf } from '../../../../src/core/report/html/provenance';

const aFile = (file: string, more: Partial<FileReport> = {}): FileReport => ({
  file,
  role: 'towers',
  importer: 'tower-table',
  counts: { read: 100, used: 90, merged: 7, refused: 3, refusedByCode: {} },
  issues: [],
  facts: {},
  ...more,
});

describe('origin of a file', () => {
  it.each([
    [aFile('214.csv.gz', { importer: 'cells' }), /CC BY-SA 4\.0/],
    [aFile('N41E001.hgt', { role: 'terrain', importer: 'srtm' }), /public domain/],
    [aFile('x/ESA_WorldCover_10m_2021_v200.tif', { role: 'clutter', importer: 'geotiff' }), /WorldCover: CC BY 4\.0/],
    [aFile('bdc_us_mobile.csv', { role: 'statedCoverage', importer: 'stated-cells' }), /US government/],
    [aFile('my own list.csv'), /^not stated$/],
  ])('licence of %o', (file, licence) => expect(licenceOf(file)).toMatch(licence));

  it('what a source says of itself goes before what the format tells', () => {
    const origin = {
      url: 'https://example.org/a.csv',
      attribution: '© Somebody',
      fetchedAt: '2026-01-02T03:04:05.000Z',
    };
    expect(licenceOf(aFile('a.csv', { importer: 'cells' }), origin)).toBe('© Somebody');
    expect(vintageOf(aFile('a.csv'), origin)).toBe('fetched 2026-01-02 from example.org');
    expect(vintageOf(aFile('a-2024.csv'), origin)).toBe('2024 (file name); fetched 2026-01-02 from example.org');
  });

  it.each([
    ['cells-2024-07.csv', '2024-07 (file name)'],
    ['cells_20240731.csv', '2024-07-31 (file name)'],
    ['ESA_WorldCover_10m_2021_v200.tif', '2021 (file name)'],
    ['opencellid-214-spain.csv.gz', 'not stated'],
    ['people-183265.csv', 'not stated'],
  ])('vintage of %s', (name, vintage) => expect(vintageOf(aFile(name))).toBe(vintage));

  it('a date that the importer found goes before the file’s name', () => {
    expect(vintageOf(aFile('cells-2019.csv', { facts: { dates: '2024-08-11 to 2026-02-10' } }))).toBe(
      '2024-08-11 to 2026-02-10',
    );
    expect(vintageOf(aFile('cells-2024.csv', { facts: { newestMeasurement: '2023-05-01' } }))).toBe(
      'newest measurement: 2023-05-01',
    );
  });

  it('complete are rows that were not refused; nothing read, nothing said', () => {
    expect(completenessOf(aFile('a'))).toBeCloseTo(0.97, 10);
    const none = { read: 0, used: 0, merged: 0, refused: 0, refusedByCode: {} };
    expect(completenessOf(aFile('a', { counts: none }))).toBeNull();
  });
});
