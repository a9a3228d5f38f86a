/** Entries of a terrain file → rasters; the format is told by the content, and by the name only where a format has no mark (SRTM, tiles). Heights stay in the file. */
import type { ByteSource } from '../containers/byte-source';
import { containerOf, headOf, type OpenEntry } from '../containers/open-entries';
import { UnpackError } from '../containers/unpack-error';
import { UnpackedSlot } from '../containers/unpacked-slot';
import type { ImportReport } from '../import-report';
import { contentKind } from '../sniff';
import type { Mapping } from '../tables/fields';
import { isAsciiGrid, readAsciiGrid } from './ascii-grid';
import { isTiff, readGeoTiff } from './geotiff';
import { type NamedTile, namedTileSet } from './named-tiles';
import { isPmtiles, readPmtiles } from './pmtiles';
import { isPng } from './png';
import { type Raster, RasterError } from './raster';
import { isSrtmSize, readSrtmTile } from './srtm-tile';
import { tileAddressOf } from './terrarium-tile';
import { rasterOfTiles, type TileSet } from './tile-set';

export interface RasterOptions {
  report: ImportReport;
  mapping: Mapping;
  signal: AbortSignal;
  /** Latitude of the regions, for the zoom of tiles. */
  latDeg: number;
}

const HEAD_BYTES = 4096;
/** Read me, licence and origin beside the data. */
const NOTES = /\.(txt|md|pdf|html?|xml|json|prj|aux)$/i;

/** Rasters of all entries. What is no raster is named in the report. Throws UnpackError and UnreadableError. */
export async function readRasters(entries: readonly OpenEntry[], options: RasterOptions): Promise<Raster[]> {
  const { report, signal } = options;
  const slot = new UnpackedSlot(signal);
  const rasters: Raster[] = [];
  const tiles: NamedTile[] = [];
  let found: ReturnType<typeof contentKind> | null = null;
  for (const entry of entries) {
    if (report.failed) return rasters;
    signal.throwIfAborted();
    if (await isOrigin(entry, report, signal)) continue;
    if (addTile(entry, tiles, report)) continue;
    const head = await headOrNone(entry, entries.length, signal);
    const read = readerOf(entry.name, head, entry.bytes);
    if (read) {
      const raster = await read(entry, slot, options);
      if (raster) rasters.push(raster);
    } else if (entries.length > 1) report.note('archive-entry-ignored', { entry: entry.name });
    else found = contentKind(head);
  }
  if (tiles.length > 0) await addTiles(namedTileSet(tiles[0]!.entry.name, tiles), rasters, options);
  if (found && !report.failed) failAs(found, report);
  else if (rasters.length === 0 && !report.failed)
    report.fail('role-mismatch', { role: report.role, found: FOUND.binary });
  return rasters;
}

const FOUND = { json: 'JSON', table: 'a table', binary: 'binary data', empty: 'nothing' };

function failAs(kind: keyof typeof FOUND, report: ImportReport): void {
  if (kind === 'empty') report.fail('input-file-empty');
  else report.fail('role-mismatch', { role: report.role, found: FOUND[kind] });
}

/** What a live source says of itself beside its tiles: it stays with them. */
async function isOrigin(entry: OpenEntry, report: ImportReport, signal: AbortSignal): Promise<boolean> {
  if (entry.packing !== 'zip' || entry.name !== 'ATTRIBUTION.txt') return false;
  const text = new TextDecoder().decode(await headOf(entry, HEAD_BYTES, signal));
  report.facts.attribution = text.split('\n', 1)[0]!.slice(0, 200);
  return true;
}

/** First bytes; of a large archive only of what its name does not tell. */
async function headOrNone(entry: OpenEntry, count: number, signal: AbortSignal): Promise<Uint8Array> {
  const told = count > 1 && ((/\.hgt$/i.test(entry.name) && isSrtmSize(entry.bytes)) || NOTES.test(entry.name));
  const head = told ? new Uint8Array(0) : await headOf(entry, HEAD_BYTES, signal);
  if (entry.packing !== 'none' && containerOf(head)) throw new UnpackError('archive-nested', { entry: entry.name });
  return head;
}

/** Whether the entry is a tile by its name. */
function addTile(entry: OpenEntry, tiles: NamedTile[], report: ImportReport): boolean {
  const address = [entry.name, report.file].map(tileAddressOf).find((each) => each !== null);
  if (!address) return false;
  if (address.format === 'png') tiles.push({ address, entry });
  else report.fail('terrain-tile-format', { format: address.format.toUpperCase() }, { id: entry.name });
  return true;
}

/** The tiles as one raster. */
async function addTiles(
  set: TileSet,
  rasters: Raster[],
  { report, latDeg, signal }: Pick<RasterOptions, 'report' | 'latDeg' | 'signal'>,
): Promise<void> {
  report.importer = 'terrarium';
  try {
    rasters.push(await rasterOfTiles(set, latDeg, signal));
  } catch (error) {
    if (!(error instanceof RasterError)) throw error;
    report.fail('terrain-header-invalid', { problem: error.message }, { id: set.name });
  }
}

type RasterReader = (entry: OpenEntry, slot: UnpackedSlot, options: RasterOptions) => Promise<Raster | null>;

const fromSource =
  (
    importer: string,
    read: (source: ByteSource, name: string, options: RasterOptions) => Promise<Raster | null> | Raster | null,
  ): RasterReader =>
  async (entry, slot, options) => {
    options.report.importer = importer;
    return read(await slot.source(entry), entry.name, options);
  };

const GEOTIFF = fromSource('geotiff', (source, name, { report }) => readGeoTiff(source, name, report));
const SRTM = fromSource('srtm', (source, name, { report }) => readSrtmTile(source, [name, report.file], report));
const PMTILES = fromSource('terrarium', async (source, name, options) => {
  const set = await readPmtiles(source, name, options.report);
  const rasters: Raster[] = [];
  if (set) await addTiles(set, rasters, options);
  return rasters[0] ?? null;
});
const ASCII_GRID: RasterReader = (entry, _slot, { report, mapping, signal }) => {
  report.importer = 'ascii-grid';
  return readAsciiGrid(entry, { report, signal, crs: (mapping.crs ?? '').replace(/^=/, '') });
};
const LOST_TILE: RasterReader = async ({ name }, _slot, { report }) => {
  report.importer = 'terrarium';
  report.fail('terrain-tile-address', { name }, { id: name });
  return null;
};

function readerOf(name: string, head: Uint8Array, bytes: number): RasterReader | null {
  if (isTiff(head)) return GEOTIFF;
  if (isAsciiGrid(head)) return ASCII_GRID;
  if (isPmtiles(head)) return PMTILES;
  if (isPng(head)) return LOST_TILE;
  return /\.hgt$/i.test(name) || isSrtmSize(bytes) ? SRTM : null;
}

/** Whether the first bytes, or the name, speak for terrain. */
export const looksLikeRaster = (name: string, head: Uint8Array): boolean =>
  tileAddressOf(name) !== null ||
  /\.(hgt|tiff?|asc)$/i.test(name) ||
  isTiff(head) ||
  isAsciiGrid(head) ||
  isPmtiles(head);
