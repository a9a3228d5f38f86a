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

/** How a cell of each share reacts to the error: made once for a range of errors. */
export interface ErrorModel {
  lowDb: number;
  highDb: number;
  /** Row b (share b / BINS), column i (i-th error): people served for each one served without error. */
  reaction: Float64Array;
}

/** The reaction of cells to errors from `lowDb` to `highDb` under shadowing of `sigmaDb`. */
export function errorModel({ lowDb, highDb, sigmaDb }: { lowDb: number; highDb: number; sigmaDb: number }): ErrorModel {
  const reaction = new Float64Array((BINS + 1) * POINTS);
  for (let bin = 1; bin <= BINS; bin++) {
    const share = Math.min(SUREST, bin / BINS);
    const score = normalQuantile(share);
    for (let i = 0; i < POINTS; i++) {
      const errorDb = lowDb + (i * (highDb - lowDb)) / (POINTS - 1);
      reaction[bin * POINTS + i] = normalCdf(score + errorDb / sigmaDb) / share;
    }
  }
  return { lowDb, highDb, reaction };
}

/** The curve of an option; null where it serves nobody or its assignments are not known. */
export function servedCurve(sites: OptionSites, demand: DemandColumn, model: ErrorModel): ServedCurve | null {
  const weights = peopleByShare(sites, demand);
  const centre = weights.reduce((sum, people) => sum + people, 0);
  if (!(centre > 0)) return null;
  const ratio = new Float64Array(POINTS);
  for (let bin = 1; bin <= BINS; bin++) {
    if (weights[bin] === 0) continue;
    for (let i = 0; i < POINTS; i++) ratio[i]! += (weights[bin]! / centre) * model.reaction[bin * POINTS + i]!;
  }
  return { lowDb: model.lowDb, highDb: model.highDb, ratio };
}

/** Ratio at each of the errors, linear between the points of the curve, level beyond its ends. dB. */
export function servedRatios({ lowDb, highDb, ratio }: ServedCurve, errorsDb: Float64Array): Float64Array {
  const last = ratio.length - 1;
  const perDb = highDb > lowDb ? last / (highDb - lowDb) : 0;
  const column = new Float64Array(errorsDb.length);
  for (let k = 0; k < column.length; k++) {
    const place = Math.min(last, Math.max(0, (errorsDb[k]! - lowDb) * perDb));
    const i = Math.min(last - 1, place | 0);
    column[k] = ratio[i]! + (place - i) * (ratio[i + 1]! - ratio[i]!);
  }
  return column;
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
