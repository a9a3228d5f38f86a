/** Entries of a terrain file → rasters; the format is told by the content, and by the name only where a format has no mark (SRTM). */
import type { Entry } from '../containers/unpack';
import type { ImportReport } from '../import-report';
import { contentKind } from '../sniff';
import type { Mapping } from '../tables/fields';
import { isAsciiGrid, readAsciiGrid } from './ascii-grid';
import { isTiff, readGeoTiff } from './geotiff';
import { isPng } from './png';
import type { Raster } from './raster';
import { readSrtmTile } from './srtm-tile';
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
    const raster = await reader(bytes, name, options);
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

type RasterReader = (bytes: Uint8Array, name: string, options: RasterOptions) => Promise<Raster | null> | Raster | null;

function readerOf(name: string, bytes: Uint8Array): RasterReader | null {
  if (isTiff(bytes)) return (content, entry, { report }) => readGeoTiff(content, entry, report);
  if (isAsciiGrid(bytes)) return asciiGrid;
  if (isPng(bytes)) return (content, entry, { report }) => readTerrariumTile(content, [entry, report.file], report);
  if (/\.hgt$/i.test(name) || isTileSize(bytes.length)) return srtm;
  return null;
}

const srtm: RasterReader = (bytes, name, { report }) => readSrtmTile(bytes, [name, report.file], report);

const asciiGrid: RasterReader = (bytes, name, { report, mapping }) =>
  readAsciiGrid(bytes, name, { report, crs: (mapping.crs ?? '').replace(/^=/, '') });

const isTileSize = (length: number): boolean => [1201 * 1201, 3601 * 3601, 1801 * 3601].includes(length / 2);
