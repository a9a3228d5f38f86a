/**
 * Terrain as light and shade, to lie over the map: black where the slope turns from the light, white where it faces it, clear where it is flat or unknown.
 * Most light comes from the north-west, as on printed maps; some from three directions beside it, so that ridges along the main light show as well.
 * Slopes by Horn's third-order differences (B. K. P. Horn, "Hill shading and the reflectance map", Proc. IEEE 69, 1981).
 */
import { EARTH_RADIUS_KM } from '../../units';
import type { Terrain } from '../../radio';
import type { TileAddress } from './encode-tile';
import { grayPng } from './gray-png';

const SIDE = 256;
const GRID = SIDE + 2;
const RAD = Math.PI / 180;
/** Azimuths clockwise from north; all stand 45° above the horizon. */
const LIGHTS = [
  { azimuthDeg: 315, share: 0.58 },
  { azimuthDeg: 225, share: 0.14 },
  { azimuthDeg: 270, share: 0.14 },
  { azimuthDeg: 360, share: 0.14 },
];
const SINE = Math.sin(45 * RAD);
const COSINE = Math.cos(45 * RAD);
/** Brightness of flat ground. */
const FLAT = SINE;
const MOST_SHADE = 150;
const MOST_LIGHT = 110;
/** Slopes drawn steeper than they are, or nothing would show: as maps of this scale do. */
const STEEPER = 1.6;

/** A tile of 256 pixels as PNG; no bytes where there is no terrain. `bounds`: west, south, east, north of the terrain, degrees. */
export function hillshadeTile(
  terrain: Terrain,
  bounds: readonly [number, number, number, number],
  address: TileAddress,
): Uint8Array {
  const { lonDeg, latDeg } = pixelsOf(address);
  const [west, south, east, north] = bounds;
  if (lonDeg[0]! > east || lonDeg[GRID - 1]! < west || latDeg[0]! < south || latDeg[GRID - 1]! > north)
    return new Uint8Array(0);
  const heightM = new Float64Array(GRID * GRID);
  let known = 0;
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) {
      const height = terrain.heightAt(lonDeg[column]!, latDeg[row]!);
      heightM[row * GRID + column] = height;
      if (height === height) known++;
    }
  return known === 0 ? new Uint8Array(0) : grayPng(shaded(heightM, latDeg, address.z), SIDE);
}

/** Longitudes and latitudes of pixel centres, with one pixel more on each side. */
function pixelsOf({ z, x, y }: TileAddress): { lonDeg: Float64Array; latDeg: Float64Array } {
  const perTile = 1 / 2 ** z;
  const at = (tile: number, pixel: number): number => (tile + (pixel - 0.5) / SIDE) * perTile;
  return {
    lonDeg: Float64Array.from({ length: GRID }, (_, column) => at(x, column) * 360 - 180),
    latDeg: Float64Array.from({ length: GRID }, (_, row) => Math.atan(Math.sinh(Math.PI * (1 - 2 * at(y, row)))) / RAD),
  };
}

/** Gray and alpha of each pixel. */
function shaded(heightM: Float64Array, latDeg: Float64Array, z: number): Uint8Array {
  const pixels = new Uint8Array(2 * SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    const metresPerPx = (2 * Math.PI * EARTH_RADIUS_KM * 1000 * Math.cos(latDeg[row + 1]! * RAD)) / (SIDE * 2 ** z);
    for (let column = 0; column < SIDE; column++) {
      const [eastward, northward] = slopeAt(heightM, row * GRID + column, metresPerPx);
      const relative = brightness(eastward * STEEPER, northward * STEEPER) - FLAT;
      if (!(relative === relative)) continue;
      const at = 2 * (row * SIDE + column);
      pixels[at] = relative < 0 ? 0 : 255;
      pixels[at + 1] =
        relative < 0 ? Math.round((MOST_SHADE * -relative) / FLAT) : Math.round((MOST_LIGHT * relative) / (1 - FLAT));
    }
  }
  return pixels;
}

/** Rise per metre towards east and north of the middle of 3 × 3 nodes whose first is `at`; NaN where one is unknown. */
function slopeAt(heightM: Float64Array, at: number, metresPerPx: number): [number, number] {
  const [a, b, c] = [heightM[at]!, heightM[at + 1]!, heightM[at + 2]!];
  const [d, f] = [heightM[at + GRID]!, heightM[at + GRID + 2]!];
  const [g, h, i] = [heightM[at + 2 * GRID]!, heightM[at + 2 * GRID + 1]!, heightM[at + 2 * GRID + 2]!];
  const scale = 1 / (8 * metresPerPx);
  return [(c + 2 * f + i - a - 2 * d - g) * scale, (a + 2 * b + c - g - 2 * h - i) * scale];
}

/** 0 … 1 of a surface with these slopes. */
function brightness(eastward: number, northward: number): number {
  const steepness = Math.hypot(eastward, northward);
  const flatness = 1 / Math.hypot(1, steepness);
  const downhill = Math.atan2(-eastward, -northward);
  let sum = 0;
  for (const { azimuthDeg, share } of LIGHTS) {
    const facing = Math.cos(azimuthDeg * RAD - downhill);
    sum += share * Math.max(0, flatness * (SINE + COSINE * steepness * facing));
  }
  return Math.min(1, sum);
}
