/** Okumura–Hata and COST-231-Hata (medium city, above 1500 MHz) at every distance to 20 km: the numbers planners compare with. Below 1 km extrapolated, never below free space. */
import { cost231LossDb, freeSpaceLossDb, hataLossDb, type MacroScenario } from '../radio';
import type { ClosedFormLoss } from './loss-table';

const LIMIT_M = 20_000;
/** Standard deviation of the model's error: 38.901's of RMa without sight, in whose place it stands. dB */
const SIGMA_DB = 8;

export interface HataKey {
  scenario: MacroScenario;
  frequencyMhz: number;
  baseHeightM: number;
  mobileHeightM: number;
}

/** Rural surroundings are suburban in Hata's sense, as in the ladder; the others a small city. */
export function hataLoss({ scenario, ...link }: HataKey): ClosedFormLoss {
  const area = scenario === 'rma' ? 'suburban' : 'urban-small';
  const atOneKm = { ...link, distanceKm: 1 };
  const suburbanDb = hataLossDb({ ...atOneKm, area }).lossDb - hataLossDb({ ...atOneKm, area: 'urban-small' }).lossDb;
  const nlos = (distance2dM: number): number => {
    const distanceKm = Math.min(distance2dM, LIMIT_M) / 1000;
    const hataDb =
      link.frequencyMhz <= 1500
        ? hataLossDb({ ...link, distanceKm, area }).lossDb
        : cost231LossDb({ ...link, distanceKm, area: 'medium' }).lossDb + suburbanDb;
    return Math.max(hataDb, freeSpaceLossDb(link.frequencyMhz, distanceKm));
  };
  return {
    losProbability: () => 0,
    los: nlos,
    nlos,
    sigma: () => SIGMA_DB,
    sigmaNlos: SIGMA_DB,
    rung: (distance2dM) => (distance2dM <= LIMIT_M ? 'hata' : 'free-space'),
  };
}
