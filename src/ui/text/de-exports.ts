import type { exportsEn } from './en-exports';

export const exportsDe: typeof exportsEn = {
  exports: {
    title: 'Für andere Programme',
    about: {
      'network.kml': 'Gebiete, Lücken und Standorte für Google Earth',
      'network.kmz': 'Dasselbe, komprimiert',
      'cells.parquet': 'Jedes Sechseck mit seinen Spalten (GeoParquet)',
      'gaps.parquet': 'Lücken mit Umrissen (GeoParquet)',
      'sites.parquet': 'Vorhandene und vorgeschlagene Standorte, Hotspots (GeoParquet)',
      'tables.xlsx':
        'Übersicht, Optionen, Lücken, vorgeschlagene und vorhandene Standorte, Hotspots und Kosten (Excel-Mappe)',
      'rsrp.tif': 'Signal als Raster, dBm (GeoTIFF)',
      'sinr.tif': 'Signal zu Rauschen und Störung als Raster, dB (GeoTIFF)',
      'served.tif': 'Versorgter Anteil als Raster, 0 bis 1 (GeoTIFF)',
      'fcc-hex9.csv': 'Geplantes Netz auf Sechsecken der Auflösung 9, wie in Meldungen an die FCC (BDC)',
      'fcc-propagation.csv': 'Ausbreitungsmodelle und Gelände dahinter',
      'fcc-link-budget.csv': 'Funkfeldbilanzen dahinter',
      'fcc-clutter.csv': 'Bewuchs- und Bebauungsklassen mit Höhen dahinter',
      'field-sites.gpx': 'Empfohlene Standorte als Wegpunkte für den Außendienst (GPX)',
      'field-sites.csv': 'Empfohlene Standorte als Liste für den Außendienst',
      'charts.zip': 'Diagramme und Karten als Bilder (SVG)',
    },
    making: (percent) => `Wird erstellt: ${percent} %`,
    stop: (name) => `${name} abbrechen`,
  },
};
