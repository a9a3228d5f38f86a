/** Loss tables, made once per (scenario, frequency, height, environment) and kept: several stages ask for the same ones. */
import type { EnvironmentId } from '../plan';
import { environmentLossDb, type MacroScenario, makePathLoss } from '../radio';
import { hataLoss } from './hata-loss';
import { type LossTable, makeLossTable } from './loss-table';

/** Users stand outdoors or on a ground floor. m */
export const USER_HEIGHT_M = 1.5;
/** Equally likely samples that stand for the distribution of entry loss. */
const ENTRY_SAMPLES = 12;
const MOST_KEPT = 96;

export interface LossKey {
  scenario: MacroScenario;
  frequencyMhz: number;
  baseHeightM: number;
  environment: EnvironmentId;
  /** Required probability. */
  probability: number;
  /** Okumura–Hata alone instead of the ladder. */
  classic?: boolean;
}

const kept = new Map<string, LossTable>();

/** The table of a key. A pure function of the key; the last 96 are remembered. */
export function lossTableFor(key: LossKey): LossTable {
  const name = JSON.stringify([
    key.scenario,
    key.frequencyMhz,
    key.baseHeightM,
    key.environment,
    key.probability,
    key.classic === true,
  ]);
  const known = kept.get(name);
  if (known) return known;
  const { scenario, frequencyMhz, baseHeightM } = key;
  const loss = key.classic
    ? hataLoss({ scenario, frequencyMhz, baseHeightM, mobileHeightM: USER_HEIGHT_M })
    : makePathLoss(scenario, frequencyMhz, baseHeightM, USER_HEIGHT_M);
  const table = makeLossTable(loss, entrySamples(key.environment, key.frequencyMhz), key.probability);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(name, table);
  return table;
}

/** Entry loss of an environment as equally likely samples: [0] outdoors. P.2109-2 at the real frequency; vehicles TR 38.901 §7.4.3.2. */
export function entrySamples(environment: EnvironmentId, frequencyMhz: number): Float64Array {
  if (environment === 'outdoor') return new Float64Array(1);
  return Float64Array.from({ length: ENTRY_SAMPLES }, (_, k) =>
    environmentLossDb(environment, frequencyMhz, (k + 0.5) / ENTRY_SAMPLES),
  );
}
