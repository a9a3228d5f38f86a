/** The exports of the Report stage. */
export const exportsEn = {
  exports: {
    title: 'For other programs',
    about: {
      'network.kml': 'Regions, gaps and sites for Google Earth',
      'network.kmz': 'The same, compressed',
      'cells.parquet': 'Every hex with its columns (GeoParquet)',
      'gaps.parquet': 'Gaps with outlines (GeoParquet)',
      'sites.parquet': 'Existing sites, hotspots and proposed sites (GeoParquet)',
      'tables.xlsx': 'Summary, options, gaps, proposed and existing sites, hotspots and costs (Excel workbook)',
      'rsrp.tif': 'Signal as a raster, dBm (GeoTIFF)',
      'sinr.tif': 'Signal to noise and interference as a raster, dB (GeoTIFF)',
      'served.tif': 'Served share as a raster, 0 to 1 (GeoTIFF)',
      'fcc-hex9.csv': 'Planned network on hexes of resolution 9, as in FCC BDC filings',
      'fcc-propagation.csv': 'Propagation models and terrain behind it',
      'fcc-link-budget.csv': 'Link budgets behind it',
      'fcc-clutter.csv': 'Clutter classes and heights behind it',
      'field-sites.gpx': 'Recommended sites as waypoints for field teams (GPX)',
      'field-sites.csv': 'Recommended sites as a list for field teams',
      'charts.zip': 'Charts and maps as pictures (SVG)',
    } as Record<string, string>,
    making: (percent: number) => `Making it: ${percent} %`,
    stop: (name: string) => `Stop making ${name}`,
  },
};
