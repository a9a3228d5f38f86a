import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { factsOf } from '../facts-of';
import { balanced, bytesOf, check, errorsOf } from '../input-files';

const cut = (depth: number): string =>
  Array.from({ length: 360 }, (_, i) => `${i} ${i === 180 ? depth : 0}`).join('\r\n');
const MSI = `NAME Sector 65\r\nFREQUENCY 806\r\nGAIN 15.5 dBd\r\nTILT ELECTRICAL\r\nHORIZONTAL 360\r\n${cut(28)}\r\nVERTICAL 360\r\n${cut(30)}\r\n`;

it('a pattern is kept under the path of its file', async () => {
  const { antennas, files } = await factsOf('antennas', MSI);
  expect(errorsOf(balanced(files[0]!))).toEqual([]);
  expect(Object.keys(antennas)).toEqual(['antennas-1']);
  expect(antennas['antennas-1']).toMatchObject({ name: 'Sector 65', frequencyMhz: 806, gainDbi: 17.65 });
  expect(antennas['antennas-1']!.horizontalDb[180]).toBe(28);
  expect((await check(MSI)).role).toBe('antennas');
});

it('an archive of them keeps each under its name', async () => {
  const { antennas } = await factsOf(
    'antennas',
    zipSync({ 'a.msi': bytesOf(MSI), 'b.msi': bytesOf(MSI.replace('65', '90')) }),
  );
  expect(Object.entries(antennas).map(([key, { name }]) => [key, name])).toEqual([
    ['antennas-1/a.msi', 'Sector 65'],
    ['antennas-1/b.msi', 'Sector 90'],
  ]);
});

it('broken ones say in which line', async () => {
  expect((await check(MSI.replace('GAIN 15.5 dBd\r\n', ''), 'antennas')).issues).toMatchObject([{ code: 'antenna-gain-missing' }]); // prettier-ignore
  expect((await check(MSI.replace('90 0', '90 x'), 'antennas')).issues).toMatchObject([{ code: 'antenna-line-not-numbers', ref: { row: 96 } }]); // prettier-ignore
  expect(errorsOf(await check('', 'antennas'))).toEqual(['input-file-empty']);
});
