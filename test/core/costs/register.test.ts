import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyOverrides, COSTS_ISSUE_CODES, parseRegister, writeRegister } from '../../../src/core/costs';
import { readCsv } from '../../../src/core/costs/register';
import { shippedRegister } from './shipped-register';

const sourceNote = readFileSync('data/assumptions/SOURCE.md', 'utf8');

const HEADER = 'key,label,low,likely,high,kind,unit,year,source,notes';
const overriding = (key: string, low: number, likely: number, high: number) =>
  applyOverrides(shippedRegister(), { overrides: { [key]: { low, likely, high } } });

describe('readCsv', () => {
  it('reads quoted commas, doubled quotes, line ends in fields, CRLF and a byte-order mark', () => {
    expect(readCsv('\ufeffa,b\r\n"x, y","say ""hi"""\r\n"two\nlines",\r\n\r\nlast,1')).toEqual([
      ['a', 'b'],
      ['x, y', 'say "hi"'],
      ['two\nlines', ''],
      ['last', '1'],
    ]);
  });
  it('of nothing is nothing', () => expect(readCsv('')).toEqual([]));
});

describe('the shipped register', () => {
  const byKey = new Map(shippedRegister().map((row) => [row.key, row]));

  it('holds the tags, units and spreads of its file', () => {
    expect(byKey.get('macro.ran_3sector_usd')).toMatchObject({
      low: 60_000, likely: 120_000, high: 250_000, kind: 'triangle', unit: 'USD per site', tag: 'U', edited: false,
    }); // prettier-ignore
    expect(byKey.get('helium.deployer_usd_gb')).toMatchObject({ likely: 0.0502, tag: 'V' });
    expect(byKey.get('helium.gb_location_day_base')?.kind).toBe('quartiles');
  });
  it('fills a constant with its only value and leaves texts without numbers', () => {
    expect(byKey.get('macro.cell_sites_us')).toMatchObject({ low: 450_000, likely: 450_000, high: 450_000 });
    expect(byKey.get('bdc.4g')?.likely).toBeNaN();
  });
  it('leaves out the legend', () => expect([...byKey.keys()].some((key) => key.startsWith('_'))).toBe(false));
  it('tags every row', () => expect([...byKey.values()].filter((row) => row.tag === '')).toEqual([]));
  it('says of every row after the specification’s last why it was added, and with what tag', () => {
    const listed = [...sourceNote.matchAll(/^\| `([^`]+)` \| ([VMSDU]) \| \S/gm)].map(([, key, tag]) => [key, tag]);
    const keys = [...byKey.keys()];
    const added = keys.slice(keys.indexOf('demand.fixed_broadband_share') + 1);
    expect(listed).toEqual(added.map((key) => [key, byKey.get(key)!.tag]));
  });
  it('names a source for every row, or tags it as an estimate', () =>
    expect([...byKey.values()].filter(({ source, tag }) => source === '' && tag !== 'U')).toEqual([]));
  it('is written and read again without a change', () =>
    expect(parseRegister(writeRegister(shippedRegister()))).toEqual(shippedRegister()));
});

describe('parseRegister refuses a broken file of ours', () => {
  it.each([
    ['', 'empty'],
    ['key,label', 'no column low'],
    [`${HEADER}\na,A,1,2,3,guess,USD,,,`, 'kind "guess"'],
    [`${HEADER}\na,A,3,2,1,triangle,USD,,,`, 'does not hold'],
    [`${HEADER}\na,A,,x,,constant,USD,,,`, 'does not hold'],
    [`${HEADER}\na,A,1,2,3,triangle,USD,,,\na,A,1,2,3,triangle,USD,,,`, 'twice'],
  ])('%j', (text, why) => expect(() => parseRegister(text)).toThrow(why));
});

describe('applyOverrides', () => {
  it('marks the edit and keeps what was shipped', () => {
    const { register, issues } = overriding('macro.colo_rent_usd_yr', 10, 20, 30);
    expect(issues).toEqual([]);
    expect(register.find((row) => row.key === 'macro.colo_rent_usd_yr')).toMatchObject({
      low: 10, likely: 20, high: 30, edited: true, shipped: { low: 18_000, likely: 27_000, high: 40_000 },
    }); // prettier-ignore
    expect(register.filter((row) => row.edited)).toHaveLength(1);
  });
  it('an edit to the shipped values is no edit', () =>
    expect(overriding('macro.colo_rent_usd_yr', 18_000, 27_000, 40_000).register.some((row) => row.edited)).toBe(
      false,
    ));
  it('draws a constant that was given a spread', () => {
    const { register } = overriding('macro.om_pct_active_capex', 5, 10, 15);
    expect(register.find((row) => row.key === 'macro.om_pct_active_capex')?.kind).toBe('triangle');
  });
  it.each([
    ['no.such_row', [1, 2, 3], 'assumption-unknown'],
    ['bdc.4g', [1, 2, 3], 'assumption-not-editable'],
    ['x.tco_wifi_paid', [1, 2, 3], 'assumption-not-editable'],
    ['macro.colo_rent_usd_yr', [3, 2, 1], 'assumption-not-ordered'],
    ['macro.colo_rent_usd_yr', [Number.NaN, 2, 3], 'assumption-not-ordered'],
    ['macro.colo_rent_usd_yr', [-1, 2, 3], 'assumption-negative'],
    ['finance.discount_rate', [1, 2, 101], 'assumption-out-of-range'],
    ['hotspot.life_years', [0, 5, 7], 'assumption-out-of-range'],
    ['road.primary_kmh', [0, 50, 70], 'assumption-out-of-range'],
    ['demand.people_per_home', [0, 2, 3], 'assumption-out-of-range'],
    ['helium.uptime', [0, 0.5, 1], 'assumption-out-of-range'],
    ['helium.host_share', [0, 0.5, 1.5], 'assumption-out-of-range'],
  ])('%s at %j is reported and left out', (key, [low, likely, high], code) => {
    const { register, issues } = overriding(key, low!, likely!, high!);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(COSTS_ISSUE_CODES).toContain(code);
    expect(register).toEqual(shippedRegister());
  });
  it('lets a model error be negative', () =>
    expect(overriding('coverage.model_error_db', -8, -1, 3).issues).toEqual([]));
  it('reports all problems at once', () => {
    const bad = { low: 3, likely: 2, high: 1 };
    const { issues } = applyOverrides(shippedRegister(), {
      overrides: { 'macro.colo_rent_usd_yr': bad, 'helium.uptime': bad },
    });
    expect(issues).toHaveLength(2);
  });
});
