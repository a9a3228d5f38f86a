/** What a file says of its own time goes into its facts, and so into the report's vintage. */
import { describe, expect, it } from 'vitest';
import { check, OPENCELLID_HEADER } from '../input-files';

const cell = (id: number, updated: number | string): string => `LTE,214,7,100,${id},0,1.8,41.7,1000,5,1,1,${updated},0`;
const datesOf = async (content: string, as?: Parameters<typeof check>[1]) => (await check(content, as)).facts.dates;

describe('the time of a file', () => {
  it.each<[string, string, string | undefined, Parameters<typeof check>[1]]>([
    ['cells, with a header', `${OPENCELLID_HEADER}\n${cell(256, 1_262_304_000)}\n${cell(512, 1_667_260_800)}\n`, '2010-01-01 to 2022-11-01', 'towers'],
    ['cells without a header', `${cell(256, 1_262_304_000)}\n`, '2010-01-01', 'towers'],
    ['cells last seen at nonsense', `${cell(256, 0)}\n${cell(512, 'x')}\n`, undefined, 'towers'],
    ['measurements', 'lat,lon,rsrp,time\n41,1,-90,2026-05-02T10:00:00Z\n41,1,-91,2026-05-01\n41,1,-92,\n', '2026-05-01 to 2026-05-02', 'measurements'],
    ['usage', 'key,bytes,start,end\nk,10,2026-01-01,2026-01-31\n', '2026-01-01 to 2026-01-31', 'usage'],
    ['a census', 'lon,lat,name,population,census_year\n1,41,A,5,2021\n1,42,B,5,2023\n', '2021 to 2023', 'demand'],
    ['people of no year', 'lon,lat,name,population,year\n1,41,A,5,unknown\n', undefined, 'demand'],
  ])('%s', async (_, content, dates, as) => {
    expect(await datesOf(content, as)).toBe(dates);
  }); // prettier-ignore

  it('a cell row that ends before it is whole', async () => {
    const [header, row] = [OPENCELLID_HEADER, cell(256, 1)].map((line) => line.split(',').slice(0, 10).join(','));
    const report = await check(`${header},changeable,created,updated\n${row}\n`, 'towers');
    expect(report.counts).toMatchObject({ used: 1, refused: 0 });
  });
});
