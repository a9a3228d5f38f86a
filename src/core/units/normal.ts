/**
 * The standard normal distribution. Both directions are accurate far into the tails because building entry loss and edge
 * probabilities are asked for at 1e-8 as well as at 0.9.
 */

const SQRT_2_PI = 2.5066282746310002;

/**
 * Probability that a standard normal variable is below `x`. Error below 1e-15 absolute, and relative in the tails: 1e-9, beyond 7.07 1e-8.
 * J. F. Hart's rational approximation (algorithm 5666) with the tail as a continued fraction, as arranged by
 * G. West, "Better approximations to cumulative normal functions", Wilmott Magazine, May 2005.
 */
export function normalCdf(x: number): number {
  const z = Math.abs(x);
  if (z > 37) return x > 0 ? 1 : 0;
  const density = Math.exp((-z * z) / 2);
  const tail =
    z < 7.07106781186547
      ? (density * hartNumerator(z)) / hartDenominator(z)
      : density / ((z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) * SQRT_2_PI);
  return x > 0 ? 1 - tail : tail;
}

/**
 * The `x` below which a standard normal variable lies with probability `p`. 0 → −Infinity, 1 → Infinity, outside 0..1 → NaN.
 * Relative error about 1e-16: M. J. Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_NUMERATOR, r)) / polynomial(CENTRE_DENOMINATOR, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x =
    r <= 5
      ? polynomial(SHOULDER_NUMERATOR, r - 1.6) / polynomial(SHOULDER_DENOMINATOR, r - 1.6)
      : polynomial(TAIL_NUMERATOR, r - 5) / polynomial(TAIL_DENOMINATOR, r - 5);
  return q < 0 ? -x : x;
}

const hartNumerator = (z: number): number =>
  (((((0.0352624965998911 * z + 0.700383064443688) * z + 6.37396220353165) * z + 33.912866078383) * z +
    112.079291497871) *
    z +
    221.213596169931) *
    z +
  220.206867912376;

const hartDenominator = (z: number): number =>
  ((((((0.0883883476483184 * z + 1.75566716318264) * z + 16.064177579207) * z + 86.7807322029461) * z +
    296.564248779674) *
    z +
    637.333633378831) *
    z +
    793.826512519948) *
    z +
  440.413735824752;

/** Coefficients in ascending powers. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

const CENTRE_NUMERATOR = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_DENOMINATOR = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const SHOULDER_NUMERATOR = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const SHOULDER_DENOMINATOR = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_NUMERATOR = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const TAIL_DENOMINATOR = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];
