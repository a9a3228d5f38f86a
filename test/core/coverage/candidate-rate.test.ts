import { describe, expect, it } from 'vitest';
import { candidateMbps } from '../../../src/core/coverage';
import { SERVICE_CLASSES } from '../../../src/core/plan';
import { aPlan } from '../../worlds/flat-world';

const mbps = (kind: Parameters<typeof candidateMbps>[0], service: Parameters<typeof aPlan>[0] = {}) =>
  candidateMbps(kind, { plan: aPlan(service), scenario: 'rma' });

describe('what a new site can carry', () => {
  it('a tower: more than three sectors full of people at the edge of each band, less than at their highest rate', () => {
    const edge = SERVICE_CLASSES['lte-5-1'].downMbps;
    const load = 0.5;
    const carried = mbps('tower-greenfield', { loadFraction: load });
    expect(carried).toBeGreaterThan(3 * 2 * load * edge);
    expect(carried).toBeLessThan(3 * 2 * load * 4.4 * 20);
  });

  it('a hotspot: more than its airtime at the edge rate; less when strangers take the channel', () => {
    const [quiet, busy] = [0.1, 0.6].map((wifiBusyFraction) => mbps('hotspot-outdoor', { wifiBusyFraction }));
    expect(quiet).toBeGreaterThan(0.9 * 5);
    expect(busy).toBeLessThan(quiet!);
    expect(quiet).toBeLessThan(0.9 * 0.65 * 1201);
  });

  it('nothing where the kind cannot serve; no limit where traffic has no rate', () => {
    expect(mbps('hotspot-outdoor', { environment: 'in-vehicle' })).toBe(0);
    expect(mbps('hotspot-outdoor', { classId: 'voice' })).toBe(0);
    expect(mbps('lora-gateway', { classId: 'lora-sf9' })).toBe(Infinity);
  });
});
