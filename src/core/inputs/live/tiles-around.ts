/** Which {z}/{x}/{y} tiles lie around regions. */
import type { Box } from '../towers/region-reach';

const EQUATOR_M = 2 * Math.PI * 6378137;
const TILE_PIXELS = 256;
const DEEPEST_ZOOM = 15;
/** A zoom is deep enough when its pixels are at most this far apart on the ground: about the 30 m of SRTM, rounded up to the next zoom. m */
export const TILE_STEP_M = 40;

export interface TilesAround {
  zoom: number;
  /** Each once, [x, y]. */
  tiles: [number, number][];
}

/** Tiles that touch the boxes; counting stops at four times `most`. `zoom` null: pixels of about 30 m. */
export function tilesAround(boxes: readonly Box[], zoom: number | null, most: number): TilesAround {
  const level = zoom ?? zoomFor(boxes);
  return { zoom: level, tiles: tilesOf(boxes, level, 4 * most) };
}

/** The first zoom whose pixels are near enough to each other on the ground. */
function zoomFor(boxes: readonly Box[]): number {
  const latDeg = boxes.reduce((sum, [, south, , north]) => sum + (south + north) / 2, 0) / Math.max(1, boxes.length);
  const metres = (EQUATOR_M / TILE_PIXELS) * Math.cos((latDeg * Math.PI) / 180);
  return Math.min(DEEPEST_ZOOM, Math.max(0, Math.ceil(Math.log2(metres / TILE_STEP_M))));
}

function tilesOf(boxes: readonly Box[], zoom: number, most: number): [number, number][] {
  const count = 2 ** zoom;
  const clamp = (index: number): number => Math.min(count - 1, Math.max(0, Math.floor(index)));
  const column = (lon: number): number => clamp(((lon + 180) / 360) * count);
  const row = (lat: number): number => {
    const y = Math.asinh(Math.tan((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180)) / (2 * Math.PI);
    return clamp((0.5 - y) * count);
  };
  const tiles = new Map<number, [number, number]>();
  for (const [west, south, east, north] of boxes)
    for (const [from, to] of west <= east
      ? [[west, east]]
      : [
          [west, 180],
          [-180, east],
        ])
      // prettier-ignore
      for (let x = column(from!); x <= column(to!); x++)
        for (let y = row(north); y <= row(south) && tiles.size <= most; y++) tiles.set(x * count + y, [x, y]);
  return [...tiles.values()];
}
