import { describe, expect, it } from 'vitest';
import { environmentLoss } from '../../../src/core/radio/environment';
import { makePathLoss } from '../../../src/core/radio/path-loss';
import { radioTemplate } from '../../../src/core/radio/radio-templates';
import { wifiAirtimeShare, wifiPhyMbps, wifiRateMbps } from '../../../src/core/radio/wifi';
import { regulatedWifiTemplate, wifiEirpLimitDbm } from '../../../src/core/radio/wifi-regulation';

describe('rate by MCS', () => {
  it.each([
    ['n', -82, 6.5],
    ['n', -64, 65],
    ['n', -40, 65],
    ['ac', -59, 78],
    ['ac', -40, 78],
    ['ax', -82, 8.6],
    ['ax', -70, 51.6],
    ['ax', -52, 143.4],
  ] as const)('802.11%s at %d dBm is the standard’s %d Mbit/s', (generation, rssiDbm, rate) =>
    expect(wifiPhyMbps({ generation, rssiDbm })).toBeCloseTo(rate, 1),
  );
  it('nothing below −82 dBm; two streams double; 40 MHz need 3 dB more', () => {
    expect(wifiPhyMbps({ rssiDbm: -82.1 })).toBe(0);
    expect(wifiPhyMbps({ rssiDbm: -60, streams: 2 })).toBe(2 * wifiPhyMbps({ rssiDbm: -60 }));
    expect(wifiPhyMbps({ rssiDbm: -80, bandwidthMhz: 40 })).toBe(0);
    expect(wifiPhyMbps({ rssiDbm: -78.9, bandwidthMhz: 40 })).toBeCloseTo(17.2, 1);
  });
  it('interference lowers the rate of a strong signal', () => {
    expect(wifiPhyMbps({ rssiDbm: -50, sinrDb: 12 })).toBe(wifiPhyMbps({ rssiDbm: -74 }));
    expect(wifiPhyMbps({ rssiDbm: -50, sinrDb: 3 })).toBe(0);
  });
  it('at −70 dBm the default class of 5/1 Mbit/s is met with the channel a third busy', () => {
    expect(wifiRateMbps({ rssiDbm: -70 }) * wifiAirtimeShare(0.3, 1)).toBeGreaterThan(5);
  });
  it('airtime: strangers first, then equal parts', () => {
    expect(wifiAirtimeShare(0.3, 0)).toBeCloseTo(0.7, 12);
    expect(wifiAirtimeShare(0.3, 1)).toBeCloseTo(0.35, 12);
    expect(wifiAirtimeShare(0.3, 2, 0.5)).toBeCloseTo(0.35, 12);
    expect(wifiAirtimeShare(1, 0)).toBe(0);
  });
});

describe('regulation', () => {
  it('Spain: indoor only at 5150–5350, 27 dBm at 5470–5725, 14 dBm at 5725–5875', () => {
    expect(wifiEirpLimitDbm('etsi', 5200, 'outdoor')).toBeNull();
    expect(wifiEirpLimitDbm('etsi', 5200, 'indoor')).toBe(23);
    expect(wifiEirpLimitDbm('etsi', 5500, 'outdoor')).toBe(27);
    expect(wifiEirpLimitDbm('etsi', 5800, 'outdoor')).toBe(14);
    expect(wifiEirpLimitDbm('etsi', 5900, 'outdoor')).toBeNull();
  });
  it('lowers the power to the limit, never raises it', () => {
    const template = radioTemplate('wifi-5-outdoor')!;
    expect(regulatedWifiTemplate(template, 'etsi', 'outdoor')!.powerPerPortDbm).toBe(22);
    expect(regulatedWifiTemplate(template, 'fcc', 'outdoor')).toBe(template);
    expect(regulatedWifiTemplate({ ...template, frequencyMhz: 5200 }, 'etsi', 'outdoor')).toBeNull();
  });
});

describe('reach of the Helium radio at −75 dBm (RADIO: 73 m outdoors, about 26 m indoors)', () => {
  const pathLoss = makePathLoss('umi', 5500, 8, 1.5);
  const reachM = (largestLossDb: number) => {
    let d = 5;
    while (pathLoss.nlos(d) < largestLossDb) d += 0.1;
    return d;
  };
  it('is 73 m without sight, 24–26 m behind a traditional wall', () => {
    expect(reachM(29 + 75)).toBeGreaterThan(72);
    expect(reachM(29 + 75)).toBeLessThan(74);
    const indoor = reachM(29 + 75 - environmentLoss('indoor-traditional', 5500).medianDb);
    expect(indoor).toBeGreaterThan(23);
    expect(indoor).toBeLessThan(26.5);
  });
});
