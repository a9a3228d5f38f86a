/** Where the user is: the loss between the open air outside and the device, as a median and a spread that enters the probability. */
import { normalQuantile } from '../units';
import { buildingEntryLossDb } from './building-entry';

export const RADIO_ENVIRONMENTS = ['outdoor', 'in-vehicle', 'indoor-traditional', 'indoor-efficient'] as const;
export type RadioEnvironment = (typeof RADIO_ENVIRONMENTS)[number];

/** 3GPP TR 38.901 V19.4.0 §7.4.3.2: O2I car penetration, μ = 9 dB, σ_P = 5 dB (20 dB with metallised windows). */
const VEHICLE = { medianDb: 9, sigmaDb: 5 };

/** Median loss and its standard deviation. dB. */
export interface EnvironmentLoss {
  medianDb: number;
  sigmaDb: number;
}

/**
 * Loss of an environment. Buildings: ITU-R P.2109-2 at the horizontal; its distribution is not normal, so the spread is the one that
 * gives the exact 90 % value, the default edge probability: σ = (L(0.9) − L(0.5))/1.2816.
 */
export function environmentLoss(environment: RadioEnvironment, frequencyMhz: number): EnvironmentLoss {
  if (environment === 'outdoor') return { medianDb: 0, sigmaDb: 0 };
  if (environment === 'in-vehicle') return { ...VEHICLE };
  const medianDb = environmentLossDb(environment, frequencyMhz, 0.5);
  const sigmaDb = (environmentLossDb(environment, frequencyMhz, 0.9) - medianDb) / normalQuantile(0.9);
  return { medianDb, sigmaDb };
}

/** Loss of an environment not exceeded with a probability (0..1, exclusive). dB; exact quantile. */
export function environmentLossDb(environment: RadioEnvironment, frequencyMhz: number, probability: number): number {
  if (environment === 'outdoor') return 0;
  if (environment === 'in-vehicle') return VEHICLE.medianDb + normalQuantile(probability) * VEHICLE.sigmaDb;
  const type = environment === 'indoor-traditional' ? 'traditional' : 'efficient';
  return buildingEntryLossDb({ frequencyGhz: frequencyMhz / 1000, type, probability });
}
