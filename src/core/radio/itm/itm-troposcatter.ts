import type { ItmLink } from './itm-link';

/** What `troposcatterDb` answers where the scatter volume is out of reach. */
const OUT_OF_REACH_DB = 1001;

/**
 * Ascat(s), dB (Algorithm eq (4.63), with D0 = 40 km of eq (6.8); r1, r2: TN101 eq (9.4a)).
 * Keeps the frequency gain H0 in the link: where the second evaluation would exceed 15 dB it takes the first one's.
 */
export function troposcatterDb(link: ItmLink, distanceM: number): number {
  if (link.scatterFrequencyGainDb <= 15) {
    const angle = link.txHorizonRad + link.rxHorizonRad + distanceM / link.earthM;
    const r1 = 2 * link.waveNumber * angle * link.txEffectiveM;
    const r2 = 2 * link.waveNumber * angle * link.rxEffectiveM;
    if (r1 < 0.2 && r2 < 0.2) return OUT_OF_REACH_DB;
    const gain = frequencyGainDb(link, distanceM, angle, { r1, r2 });
    const first = link.scatterFrequencyGainDb < 0;
    if (first || gain <= 15) link.scatterFrequencyGainDb = gain;
  }
  const theta = distanceM / link.earthM + link.horizonAngleRad;
  return (
    attenuationFunctionDb(theta * distanceM) +
    10 * Math.log10(47.7 * link.waveNumber * theta ** 4) -
    0.1 * (link.surfaceRefractivity - 301) * Math.exp((-theta * distanceM) / 40e3) +
    link.scatterFrequencyGainDb
  );
}

/** H0, dB: TN101 eq (9.5), with ηs of eq (9.3a) and the height of cross-over and scale heights of Algorithm eqs (4.66), (4.67). */
function frequencyGainDb(
  link: ItmLink,
  distanceM: number,
  angle: number,
  { r1, r2 }: { r1: number; r2: number },
): number {
  const txFarther = link.txHorizonM >= link.rxHorizonM;
  const apart = Math.abs(link.txHorizonM - link.rxHorizonM);
  const heights = link.rxEffectiveM / link.txEffectiveM;
  const ratio = txFarther ? heights : 1 / heights;
  const asymmetry = (distanceM - apart) / (distanceM + apart);
  const q = Math.min(Math.max(0.1, ratio / asymmetry), 10);
  const s = Math.max(0.1, asymmetry);
  const crossM = ((distanceM - apart) * (distanceM + apart) * angle * 0.25) / distanceM;
  const ns = link.surfaceRefractivity;
  const lapse = 0.031 - ns * 2.32e-3 + ns * ns * 5.67e-6;
  const eta = (crossM / 1.7556e3) * (1 + lapse * Math.exp(-(Math.min(1.7, crossM / 8e3) ** 6)));
  const mean = (frequencyGainCurveDb(r1, eta) + frequencyGainCurveDb(r2, eta)) / 2;
  const correction = 6 * (0.6 - Math.log10(Math.max(eta, 1))) * Math.log10(s) * Math.log10(q);
  const gain = Math.max(mean + Math.min(mean, correction), 0);
  if (eta >= 1) return gain;
  const low = ((1 + Math.SQRT2 / r1) * (1 + Math.SQRT2 / r2)) ** 2 * ((r1 + r2) / (r1 + r2 + 2 * Math.SQRT2));
  return eta * gain + (1 - eta) * 10 * Math.log10(low);
}

const CURVE_A = [25, 80, 177, 395, 705];
const CURVE_B = [24, 45, 68, 80, 105];

/** H01(r, ηs), dB, for ηs of 1 … 5 and between (Algorithm eq (6.13)). */
function frequencyGainCurveDb(r: number, eta: number): number {
  const index = Math.min(Math.max(Math.trunc(eta), 1), 5);
  const part = eta <= 1 || eta >= 5 ? 0 : eta - index;
  const low = curveDb(index, r);
  return part === 0 ? low : (1 - part) * low + part * curveDb(index + 1, r);
}

function curveDb(index: number, r: number): number {
  const x = 1 / (r * r);
  return 10 * Math.log10(1 + x * (CURVE_B[index - 1]! + CURVE_A[index - 1]! * x));
}

/** F(θd), dB, θd in m (Algorithm eq (6.9)). */
function attenuationFunctionDb(thetaD: number): number {
  if (thetaD <= 10e3) return 133.4 + 0.332e-3 * thetaD - 10 * Math.log10(thetaD);
  if (thetaD <= 70e3) return 104.6 + 0.212e-3 * thetaD - 2.5 * Math.log10(thetaD);
  return 71.8 + 0.157e-3 * thetaD + 5 * Math.log10(thetaD);
}
