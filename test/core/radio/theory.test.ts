/** Budgets simple enough to be solved on paper, through the pieces the coverage stage uses. */
import { describe, expect, it } from 'vitest';
import {
  downlinkConstantDbm,
  environmentLoss,
  LORA_RATES,
  makePathLoss,
  noiseRiseDb,
  radioTemplate,
  requiredSinrDb,
  sectorGainDb,
  signalNoiseDbm,
  uplinkConstantDbm,
  uplinkRate,
} from '../../../src/core/radio';

/** Ground distance at which a rising function reaches a value. m. */
function distanceOf(loss: (d: number) => number, valueDb: number): number {
  let low = 1;
  let high = 20_000;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (loss(middle) < valueDb) low = middle;
    else high = middle;
  }
  return low;
}

describe('radius of one omni site on flat ground', () => {
  it('UMa 1.8 GHz without sight, RSRP −105 dBm: 10^((L − 13.54 − 20·log f)/39.08) metres of slant', () => {
    const template = radioTemplate('lte-1800')!;
    const pathLoss = makePathLoss('uma', template.frequencyMhz, 25, 1.5);
    const lossDb = downlinkConstantDbm(template) + 105;
    const slantM = 10 ** ((lossDb - 13.54 - 20 * Math.log10(1.8425)) / 39.08);
    expect(distanceOf((d) => pathLoss.nlos(d), lossDb)).toBeCloseTo(Math.sqrt(slantM ** 2 - 23.5 ** 2), 3);
  });

  it('for 90 % at the edge the median must be 1.2816·σ better, which shrinks an RMa cell by 10^(−10.25/slope)', () => {
    const pathLoss = makePathLoss('rma', 806, 35, 1.5);
    const lossDb = 140;
    const median = distanceOf((d) => pathLoss.nlos(d), lossDb);
    const edge = distanceOf((d) => pathLoss.nlos(d) + 1.2815515655 * pathLoss.sigmaNlos, lossDb);
    const slopeDb = 43.42 - 3.1 * Math.log10(35);
    expect(edge / median).toBeCloseTo(10 ** ((-1.2815515655 * 8) / slopeDb), 3);
  });

  it('15 dB of wall cost an RMa cell more than half of its radius', () => {
    const pathLoss = makePathLoss('rma', 806, 35, 1.5);
    const { medianDb } = environmentLoss('indoor-traditional', 806);
    const ratio = distanceOf((d) => pathLoss.nlos(d), 135 - medianDb) / distanceOf((d) => pathLoss.nlos(d), 135);
    expect(medianDb).toBeGreaterThan(12);
    expect(ratio).toBeCloseTo(10 ** (-medianDb / (43.42 - 3.1 * Math.log10(35))), 3);
  });

  it('low band reaches farther than mid band, and rural farther than urban', () => {
    const reach = (scenario: 'rma' | 'uma', id: string) => {
      const template = radioTemplate(id)!;
      const pathLoss = makePathLoss(scenario, template.frequencyMhz, template.heightM[scenario], 1.5);
      return distanceOf((d) => pathLoss.nlos(d), downlinkConstantDbm(template) + 112);
    };
    expect(reach('rma', 'lte-800')).toBeGreaterThan(1.3 * reach('rma', 'lte-1800'));
    expect(reach('rma', 'lte-800')).toBeGreaterThan(reach('uma', 'lte-800'));
    expect(reach('rma', 'nr-700')).toBeGreaterThan(reach('rma', 'nr-3500'));
  });
});

describe('both directions', () => {
  it('at RSRP −112 dBm LTE 800 carries 5 Mbit/s down without interference; 1 up needs about 4 dB more: the phone decides', () => {
    const template = radioTemplate('lte-800')!;
    const input = {
      bandwidthMhz: 10,
      direction: 'down',
      technology: 'LTE',
      duplexFraction: 1,
      overheadFraction: 0.14,
    } as const;
    expect(-112 - signalNoiseDbm(template)).toBeCloseTo(11.2, 1);
    expect(requiredSinrDb(5, input)).toBeLessThan(11.2);
    const upMbps = (rsrpDbm: number) => {
      const receivedDbm = uplinkConstantDbm(template) - (downlinkConstantDbm(template) - rsrpDbm);
      return uplinkRate({ template, noiseRiseDb: noiseRiseDb(0.5) })(receivedDbm);
    };
    const perNoise = 10 ** ((34 - (29.218 + 112) - (-173.975 + 10 * Math.log10(180e3) + 5 + 3.01)) / 10);
    expect(upMbps(-112)).toBeLessThan((0.4 * perNoise * 0.2 * 0.86) / Math.LN2); // α·B·log2(1 + x/B) for B → ∞
    expect(upMbps(-112)).toBeLessThan(1);
    expect(upMbps(-107.5)).toBeGreaterThan(1);
  });

  it('the phone is what limits Wi-Fi: 9 dB less than the hotspot at the same loss', () => {
    const template = radioTemplate('wifi-5-outdoor')!;
    expect(downlinkConstantDbm(template)).toBe(29);
    expect(uplinkConstantDbm(template)).toBe(20);
  });

  it('LoRa SF12 reaches 14 dB, at 40 dB a decade 2.2 times, farther than SF7', () => {
    const [first, last] = [LORA_RATES[0]!, LORA_RATES.at(-1)!];
    expect(first.sensitivityDbm - last.sensitivityDbm).toBe(14);
    const pathLoss = makePathLoss('rma', 868, 30, 1.5);
    const constant = uplinkConstantDbm(radioTemplate('lora-eu868')!);
    const reach = (sensitivityDbm: number) => distanceOf((d) => pathLoss.nlos(d), constant - sensitivityDbm);
    expect(reach(last.sensitivityDbm)).toBeGreaterThan(2 * reach(first.sensitivityDbm));
  });
});

describe('three sectors', () => {
  const gain = (azimuthOffsetDeg: number) =>
    sectorGainDb({ azimuthOffsetDeg, elevationDeg: -3, pattern: '3gpp-36814', tiltDeg: 3 });
  it('the best of three 120° sectors never falls below −12·(60/70)² = −8.8 dB', () => {
    let worst = 0;
    for (let bearing = 0; bearing < 360; bearing++)
      worst = Math.min(worst, Math.max(gain(bearing), gain(bearing - 120), gain(bearing - 240)));
    expect(worst).toBeCloseTo(-12 * (60 / 70) ** 2, 9);
  });
  it('turning the mast turns the pattern', () => {
    for (let bearing = -180; bearing < 180; bearing += 13) expect(gain(bearing + 120 - 120)).toBe(gain(bearing));
  });
});
