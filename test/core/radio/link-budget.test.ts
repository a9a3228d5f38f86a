import { describe, expect, it } from 'vitest';
import {
  carrierEirpDbm,
  differenceSigmaDb,
  downlinkConstantDbm,
  noiseRiseDb,
  signalEirpDbm,
  signalNoiseDbm,
  trafficAdvantageDb,
  uplinkConstantDbm,
  uplinkRate,
} from '../../../src/core/radio/link-budget';
import {
  RADIO_TEMPLATES,
  type RadioTechnology,
  type RadioTemplate,
  radioTemplate,
  unknownBandTemplates,
} from '../../../src/core/radio/radio-templates';

const lte800 = radioTemplate('lte-800')!;
const nr3500 = radioTemplate('nr-3500')!;

describe('templates', () => {
  it('have unique ids, a source, and sane numbers', () => {
    expect(new Set(RADIO_TEMPLATES.map(({ id }) => id)).size).toBe(RADIO_TEMPLATES.length);
    for (const template of RADIO_TEMPLATES) {
      expect(template.source.length).toBeGreaterThan(20);
      for (const [field, value] of Object.entries(template))
        if (typeof value === 'number') expect(Number.isFinite(value), `${template.id}.${field}`).toBe(true);
      expect(template.duplex === 'fdd').toBe(template.duplexDownFraction === 1);
      const blocksMhz = (template.resourceBlocks * 12 * template.subcarrierKhz) / 1000;
      if (template.resourceBlocks > 0) expect(blocksMhz / template.bandwidthMhz).toBeGreaterThanOrEqual(0.9);
      expect(blocksMhz).toBeLessThanOrEqual(template.bandwidthMhz);
    }
  });
  it('every technology has a low and a mid reading of its own', () => {
    for (const technology of ['GSM', 'UMTS', 'LTE', 'NR', 'WIFI', 'LORA'] satisfies RadioTechnology[]) {
      const [low, mid] = unknownBandTemplates(technology).map((id) => radioTemplate(id)!);
      expect([low!.technology, mid!.technology]).toEqual([technology, technology]);
      expect(low!.frequencyMhz).toBeLessThanOrEqual(mid!.frequencyMhz);
    }
  });
  it('the Helium outdoor radio is 24 dBm and 5 dBi at 8 m', () => {
    const wifi = radioTemplate('wifi-5-outdoor')!;
    expect([signalEirpDbm(wifi), wifi.heightM.umi]).toEqual([29, 8]);
  });
  it('CBRS radiates what category A and B allow', () => {
    expect(carrierEirpDbm(radioTemplate('cbrs-cat-a')!)).toBeCloseTo(30, 9);
    expect(carrierEirpDbm(radioTemplate('cbrs-cat-b')!)).toBeCloseTo(47, 9);
  });
});

describe('downlink', () => {
  it('LTE 800 by hand: 46 dBm over 600 resource elements, 15 dBi, 1 dB of cable → 32.22 dBm; −3 dB body', () => {
    expect(signalEirpDbm(lte800)).toBeCloseTo(46 - 10 * Math.log10(600) + 14, 12);
    expect(downlinkConstantDbm(lte800)).toBeCloseTo(29.218, 3);
  });
  it('noise of one 15 kHz element at 9 dB noise figure is −123.2 dBm; Wi-Fi’s 20 MHz at 10 dB −91 dBm', () => {
    expect(signalNoiseDbm(lte800)).toBeCloseTo(-123.21, 2);
    expect(signalNoiseDbm(radioTemplate('wifi-5-outdoor')!)).toBeCloseTo(-90.96, 2);
  });
  it('massive MIMO’s traffic beam is 7 dB above its broadcast beam; two ports add 3 dB', () => {
    expect(trafficAdvantageDb(nr3500)).toBe(7);
    expect(trafficAdvantageDb(lte800)).toBeCloseTo(3.01, 2);
    expect(carrierEirpDbm(nr3500)).toBe(77);
  });
});

describe('uplink', () => {
  it('constant by hand: 23 dBm − 3 body + 15 dBi − 1 cable', () => expect(uplinkConstantDbm(lte800)).toBe(34));
  it('a strong user fills the carrier: 2 bit/s/Hz · 10 MHz less overhead', () => {
    expect(uplinkRate({ template: lte800, noiseRiseDb: 0 })(-50)).toBeCloseTo(17.2, 9);
  });
  it('a weak one gets what one block at the SINR floor carries, then nothing', () => {
    const floor = -173.975 + 10 * Math.log10(180e3) + 5 - 10;
    const perBlock = 0.4 * Math.log2(1.1) * 0.2 * 0.86;
    expect(uplinkRate({ template: lte800, noiseRiseDb: 0 })(floor + 0.001)).toBeCloseTo(perBlock, 4);
    expect(uplinkRate({ template: lte800, noiseRiseDb: 0 })(floor - 0.001)).toBe(0);
    expect(uplinkRate({ template: lte800, noiseRiseDb: 3 })(floor + 2.9)).toBe(0);
  });
  it('the blocks chosen are the best: no other number of them gives more', () => {
    const rate = (template: RadioTemplate, receivedDbm: number) =>
      uplinkRate({ template, noiseRiseDb: 3 })(receivedDbm);
    for (let received = -130; received < -80; received += 0.7) {
      const narrower = { ...lte800, resourceBlocks: 20, bandwidthMhz: 4 };
      expect(rate(lte800, received)).toBeGreaterThanOrEqual(rate(narrower, received) - 1e-9);
    }
  });
  it('TDD gives up the share of the other direction', () => {
    expect(uplinkRate({ template: nr3500, noiseRiseDb: 0 })(-40)).toBeCloseTo(
      0.4 * Math.log2(1 + 10 ** 2.2) * 100 * 0.26 * 0.86,
      6,
    );
  });
  it('noise rises by 3 dB at half load and at most 10 dB', () => {
    expect(noiseRiseDb(0)).toBeCloseTo(0, 12);
    expect(noiseRiseDb(0.5)).toBeCloseTo(3.01, 2);
    expect(noiseRiseDb(1)).toBeCloseTo(10, 12);
  });
});

it('shadowing of a difference with correlation 0.5: equal sigmas give one sigma', () => {
  expect(differenceSigmaDb(8, 8)).toBeCloseTo(8, 12);
  expect(differenceSigmaDb(8, 0)).toBe(8);
});
