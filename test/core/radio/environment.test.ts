import { expect, it } from 'vitest';
import { environmentLoss, environmentLossDb, RADIO_ENVIRONMENTS } from '../../../src/core/radio/environment';
import { ENVIRONMENT_IDS } from '../../../src/core/plan';

it('knows every environment a plan can name', () => expect([...RADIO_ENVIRONMENTS]).toEqual([...ENVIRONMENT_IDS]));

it('outdoors nothing, in a vehicle N(9, 5)', () => {
  expect(environmentLoss('outdoor', 800)).toEqual({ medianDb: 0, sigmaDb: 0 });
  expect(environmentLoss('in-vehicle', 800)).toEqual({ medianDb: 9, sigmaDb: 5 });
  expect(environmentLossDb('in-vehicle', 800, 0.9)).toBeCloseTo(9 + 5 * 1.28155, 4);
});

it('the normal stand-in for a building meets P.2109 at its median and exactly at 90 %', () => {
  for (const environment of ['indoor-traditional', 'indoor-efficient'] as const)
    for (const f of [700, 1800, 3500, 5500]) {
      const { medianDb, sigmaDb } = environmentLoss(environment, f);
      expect(medianDb).toBe(environmentLossDb(environment, f, 0.5));
      expect(medianDb + 1.2815515655 * sigmaDb).toBeCloseTo(environmentLossDb(environment, f, 0.9), 8);
      const at80 = environmentLossDb(environment, f, 0.8);
      expect(Math.abs(medianDb + 0.8416212 * sigmaDb - at80)).toBeLessThan(0.6);
    }
});
