import { FLAG, irregularityAt, type ItmLink } from './itm-link';

/**
 * Climate constants of the Algorithm, section 5 (Table 5.1; curves in the form of TN101 eqs (III.69), (III.70)), for climates 1 … 7. A curve is
 * (c1 + c2 / (1 + ((de − x2) / x3)²)) · (de/x1)² / (1 + (de/x1)²), distances in m.
 */
interface Curve {
  c1: readonly number[];
  c2: readonly number[];
  x1: readonly number[];
  x2: readonly number[];
  x3: readonly number[];
}

const MEDIAN: Curve = {
  c1: [-9.67, -0.62, 1.26, -9.21, -0.62, -0.39, 3.15],
  c2: [12.7, 9.19, 15.5, 9.05, 9.19, 2.86, 857.9],
  x1: [144.9e3, 228.9e3, 262.6e3, 84.1e3, 228.9e3, 141.7e3, 2222e3],
  x2: [190.3e3, 205.2e3, 185.2e3, 101.1e3, 205.2e3, 315.9e3, 164.8e3],
  x3: [133.8e3, 143.6e3, 99.8e3, 98.6e3, 143.6e3, 167.4e3, 116.3e3],
};
const SIGMA_MINUS: Curve = {
  c1: [2.13, 2.66, 6.11, 1.98, 2.68, 6.86, 8.51],
  c2: [159.5, 7.67, 6.65, 13.11, 7.16, 10.38, 169.8],
  x1: [762.2e3, 100.4e3, 138.2e3, 139.1e3, 93.7e3, 187.8e3, 609.8e3],
  x2: [123.6e3, 172.5e3, 242.2e3, 132.7e3, 186.8e3, 169.6e3, 119.9e3],
  x3: [94.5e3, 136.4e3, 178.6e3, 193.5e3, 133.5e3, 108.9e3, 106.6e3],
};
const SIGMA_PLUS: Curve = {
  c1: [2.11, 6.87, 10.08, 3.68, 4.75, 8.58, 8.43],
  c2: [102.3, 15.53, 9.6, 159.3, 8.12, 13.97, 8.19],
  x1: [636.9e3, 138.7e3, 165.3e3, 464.4e3, 93.2e3, 216e3, 136.2e3],
  x2: [134.8e3, 143.7e3, 225.7e3, 93.1e3, 135.9e3, 152e3, 188.5e3],
  x3: [95.6e3, 98.6e3, 129.7e3, 94.2e3, 113.4e3, 122.7e3, 122.9e3],
};
/** CD and zD: from which deviate on ducting widens the upper tail. */
const DUCTING_SHARE = [1.224, 0.801, 1.38, 1, 1.224, 1.518, 1.518];
const DUCTING_FROM = [1.282, 2.161, 1.282, 20, 1.282, 1.282, 1.282];
/** g∓ = f1 + f2 / ((f3·ln(0.133·k))² + 1). */
const GAIN_MINUS = {
  f1: [1, 1, 1, 1, 0.92, 1, 1],
  f2: [0, 0, 0, 0, 0.25, 0, 0],
  f3: [0, 0, 0, 0, 1.77, 0, 0],
};
const GAIN_PLUS = {
  f1: [1, 0.93, 1, 0.93, 0.93, 1, 1],
  f2: [0, 0.31, 0, 0.19, 0.31, 0, 0],
  f3: [0, 2, 0, 1.79, 2, 0, 0],
};

/** Standard normal deviates of the wanted percentages and how they combine. */
export interface ItmDeviates {
  time: number;
  location: number;
  situation: number;
  /** variabilityMode of the settings. */
  mode: number;
  /** 1 … 7. */
  climate: number;
}

/** Attenuation at the wanted quantiles, dB below free space, from the reference attenuation (Algorithm eqs (5.9)–(5.11)). */
export function quantileAttenuationDb(link: ItmLink, referenceDb: number, wanted: ItmDeviates): number {
  const c = wanted.climate - 1;
  const kind = wanted.mode % 10;
  const zs = wanted.situation;
  const zt = kind === 0 ? zs : wanted.time;
  const zl = kind === 0 || kind === 1 ? zs : kind === 2 ? zt : wanted.location;
  if (Math.abs(zt) > 3.1 || Math.abs(zl) > 3.1 || Math.abs(zs) > 3.1) link.warningFlags |= FLAG.extremeVariability;
  const de = effectiveDistanceM(link);
  const sigmaS = wanted.mode >= 20 ? 0 : 5 + 3 * Math.exp(-de / 100e3);
  const sigmaL = wanted.mode % 20 >= 10 ? 0 : locationSigmaDb(link);
  const sigmaT = timeSigmaDb(link, c, zt, de);
  const rest = sigmaS ** 2 + (sigmaT * zt) ** 2 / (7.8 + zs * zs) + (sigmaL * zl) ** 2 / (24 + zs * zs);
  const deviation =
    kind === 0
      ? Math.sqrt(sigmaT ** 2 + sigmaL ** 2 + rest) * zs
      : kind === 1
        ? sigmaT * zt + Math.sqrt(sigmaL ** 2 + rest) * zs
        : kind === 2
          ? Math.sqrt(sigmaT ** 2 + sigmaL ** 2) * zt + Math.sqrt(rest) * zs
          : sigmaT * zt + sigmaL * zl + Math.sqrt(rest) * zs;
  const attenuation = referenceDb - curve(MEDIAN, c, de) - deviation;
  return attenuation < 0 ? (attenuation * (29 - attenuation)) / (29 - 10 * attenuation) : attenuation;
}

/** de, m: distance as a 9000 km earth would have it (Algorithm eq (5.3)). */
function effectiveDistanceM(link: ItmLink): number {
  const horizonsM = Math.sqrt(2 * 9000e3 * link.txEffectiveM) + Math.sqrt(2 * 9000e3 * link.rxEffectiveM);
  const reachM = horizonsM + Math.cbrt(575.7e12 / link.waveNumber);
  return link.distanceM < reachM ? (130e3 * link.distanceM) / reachM : 130e3 + link.distanceM - reachM;
}

function locationSigmaDb(link: ItmLink): number {
  const roughness = irregularityAt(link.irregularityM, link.distanceM) * link.waveNumber;
  return (10 * roughness) / (roughness + 13);
}

function timeSigmaDb(link: ItmLink, c: number, zt: number, de: number): number {
  const q = Math.log(0.133 * link.waveNumber);
  if (zt < 0) return curve(SIGMA_MINUS, c, de) * frequencyGain(GAIN_MINUS, c, q);
  const plus = curve(SIGMA_PLUS, c, de) * frequencyGain(GAIN_PLUS, c, q);
  const from = DUCTING_FROM[c]!;
  if (zt <= from) return plus;
  const ducting = plus * DUCTING_SHARE[c]!;
  return ducting + ((plus - ducting) * from) / zt;
}

const frequencyGain = (gain: typeof GAIN_PLUS, c: number, q: number): number =>
  gain.f1[c]! + gain.f2[c]! / ((gain.f3[c]! * q) ** 2 + 1);

function curve(table: Curve, c: number, de: number): number {
  const near = (de / table.x1[c]!) ** 2;
  const bell = (de - table.x2[c]!) / table.x3[c]!;
  return (table.c1[c]! + table.c2[c]! / (1 + bell * bell)) * (near / (1 + near));
}
