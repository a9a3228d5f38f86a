import { describe, expect, it } from 'vitest';
import { applyOverrides, COSTS_ISSUE_CODES, readRegisterEdits, writeRegister } from '../../../src/core/costs';
import { shippedRegister } from './shipped-register';

const read = (text: string) => readRegisterEdits(text, { shipped: shippedRegister(), file: 'mine.csv' });

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
