/**
 * Sector antennas of 3GPP: gain below the peak in a direction, with electrical and mechanical tilt.
 * Electrical tilt bends the beam down at every azimuth (a phased column); mechanical tilt turns the whole antenna about its sideways axis,
 * so that it looks down in front and up behind.
 */

export type AntennaPattern = 'omni' | '3gpp-38901' | '3gpp-36814';

const RAD = Math.PI / 180;

/** Half-power beamwidths, front-to-back ratio and side-lobe limit. Degrees, dB. */
const BEAMS = {
  /** 3GPP TR 38.901 V19.4.0 Table 7.3-1: one element; θ3dB = φ3dB = 65°, SLA_V = A_max = 30 dB. */
  '3gpp-38901': { azimuthDeg: 65, elevationDeg: 65, frontToBackDb: 30, sideLobeDb: 30 },
  /** 3GPP TR 36.814 V9.2.0 Table A.2.1.1-2: φ3dB = 70°, A_m = 25 dB, θ3dB = 10°, SLA_v = 20 dB. */
  '3gpp-36814': { azimuthDeg: 70, elevationDeg: 10, frontToBackDb: 25, sideLobeDb: 20 },
} as const;

/** A direction seen from the antenna. */
export interface SectorDirection {
  /** Clockwise from the antenna's azimuth. Degrees, any turn. */
  azimuthOffsetDeg: number;
  /** Above the horizon: negative towards a receiver below the antenna. −90..90 degrees. */
  elevationDeg: number;
  pattern: AntennaPattern;
  /** Electrical downtilt. Degrees, positive down. */
  tiltDeg: number;
  /** Mechanical downtilt. Degrees, positive down; default 0. */
  mechanicalTiltDeg?: number;
}

/** Gain relative to the peak, ≤ 0 dB: both tables, A = −min(−(A_H + A_V), A_m). Omni is 0 everywhere. */
export function sectorGainDb(direction: SectorDirection): number {
  if (direction.pattern === 'omni') return 0;
  const beam = BEAMS[direction.pattern];
  let azimuth = direction.azimuthOffsetDeg;
  let elevation = direction.elevationDeg;
  if (direction.mechanicalTiltDeg)
    [azimuth, elevation] = mechanicallyTilted(azimuth, elevation, direction.mechanicalTiltDeg);
  azimuth -= 360 * Math.round(azimuth / 360);
  const horizontal = Math.min(12 * (azimuth / beam.azimuthDeg) ** 2, beam.frontToBackDb);
  const vertical = Math.min(12 * ((elevation + direction.tiltDeg) / beam.elevationDeg) ** 2, beam.sideLobeDb);
  return -Math.min(horizontal + vertical, beam.frontToBackDb);
}

/** A direction [azimuth offset, elevation] as an antenna turned down by `tiltDeg` about its sideways axis sees it. Degrees. */
export function mechanicallyTilted(azimuthDeg: number, elevation: number, tiltDeg: number): [number, number] {
  const tilt = tiltDeg * RAD;
  const x = Math.cos(elevation * RAD) * Math.cos(azimuthDeg * RAD);
  const y = Math.cos(elevation * RAD) * Math.sin(azimuthDeg * RAD);
  const z = Math.sin(elevation * RAD);
  const forward = x * Math.cos(tilt) - z * Math.sin(tilt);
  const up = x * Math.sin(tilt) + z * Math.cos(tilt);
  return [Math.atan2(y, forward) / RAD, Math.asin(Math.max(-1, Math.min(1, up))) / RAD];
}

/** Elevation at which an antenna sees a receiver over a flat step. Degrees, negative below. */
export const elevationDeg = (distance2dM: number, baseHeightM: number, userHeightM: number): number =>
  Math.atan2(userHeightM - baseHeightM, distance2dM) / RAD;
