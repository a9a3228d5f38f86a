/** Every export, in the order it is offered. Writers and their libraries are loaded when one is asked for. */
import type { ReportInput } from '../report-types';
import { EXPORT_FORMATS, type Exporter, type ExportFormat, type ExportServices } from './exporter';
import { hex9Refusal } from './hex9-layers';

const KML = 'application/vnd.google-earth.kml+xml';
const PARQUET = 'application/vnd.apache.parquet';
const TIFF = 'image/tiff';
const CSV = 'text/csv';

export const EXPORTERS: readonly Exporter[] = [
  {
    name: 'network', extension: 'kml', format: 'kml', type: KML,
    label: 'Regions, gaps and sites for Google Earth (KML)',
    write: async (result) => (await import('./kml')).kmlOf(result),
  },
  {
    name: 'network', extension: 'kmz', format: 'kmz', type: 'application/vnd.google-earth.kmz',
    label: 'The same, compressed (KMZ)',
    write: async (result) => (await import('./kml')).kmzOf(result),
  },
  {
    name: 'cells', extension: 'parquet', format: 'geoparquet', type: PARQUET,
    label: 'Every hex with its columns (GeoParquet)',
    write: async (result) => (await import('./geoparquet')).cellsParquet(result),
  },
  {
    name: 'gaps', extension: 'parquet', format: 'geoparquet', type: PARQUET,
    label: 'Gaps with outlines (GeoParquet)',
    write: async (result) => (await import('./geoparquet')).gapsParquet(result),
  },
  {
    name: 'sites', extension: 'parquet', format: 'geoparquet', type: PARQUET,
    label: 'Existing sites, hotspots and proposed sites (GeoParquet)',
    write: async (result) => (await import('./geoparquet')).sitesParquet(result),
  },
  {
    name: 'tables', extension: 'xlsx', format: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: 'Summary, options, gaps, proposed and existing sites, hotspots and costs (Excel workbook)',
    write: async (result) => (await import('./workbook')).workbookOf(result),
  },
  ...(['rsrp', 'sinr', 'served'] as const).map((name): Exporter => ({
    name, extension: 'tif', format: 'geotiff', type: TIFF,
    label: { rsrp: 'Signal as a raster, dBm (GeoTIFF)', sinr: 'Signal to noise and interference as a raster, dB (GeoTIFF)', served: 'Served share as a raster, 0 to 1 (GeoTIFF)' }[name],
    write: async (result) => (await import('./raster-of-column')).rasterOfColumn(result, name),
  })),
  {
    name: 'fcc-hex9', extension: 'csv', format: 'hex9', type: CSV,
    label: 'Planned network on hexes of resolution 9, as in FCC BDC filings (CSV)',
    write: async (result, services) => (await import('./hex9')).hex9Csv(result, services),
    refusal: hex9Refusal,
  },
  {
    name: 'fcc-propagation', extension: 'csv', format: 'hex9', type: CSV,
    label: 'Propagation models and terrain behind it (CSV)',
    write: async (result) => (await import('./filing-tables')).propagationCsv(result),
    refusal: hex9Refusal,
  },
  {
    name: 'fcc-link-budget', extension: 'csv', format: 'hex9', type: CSV,
    label: 'Link budgets behind it (CSV)',
    write: async (result) => (await import('./filing-tables')).linkBudgetCsv(result),
    refusal: hex9Refusal,
  },
  {
    name: 'fcc-clutter', extension: 'csv', format: 'hex9', type: CSV,
    label: 'Clutter classes and heights behind it (CSV)',
    write: async (result) => (await import('./filing-tables')).clutterCsv(result),
    refusal: hex9Refusal,
  },
  {
    name: 'field-sites', extension: 'gpx', format: 'gpx', type: 'application/gpx+xml',
    label: 'Recommended sites as waypoints for field teams (GPX)',
    write: async (result) => (await import('./field-sites')).fieldSitesGpx(result),
  },
  {
    name: 'field-sites', extension: 'csv', format: 'field', type: CSV,
    label: 'Recommended sites as a list for field teams (CSV)',
    write: async (result) => (await import('./field-sites')).fieldSitesCsv(result),
  },
  {
    name: 'charts', extension: 'zip', format: 'svg', type: 'application/zip',
    label: 'Charts and maps as pictures (SVG)',
    write: async (result) => (await import('./chart-files')).chartsZip(result),
    parts: async (result) => (await import('./chart-files')).chartFiles(result),
  },
]; // prettier-ignore

/** How a file of an exporter is called. */
export const exportFileName = ({ name, extension }: Pick<Exporter, 'name' | 'extension'>): string =>
  `${name}.${extension}`;

/** Exporters of the named formats, in order; `all`: every one. Null: `unknown` is no format. */
export function exportersOf(formats: readonly string[]): { exporters: Exporter[]; unknown: string[] } {
  const all = formats.includes('all');
  return {
    exporters: EXPORTERS.filter(({ format }) => all || formats.includes(format)),
    unknown: formats.filter((format) => format !== 'all' && !EXPORT_FORMATS.includes(format as ExportFormat)),
  };
}

/** One exported file by its name (`network.kml`); rejects for a name that is not in the list. */
export async function exportFile(
  result: ReportInput,
  fileName: string,
  services: ExportServices,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const exporter = EXPORTERS.find((each) => exportFileName(each) === fileName);
  if (!exporter) throw new Error(`There is no export ${fileName}`);
  const content = await exporter.write(result, services);
  return { bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, type: exporter.type };
}
