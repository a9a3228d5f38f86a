/** App state → map style, as JSON. The one place that says what lies on what. */
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { AppState } from '../state';
import { areaLayers } from './area-layers';
import { borderLayers, graticule, groundLayers, placeLayers, RELIEF_SOURCE, reliefLayer } from './base-layers';
import { CELL_SOURCE, cellLayers, DIFFERENCE_SOURCE, measurementLayers } from './cell-layers';
import { markLayers } from './mark-layers';
import { MARKS } from './marks';
import type { Palette } from './palette';
import { roadLayers } from './road-layers';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const source = (
  data: GeoJSON.FeatureCollection,
  more: Partial<GeoJSONSourceSpecification> = {},
): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data,
  ...more,
});

/** Tile address of a result; another version is another address, so that nothing old is shown. */
export const tileAddress = (version: string): string => `infill-cells://${version}/{z}/{x}/{y}`;
export const NO_RESULT = 'none';
/** The same for the light and shade of a terrain. */
export const reliefAddress = (version: string): string => `infill-relief://${version}/{z}/{x}/{y}`;

/** Layers from the ground up. */
export function layersOf(
  { layer, overlays, opacity, baseMapShown }: Pick<AppState, 'layer' | 'overlays' | 'opacity' | 'baseMapShown'>,
  palette: Palette,
): LayerSpecification[] {
  const builtIn = !baseMapShown;
  return [
    ...groundLayers(palette, builtIn),
    ...cellLayers(layer, palette, opacity[layer]),
    reliefLayer(overlays.relief),
    ...borderLayers(palette, builtIn),
    ...areaLayers(palette),
    ...roadLayers(palette, overlays.roads, opacity.roads),
    ...measurementLayers(palette, overlays.measurements),
    ...placeLayers(palette, builtIn && overlays.places),
    ...markLayers(palette, overlays),
  ];
}

/** The first style: sources empty, filled by the updater. */
export function firstStyle(state: AppState, palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: source(EMPTY, {
        maxzoom: 10,
        attribution: 'Natural Earth · <a href="https://www.geonames.org">GeoNames</a>, CC BY 4.0',
      }),
      borders: source(EMPTY, { maxzoom: 10 }),
      states: source(EMPTY, { maxzoom: 10 }),
      graticule: source(graticule(), { maxzoom: 6 }),
      places: source(EMPTY, { maxzoom: 10, buffer: 64 }),
      [CELL_SOURCE]: { type: 'vector', tiles: [tileAddress(NO_RESULT)], minzoom: 0, maxzoom: 14 },
      [DIFFERENCE_SOURCE]: { type: 'vector', tiles: [tileAddress(NO_RESULT)], minzoom: 0, maxzoom: 14 },
      [RELIEF_SOURCE]: { type: 'raster', tiles: [reliefAddress(NO_RESULT)], tileSize: 256, minzoom: 7, maxzoom: 13 },
      areas: source(EMPTY, { maxzoom: 12 }),
      'area-hover': source(EMPTY),
      'server-outline': source(EMPTY),
      ...Object.fromEntries(Object.keys(MARKS).map((name) => [name, source(EMPTY)])),
      'hotspot-cells': source(EMPTY),
      selection: source(EMPTY),
      hover: source(EMPTY),
    },
    layers: layersOf(state, palette),
  };
}
