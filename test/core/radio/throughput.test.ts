import { describe, expect, it } from 'vitest';
import { requiredSinrDb, shannonRate, spectralEfficiency } from '../../../src/core/radio/throughput';

const lteDown = {
  bandwidthMhz: 20,
  direction: 'down',
  technology: 'LTE',
  duplexFraction: 1,
  overheadFraction: 0.14,
} as const;
const nrDown = {
  bandwidthMhz: 100,
  direction: 'down',
  technology: 'NR',
  duplexFraction: 0.74,
  overheadFraction: 0.14,
} as const;

describe('attenuated Shannon', () => {
  it('by hand: 0 dB is 0.6 bit/s/Hz down and 0.4 up', () => {
    expect(spectralEfficiency(0, 'down', 'LTE')).toBeCloseTo(0.6, 12);
    expect(spectralEfficiency(0, 'up', 'NR')).toBeCloseTo(0.4, 12);
  });
  it('caps LTE at 4.4 and 2.0 bit/s/Hz, NR at 30 and 22 dB', () => {
    expect(spectralEfficiency(40, 'down', 'LTE')).toBe(4.4);
    expect(spectralEfficiency(40, 'up', 'LTE')).toBe(2);
    expect(spectralEfficiency(60, 'down', 'NR')).toBeCloseTo(0.6 * Math.log2(1001), 12);
    expect(spectralEfficiency(60, 'up', 'NR')).toBe(spectralEfficiency(22, 'up', 'NR'));
  });
  it('gives nothing below −10 dB', () => {
    expect(shannonRate(lteDown)(-10.01)).toBe(0);
    expect(shannonRate(lteDown)(-10)).toBeGreaterThan(1);
    expect(shannonRate(lteDown)(Number.NaN)).toBe(0);
  });
  it('LTE at 20 MHz tops out at one stream’s 75 Mbit/s (TS 36.213: 75,376 bits a millisecond)', () => {
    expect(shannonRate(lteDown)(40)).toBeCloseTo(75.4, 0);
  });
  it.each([
    [5, lteDown],
    [35, nrDown],
    [60, lteDown],
  ])('required SINR of %d Mbit/s gives that rate', (rate, input) => {
    expect(shannonRate(input)(requiredSinrDb(rate, input))).toBeCloseTo(rate, 6);
  });
  it('a rate beyond the cap needs an infinite SINR, a tiny one the floor', () => {
    expect(requiredSinrDb(100, lteDown)).toBe(Infinity);
    expect(requiredSinrDb(0.01, lteDown)).toBe(-10);
  });
});
