import { irregularityAt, type ItmLink, terrainSigmaM } from './itm-link';

/** Alos(s), dB: two-ray attenuation within the horizon, blended into the extended diffraction line (Algorithm eqs
 * (4.46)–(4.50): sin ψ, reflection, phase). */
export function lineOfSightDb(link: ItmLink, distanceM: number): number {
  const sigmaM = terrainSigmaM(irregularityAt(link.irregularityM, distanceM));
  const heights = link.txEffectiveM + link.rxEffectiveM;
  const sinPsi = heights / Math.sqrt(distanceM * distanceM + heights * heights);
  const scatter = Math.exp(-Math.min(10, link.waveNumber * sigmaM * sinPsi));
  // (sin ψ − Zg) / (sin ψ + Zg), complex
  const real = sinPsi + link.impedanceReal;
  const imaginary = link.impedanceImaginary;
  const denominator = real * real + imaginary * imaginary;
  let reflectedReal = (((sinPsi - link.impedanceReal) * real - imaginary * imaginary) / denominator) * scatter;
  let reflectedImaginary = ((-imaginary * real - (sinPsi - link.impedanceReal) * imaginary) / denominator) * scatter;
  const power = reflectedReal * reflectedReal + reflectedImaginary * reflectedImaginary;
  if (power < 0.25 || power < sinPsi) {
    const raise = Math.sqrt(sinPsi / power);
    reflectedReal *= raise;
    reflectedImaginary *= raise;
  }
  let phase = (2 * link.waveNumber * link.txEffectiveM * link.rxEffectiveM) / distanceM;
  if (phase > Math.PI / 2) phase = Math.PI - (Math.PI / 2) ** 2 / phase;
  const fieldReal = Math.cos(phase) + reflectedReal;
  const fieldImaginary = -Math.sin(phase) + reflectedImaginary;
  const twoRayDb = -10 * Math.log10(fieldReal * fieldReal + fieldImaginary * fieldImaginary);
  const extendedDb = link.diffractionSlope * distanceM + link.diffractionAtZeroDb;
  const smoothM = link.txSmoothHorizonM + link.rxSmoothHorizonM;
  const share = 1 / (1 + (link.frequencyMhz * link.irregularityM) / Math.max(10e3, smoothM));
  return share * twoRayDb + (1 - share) * extendedDb;
}
