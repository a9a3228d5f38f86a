/**
 * Terrarium tiles: heights in the colours of a PNG, height = 256·R + G + B/256 − 32768 m (Mapzen, "Terrain tiles", format Terrarium). Where a tile lies is in its name,
 * z/x/y.png of the Web Mercator pyramid. Unpacked only when its heights are wanted: of thousands of tiles only those around the regions are.
 */
import type { ImportReport } from '../import-report';
import { decodePng, type PngImage, pngHeader } from './png';
import { webMercator } from './projection';
import { cut, type Raster, RasterError } from './raster';

const DEEPEST_ZOOM = 18;
/** Half the side of the square world. m */
const HALF_WORLD_M = Math.PI * 6378137;

/** The tile, or null with the report failed. The address is looked for in each of `names`. */
export function readTerrariumTile(bytes: Uint8Array, names: readonly string[], report: ImportReport): Raster | null {
  const name = names[0] ?? '';
  const address = names.map(addressOf).find((found) => found !== null);
  if (!address) {
    report.fail('terrain-tile-address', { name }, { id: name });
    return null;
  }
  try {
    const { columns, rows } = pngHeader(bytes);
    const side = (2 * HALF_WORLD_M) / 2 ** address.zoom;
    const [stepX, stepY] = [side / columns, side / rows];
    return {
      name,
      projection: webMercator,
      west: -HALF_WORLD_M + address.x * side + stepX / 2,
      north: HALF_WORLD_M - address.y * side - stepY / 2,
      stepX,
      stepY,
      columns,
      rows,
      read: async (window) => cut(heightsOf(decodePng(bytes)), columns, window),
    };
  } catch (error) {
    if (!(error instanceof RasterError)) throw error;
    report.fail('terrain-header-invalid', { problem: error.message }, { id: name });
    return null;
  }
}

/** Transparent pixels have no height. */
function heightsOf({ samples, channels, columns, rows }: PngImage): Float32Array {
  const heights = new Float32Array(columns * rows);
  for (let i = 0, at = 0; i < heights.length; i++, at += channels) {
    const height = samples[at]! * 256 + samples[at + 1]! + samples[at + 2]! / 256 - 32768;
    const none = (channels === 4 && samples[at + 3] === 0) || height <= -12_000;
    heights[i] = none ? Number.NaN : height;
  }
  return heights;
}

function addressOf(name: string): { zoom: number; x: number; y: number } | null {
  const match = /(?:^|\/)(\d{1,2})\/(\d{1,6})\/(\d{1,6})(?:@2x)?\.png$/i.exec(name);
  if (!match) return null;
  const [zoom, x, y] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return zoom <= DEEPEST_ZOOM && x < 2 ** zoom && y < 2 ** zoom ? { zoom, x, y } : null;
}
