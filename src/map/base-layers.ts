/** The built-in map: land, borders, graticule, place names. Quieter than the data on it. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette';

const shown = (isShown: boolean) => ({ visibility: isShown ? ('visible' as const) : ('none' as const) });

/** Layers below the data. */
export function groundLayers(palette: Palette, visible: boolean): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette['map-sea'] } },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      layout: shown(visible),
      paint: { 'fill-color': palette['map-land'], 'fill-antialias': true },
    },
    {
      id: 'graticule',
      type: 'line',
      source: 'graticule',
      layout: shown(visible),
      paint: { 'line-color': palette['map-graticule'], 'line-width': 0.6 },
    },
  ];
}

/** Light and shade of the plan's terrain, over the data so that both can be read. */
export const RELIEF_SOURCE = 'relief';
export const reliefLayer = (visible: boolean): LayerSpecification => ({
  id: 'relief',
  type: 'raster',
  source: RELIEF_SOURCE,
  layout: shown(visible),
  paint: { 'raster-opacity': 0.75, 'raster-fade-duration': 0, 'raster-resampling': 'linear' },
});

/** Lines above the data. */
export function borderLayers(palette: Palette, visible: boolean): LayerSpecification[] {
  return [
    {
      id: 'states',
      type: 'line',
      source: 'states',
      minzoom: 3,
      layout: shown(visible),
      paint: { 'line-color': palette['map-state-line'], 'line-width': 0.8 },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      layout: shown(visible),
      paint: {
        'line-color': palette['map-border'],
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 8, 1.4],
      },
    },
  ];
}

/** Smallest place shown, by zoom. */
const SMALLEST_PLACE = [
  'step',
  ['zoom'],
  3_000_000,
  4,
  1_000_000,
  5,
  400_000,
  6,
  150_000,
  7,
  50_000,
  8,
  15_000,
  9,
  4_000,
  10,
  1_000,
];

/** Place names on top of everything but the user's own marks. */
export function placeLayers(palette: Palette, visible: boolean): LayerSpecification[] {
  return [
    {
      id: 'places',
      type: 'symbol',
      source: 'places',
      filter: ['>=', ['get', 'people'], SMALLEST_PLACE] as never,
      layout: {
        ...shown(visible),
        'text-field': ['get', 'name'],
        'text-font': ['sans-serif'],
        'text-size': ['interpolate', ['linear'], ['log10', ['get', 'people']], 3, 11, 5, 11.5, 7, 12.5],
        'text-max-width': 8,
        'text-padding': 4,
        // Beside the place where a site stands on it.
        'text-variable-anchor-offset': [
          'center',
          [0, 0],
          'top',
          [0, 0.7],
          'bottom',
          [0, -0.7],
          'left',
          [0.8, 0],
          'right',
          [-0.8, 0],
        ],
        'symbol-sort-key': ['-', 0, ['get', 'people']],
      },
      paint: {
        'text-color': palette['map-label'],
        'text-halo-color': palette['map-halo'],
        'text-halo-width': 1.4,
      },
    },
  ];
}

/** Lines every 10 degrees. */
export function graticule(): GeoJSON.FeatureCollection {
  const lines: [number, number][][] = [];
  for (let lon = -180; lon <= 180; lon += 10) lines.push(along((lat) => [lon, lat], -80, 80));
  for (let lat = -80; lat <= 80; lat += 10) lines.push(along((lon) => [lon, lat], -180, 180));
  const feature: GeoJSON.Feature = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiLineString', coordinates: lines },
  };
  return { type: 'FeatureCollection', features: [feature] };
}

function along(point: (position: number) => [number, number], from: number, to: number): [number, number][] {
  const line: [number, number][] = [];
  for (let position = from; position <= to; position += 5) line.push(point(position));
  return line;
}
