import { irregularityAt, type ItmLink, terrainSigmaM } from './itm-link';

/**
 * Adiff(s), dB: attenuation in the diffraction range at a distance of s metres, between smooth earth and double knife edge
 * (share of each: ITS 67 eq (3.23); terrain clutter, at most 15 dB: eq (3.38c)).
 */
export function diffractionDb(link: ItmLink, distanceM: number): number {
  const smoothM = link.txSmoothHorizonM + link.rxSmoothHorizonM;
  const sigmaM = terrainSigmaM(irregularityAt(link.irregularityM, smoothM));
  const structural = link.txHeightM * link.rxHeightM;
  const clutterDb = Math.min(15, 5 * Math.log10(1 + 1e-5 * structural * link.frequencyMhz * sigmaM));
  const excess = link.txEffectiveM * link.rxEffectiveM - structural;
  const heights = Math.sqrt(1 + excess / (structural + 10));
  const horizonsM = link.txHorizonM + link.rxHorizonM;
  const roughness = Math.min(irregularityAt(link.irregularityM, distanceM) * link.waveNumber, 6283.2);
  const q = (heights + (link.horizonAngleRad * link.earthM + horizonsM) / distanceM) * roughness;
  const smoothShare = 25.1 / (25.1 + Math.sqrt(q));
  return smoothShare * smoothEarthDb(link, distanceM) + (1 - smoothShare) * knifeEdgesDb(link, distanceM) + clutterDb;
}

/** Ak, dB: two knife edges at the horizons (TN101 eqs (I.1), (I.7); angle: Algorithm eq (4.12)). */
function knifeEdgesDb(link: ItmLink, distanceM: number): number {
  const angle = distanceM / link.earthM + link.horizonAngleRad;
  const beyond = distanceM - (link.txHorizonM + link.rxHorizonM);
  const scale = 0.0795775 * link.waveNumber * angle * angle * beyond;
  return (
    fresnelDb((scale * link.txHorizonM) / (beyond + link.txHorizonM)) +
    fresnelDb((scale * link.rxHorizonM) / (beyond + link.rxHorizonM))
  );
}

/** Loss at one knife edge of v² = `v2`, dB (TN101 eqs (III.24b), (III.24c); ITS 67 eqs (3.27a), (3.27b)). */
const fresnelDb = (v2: number): number =>
  v2 < 5.76 ? 6.02 + 9.11 * Math.sqrt(v2) - 1.27 * v2 : 12.953 + 10 * Math.log10(v2);

/** Ar, dB: smooth earth by Vogler's three radii (Vogler eqs (2), (3), (6a), (7a), (13), B0 of figure 4; TN101 eq (8.4); Algorithm eq (4.20)). */
function smoothEarthDb(link: ItmLink, distanceM: number): number {
  const angle = distanceM / link.earthM + link.horizonAngleRad;
  const beyond = distanceM - (link.txHorizonM + link.rxHorizonM);
  const frequencyCbrt = Math.cbrt(link.frequencyMhz);
  const scale = 0.017778 / (frequencyCbrt * link.impedanceMagnitude);
  const c0 = Math.cbrt(((4 / 3) * 6370e3 * angle) / beyond);
  const c1 = Math.cbrt(((4 / 3) * 6370e3 * 2 * link.txEffectiveM) / (link.txHorizonM * link.txHorizonM));
  const c2 = Math.cbrt(((4 / 3) * 6370e3 * 2 * link.rxEffectiveM) / (link.rxHorizonM * link.rxHorizonM));
  const k1 = scale * c1;
  const k2 = scale * c2;
  const x1 = ((1.607 - k1) * c1 * c1 * frequencyCbrt * link.txHorizonM) / 1000;
  const x2 = ((1.607 - k2) * c2 * c2 * frequencyCbrt * link.rxHorizonM) / 1000;
  const x0 = ((1.607 - scale * c0) * c0 * c0 * frequencyCbrt * beyond) / 1000 + x1 + x2;
  return 0.05751 * x0 - 10 * Math.log10(x0) - heightFunctionDb(x1, k1) - heightFunctionDb(x2, k2) - 20;
}

/** F(x, K), dB: height gain over a smooth earth (Algorithm, section 6). */
function heightFunctionDb(x: number, k: number): number {
  if (x < 200) {
    const w = -Math.log(k);
    if (k < 1e-5 || x * w * w * w > 5495) return x > 1 ? 17.372 * Math.log(x) - 117 : -117;
    return (2.5e-5 * x * x) / k + 20 * Math.log10(k) - 15;
  }
  const far = 0.05751 * x - 10 * Math.log10(x);
  if (x >= 2000) return far;
  const w = 0.0134 * x * Math.exp(-0.005 * x);
  return (1 - w) * far + w * (17.372 * Math.log(x) - 117);
}
