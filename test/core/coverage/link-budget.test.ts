import { describe, expect, it } from 'vitest';
import { planTemplate, plainOperator, siteEmitters, siteScenario } from '../../../src/core/coverage/emitters';
import { downlinkRate, makeBudget, roomsOf, uplinkRate } from '../../../src/core/coverage/link-budget';
import { SERVICE_CLASSES } from '../../../src/core/plan';
import { radioTemplate } from '../../../src/core/radio';
import { aPlan, aSector, aSite } from '../../worlds/flat-world';

const lte800 = radioTemplate('lte-800')!;
const needs = (classId: keyof typeof SERVICE_CLASSES, loadFraction = 0) => ({
  service: SERVICE_CLASSES[classId],
  loadFraction,
});

describe('link budget', () => {
  it('LTE 800 by hand: 46 dBm on 600 resource elements, 15 dBi, 1 dB cable, 3 dB body', () => {
    expect(makeBudget(lte800, needs('lte-5-1')).peakDbm).toBeCloseTo(46 - 10 * Math.log10(600) + 15 - 1 - 3, 9);
  });

  it('thresholds are exactly where the rates reach the class', () => {
    const budget = makeBudget(lte800, needs('lte-5-1', 0.5));
    expect(downlinkRate(lte800)(budget.sinrTargetDb)).toBeCloseTo(5, 6);
    const receivedDbm = budget.uplinkFloorDbm + budget.uplinkOffsetDb;
    expect(uplinkRate(lte800, 0.5)(receivedDbm + 1e-5)).toBeGreaterThanOrEqual(1);
    expect(uplinkRate(lte800, 0.5)(receivedDbm - 1e-5)).toBeLessThan(1);
  });

  it('load raises the uplink floor by the noise rise, at most 10 dB', () => {
    const floor = (load: number) => makeBudget(lte800, needs('lte-5-1', load)).uplinkFloorDbm;
    expect(floor(0.5) - floor(0)).toBeCloseTo(10 * Math.log10(2), 2);
    expect(floor(1) - floor(0)).toBeCloseTo(10, 2);
  });

  it('35 Mbit/s does not fit everywhere: a class beyond the carrier is never served', () => {
    const impossible = { ...SERVICE_CLASSES['lte-5-1'], downMbps: 1000 };
    expect(roomsOf(makeBudget(lte800, { service: impossible, loadFraction: 0 })).rateDb).toBe(-Infinity);
  });

  it('LoRa: sensitivity of the spreading factor, both ways; antenna gain helps the ear only', () => {
    const template = radioTemplate('lora-eu868')!;
    const rooms = (sf: 'lora-sf7' | 'lora-sf12', gain: number | null) =>
      roomsOf(makeBudget(template, needs(sf), gain)).rateDb;
    expect(rooms('lora-sf12', null) - rooms('lora-sf7', null)).toBeCloseTo(14, 9);
    const down = 13.65 + 3 - 0.5 + 123;
    expect(rooms('lora-sf7', 30)).toBeCloseTo(down, 9);
    expect(rooms('lora-sf7', 0)).toBeCloseTo(14 + 0 - 0.5 + 123, 9);
  });

  it('voice over GSM: C/I of 9 dB', () => {
    expect(makeBudget(radioTemplate('gsm-900')!, needs('voice')).sinrTargetDb).toBe(9);
    expect(downlinkRate(radioTemplate('gsm-900')!)(20)).toBeNaN();
  });
});

describe('emitters', () => {
  it('a plan edits templates by field; what does not fit the field is ignored', () => {
    const plan = aPlan(
      {},
      { templateOverrides: { 'lte-800': { powerPerPortDbm: 43, heightM: 50, label: 7, nonsense: 1 } } },
    );
    expect(planTemplate(plan, 'lte-800')).toEqual({
      ...lte800,
      powerPerPortDbm: 43,
      heightM: { rma: 50, uma: 50, umi: 50 },
    });
    expect(planTemplate(plan, 'none')).toBeUndefined();
  });

  it('an unknown band is read as low and as mid; a known one once', () => {
    const site = aSite('A', {
      sectors: [
        aSector({ templateId: null }),
        aSector({ templateId: 'lte-2600' }),
        aSector({ technology: 'GSM', templateId: null }),
      ],
    });
    const emitters = siteEmitters(aPlan(), site, { scenario: 'rma' });
    expect(emitters.map(({ template, reading }) => [template.id, reading])).toEqual([
      ['lte-800', 'low'],
      ['lte-1800', 'mid'],
      ['lte-2600', 'both'],
    ]);
  });

  it('a template that does not exist leaves the band unknown; the sector is not lost', () => {
    const site = aSite('A', { sectors: [aSector({ templateId: 'lte-9999' })] });
    expect(siteEmitters(aPlan(), site, { scenario: 'rma' }).map(({ reading }) => reading)).toEqual(['low', 'mid']);
  });

  it('scenario: the plan decides, or a thousand people per km²', () => {
    const auto = aPlan({}, { scenario: 'auto' });
    expect([
      siteScenario(auto, 999),
      siteScenario(auto, 1000),
      siteScenario(aPlan({}, { scenario: 'umi' }), 1),
    ]).toEqual(['rma', 'uma', 'umi']);
  });

  it('operators lose the padding of their network code', () => {
    expect([plainOperator('214-07'), plainOperator('310-410'), plainOperator('any')]).toEqual([
      '214-7',
      '310-410',
      'any',
    ]);
  });
});
