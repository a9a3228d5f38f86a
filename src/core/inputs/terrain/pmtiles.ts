/** A PMTiles file (version 3) of Terrarium PNG tiles. The package reads header and directories; what they claim is bounded here. */
import { Gunzip } from 'fflate';
import type { Header } from 'pmtiles';
import { type ByteSource, UnreadableError } from '../containers/byte-source';
import { UnpackError } from '../containers/unpack-error';
import type { ImportReport } from '../import-report';
import { RasterError } from './raster';
import type { TileRange, TileSet } from './tile-set';

const LARGEST_PART_BYTES = 64 * 2 ** 20;
const HEADER_BYTES = 127;
const PNG_TILES = 2;
const NO_COMPRESSION = [0, 1];
const GZIP = 2;
const FORMATS: Readonly<Record<number, string>> = {
  1: 'vector tiles',
  3: 'JPEG',
  4: 'WebP',
  5: 'AVIF',
  6: 'MapLibre tiles',
};
const DEEPEST_ZOOM = 18;

export const isPmtiles = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 7)) === 'PMTiles';

/** The tiles, or null with the report failed. */
export async function readPmtiles(source: ByteSource, name: string, report: ImportReport): Promise<TileSet | null> {
  try {
    if (source.size < HEADER_BYTES) throw new RasterError('its header is cut short');
    const { PMTiles, ResolvedValueCache } = await import('pmtiles');
    const archive = new PMTiles(
      { getKey: () => name, getBytes: (offset, length) => part(source, offset, length) },
      new ResolvedValueCache(100, false, directory),
      unpacked,
    );
    const header = await archive.getHeader();
    const format = header.tileType === PNG_TILES ? await encodingOf(archive.getMetadata()) : FORMATS[header.tileType];
    if (format !== 'terrarium') {
      report.fail('terrain-tile-format', { format: format ?? 'of an unknown kind' }, { id: name });
      return null;
    }
    return {
      name,
      zooms: rangesOf(header),
      tile: ({ zoom, x, y }, signal) =>
        guarded(async () => {
          const tile = await archive.getZxy(zoom, x, y, signal);
          return tile ? new Uint8Array(tile.data) : null;
        }),
    };
  } catch (error) {
    if (error instanceof UnpackError || error instanceof UnreadableError) throw error;
    report.fail('terrain-header-invalid', { problem: problemOf(error) }, { id: name });
    return null;
  }
}

/** `encoding` in the metadata, as MapLibre names it; what says nothing is taken for Terrarium. */
async function encodingOf(metadata: Promise<unknown>): Promise<string> {
  let stated: unknown = null;
  try {
    stated = ((await metadata) as { encoding?: unknown } | null)?.encoding;
  } catch {
    // Metadata is for people; tiles can be read without.
  }
  return typeof stated === 'string' && stated !== 'terrarium' ? `encoded as “${stated.slice(0, 40)}”` : 'terrarium';
}

async function part(source: ByteSource, offset: number, length: number): Promise<{ data: ArrayBuffer }> {
  // The first read asks for 16 KiB, whatever the size of the file.
  const short = offset === 0 && length <= 16_384;
  if (!(offset >= 0 && length >= 0 && length <= LARGEST_PART_BYTES) || (!short && offset + length > source.size))
    throw new RasterError('it points to bytes beyond its end');
  return { data: (await source.bytes(offset, offset + length)).buffer };
}

/** A directory lists at most as many entries as it has bytes; the package would believe any number. */
async function directory(packed: ArrayBuffer, compression: number): Promise<ArrayBuffer> {
  const content = await unpacked(packed, compression);
  const bytes = new Uint8Array(content);
  let [count, factor] = [0, 1];
  for (let i = 0; i < 10 && i < bytes.length; i++, factor *= 128) {
    count += (bytes[i]! & 127) * factor;
    if (bytes[i]! < 128) break;
  }
  if (count > bytes.length) throw new RasterError(`a directory claims ${count} tiles in ${bytes.length} bytes`);
  return content;
}

async function unpacked(packed: ArrayBuffer, compression: number): Promise<ArrayBuffer> {
  if (NO_COMPRESSION.includes(compression)) return packed;
  if (compression !== GZIP) throw new RasterError(`compression ${compression} is not read`);
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((chunk) => {
    parts.push(chunk);
    length += chunk.length;
    if (length > LARGEST_PART_BYTES) throw new RasterError('a part unpacks to more than is read');
  });
  const input = new Uint8Array(packed);
  for (let at = 0; at < input.length; at += 65_536)
    stream.push(input.subarray(at, at + 65_536), at + 65_536 >= input.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of parts) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.buffer;
}

/** Tiles within the stated bounds, zoom by zoom; the whole world where they say nothing. */
function rangesOf(header: Header): TileRange[] {
  const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = header;
  if (!(minZoom >= 0 && minZoom <= maxZoom)) throw new RasterError('its zooms are out of order');
  const stated = minLon < maxLon && minLat < maxLat && minLon >= -180 && maxLon <= 180;
  const ranges: TileRange[] = [];
  for (let zoom = minZoom; zoom <= Math.min(maxZoom, DEEPEST_ZOOM); zoom++) {
    const count = 2 ** zoom;
    const column = (lon: number): number => clamp(Math.floor(((lon + 180) / 360) * count), count);
    const row = (lat: number): number =>
      clamp(Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * count), count);
    ranges.push(
      stated
        ? { zoom, west: column(minLon), east: column(maxLon), north: row(maxLat), south: row(minLat) }
        : { zoom, west: 0, east: count - 1, north: 0, south: count - 1 },
    );
  }
  return ranges;
}

const clamp = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index || 0));

async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const known = error instanceof UnpackError || error instanceof UnreadableError || error instanceof RasterError;
    if (known || (error instanceof Error && error.name === 'AbortError')) throw error;
    throw new RasterError(problemOf(error));
  }
}

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
