import { describe, expect, it } from 'vitest';
import { factsOf, factsOfFiles } from '../facts-of';
import { balanced, check, errorsOf } from '../input-files';

const HOTSPOTS = 'key,name,lat,lon,network\nk1,Sunny Otter Fox,41.7,1.8,mobile\nk2,Wet Bat Cow,41.8,1.8,mobile\n';
const usageOf = async (content: string) => {
  const { usage, files } = await factsOfFiles({ hotspots: [HOTSPOTS], usage: [content] });
  return { usage, report: balanced(files[1]!) };
};

describe('usage', () => {
  it('is summed by hotspot, by key or by name', async () => {
    const { usage, report } = await usageOf('hotspot_key,bytes,days\nk1,1e9,30\nk1,5e8,15\nwet-bat-cow,100,1\n');
    expect(usage).toEqual([
      { hotspotId: 'k1', days: 45, bytes: 1.5e9 },
      { hotspotId: 'k2', days: 1, bytes: 100 },
    ]);
    expect(report.counts).toMatchObject({ read: 3, used: 3 });
  });

  it.each<[string, string, number, number]>([
    ['day by day', 'key,bytes,date\nk1,10,2025-01-01\nk1,20,2025-01-02\n', 2, 30],
    ['months', 'key,bytes,month\nk1,10,2024-02\n', 29, 10],
    ['from start to the end of the last day', 'key,bytes,start,end\nk1,10,2025-01-01,2025-01-31\n', 31, 10],
    ['from one time to another', 'key,bytes,start,end\nk1,10,2025-01-01T00:00:00Z,2025-01-02T12:00:00Z\n', 1.5, 10],
    ['gigabytes', 'key,gb,days\nk1,1.5,3\n', 3, 1.5e9],
    ['down and up', 'key,download_bytes,upload_bytes,days\nk1,100,20,3\n', 3, 120],
  ])('%s', async (_, content, days, bytes) => {
    expect((await usageOf(content)).usage).toEqual([{ hotspotId: 'k1', days, bytes }]);
  });

  it.each([
    ['key,bytes,days\nk9,10,3\n', 'usage-hotspot-unknown'],
    ['key,bytes,days\n,10,3\n', 'usage-key-missing'],
    ['key,bytes,days\nk1,-5,3\n', 'number-invalid'],
    ['key,bytes,days\nk1,10,0\n', 'usage-period-invalid'],
    ['key,bytes,date\nk1,10,yesterday\n', 'usage-period-invalid'],
  ])('refuses %s with %s', async (content, code) => {
    const { usage, report } = await usageOf(content);
    expect(usage).toEqual([]);
    expect(report.counts.refusedByCode).toEqual({ [code]: 1 });
  });

  it('checked alone it is not blamed for hotspots of another file', async () => {
    const report = balanced(await check('key,bytes,days\nk9,10,3\n'));
    expect(report).toMatchObject({ role: 'usage', counts: { used: 1 }, facts: { bytes: 10 } });
  });

  it('says what it lacks: bytes, or a period that is stated as a constant', async () => {
    expect(errorsOf(await check('key,days\nk1,3\n', 'usage'))).toEqual(['table-column-missing']);
    expect(errorsOf(await check('key,bytes\nk1,3\n', 'usage'))).toEqual(['table-column-missing']);
    const { usage } = await factsOf('usage', 'key,bytes\nk1,3\n', { days: '=30' });
    expect(usage).toEqual([]);
  });
});
