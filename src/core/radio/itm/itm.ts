import { inverseComplementaryNormal } from '../complementary-normal';
import { FLAG, ItmLink } from './itm-link';
import { referenceAttenuation } from './itm-reference';
import { readTerrain } from './itm-terrain';
import {
  type ItmErrorCode,
  type ItmPercentages,
  type ItmProfile,
  type ItmResult,
  type ItmSettings,
  itmWarnings,
} from './itm-types';
import { quantileAttenuationDb } from './itm-variability';

/**
 * NTIA/ITS Irregular Terrain Model (Longley–Rice), point to point, by time, location and situation percentages.
 * Valid 20–20,000 MHz (warned outside 40–10,000), antennas 0.5–3000 m (warned outside 1–1000), 1–2000 km.
 * Follows G. A. Hufford's Algorithm of version 1.2.2, with the return codes and warning flags of NTIA's later releases.
 */
export const itmLossDb = (profile: ItmProfile, settings: ItmSettings & ItmPercentages): ItmResult =>
  makeItm(settings).predict(profile);

/** The same by confidence and reliability (CR mode): reliability is time, confidence is situation; broadcast mode is refused. */
export function itmConfidenceLossDb(
  profile: ItmProfile,
  settings: ItmSettings & { confidencePercent: number; reliabilityPercent: number },
): ItmResult {
  const { confidencePercent, reliabilityPercent } = settings;
  if ((settings.variabilityMode ?? 12) % 10 === 3) return refused(1015);
  const result = itmLossDb(profile, {
    ...settings,
    timePercent: reliabilityPercent,
    locationPercent: 50,
    situationPercent: confidencePercent,
  });
  if (result.returnCode === 1003) return refused(1007);
  return result.returnCode === 1005 ? refused(1006) : result;
}

/** A reusable predictor: everything that does not depend on the terrain is worked out once; `lossDb` allocates nothing. */
export interface ItmModel {
  predict(profile: ItmProfile): ItmResult;
  /** Loss alone, dB; NaN when refused. */
  lossDb(profile: ItmProfile): number;
}

/** The model of `itmLossDb` for many profiles. */
export function makeItm(settings: ItmSettings & ItmPercentages): ItmModel {
  const link = new ItmLink();
  const refusal = validate(link, settings);
  const fixedFlags = link.warningFlags;
  const surface = settings.surfaceRefractivity ?? 301;
  const wanted = {
    time: inverseComplementaryNormal(settings.timePercent / 100),
    location: inverseComplementaryNormal(settings.locationPercent / 100),
    situation: inverseComplementaryNormal(settings.situationPercent / 100),
    mode: settings.variabilityMode ?? 12,
    climate: settings.climate ?? 5,
  };
  setGround(link, settings);
  let outcome = { errorCode: refusal, referenceDb: Number.NaN, mode: 0 as 0 | 1 | 2 | 3 };
  const lossDb = (profile: ItmProfile): number => {
    if (refusal !== 0) return Number.NaN;
    link.warningFlags = fixedFlags;
    setRefractivity(link, surface, profile.heightM);
    readTerrain(link, profile);
    outcome = referenceAttenuation(link);
    if (outcome.errorCode !== 0) return Number.NaN;
    const freeSpaceDb = 32.45 + 20 * Math.log10(link.frequencyMhz) + 20 * Math.log10(link.distanceM / 1000);
    return quantileAttenuationDb(link, outcome.referenceDb, wanted) + freeSpaceDb;
  };
  return {
    lossDb,
    predict(profile) {
      const loss = lossDb(profile);
      if (outcome.errorCode !== 0) return refused(outcome.errorCode);
      return {
        lossDb: loss,
        returnCode: link.warningFlags === 0 ? 0 : 1,
        warningFlags: link.warningFlags,
        warnings: itmWarnings(link.warningFlags),
        mode: outcome.mode,
        terrainIrregularityM: link.irregularityM,
        referenceDb: outcome.referenceDb,
      };
    },
  };
}

const refused = (returnCode: ItmErrorCode): ItmResult => ({
  lossDb: Number.NaN,
  returnCode,
  warningFlags: 0,
  warnings: [],
  mode: 0,
  terrainIrregularityM: Number.NaN,
  referenceDb: Number.NaN,
});

/** First limit that is broken, by NTIA's return code; near limits set warning bits. */
function validate(link: ItmLink, settings: ItmSettings & ItmPercentages): 0 | ItmErrorCode {
  const { frequencyMhz: f, txHeightM, rxHeightM } = settings;
  const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;
  const percent = (value: number): boolean => value > 0 && value < 100;
  if (!within(txHeightM, 1, 1000)) link.warningFlags |= FLAG.txHeight;
  if (!within(rxHeightM, 1, 1000)) link.warningFlags |= FLAG.rxHeight;
  if (!within(f, 40, 10_000)) link.warningFlags |= FLAG.frequency;
  const climate = settings.climate ?? 5;
  const mode = settings.variabilityMode ?? 12;
  if (!within(txHeightM, 0.5, 3000)) return 1000;
  if (!within(rxHeightM, 0.5, 3000)) return 1001;
  if (!Number.isInteger(climate) || !within(climate, 1, 7)) return 1002;
  if (!within(settings.surfaceRefractivity ?? 301, 250, 400)) return 1008;
  if (!within(f, 20, 20_000)) return 1009;
  if ((settings.permittivity ?? 15) < 1) return 1011;
  if ((settings.conductivity ?? 0.005) <= 0) return 1012;
  if (!Number.isInteger(mode) || mode < 0 || mode > 33 || mode % 10 > 3) return 1014;
  if (!percent(settings.situationPercent)) return 1005;
  if (!percent(settings.timePercent)) return 1003;
  return percent(settings.locationPercent) ? 0 : 1004;
}

/** Zg of the ground. */
function setGround(link: ItmLink, settings: ItmSettings): void {
  link.frequencyMhz = settings.frequencyMhz;
  link.waveNumber = settings.frequencyMhz / 47.7;
  link.txHeightM = settings.txHeightM;
  link.rxHeightM = settings.rxHeightM;
  const real = settings.permittivity ?? 15;
  const imaginary = (18_000 * (settings.conductivity ?? 0.005)) / settings.frequencyMhz;
  const magnitude = Math.sqrt(Math.hypot(real - 1, imaginary));
  const half = Math.atan2(imaginary, real - 1) / 2;
  let zReal = magnitude * Math.cos(half);
  let zImaginary = magnitude * Math.sin(half);
  if (settings.polarization === 'vertical') {
    const square = real * real + imaginary * imaginary;
    [zReal, zImaginary] = [
      (zReal * real + zImaginary * imaginary) / square,
      (zImaginary * real - zReal * imaginary) / square,
    ];
  }
  link.impedanceReal = zReal;
  link.impedanceImaginary = zImaginary;
  link.impedanceMagnitude = Math.hypot(zReal, zImaginary);
}

/** Ns at the path's mean height and the earth radius it bends to (TN101 eqs (4.3), (4.4)). */
function setRefractivity(link: ItmLink, seaLevel: number, heightM: Float64Array): void {
  const intervals = heightM.length - 1;
  const tenth = Math.trunc(0.1 * intervals);
  let sum = 0;
  for (let i = tenth; i <= intervals - tenth; i++) sum += heightM[i]!;
  const mean = sum / (intervals - 2 * tenth + 1);
  link.surfaceRefractivity = mean === 0 ? seaLevel : seaLevel * Math.exp(-mean / 9460);
  link.earthM = 1 / (157e-9 * (1 - 0.04665 * Math.exp(link.surfaceRefractivity / 179.3)));
}
