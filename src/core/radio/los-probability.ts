/** Probability of line of sight: 3GPP TR 38.901 V19.4.0 Table 7.4.2-1. */

export type LosScenario = 'rma' | 'uma' | 'umi' | 'inh-mixed' | 'inh-open';

/**
 * Probability 0..1 that a user at a 2D distance (m; outdoor part for rma, uma, umi, indoor for inh) has line of sight.
 * `userHeightM` matters for uma above 13 m only, and is taken as at most 23 m, the table's end.
 */
export function losProbability(scenario: LosScenario, distance2dM: number, userHeightM: number): number {
  switch (scenario) {
    case 'rma':
      return distance2dM <= 10 ? 1 : Math.exp(-(distance2dM - 10) / 1000);
    case 'uma':
      return distance2dM <= 18 ? 1 : streetLos(distance2dM, 63) * highUserFactor(distance2dM, userHeightM);
    case 'umi':
      return distance2dM <= 18 ? 1 : streetLos(distance2dM, 36);
    case 'inh-mixed':
      if (distance2dM <= 1.2) return 1;
      return distance2dM < 6.5 ? Math.exp(-(distance2dM - 1.2) / 4.7) : 0.32 * Math.exp(-(distance2dM - 6.5) / 32.6);
    case 'inh-open':
      if (distance2dM <= 5) return 1;
      return distance2dM <= 49 ? Math.exp(-(distance2dM - 5) / 70.8) : 0.54 * Math.exp(-(distance2dM - 49) / 211.7);
  }
}

/** 18/d + exp(−d/scale)·(1 − 18/d): the common part of UMa (63 m) and UMi (36 m). */
function streetLos(distance2dM: number, scaleM: number): number {
  const near = 18 / distance2dM;
  return near + Math.exp(-distance2dM / scaleM) * (1 - near);
}

/** 1 + C'(hUT)·(5/4)·(d/100)³·exp(−d/150), with C' = ((hUT − 13)/10)^1.5 above 13 m. */
function highUserFactor(distance2dM: number, userHeightM: number): number {
  if (userHeightM <= 13) return 1;
  const c = ((Math.min(23, userHeightM) - 13) / 10) ** 1.5;
  return 1 + c * 1.25 * (distance2dM / 100) ** 3 * Math.exp(-distance2dM / 150);
}
