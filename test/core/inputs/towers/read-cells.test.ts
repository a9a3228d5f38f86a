import { describe, expect, it } from 'vitest';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { contentOfBytes, readCells } from '../../../../src/core/inputs/towers/read-cells';
import { balanced, bytesOf, cellLine, type CellLine, OPENCELLID_HEADER, signal } from '../input-files';

async function read(content: string | Uint8Array, mapping: Record<string, string> = {}) {
  const report = new ImportReport('cells.csv', 'towers');
  const table = await readCells(contentOfBytes(bytesOf(content)), { mapping, report, signal });
  return { table, report: balanced(report.finish()) };
}

const file = (...lines: string[]): string => `${[OPENCELLID_HEADER, ...lines].join('\n')}\n`;

describe('readCells: good files', () => {
  it('reads the distributed form, without header, row numbers from 1', async () => {
    const { table, report } = await read(`${cellLine()}\n${cellLine({ cell: 256_001, lon: -0.5 })}\n`);
    expect(report.counts).toMatchObject({ read: 2, used: 2 });
    expect(table).toMatchObject({ count: 2 });
    expect([...table!.row]).toEqual([1, 2]);
    expect([...table!.lonDeg]).toEqual([1.8, -0.5]);
    expect([table!.mcc[0], table!.mnc[0], table!.area[0], table!.cell[0]]).toEqual([214, 7, 100, 256_000]);
    expect([table!.rangeM[0], table!.samples[0], table!.technology[0]]).toEqual([1000, 10, 2]);
  });

  it('reads any order of columns by their names', async () => {
    const text = 'lat,lon,cell,area,net,mcc,radio\n41.7,1.8,300000,5,3,214,LTE\n';
    const { table } = await read(text);
    expect([table!.latDeg[0], table!.lonDeg[0], table!.cell[0], table!.mnc[0]]).toEqual([41.7, 1.8, 300_000, 3]);
    expect(table!.samples[0]).toBe(0);
  });

  it('takes missing fields from the mapping', async () => {
    const text = ',lon,lat,mcc,range,net,cell,averageSignal\n1182,11.5365,48.1484,262,700,1,26226,-70\n';
    const { table, report } = await read(text, { radio: '=GSM', area: '=0' });
    expect(report.issues).toEqual([]);
    expect([table!.technology[0], table!.area[0], table!.cell[0]]).toEqual([0, 0, 26_226]);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF without the last', '\n'],
  ])('ends rows by %s', async (_, newline) => {
    const text = [OPENCELLID_HEADER, cellLine(), '', cellLine({ cell: 9 })].join(newline);
    const { table, report } = await read(text);
    expect(report.counts).toMatchObject({ read: 2, used: 2 });
    expect([...table!.row]).toEqual([2, 4]);
  });

  it('reads semicolons, decimal commas, BOM and UTF-16 the same way', async () => {
    const text = 'radio;mcc;net;area;cell;lon;lat\nLTE;214;7;1;256000;1,8;41,7\n';
    const expected = [1.8, 41.7];
    const utf16 = new Uint8Array(new Uint16Array([...`\uFEFF${text}`].map((char) => char.charCodeAt(0))).buffer);
    for (const content of [text, `\uFEFF${text}`, utf16]) {
      const { table } = await read(content);
      expect([table!.lonDeg[0], table!.latDeg[0]]).toEqual(expected);
    }
  });

  it('gives a quoted file the same table as a plain one', async () => {
    const lines = [cellLine(), cellLine({ cell: 256_001, samples: '' }), cellLine({ lon: 500 }), cellLine()];
    const quoted = lines.map((line) =>
      line
        .split(',')
        .map((value) => `"${value}"`)
        .join(','),
    );
    const plain = await read(file(...lines));
    const other = await read(file(...quoted));
    expect(other).toEqual(plain);
  });

  it('reads numbers exactly as Number does', async () => {
    const lons = ['1.8', '-0.1', '0.30000000000000004', '1.234567890123456', '1e1', '007.25', '-179.99999999', '3.'];
    const { table } = await read(file(...lons.map((lon, i) => cellLine({ lon, cell: 256_000 + i }))));
    expect([...table!.lonDeg]).toEqual(lons.map(Number));
  });

  it('knows the other names of the technologies', async () => {
    const names = ['gsm', 'WCDMA', '4G', 'NR'];
    const { table } = await read(file(...names.map((radio, i) => cellLine({ radio, cell: 300_000 + i }))));
    expect([...table!.technology]).toEqual([0, 1, 2, 3]);
  });
});

