import { EARTH_RADIUS_KM } from '../../units';
import { inverseComplementaryNormal } from '../complementary-normal';
import { timeFloorDb } from './ducting';
import type { P1812Settings } from './p1812-types';
import { SphericalEarth } from './spherical-earth';

/** kβ, effective-earth factor exceeded for β0 % of time (ITU-R P.1812-7 eq (7b)). */
const K_BETA = 3;

/** Speed of light as ITU-R P.1812's own figures take it: wavelength 0.2998 m at 1 GHz. */
const WAVELENGTH_M_GHZ = 0.2998;

/** Everything a prediction needs that does not depend on the path: one per transmitter and receiver kind, shared by its paths. */
export class P1812Radio {
  readonly frequencyGhz: number;
  readonly timePercent: number;
  /** ae and aβ, km (eqs (6), (7)). */
  readonly medianEarthKm: number;
  readonly betaEarthKm = EARTH_RADIUS_KM * K_BETA;
  /** √(0.002 / λ): ν of eq (16) is clearance · nuScale · √(d / (d1·d2)). */
  readonly nuScale: number;
  readonly sphericalEarth: SphericalEarth;
  /** 20·log10 f. */
  readonly frequencyDb: number;
  /** log10(p / 50), 0 at the median. */
  readonly timeLog: number;
  /** I(p / 100). */
  readonly timeNormal: number;
  /** Terms of eqs (44), (45) that do not depend on the path, dB. */
  readonly scatterDb: number;
  /** Alf, eq (48), dB. */
  readonly lowFrequencyDb: number;
  readonly frequencyCbrt: number;
  /** Least A(p) of eq (53) where p ≥ β, dB. */
  readonly timeFloorDb: number;
  readonly latitudeDeg: number;
  readonly txCoastKm: number;
  readonly rxCoastKm: number;
  /** Lloc away from the sea, dB (eqs (64), (68)). */
  readonly locationDb: number;

  constructor(settings: P1812Settings) {
    const f = settings.frequencyGhz;
    this.frequencyGhz = f;
    this.timePercent = Math.min(settings.timePercent ?? 50, 50);
    this.medianEarthKm = (EARTH_RADIUS_KM * 157) / (157 - (settings.refractivityLapse ?? 45));
    const wavelengthM = WAVELENGTH_M_GHZ / f;
    this.nuScale = Math.sqrt(0.002 / wavelengthM);
    this.sphericalEarth = new SphericalEarth(f, settings.polarization === 'vertical', wavelengthM);
    this.frequencyDb = 20 * Math.log10(f);
    this.timeLog = Math.log10(this.timePercent / 50);
    this.timeNormal = inverseComplementaryNormal(this.timePercent / 100);
    const lowFrequencyScatter = 25 * Math.log10(f) - 2.5 * Math.log10(f / 2) ** 2;
    this.scatterDb =
      190.1 +
      lowFrequencyScatter -
      0.15 * (settings.seaLevelRefractivity ?? 325) -
      10.125 * Math.log10(50 / this.timePercent) ** 0.7;
    this.lowFrequencyDb = f < 0.5 ? 45.375 - 137 * f + 92.5 * f * f : 0;
    this.frequencyCbrt = Math.cbrt(f);
    this.latitudeDeg = settings.centreLatitudeDeg ?? 45;
    this.timeFloorDb = timeFloorDb(this.timePercent, this.latitudeDeg);
    this.txCoastKm = settings.txCoastKm ?? 500;
    this.rxCoastKm = settings.rxCoastKm ?? 500;
    const sigmaDb = settings.locationSigmaDb ?? locationSigmaDb(f, 100);
    this.locationDb = -inverseComplementaryNormal((settings.locationPercent ?? 50) / 100) * sigmaDb;
  }
}

/** σL, dB: location variability within squares of `squareM` (ITU-R P.1812-7 eq (64)). */
export const locationSigmaDb = (frequencyGhz: number, squareM: number): number =>
  (0.024 * frequencyGhz + 0.52) * squareM ** 0.28;
