/** A terrain profile as SVG paths. Pure: numbers in, path data out. */
import type { LinkProfile } from '../../core/coverage';

export interface ProfileBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface ProfileShape {
  /** From the sea of the picture up to the ground, and from the ground to the top of what stands on it. */
  ground: string;
  clutter: string;
  /** The line between the antennas. */
  sight: string;
  /** The first Fresnel zone around it. */
  fresnel: string;
  lengthKm: number;
  /** Heights at the lower and upper edge of the picture. m. */
  lowM: number;
  highM: number;
  x(km: number): number;
  y(heightM: number): number;
}

/** Flat ground is not blown up to mountains: the picture is at least this high. m. */
const LEAST_SPAN_M = 30;

/** The lists of a profile drawn into a box: the whole length across, from under the lowest ground to above the highest of what is drawn. */
export function profileShape(profile: LinkProfile, { left, right, top, bottom }: ProfileBox): ProfileShape {
  const { distanceKm, groundM, clutterM, sightM, fresnelM } = profile;
  const lengthKm = distanceKm.at(-1) ?? 0;
  let lowM = Infinity;
  let highM = -Infinity;
  for (let i = 0; i < distanceKm.length; i++) {
    lowM = Math.min(lowM, groundM[i]!);
    highM = Math.max(highM, groundM[i]! + clutterM[i]!, sightM[i]! + fresnelM[i]!);
  }
  const span = Math.max(LEAST_SPAN_M, highM - lowM);
  const floorM = lowM - span * 0.08;
  const x = (km: number): number => round(left + (lengthKm > 0 ? km / lengthKm : 0) * (right - left));
  const y = (heightM: number): number => round(bottom - ((heightM - floorM) / (span * 1.12)) * (bottom - top));
  const along = (heightAt: (index: number) => number) =>
    distanceKm.map((km, index) => `${x(km)} ${y(Math.max(floorM, heightAt(index)))}`);
  const area = (upper: string[], lower: string[]) => `M${[...upper, ...lower.toReversed()].join('L')}Z`;
  const groundLine = along((i) => groundM[i]!);
  return {
    ground: area(groundLine, [`${x(0)} ${bottom}`, `${x(lengthKm)} ${bottom}`]),
    clutter: clutterM.some((height) => height > 0)
      ? area(
          along((i) => groundM[i]! + clutterM[i]!),
          groundLine,
        )
      : '',
    sight: `M${along((i) => sightM[i]!).join('L')}`,
    fresnel: area(
      along((i) => sightM[i]! + fresnelM[i]!),
      along((i) => sightM[i]! - fresnelM[i]!),
    ),
    lengthKm,
    lowM,
    highM,
    x,
    y,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
