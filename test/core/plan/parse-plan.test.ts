import { describe, expect, it } from 'vitest';
import { newPlan, parsePlan, SERVICE_CLASS_IDS, SERVICE_CLASSES } from '../../../src/core/plan';

const file = { path: 'towers.csv', sha256: 'a'.repeat(64), bytes: 10 };

describe('parsePlan', () => {
  it('gives back a plan that was written out', () => {
    const plan = newPlan('Bages');
    expect(parsePlan(JSON.stringify(plan))).toEqual({ plan, issues: [] });
  });

  it('keeps where a file came from, and refuses an origin without a date', () => {
    const origin = {
      url: 'https://example.org/a.csv',
      attribution: '© Somebody',
      fetchedAt: '2026-01-02T03:04:05.000Z',
    };
    const given = (change: object) => ({ format: 'infill-plan', version: 1, name: 'x', inputs: { towers: [{ ...file, origin: { ...origin, ...change } }] } }); // prettier-ignore
    expect(parsePlan(JSON.stringify(given({}))).plan?.inputs.towers[0]?.origin).toEqual(origin);
    expect(parsePlan(JSON.stringify(given({ fetchedAt: 'yesterday' }))).plan).toBeNull();
  });

  it('fills in every default, so that what is judged is always stated', () => {
    const { service, target, grid, costs } = newPlan('x');
    expect(service).toMatchObject({
      operator: 'any',
      classId: 'lte-5-1',
      environment: 'outdoor',
      edgeProbability: 0.9,
      loadFraction: 0.5,
    });
    expect(target.shareFraction).toBe(0.8);
    expect(grid).toEqual({ resolution: null, marginKm: 30 });
    expect(costs.preset).toBe('us');
  });

  it.each([
    ['{', 'plan-not-json'],
    ['[]', 'plan-not-a-plan'],
    ['null', 'plan-not-a-plan'],
    ['{"format":"other"}', 'plan-not-a-plan'],
    ['{"format":"infill-plan","version":99}', 'plan-newer-version'],
  ])('%s is refused as %s', (text, code) => {
    const { plan, issues } = parsePlan(text, 'p.json');
    expect(plan).toBeNull();
    expect(issues).toEqual([expect.objectContaining({ code, severity: 'error', ref: { file: 'p.json' } })]);
  });

  it('takes a BOM in front, as Windows editors leave it', () => {
    expect(parsePlan(`\uFEFF${JSON.stringify(newPlan('x'))}`).plan).toEqual(newPlan('x'));
  });

  it('warns of members it does not know, wherever they are, and does not keep them', () => {
    const typo = { ...newPlan('x'), gird: {}, target: { shareFracton: 0.5 } };
    typo.inputs.towers = [{ ...file, mapping: {}, colour: 'red' } as (typeof typo.inputs.towers)[0]];
    const { plan, issues } = parsePlan(JSON.stringify(typo), 'p.json');
    expect(plan).not.toBeNull();
    expect(JSON.stringify(plan)).not.toMatch(/gird|colour|Fracton/);
    expect(issues.map(({ code, severity, context }) => [code, severity, context.field]).toSorted()).toEqual([
      ['plan-field-unknown', 'warning', 'gird'],
      ['plan-field-unknown', 'warning', 'inputs.towers.0.colour'],
      ['plan-field-unknown', 'warning', 'target.shareFracton'],
    ]);
  });

  it('lists 200 problems and counts the rest', () => {
    const coordinates = [Array.from({ length: 5000 }, () => [999, 0])];
    const drawnRegions = [{ id: 'a', name: 'a', geometry: { type: 'Polygon', coordinates } }];
    const { issues } = parsePlan(JSON.stringify({ ...newPlan('x'), inputs: { drawnRegions } }));
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toMatchObject({ code: 'plan-issues-not-listed', context: { count: 4800 } });
  });

  it('__proto__ and constructor are members like others: unknown, and nothing is polluted', () => {
    const text = JSON.stringify({ ...newPlan('x'), marker: { polluted: 1 } });
    for (const name of ['__proto__', 'constructor']) {
      const { plan, issues } = parsePlan(text.replace('marker', name));
      expect(issues.map(({ context }) => context.field)).toEqual([name]);
      expect((plan as { polluted?: number } | null)?.polluted).toBeUndefined();
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    }
  });

  it.each([
    ['a million brackets', '['.repeat(1e6) + ']'.repeat(1e6)],
    ['a plan with a million brackets in it', JSON.stringify({ ...newPlan('x'), marker: 0 }).replace('"marker":0', `"marker":${'['.repeat(1e6)}${']'.repeat(1e6)}`)],
    ['brackets where a region should be', JSON.stringify({ ...newPlan('x'), inputs: { drawnRegions: 'X' } }).replace('"X"', '['.repeat(1e5) + ']'.repeat(1e5))],
  ])('%s neither hang nor crash', (_, text) => {
    expect(parsePlan(text).issues.length).toBeGreaterThan(0);
  }); // prettier-ignore

  it('tells all that is wrong at once, by field', () => {
    const broken = { ...newPlan('x'), seed: -1, target: { shareFraction: 2 }, service: { operator: 'Movistar' } };
    const { plan, issues } = parsePlan(JSON.stringify(broken));
    expect(plan).toBeNull();
    expect(issues.map(({ context }) => context.field).toSorted()).toEqual([
      'seed',
      'service.operator',
      'target.shareFraction',
    ]);
  });

  it('refuses a hash that is not one and a path that is empty', () => {
    const plan = { ...newPlan('x'), inputs: { towers: [{ ...file, sha256: 'zz' }], demand: [{ ...file, path: '' }] } };
    expect(
      parsePlan(JSON.stringify(plan))
        .issues.map(({ context }) => context.field)
        .toSorted(),
    ).toEqual(['inputs.demand.0.path', 'inputs.towers.0.sha256']);
  });

  it('is not fooled by __proto__ keys', () => {
    const text = JSON.stringify(newPlan('x')).replace('{', '{"__proto__":{"polluted":true},');
    parsePlan(text);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('service classes', () => {
  it('are complete, and every LoRa step down in rate hears at least 1.5 dB deeper', () => {
    expect(Object.keys(SERVICE_CLASSES).toSorted()).toEqual([...SERVICE_CLASS_IDS].toSorted());
    const floors = SERVICE_CLASS_IDS.filter((id) => id.startsWith('lora')).map(
      (id) => SERVICE_CLASSES[id].minSignalDbm,
    );
    for (let i = 1; i < floors.length; i++) expect(floors[i - 1]! - floors[i]!).toBeGreaterThanOrEqual(1.5);
  });

  it('keep GSM and UMTS out of the data classes', () => {
    for (const id of ['lte-5-1', 'nr-7-1', 'nr-35-3'] as const)
      expect(SERVICE_CLASSES[id].technologies).not.toContain('GSM');
    expect(SERVICE_CLASSES.voice.technologies).toContain('GSM');
  });
});
