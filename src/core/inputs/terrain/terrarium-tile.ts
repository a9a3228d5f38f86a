/** Terrarium tiles: heights in the colours of a PNG, height = 256·R + G + B/256 − 32768 m (Mapzen, "Terrain tiles", format Terrarium). */
import { decodePng } from './png';

const DEEPEST_ZOOM = 18;

export interface TileAddress {
  zoom: number;
  x: number;
  y: number;
}

/** Heights of a tile, row-major; transparent pixels have none. Throws RasterError. */
export function terrariumHeights(bytes: Uint8Array): { side: number; heights: Float32Array } {
  const { samples, channels, columns, rows } = decodePng(bytes);
  const heights = new Float32Array(columns * rows);
  for (let i = 0, at = 0; i < heights.length; i++, at += channels) {
    const height = samples[at]! * 256 + samples[at + 1]! + samples[at + 2]! / 256 - 32768;
    const none = (channels === 4 && samples[at + 3] === 0) || height <= -12_000;
    heights[i] = none ? Number.NaN : height;
  }
  return { side: columns, heights };
}

/** Address of a tile of the Web Mercator pyramid in a name that ends in z/x/y.png, and its kind of picture; null when there is none. */
export function tileAddressOf(name: string): (TileAddress & { format: string }) | null {
  const match = /(?:^|\/)(\d{1,2})\/(\d{1,6})\/(\d{1,6})(?:@2x)?\.(png|webp|jpe?g|avif)$/i.exec(name);
  if (!match) return null;
  const [zoom, x, y] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = zoom <= DEEPEST_ZOOM && x < 2 ** zoom && y < 2 ** zoom;
  return exists ? { zoom, x, y, format: match[4]!.toLowerCase() } : null;
}
