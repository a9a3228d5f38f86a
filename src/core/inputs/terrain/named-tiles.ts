/** Tiles that are told by their names, z/x/y.png: the entries of an archive, or one file. */
import { type OpenEntry, wholeOf } from '../containers/open-entries';
import { isPng } from './png';
import { RasterError } from './raster';
import type { TileAddress } from './terrarium-tile';
import type { TileRange, TileSet } from './tile-set';

/** A tile of 4096 pixels, hardly packed, has less. */
const MOST_TILE_BYTES = 64 * 2 ** 20;

export interface NamedTile {
  address: TileAddress;
  entry: OpenEntry;
}

export function namedTileSet(name: string, tiles: readonly NamedTile[]): TileSet {
  const byAddress = new Map<string, OpenEntry>();
  const ranges = new Map<number, TileRange>();
  for (const { address, entry } of tiles) {
    byAddress.set(keyOf(address), entry);
    const { zoom, x, y } = address;
    const range = ranges.get(zoom);
    if (!range) ranges.set(zoom, { zoom, west: x, east: x, north: y, south: y });
    else {
      range.west = Math.min(range.west, x);
      range.east = Math.max(range.east, x);
      range.north = Math.min(range.north, y);
      range.south = Math.max(range.south, y);
    }
  }
  return {
    name,
    zooms: [...ranges.values()],
    async tile(address, signal) {
      const entry = byAddress.get(keyOf(address));
      if (!entry) return null;
      const bytes = await wholeOf(entry, MOST_TILE_BYTES, signal);
      if (!isPng(bytes)) throw new RasterError(`${entry.name} is no PNG`);
      return bytes;
    },
  };
}

const keyOf = ({ zoom, x, y }: TileAddress): string => `${zoom}/${x}/${y}`;
