import { describe, expect, it } from 'vitest';
import { lossModels, radioBenchmarks } from '../../../src/core/radio';
import { LOSS_REFUSAL_CODES, type LossModel } from '../../../src/core/radio/loss-model-types';
import { csvRows, describeWithReference, referenceText } from '../../helpers/reference';

const model = (name: string): LossModel => lossModels[name]!;
const table = (path: string) => {
  const [header, ...rows] = csvRows(referenceText(path));
  return rows.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? ''])));
};

describeWithReference('models read the published tables as they are', () => {
  it('TR 38.901: own rows agree, rows of other scenarios are refused', () => {
    const rows = table('truth/published/3gpp38901/ns3_pathloss.csv');
    for (const [name, scenario] of Object.entries({ rma: 'Rma', uma: 'Uma', umi: 'Umi', inh: 'IndoorOffice' }))
      for (const row of rows) {
        const { lossDb, refusal } = model(name).run(row);
        if (row.scenario === scenario) expect(Math.abs(lossDb - Number(row.PL_ref_dB))).toBeLessThan(0.05);
        else expect(refusal).toEqual({ code: 'other-scenario', column: 'scenario' });
      }
  });
  it('P.2109: both headers', () => {
    for (const row of table('truth/published/p2109/sg3_workbook_p2109.csv'))
      expect(Math.abs(model('p2109').run(row).lossDb - Number(row.BEL_ref_dB))).toBeLessThan(1e-3);
    for (const row of table('truth/published/p2109/covlib_every_tenth.csv').slice(0, 300))
      expect(Math.abs(model('p2109').run(row).lossDb - Number(row['building entry loss (dB)']))).toBeLessThan(1e-4);
  });
  it('Hata and COST-231: hertz, metres, environment and city in words', () => {
    const rows = table('truth/published/empirical/ns3_hata_cost231_p1411.csv');
    for (const row of rows.slice(0, 4))
      expect(Math.abs(model('hata').run(row).lossDb - Number(row.L_ref_dB))).toBeLessThan(0.1);
    expect(model('cost231').run(rows[4]!).lossDb).toBeCloseTo(153.52, 2);
    expect(model('cost231').run(rows[4]!).warnings).toEqual(['frequency-outside-range']);
    expect(Math.abs(model('cost231').run(rows[5]!).lossDb - Number(rows[5]!.L_ref_dB))).toBeLessThan(0.1);
  });
});

describe('columns', () => {
  it('aliases in other units mean the same', () => {
    const loss = model('free-space').run({ f_MHz: 900, d_km: 2 }).lossDb;
    expect(model('free-space').run({ f_GHz: '0.9', d_m: '2000' }).lossDb).toBeCloseTo(loss, 12);
    expect(model('free-space').run({ FREQUENCYMHZ: 900, ' distanceKm ': 2 }).lossDb).toBeCloseTo(loss, 12);
  });
  it('without a state, 38.901 is the mean of both by LOS probability', () => {
    const row = { f_GHz: 2, d2D_m: 50, hBS_m: 25, hUT_m: 1.5 };
    const [los, nlos] = ['1', 'NLOS'].map((state) => model('uma').run({ ...row, los: state }).lossDb);
    expect(model('uma').run(row).lossDb).toBeCloseTo(0.6494 * los! + 0.3506 * nlos!, 2);
  });
  it('declares what each model needs', () => {
    for (const { columns } of Object.values(lossModels)) expect(columns.some(({ required }) => required)).toBe(true);
    expect(
      model('uma')
        .columns.filter(({ required }) => required)
        .map(({ name }) => name),
    ).toEqual(['f_GHz', 'd2D_m', 'hBS_m', 'hUT_m']);
  });
  it.each([
    ['free-space', { d_km: 2 }, 'column-missing', 'f_MHz'],
    ['free-space', { f_MHz: '', d_km: 2 }, 'column-missing', 'f_MHz'],
    ['free-space', { f_MHz: 'high', d_km: 2 }, 'value-not-a-number', 'f_MHz'],
    ['free-space', { f_MHz: 900, d_km: 0 }, 'value-not-positive', 'd_km'],
    ['p2109', { f_GHz: 2, building: 3, p_pct: 50 }, 'value-unknown', 'building'],
    ['p2109', { f_GHz: 2, building: 1, p_pct: 100 }, 'value-outside-model', 'p_pct'],
    ['cost231', { f_MHz: 1800, d_km: 2, hb_m: 30, hm_m: 1.5, area: 'open' }, 'value-outside-model', 'area'],
    ['uma', { f_GHz: 2, d2D_m: -1, hBS_m: 25, hUT_m: 1.5 }, 'value-outside-model', 'd2D_m'],
  ] as const)('%s refuses %j', (name, row, code, column) => {
    const { lossDb, refusal } = model(name).run(row);
    expect(lossDb).toBeNaN();
    expect(refusal).toEqual({ code, column });
    expect(LOSS_REFUSAL_CODES).toContain(code);
  });
});

it('benchmarks run, give finite sums, and the same each time', () => {
  expect(radioBenchmarks.map(({ name }) => name)).toContain('uma-closed-form');
  for (const { run, items } of radioBenchmarks) {
    expect(items).toBeGreaterThan(0);
    const sum = run();
    expect(Number.isFinite(sum)).toBe(true);
    expect(run()).toBe(sum);
  }
});
