import type { SmoothPath } from './smooth-bullington';

/**
 * Diffraction over a smooth spherical earth, ITU-R P.1812-7 §4.3.2 and §4.3.3. One `SphericalEarth` per frequency and polarization:
 * everything that does not depend on the path is worked out once.
 */
export class SphericalEarth {
  private readonly wavelengthM: number;
  private readonly frequencyCbrt: number;
  private readonly land: number;
  private readonly sea: number;

  constructor(frequencyGhz: number, vertical: boolean, wavelengthM: number) {
    this.wavelengthM = wavelengthM;
    this.frequencyCbrt = Math.cbrt(frequencyGhz);
    this.land = admittance(frequencyGhz, vertical, LAND);
    this.sea = admittance(frequencyGhz, vertical, SEA);
  }

  /** Ldsph, dB (eqs (22)–(27)) of effective heights > 0 over an earth of radius ap = `earthKm`. */
  lossDb(path: SmoothPath, earthKm: number): number {
    const { distanceKm, txM, rxM } = path;
    const losKm = Math.sqrt(2 * earthKm) * (Math.sqrt(0.001 * txM) + Math.sqrt(0.001 * rxM));
    if (distanceKm >= losKm) return this.firstTermDb(path, earthKm);
    const sum = txM + rxM;
    const c = (txM - rxM) / sum;
    const m = (250 * distanceKm * distanceKm) / (earthKm * sum);
    const b = reflectionRoot(m, c);
    const d1 = (distanceKm / 2) * (1 + b);
    const d2 = distanceKm - d1;
    const clearance = ((txM - (500 * d1 * d1) / earthKm) * d2 + (rxM - (500 * d2 * d2) / earthKm) * d1) / distanceKm;
    const required = 17.456 * Math.sqrt((d1 * d2 * this.wavelengthM) / distanceKm);
    if (clearance > required) return 0;
    const marginalKm = 500 * (distanceKm / (Math.sqrt(txM) + Math.sqrt(rxM))) ** 2;
    const firstTerm = this.firstTermDb(path, marginalKm);
    return firstTerm < 0 ? 0 : (1 - clearance / required) * firstTerm;
  }

  /** Ldft, dB: first term of the residue series over mixed ground (eq (28)). */
  private firstTermDb(path: SmoothPath, earthKm: number): number {
    const { seaShare } = path;
    if (seaShare === 0) return this.firstTermOverDb(this.land, path, earthKm);
    const sea = this.firstTermOverDb(this.sea, path, earthKm);
    return seaShare === 1 ? sea : seaShare * sea + (1 - seaShare) * this.firstTermOverDb(this.land, path, earthKm);
  }

  /** Eqs (29)–(37) over one kind of ground. */
  private firstTermOverDb(ground: number, path: SmoothPath, earthKm: number): number {
    const earthCbrt = Math.cbrt(earthKm);
    const k = ground / earthCbrt;
    const k2 = k * k;
    const beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2);
    const x = (21.88 * beta * this.frequencyCbrt * path.distanceKm) / (earthCbrt * earthCbrt);
    const y = (0.9575 * beta * this.frequencyCbrt * this.frequencyCbrt) / earthCbrt;
    const txB = beta * y * path.txM;
    const rxB = beta * y * path.rxM;
    // near the ground both height gains are factors, and one logarithm does for all
    const factors = lowGain(txB, k) * lowGain(rxB, k);
    if (x < 1.6 && txB <= 2 && rxB <= 2) return 20 * Math.log10(x / factors) + 5.6488 * Math.exp(1.425 * Math.log(x));
    const fx = x >= 1.6 ? 11 + 10 * Math.log10(x) - 17.6 * x : -20 * Math.log10(x) - 5.6488 * x ** 1.425;
    return -fx - heightGainDb(txB, k) - heightGainDb(rxB, k);
  }
}

/**
 * b of eq (25): the root of m·b³ − (m + 1)·b + c = 0 that the Recommendation writes as
 * 2·√((m + 1)/3m) · cos(π/3 + ⅓·arccos(3c/2 · √(3m/(m + 1)³))). Newton's method from below converges to it in a few steps, except
 * near a double root, where the formula is used.
 */
function reflectionRoot(m: number, c: number): number {
  const positive = Math.abs(c);
  let b = positive / (m + 1);
  for (let step = 0; step < 6; step++) {
    const mb2 = m * b * b;
    const next = b + (mb2 * b - (m + 1) * b + positive) / (m + 1 - 3 * mb2);
    if (Math.abs(next - b) < 1e-12) return c < 0 ? -next : next;
    b = next;
  }
  const angle = Math.acos(1.5 * c * Math.sqrt((3 * m) / (m + 1) ** 3));
  return 2 * Math.sqrt((m + 1) / (3 * m)) * Math.cos((Math.PI + angle) / 3);
}

/** 10^(G(Y)/20) for B ≤ 2, eq (36): no gain is below 2 + 20·log10 K. */
const lowGain = (b: number, k: number): number => Math.max(b + 0.1 * b * b * b, TWO_DB * k);
const TWO_DB = 10 ** 0.1;

/** G(Y), dB, eq (36), from B = β·Y. */
const heightGainDb = (b: number, k: number): number =>
  b > 2
    ? Math.max(17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8, k < 0.5 ? 0 : 2 + 20 * Math.log10(k))
    : 20 * Math.log10(lowGain(b, k));

/** Relative permittivity and conductivity (S/m), ITU-R P.1812-7 §4.3.3. */
const LAND = { permittivity: 22, conductivity: 0.003 };
const SEA = { permittivity: 80, conductivity: 5 };

/** K of eqs (30), (31) times the cube root of the effective earth radius in km. */
function admittance(frequencyGhz: number, vertical: boolean, ground: typeof LAND): number {
  const loss = (18 * ground.conductivity) / frequencyGhz;
  const horizontal = (0.036 / Math.cbrt(frequencyGhz)) * ((ground.permittivity - 1) ** 2 + loss ** 2) ** -0.25;
  return vertical ? horizontal * Math.sqrt(ground.permittivity ** 2 + loss ** 2) : horizontal;
}
