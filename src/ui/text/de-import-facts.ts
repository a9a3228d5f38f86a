import type { Text } from './en';

/** German: what was found in a file. */
export const importFactsDe: Pick<Text, 'importFacts'> = {
  importFacts: {
    grid: (points, apart) => `${points} Gitterpunkte im Abstand von ${apart}`,
    tiles: (n) => `${n} Kacheln`,
    voids: (n) => `${n} ohne Höhe`,
    names: {
      cells: 'Zellen',
      sites: 'Standorte',
      sharedSites: 'Standorte mehrerer Betreiber',
      operators: 'Betreiber',
      rasters: 'Raster',
      tiles: 'Kacheln',
      tilesMissing: 'Fehlende Kacheln',
      nodes: 'Gitterpunkte',
      resolutionM: 'Ihr Abstand',
      lowestM: 'Tiefster',
      highestM: 'Höchster',
      voids: 'Ohne Höhe',
      projection: 'Projektion',
      attribution: 'Quelle',
      regions: 'Regionen',
      venues: 'Orte mit WLAN',
      candidates: 'Plätze',
      measurements: 'Messungen',
      people: 'Menschen',
      households: 'Haushalte',
      roads: 'Straßen',
      roadKm: 'Länge, km',
      withTraffic: 'Mit Verkehrszählung',
      iot: 'IoT-Netz',
      mobile: 'Mobilnetz',
    },
  },
};
