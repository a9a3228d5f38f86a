/**
 * How many people an option serves when the coverage model is wrong by the same amount everywhere. A cell served with share p behaves like
 * a margin of Φ⁻¹(p) standard deviations of shadowing; an error of e dB moves it to Φ(Φ⁻¹(p) + e/σ). People outside the option's cells stay
 * unserved, so the upper side is cautious. Computed once per option, then read per draw.
 */
import type { DemandColumn } from '../grid/grid-types';
import type { OptionSites } from '../siting/siting-types';
import { normalCdf, normalQuantile } from '../units';

/** People served, relative to no error, at evenly spaced errors from `lowDb` to `highDb`. */
export interface ServedCurve {
  lowDb: number;
  highDb: number;
  ratio: Float64Array;
}

const BINS = 256;
const POINTS = 25;
/** Shares beyond these count as these: no model is surer than 0.1 %. */
const SUREST = 0.999;

/** The curve of an option; null where it serves nobody or its assignments are not known. */
export function servedCurve(
  sites: OptionSites,
  demand: DemandColumn,
  { lowDb, highDb, sigmaDb }: { lowDb: number; highDb: number; sigmaDb: number },
): ServedCurve | null {
  const weights = peopleByShare(sites, demand);
  const at = (errorDb: number): number => {
    let served = 0;
    for (let bin = 1; bin <= BINS; bin++) {
      const share = Math.min(SUREST, bin / BINS);
      if (weights[bin]! > 0) served += weights[bin]! * (normalCdf(normalQuantile(share) + errorDb / sigmaDb) / share);
    }
    return served;
  };
  const centre = at(0);
  if (!(centre > 0)) return null;
  const step = (highDb - lowDb) / (POINTS - 1);
  return { lowDb, highDb, ratio: Float64Array.from({ length: POINTS }, (_, i) => at(lowDb + i * step) / centre) };
}

/** Ratio at an error, linear between the points, level beyond the ends. */
export function servedRatio({ lowDb, highDb, ratio }: ServedCurve, errorDb: number): number {
  if (highDb <= lowDb) return ratio[0]!;
  const place = ((Math.min(highDb, Math.max(lowDb, errorDb)) - lowDb) / (highDb - lowDb)) * (ratio.length - 1);
  const i = Math.min(ratio.length - 2, Math.floor(place));
  return ratio[i]! + (place - i) * (ratio[i + 1]! - ratio[i]!);
}

/** People served, by the share of their cell that is served (bin b: share b / BINS). */
function peopleByShare({ assignments, sites }: OptionSites, { people }: DemandColumn): Float64Array {
  const weights = new Float64Array(BINS + 1);
  if (sites.length === 0) return weights;
  const shareOf = new Map<number, number>();
  const { cell, fraction } = assignments;
  for (let i = 0; i < cell.length; i++) shareOf.set(cell[i]!, (shareOf.get(cell[i]!) ?? 0) + fraction[i]!);
  for (const [index, sum] of shareOf) {
    const share = Math.min(1, sum);
    weights[Math.max(1, Math.round(share * BINS))]! += share * (people[index] ?? 0);
  }
  return weights;
}