describe('readCells: bad rows are refused with row, column and reason', () => {
  const bad: [string, Partial<CellLine>, string, string | undefined][] = [
    ['unknown radio', { radio: 'CDMA' }, 'radio-unknown', 'radio'],
    ['no radio', { radio: '' }, 'radio-unknown', 'radio'],
    ['longitude out of range', { lon: 181 }, 'position-out-of-range', undefined],
    ['latitude out of range', { lat: -90.5 }, 'position-out-of-range', undefined],
    ['zero island', { lon: 0, lat: 0 }, 'position-zero', undefined],
    ['no longitude', { lon: '' }, 'position-missing', undefined],
    ['longitude in words', { lon: '2°E' }, 'number-invalid', 'lon'],
    ['MCC in words', { mcc: 'ES' }, 'number-invalid', 'mcc'],
    ['MCC too large', { mcc: 1000 }, 'number-invalid', 'mcc'],
    ['broken cell', { cell: 1.5 }, 'number-invalid', 'cell'],
    ['negative cell', { cell: -1 }, 'number-invalid', 'cell'],
    ['cell beyond 36 bits', { cell: 2 ** 36 }, 'number-invalid', 'cell'],
    ['range in words', { range: 'far' }, 'number-invalid', 'range'],
  ];

  it.each(bad)('%s', async (_, given, code, column) => {
    const { report } = await read(file(cellLine(), cellLine({ cell: 1, ...given })));
    expect(report.counts).toMatchObject({ read: 2, used: 1, refused: 1, refusedByCode: { [code]: 1 } });
    const ref = { file: 'cells.csv', row: 3, ...(column ? { column } : {}) };
    expect(report.issues).toMatchObject([{ code, severity: 'warning', ref }]);
  });

  it('a row that is too short', async () => {
    const { report } = await read(file(cellLine(), 'LTE,214,7'));
    expect(report.issues).toMatchObject([
      { code: 'row-too-short', ref: { row: 3 }, context: { expected: 10, found: 3 } },
    ]);
  });

  it('names the column as the file does, and shows the value', async () => {
    const { report } = await read(file(cellLine(), cellLine({ net: 'abc' })));
    expect(report.issues[0]).toMatchObject({ ref: { column: 'net' }, context: { field: 'mnc', value: 'abc' } });
  });
});

describe('readCells: duplicates', () => {
  it('merges the same identity: position by samples, samples added, widest range', async () => {
    const a = cellLine({ lon: 1, samples: 30, range: 500 });
    const b = cellLine({ lon: 2, samples: 10, range: 900 });
    const { table, report } = await read(file(a, b, cellLine({ area: 101 })));
    expect(report.counts).toMatchObject({ read: 3, used: 2, merged: 1 });
    expect(table!.lonDeg[0]).toBeCloseTo(1.25, 12);
    expect([table!.samples[0], table!.rangeM[0]]).toEqual([40, 900]);
    expect(report.issues).toMatchObject([
      { code: 'cell-duplicate', severity: 'info', ref: { row: 3 }, context: { firstRow: 2 } },
    ]);
  });

  it('keeps counting when it no longer lists', async () => {
    const { report } = await read(file(...Array.from({ length: 1500 }, () => cellLine())));
    expect(report.counts).toMatchObject({ read: 1500, used: 1, merged: 1499 });
    expect(report.issues).toHaveLength(1001);
    expect(report.issues.at(-1)).toMatchObject({
      code: 'issues-not-listed',
      context: { listedCode: 'cell-duplicate', count: 499 },
    });
  });
});

describe('readCells: files that cannot be used', () => {
  it('names every missing column at once', async () => {
    const { table, report } = await read('lon,lat,mcc,cell\n1,2,3,4\n');
    expect(table).toBeNull();
    expect(report.issues.map(({ code, context }) => [code, context.field])).toEqual([
      ['table-column-missing', 'radio'],
      ['table-column-missing', 'mnc'],
      ['table-column-missing', 'area'],
    ]);
  });

  it('is an error when no row is good', async () => {
    const { report } = await read(file(cellLine({ lon: 999 }), cellLine({ radio: 'X' })));
    expect(report.issues.at(-1)).toMatchObject({ code: 'no-usable-rows', severity: 'error', context: { read: 2 } });
  });

  it('stops when cancelled', async () => {
    const report = new ImportReport('cells.csv', 'towers');
    const options = { mapping: {}, report, signal: AbortSignal.abort() };
    await expect(readCells(contentOfBytes(bytesOf(file(cellLine()))), options)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
