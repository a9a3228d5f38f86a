import { describe, expect, it } from 'vitest';
import { timeOfText } from '../../../../src/core/inputs/measurements/time-of-text';
import { pointOf, xlsxOf, geojsonOf } from '../../../helpers/format-files';
import { factsOf, factsOfFiles } from '../facts-of';
import { balanced, check, codesOf, errorsOf } from '../input-files';

const HEADER = 'lat,lon,rsrp,rssi,sinr,cellid,tech,mcc,mnc,time';

describe('measurements', () => {
  it('keep position, signal, ratio, cell, technology, operator and time; RSRP counts before RSSI', async () => {
    const rows = [
      '41.7,1.8,-95.5,-60,12,256001,LTE,214,07,2025-03-01T10:00:00Z',
      '41.7,1.81,,-80,,,GSM,214,1,1740823200',
      '41.7,1.82,-101 dBm,,-3,99,5G,,,',
    ];
    const { measurements, files } = await factsOf('measurements', `${HEADER}\n${rows.join('\n')}\n`);
    expect(errorsOf(balanced(files[0]!))).toEqual([]);
    expect(measurements).toMatchObject({ count: 3, operators: ['214-7', '214-1'] });
    expect([...measurements!.signalDbm]).toEqual([-95.5, -80, -101]);
    expect([...measurements!.snrDb]).toEqual([12, Number.NaN, -3]);
    expect([...measurements!.technology]).toEqual([2, 0, 3]);
    expect([...measurements!.operator]).toEqual([0, 1, 255]);
    expect([...measurements!.cell]).toEqual([256_001, Number.NaN, 99]);
    expect([...measurements!.atS]).toEqual([1_740_823_200, 1_740_823_200, Number.NaN]);
    expect([...measurements!.row]).toEqual([2, 3, 4]);
  });

  it.each([
    ['41.7,1.8,,,,1,LTE,,,', 'signal-missing'],
    ['41.7,1.8,80,,,1,LTE,,,', 'signal-implausible'],
    ['41.7,1.8,-200,,,1,LTE,,,', 'signal-implausible'],
    ['41.7,1.8,good,,,1,LTE,,,', 'number-invalid'],
    ['0,0,-90,,,1,LTE,,,', 'position-zero'],
    [',1.8,-90,,,1,LTE,,,', 'position-missing'],
  ])('refuse %s with %s', async (row, code) => {
    const report = balanced(await check(`${HEADER}\n41,1,-90,,,,,,,\n${row}\n`));
    expect(report).toMatchObject({ role: 'measurements', counts: { read: 2, used: 1, refusedByCode: { [code]: 1 } } });
  });

  it('come in XLSX and GeoJSON, and from several files', async () => {
    const xlsx = await xlsxOf({ sheet: 'drive', rows: [['lat', 'lon', 'rsrp', 'time'], [41, 1, -90, new Date(Date.UTC(2025, 2, 1, 10))]] }); // prettier-ignore
    const { measurements } = await factsOfFiles({ measurements: [xlsx, geojsonOf([pointOf(1, 41, { rsrp: -80 })])] });
    expect([...measurements!.signalDbm]).toEqual([-90, -80]);
    expect(measurements!.atS[0]).toBe(1_740_823_200);
  });

  it('need a signal column; times that nobody understands are told', async () => {
    expect(errorsOf(await check('lat,lon,cell\n41,1,3\n', 'measurements'))).toEqual(['table-column-missing']);
    expect(codesOf(await check('lat,lon,rsrp,time\n41,1,-90,yesterday\n'))).toEqual(['time-not-understood']);
  });

  it('a drive test that names cells is no cell file', async () => {
    expect((await check('radio,mcc,net,area,cell,lon,lat,rsrp\nLTE,214,7,1,256000,1.8,41.7,-95\n')).role).toBe(
      'measurements',
    );
  });
});

it.each([
  ['2025-03-01', 1_740_787_200],
  ['2025/3/1 10:00', 1_740_823_200],
  ['2025-03-01T11:00:00+01:00', 1_740_823_200],
  ['2025-03-01 10:00:00.500', 1_740_823_200.5],
  ['1740823200', 1_740_823_200],
  ['1740823200500', 1_740_823_200.5],
  ['01/03/2025', Number.NaN],
  ['2025-13-01', Number.NaN],
  ['12', Number.NaN],
  ['', Number.NaN],
])('time %s', (text, seconds) => {
  expect(timeOfText(text)).toBe(seconds);
});
