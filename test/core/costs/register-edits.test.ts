import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverrides, COSTS_ISSUE_CODES, readRegisterEdits, writeRegister } from '../../../src/core/costs';
import { messageOf } from '../../../src/core/report';
import { IN_GERMAN } from '../../../src/core/report/messages-de';
import { shippedRegister } from './shipped-register';

const SHIPPED = shippedRegister();
const read = (text: string) => readRegisterEdits(text, { shipped: SHIPPED, file: 'mine.csv' });

describe('a register of the user', () => {
  it('that was exported unchanged holds no edits', () =>
    expect(read(writeRegister(shippedRegister()))).toEqual({ overrides: {}, issues: [] }));

  it('gives back the edits it was exported with', () => {
    const overrides = { 'macro.colo_rent_usd_yr': { low: 5_000, likely: 6_000, high: 7_500 } };
    const { register } = applyOverrides(shippedRegister(), { overrides });
    expect(read(writeRegister(register))).toEqual({ overrides, issues: [] });
  });

  it('needs only key and numbers, in any order; a constant may leave its sides empty', () => {
    const text = 'likely,key,high,low\n12,macro.om_pct_active_capex,12,12\n,hotspot.upkeep_pct,,\n';
    expect(read(text)).toEqual({
      overrides: { 'macro.om_pct_active_capex': { low: 12, likely: 12, high: 12 } },
      issues: [],
    });
  });

  it('without its columns is refused with every one that lacks', () => {
    const { overrides, issues } = read('key,likely\nx,1\n');
    expect(overrides).toEqual({});
    expect(issues.map(({ ref }) => ref.column)).toEqual(['low', 'high']);
  });

  it('reports every bad row by its place in the file and uses the others', () => {
    const text =
      'key,low,likely,high\nno.such,1,2,3\nmacro.power_kw,one,2,3\nmacro.power_kw,,2,3\nhotspot.life_years,2,3,4\n_legend,,,\n';
    const { overrides, issues } = read(text);
    expect(Object.keys(overrides)).toEqual(['hotspot.life_years']);
    expect(issues.map(({ code, ref }) => [code, ref.row])).toEqual([
      ['assumption-unknown', 2],
      ['register-number-invalid', 3],
      ['register-number-invalid', 4],
    ]);
    for (const { code } of issues) expect(COSTS_ISSUE_CODES).toContain(code);
  });

  it('of nothing lacks everything', () => expect(read('').issues).toHaveLength(4));
});

describe('a hostile register', () => {
  const HEADER = 'key,low,likely,high\n';
  const KEY = 'hotspot.life_years';

  it('of formulas, marks and names of the prototype is told as text, and pollutes nothing', () => {
    const keys = ['=HYPERLINK("http://x","y")', '<img src=x onerror=alert(1)>', '__proto__', 'constructor', 'toString'];
    const quoted = keys.map((key) => `"${key.replaceAll('"', '""')}",1,2,3`).join('\n');
    const { overrides, issues } = read(`${HEADER}${quoted}\n${KEY},2,3,4\n`);
    expect(overrides).toEqual({ [KEY]: { low: 2, likely: 3, high: 4 } });
    expect(issues.map(({ code, context }) => [code, context.key])).toEqual(keys.filter((key) => key !== '__proto__').map((key) => ['assumption-unknown', key])); // prettier-ignore
    expect(({} as Record<string, unknown>).low).toBeUndefined();
    for (const language of [undefined, IN_GERMAN])
      for (const issue of issues) expect(messageOf(issue, language)).toContain(String(issue.context.key));
  });

  it.each(['=1+1', '1e999', '0x10z', 'NaN', 'Infinity', '1\0', '<b>1</b>', '١'])('value %j is no number', (value) => {
    const { overrides, issues } = read(`${HEADER}${KEY},${value},3,4\n`);
    expect(overrides).toEqual({});
    expect(issues.map(({ code }) => code)).toEqual(['register-number-invalid']);
  });

  it('of huge numbers is left to the limits of the register', () => {
    const { overrides } = read(`${HEADER}${KEY},-1e308,0,1e308\n`);
    expect(applyOverrides(shippedRegister(), { overrides }).issues.length).toBeGreaterThan(0);
  });

  it('of one line without end, or of rows without end, is told soon', () => {
    for (const text of ['x'.repeat(100 * 2 ** 20), HEADER + 'a,1,2,3\n'.repeat(2 ** 20)])
      expect(read(text).issues).toMatchObject([{ code: 'register-too-large', context: { limitBytes: 4 * 2 ** 20 } }]);
    expect(read(HEADER + 'a,1,2,3\n'.repeat(100_000)).issues).toHaveLength(1000);
  });

  it('of anything is an answer', () => {
    const written = writeRegister(shippedRegister());
    const flips = fc.array(fc.tuple(fc.nat(written.length), fc.string({ maxLength: 3 })), { maxLength: 8 });
    const marks = fc.constantFrom(...'",\n\r;=-.0123456789e', KEY, 'key', 'low', 'likely', 'high', '__proto__', '\0');
    const made = fc.oneof(
      { weight: 8, arbitrary: fc.array(marks, { maxLength: 60 }).map((parts) => HEADER + parts.join('')) },
      { weight: 1, arbitrary: fc.nat(written.length).map((end) => written.slice(0, end)) },
      { weight: 1, arbitrary: flips.map((list) => list.reduce((text, [at, put]) => text.slice(0, at) + put + text.slice(at + put.length), written)) },
    ); // prettier-ignore
    const known = new Set(SHIPPED.map(({ key }) => key));
    fc.assert(
      fc.property(made, (text) => {
        const { overrides, issues } = read(text);
        for (const [key, values] of Object.entries(overrides)) {
          expect(known).toContain(key);
          expect(Object.values(values).every(Number.isFinite)).toBe(true);
        }
        for (const { code } of issues) expect(COSTS_ISSUE_CODES).toContain(code);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
