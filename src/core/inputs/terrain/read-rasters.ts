/** Entries of a terrain file → rasters; the format is told by the content, and by the name only where a format has no mark (SRTM). */
import type { Entry } from '../containers/unpack';
import type { ImportReport } from '../import-report';
import { contentKind } from '../sniff';
import type { Mapping } from '../tables/fields';
import { isAsciiGrid, readAsciiGrid } from './ascii-grid';
import { isTiff, readGeoTiff } from './geotiff';
import { isPng } from './png';
import type { Raster } from './raster';
import { isSrtmSize, readSrtmTile } from './srtm-tile';
import { readTerrariumTile } from './terrarium-tile';

export interface RasterOptions {
  report: ImportReport;
  mapping: Mapping;
  signal: AbortSignal;
}

/** Rasters of all entries. What is no raster is named in the report. */
export async function readRasters(entries: readonly Entry[], options: RasterOptions): Promise<Raster[]> {
  const { report } = options;
  const rasters: Raster[] = [];
  let known = 0;
  for (const { name, bytes } of entries) {
    if (report.failed) break;
    const reader = readerOf(name, bytes);
    if (!reader) {
      if (entries.length > 1) report.note('archive-entry-ignored', { entry: name });
      continue;
    }
    known++;
    report.importer = reader.importer;
    const raster = await reader.read(bytes, name, options);
    if (raster) rasters.push(raster);
  }
  if (known === 0 && entries.length > 0 && !report.failed) {
    const [{ bytes }] = entries as [Entry, ...Entry[]];
    if (contentKind(bytes) === 'empty') report.fail('input-file-empty');
    else report.fail('role-mismatch', { role: report.role, found: FOUND[contentKind(bytes)] });
  }
  return rasters;
}

const FOUND = { json: 'JSON', table: 'a table', binary: 'binary data', empty: 'nothing' };

interface RasterReader {
  importer: string;
  read(bytes: Uint8Array, name: string, options: RasterOptions): Promise<Raster | null> | Raster | null;
}

const GEOTIFF: RasterReader = {
  importer: 'geotiff',
  read: (bytes, name, { report }) => readGeoTiff(bytes, name, report),
};
const ASCII_GRID: RasterReader = {
  importer: 'ascii-grid',
  read: (bytes, name, { report, mapping }) =>
    readAsciiGrid(bytes, name, { report, crs: (mapping.crs ?? '').replace(/^=/, '') }),
};
const TERRARIUM: RasterReader = {
  importer: 'terrarium',
  read: (bytes, name, { report }) => readTerrariumTile(bytes, [name, report.file], report),
};
const SRTM: RasterReader = {
  importer: 'srtm',
  read: (bytes, name, { report }) => readSrtmTile(bytes, [name, report.file], report),
};

function readerOf(name: string, bytes: Uint8Array): RasterReader | null {
  if (isTiff(bytes)) return GEOTIFF;
  if (isAsciiGrid(bytes)) return ASCII_GRID;
  if (isPng(bytes)) return TERRARIUM;
  return /\.hgt$/i.test(name) || isSrtmSize(bytes.length) ? SRTM : null;
}
