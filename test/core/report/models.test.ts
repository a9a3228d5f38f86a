import { describe, expect, it } from 'vitest';
import { planFiles } from '../../../src/core/plan';
import { totalRungs } from '../../../src/core/report/manifest';
import { modelsByRadio, modelsUsed } from '../../../src/core/report/models';
import { aReportInput } from './a-report-input';

describe('models used', () => {
  const ids = (input: ReturnType<typeof aReportInput>) => modelsUsed(input).map((model) => model.id);

  it('are those that computed a link', () => {
    const input = aReportInput();
    input.coverage.rungCounts = [{ siteId: 'a', counts: { p1812: 5, '38.901': 0, hata: 0, 'free-space': 0, itm: 0 } }];
    expect(ids(input)).toEqual(['p1812', 'throughput', 'wifi-mcs', 'cost']);
  });

  it('include building entry loss indoors and LoRa for LoRa classes', () => {
    const input = aReportInput();
    input.plan = { ...input.plan, service: { ...input.plan.service, environment: 'indoor-efficient' } };
    expect(ids(input)).toContain('p2109');
    input.plan = { ...input.plan, service: { ...input.plan.service, classId: 'lora-sf10', environment: 'outdoor' } };
    expect(ids(input)).toContain('lora-sensitivity');
    expect(ids(input)).not.toContain('throughput');
  });

  it('each name a source and a range', () => {
    for (const model of modelsUsed(aReportInput())) {
      expect(model.source.length).toBeGreaterThan(5);
      expect(model.validity.length).toBeGreaterThan(5);
    }
  });
});

it('models by radio are named where a radio has its own', () => {
  const { plan } = aReportInput();
  expect(modelsByRadio(plan)).toEqual([]);
  const radios = { ...plan.radios, templateOverrides: { 'lte-800': { model: 'itm' }, 'lte-1800': { tiltDeg: 2 } } };
  expect(modelsByRadio({ radios })).toEqual([
    { radio: 'LTE 800', model: 'ITM (Longley–Rice) over terrain' },
    { radio: 'All others', model: expect.stringContaining('P.1812 where there is terrain') },
  ]);
});

describe('manifest parts', () => {
  it('adds up links over sites', () => {
    const counts = { p1812: 1, '38.901': 2, hata: 3, 'free-space': 4, itm: 0 };
    expect(totalRungs([{ counts }, { counts }])).toEqual({ p1812: 2, '38.901': 4, hata: 6, 'free-space': 8, itm: 0 });
    expect(totalRungs([])).toEqual({ p1812: 0, '38.901': 0, hata: 0, 'free-space': 0, itm: 0 });
  });

  it('lists files of every role, joins too', () => {
    const { plan } = aReportInput();
    const ref = { path: 'counts.csv', sha256: 'c'.repeat(64), bytes: 1, mapping: {} };
    const withJoin = {
      ...plan,
      inputs: { ...plan.inputs, joins: [{ ...ref, joinColumn: 'codi', joinId: 'id' }], terrain: [ref] },
    };
    expect(planFiles(withJoin).map(({ role, ref: file }) => `${role} ${file.path}`)).toEqual([
      'towers towers.csv',
      'joins counts.csv',
      'terrain counts.csv',
    ]);
  });
});
