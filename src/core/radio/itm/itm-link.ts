/**
 * One link as the Irregular Terrain Model sees it. Distances and heights in metres, angles in radians, attenuations in dB below free
 * space. "Algorithm" in this folder is G. A. Hufford, "The ITS Irregular Terrain Model, version 1.2.2: The Algorithm" (NTIA, 1995);
 * "ITS 67" is A. G. Longley and P. L. Rice, ESSA Technical Report ERL 79-ITS 67 (1968); "TN101" is NBS Technical Note 101 (1967); "Vogler" is
 * L. E. Vogler, "Calculation of groundwave attenuation in the far diffraction region", Radio Science 68D (1964).
 */
export class ItmLink {
  frequencyMhz = 0;
  /** Wave number as ITM counts it, f / 47.7 per m. */
  waveNumber = 0;
  distanceM = 0;
  /** Structural heights hg. */
  txHeightM = 0;
  rxHeightM = 0;
  /** Effective heights he. */
  txEffectiveM = 0;
  rxEffectiveM = 0;
  /** Horizon distances dL and elevation angles θe. */
  txHorizonM = 0;
  rxHorizonM = 0;
  txHorizonRad = 0;
  rxHorizonRad = 0;
  /** Smooth-earth horizon distances dLs. */
  txSmoothHorizonM = 0;
  rxSmoothHorizonM = 0;
  /** Δh. */
  irregularityM = 0;
  /** Ns, N-units, and the effective earth's radius a = 1/γe. */
  surfaceRefractivity = 0;
  earthM = 0;
  /** Surface transfer impedance Zg. */
  impedanceReal = 0;
  impedanceImaginary = 0;
  impedanceMagnitude = 0;
  /** θe as the diffraction and scatter ranges use it: not below −dL/a. */
  horizonAngleRad = 0;
  /** Diffraction as a straight line: Aed + md·s. */
  diffractionSlope = 0;
  diffractionAtZeroDb = 0;
  /** Frequency gain H0 of the scatter range, kept between its two evaluations. */
  scatterFrequencyGainDb = 0;
  warningFlags = 0;
}

/** Warning bits raised while the reference attenuation is worked out. */
export const FLAG = {
  txHeight: 0x0001,
  rxHeight: 0x0002,
  frequency: 0x0004,
  nearLongest: 0x0008,
  tooLong: 0x0010,
  nearShortest: 0x0020,
  tooShort: 0x0040,
  txSteep: 0x0080,
  rxSteep: 0x0100,
  txNear: 0x0200,
  rxNear: 0x0400,
  txFar: 0x0800,
  rxFar: 0x1000,
  extremeVariability: 0x2000,
  refractivity: 0x4000,
} as const;

/** Δh(s): irregularity as far as a distance shows it (ITS 67 eq (3), distance in m). */
export const irregularityAt = (irregularityM: number, distanceM: number): number =>
  irregularityM * (1 - 0.8 * Math.exp(-distanceM / 50e3));

/** σh(s) of an irregularity Δh(s), m (ITS 67 eq (3.6a)). */
export const terrainSigmaM = (irregularityM: number): number =>
  0.78 * irregularityM * Math.exp(-0.5 * Math.sqrt(Math.sqrt(irregularityM)));
