import { describe, expect, it } from 'vitest';
import { candidateCover, candidateReachKm, explainCell } from '../../../src/core/coverage';
import { distanceKm } from '../../../src/core/geo';
import { aPlan, aSector, aSite, cover, evenDemand, flatGrid, HERE, worldInput } from '../../worlds/flat-world';

describe('what a new site would serve', () => {
  const grid = flatGrid({ halfKm: 3, resolution: 9 });
  const fine = flatGrid({ halfKm: 0.15, resolution: 11 });

  it('a tower: whole cells, all within its reach, most of them near', () => {
    const context = { plan: aPlan(), scenario: 'rma' } as const;
    const reachKm = candidateReachKm('tower-greenfield', context);
    const { index, fraction } = candidateCover({ kind: 'tower-greenfield', ...HERE }, grid, context);
    expect(index.length).toBeGreaterThan(20);
    expect(new Set(fraction)).toEqual(new Set([1]));
    for (const i of index)
      expect(distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!)).toBeLessThanOrEqual(
        reachKm + 1e-6,
      );
  });

  it('agrees with the coverage of the same tower once it stands, without load', async () => {
    const sectors = [0, 120, 240].flatMap((azimuthDeg) =>
      ['lte-800', 'lte-1800'].map((templateId) => aSector({ azimuthDeg, templateId })),
    );
    const built = await cover({ grid, sites: [aSite('new', { sectors })] });
    const { index } = candidateCover({ kind: 'tower-greenfield', ...HERE }, grid, { plan: aPlan(), scenario: 'rma' });
    const served = Array.from(built.servedFraction.keys()).filter((i) => built.servedFraction[i] === 1);
    expect(Array.from(index)).toEqual(served);
  });

  it('load takes an interference margin, height gives reach, environment takes it', () => {
    const reach = (service: Parameters<typeof aPlan>[0]) =>
      candidateReachKm('tower-greenfield', { plan: aPlan(service), scenario: 'rma' });
    expect(reach({ loadFraction: 0.5 })).toBeLessThan(reach({ loadFraction: 0 }));
    expect(reach({ environment: 'indoor-traditional' })).toBeLessThan(reach({}));
    const at = (heightM: number) =>
      candidateCover({ kind: 'tower-greenfield', ...HERE, heightM }, grid, { plan: aPlan(), scenario: 'rma' }).index
        .length;
    expect(at(60)).toBeGreaterThan(at(20));
  });

  it('a hotspot: shares of cells by resolution-12 children, a few thousandths of a km²', () => {
    const { index, fraction } = candidateCover({ kind: 'hotspot-outdoor', ...HERE }, fine, {
      plan: aPlan({ wifiProfile: 'fcc' }),
      scenario: 'rma',
    });
    const areaKm2 = index.reduce((sum, i, k) => sum + fine.areaKm2[i]! * fraction[k]!, 0);
    expect(areaKm2).toBeGreaterThan(0.003);
    expect(areaKm2).toBeLessThan(0.012);
    for (const share of fraction) expect(Math.round(share * 7)).toBeCloseTo(share * 7, 5);
  });

  it.each([
    ['hotspot-outdoor', { environment: 'in-vehicle' }],
    ['hotspot-outdoor', { classId: 'voice' }],
    ['tower-greenfield', { classId: 'lora-sf9' }],
    ['lora-gateway', { classId: 'lte-5-1' }],
    ['tower-greenfield', { classId: 'wifi-5-1' }],
  ] as const)('%s serves nobody with %j', (kind, service) => {
    const context = { plan: aPlan(service), scenario: 'rma' } as const;
    expect(candidateCover({ kind, ...HERE }, grid, context).index.length).toBe(0);
    expect(candidateReachKm(kind, context)).toBe(0);
  });

  it('a LoRa gateway serves LoRa', () => {
    expect(
      candidateCover({ kind: 'lora-gateway', ...HERE }, grid, {
        plan: aPlan({ classId: 'lora-sf10' }),
        scenario: 'rma',
      }).index.length,
    ).toBeGreaterThan(5);
  });
});

describe('explaining a cell', () => {
  const grid = flatGrid({ halfKm: 3, resolution: 9 });
  const sites = [
    aSite('A', { eastKm: -1, sectors: [aSector({ templateId: null })] }),
    aSite('B', { eastKm: 1.5, sectors: [aSector({ templateId: null, azimuthDeg: 270 })] }),
  ];

  it('says what the columns say, for every state', async () => {
    const input = worldInput({ grid, sites, plan: aPlan({ loadFraction: 0.5 }) });
    const result = await cover(input);
    for (let i = 0; i < grid.count; i += 5) {
      const told = explainCell(input, i);
      expect(told.readings.map((reading) => reading.name)).toEqual(['low-band', 'mid-band']);
      expect(Math.fround(told.readings[0]!.rsrpDbm!)).toBe(result.rsrpDbm[i]);
      expect(Math.fround(told.readings[0]!.sinrDb!)).toBe(result.sinrDb[i]);
      expect(told.serviceProbability).toBe(result.serviceProbability[i]);
      expect(told.readings[0]!.server!.siteId).toBe(result.siteIds[result.siteIndex[i]!]);
      if (told.state === 'served')
        for (const reading of told.readings) expect(reading.marginDb!).toBeGreaterThanOrEqual(0);
    }
  });

  it('the waterfall adds up to the median signal, and on to the required probability', () => {
    const told = explainCell(
      worldInput({ grid, sites, plan: aPlan({ environment: 'in-vehicle' }) }),
      Math.floor(grid.count / 2),
    );
    const steps = told.readings[0]!.waterfall.map((step) => step.valueDb);
    const median = steps.findIndex((_, k) => told.readings[0]!.waterfall[k]!.label === 'Median signal');
    expect(steps.slice(0, median).reduce((a, b) => a + b, 0)).toBeCloseTo(steps[median]!, 9);
    expect(steps[median]! + steps[median + 1]!).toBeCloseTo(steps[median + 2]!, 9);
    expect(told.readings[0]!.rsrpDbm).toBeCloseTo(steps[median]!, 9);
  });

  it('is plain JSON, also where nobody reaches', () => {
    const told = explainCell(worldInput({ grid, demand: evenDemand(grid, 10) }), 0);
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    expect(told.wouldServe).toBe('needs-more-signal');
  });
});
