import { expect, it } from 'vitest';
import { LORA_RATES, loraKbps, loraSpreadingFactor } from '../../../src/core/radio/lora';
import { SERVICE_CLASSES } from '../../../src/core/plan';

it('bit rates are the datasheet’s: SF7 5.47, SF12 0.293 kbit/s', () => {
  expect(loraKbps(7)).toBeCloseTo(5.469, 3);
  expect(loraKbps(12)).toBeCloseTo(0.293, 3);
});

it('sensitivities are those of the service classes', () => {
  for (const { spreadingFactor, sensitivityDbm } of LORA_RATES) {
    const service = Object.values(SERVICE_CLASSES).find((c) => c.spreadingFactor === spreadingFactor);
    expect(service?.minSignalDbm).toBe(sensitivityDbm);
  }
});

it('picks the fastest spreading factor that level and noise allow', () => {
  expect(loraSpreadingFactor(-100, 10)).toBe(7);
  expect(loraSpreadingFactor(-124, 10)).toBe(8);
  expect(loraSpreadingFactor(-100, -18)).toBe(12);
  expect(loraSpreadingFactor(-137, -20)).toBe(12);
  expect(loraSpreadingFactor(-137.1, 10)).toBeNull();
});
