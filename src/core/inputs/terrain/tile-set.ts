/**
 * A pyramid of Terrarium tiles as rasters, one a zoom, deeper ones first: only the tiles of a window are read. The first raster is the zoom that terrain needs;
 * deeper ones say nothing more to profiles whose points are 30–100 m apart.
 */
import { TILE_STEP_M } from '../live/tiles-around';
import { pngHeader } from './png';
import { webMercator } from './projection';
import { type Heights, type Raster, RasterError, type Window } from './raster';
import { terrariumHeights, type TileAddress } from './terrarium-tile';

export interface TileSet {
  name: string;
  /** Zooms with the tiles that bound what there is of them. */
  zooms: TileRange[];
  /** Null: there is no such tile. */
  tile(address: TileAddress, signal: AbortSignal): Promise<Uint8Array | null>;
}

export interface TileRange {
  zoom: number;
  west: number;
  north: number;
  east: number;
  south: number;
}

/** Half the side of the square world. m */
const HALF_WORLD_M = Math.PI * 6378137;
/** Tiles kept unpacked: a window is read in bands, and tiles lie across their edges. */
const KEPT_TILES = 64;

/** The pyramid as a raster with its coarser zooms as overviews; `latDeg`: where the ground's distances are measured. Throws RasterError when the first tile is none. */
export async function rasterOfTiles(set: TileSet, latDeg: number, signal: AbortSignal): Promise<Raster> {
  const zooms = [...set.zooms].sort((a, b) => b.zoom - a.zoom);
  const side = await sideOf(set, zooms, signal);
  const tiles = { read: 0, missing: 0 };
  const rasters = zooms.map((range) => rasterOfZoom(set, range, { side, tiles }));
  const ground = (raster: Raster): number => raster.stepY * Math.cos((latDeg * Math.PI) / 180);
  const first = Math.max(
    0,
    rasters.findLastIndex((raster) => ground(raster) <= TILE_STEP_M),
  );
  return { ...rasters[first]!, overviews: rasters.slice(first + 1) };
}

/** Pixels of a tile's side: those of the first tile that is found. */
async function sideOf(set: TileSet, zooms: readonly TileRange[], signal: AbortSignal): Promise<number> {
  for (const { zoom, west, north, east, south } of [...zooms].reverse())
    for (let x = west, looked = 0; x <= east && looked < 1000; x++)
      for (let y = north; y <= south && looked < 1000; y++, looked++) {
        const bytes = await set.tile({ zoom, x, y }, signal);
        if (!bytes) continue;
        const { columns, rows } = pngHeader(bytes);
        if (columns !== rows) throw new RasterError(`its tiles are not square (${columns} × ${rows})`);
        return columns;
      }
  throw new RasterError('it holds no tile where its header says');
}

interface Shared {
  side: number;
  tiles: { read: number; missing: number };
}

function rasterOfZoom(set: TileSet, range: TileRange, { side, tiles }: Shared): Raster {
  const { zoom, west, north, east, south } = range;
  const tileM = (2 * HALF_WORLD_M) / 2 ** zoom;
  const step = tileM / side;
  const kept = new Map<string, Float32Array | null>();

  async function heightsAt(x: number, y: number, signal: AbortSignal): Promise<Float32Array | null> {
    const key = `${x}/${y}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const bytes = await set.tile({ zoom, x, y }, signal);
    const tile = bytes && terrariumHeights(bytes);
    if (tile && tile.heights.length !== side * side) throw new RasterError(`its tile ${zoom}/${key} has another size`);
    if (tile) tiles.read++;
    else tiles.missing++;
    kept.set(key, tile?.heights ?? null);
    if (kept.size > KEPT_TILES) kept.delete(kept.keys().next().value!);
    return tile?.heights ?? null;
  }

  return {
    name: set.name,
    projection: webMercator,
    west: -HALF_WORLD_M + west * tileM + step / 2,
    north: HALF_WORLD_M - north * tileM - step / 2,
    stepX: step,
    stepY: step,
    columns: (east - west + 1) * side,
    rows: (south - north + 1) * side,
    tiles,
    async read(window, signal) {
      const heights = new Float32Array(window.columns * window.rows).fill(Number.NaN);
      const last = (from: number, count: number): number => Math.floor((from + count - 1) / side);
      for (let y = Math.floor(window.row / side); y <= last(window.row, window.rows); y++)
        for (let x = Math.floor(window.column / side); x <= last(window.column, window.columns); x++) {
          signal.throwIfAborted();
          const tile = await heightsAt(west + x, north + y, signal);
          if (tile) place(heights, tile, { window, side, left: x * side, top: y * side });
        }
      return heights;
    },
  };
}

/** Copies what of a tile lies in the window. */
function place(
  heights: Heights,
  tile: Float32Array,
  { window, side, left, top }: { window: Window; side: number; left: number; top: number },
): void {
  const [from, to] = [Math.max(left, window.column), Math.min(left + side, window.column + window.columns)];
  const end = Math.min(top + side, window.row + window.rows);
  for (let row = Math.max(top, window.row); row < end; row++) {
    const start = (row - top) * side - left;
    heights.set(tile.subarray(start + from, start + to), (row - window.row) * window.columns + from - window.column);
  }
}
