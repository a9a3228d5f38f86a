/** Below this diffraction parameter a knife edge costs nothing (ITU-R P.1812-7 eq (12)). */
export const NU_WITHOUT_LOSS = -0.78;

/** J(ν), dB: single knife-edge diffraction loss (ITU-R P.1812-7 eq (12); P.526-15 eq (31)). 0 for ν ≤ −0.78. */
export function knifeEdgeLossDb(nu: number): number {
  if (!(nu > NU_WITHOUT_LOSS)) return 0;
  const beyond = nu - 0.1;
  return 6.9 + 20 * Math.log10(Math.sqrt(beyond * beyond + 1) + beyond);
}

/** Bullington loss of a path of `distanceKm` whose equivalent knife edge costs `knifeEdgeDb` (ITU-R P.1812-7 eq (21)). dB. */
export const bullingtonLossDb = (knifeEdgeDb: number, distanceKm: number): number =>
  knifeEdgeDb === 0 ? 0 : knifeEdgeDb + (1 - Math.exp(-knifeEdgeDb / 6)) * (10 + 0.02 * distanceKm);
