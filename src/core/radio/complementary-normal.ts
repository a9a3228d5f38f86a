/**
 * Inverse complementary cumulative normal distribution as ITU-R P.1812-7 Annex 1 Attachment 2 and NTIA's ITM both define it: the
 * rational approximation of Abramowitz and Stegun 26.2.23, error ≤ 4.5·10⁻⁴. The exact quantile lives in `units`; these two models
 * are defined by the approximation, and their published results only come out with it.
 */
const C0 = 2.515516698;
const C1 = 0.802853;
const C2 = 0.010328;
const D1 = 1.432788;
const D2 = 0.189269;
const D3 = 0.001308;

/** I(x), x as a fraction, clamped to 1e-6 … 1 − 1e-6 (P.1812-7 Attachment 2, eqs (94)–(97)). I(0.05) ≈ +1.645. */
export function inverseComplementaryNormal(x: number): number {
  const inRange = Math.min(Math.max(x, 1e-6), 1 - 1e-6);
  return inRange <= 0.5 ? upperTail(inRange) : -upperTail(1 - inRange);
}

function upperTail(x: number): number {
  const t = Math.sqrt(-2 * Math.log(x));
  return t - ((C2 * t + C1) * t + C0) / (((D3 * t + D2) * t + D1) * t + 1);
}
