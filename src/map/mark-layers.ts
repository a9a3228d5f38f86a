/** Regions, sites, hotspots, gaps, proposed sites and the selection, above the cells. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { OverlayId } from '../state';
import type { Palette } from './palette';

/** Layers a click can pick, topmost first. */
export const PICKABLE = ['gap-labels', 'wishes', 'proposed', 'sites', 'hotspots'] as const;

const byZoom = (low: number, high: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  6,
  low,
  13,
  high,
];

const IS_TOWER: ExpressionSpecification = ['in', ['get', 'kind'], ['literal', ['tower-greenfield', 'tower-colocated']]];
/** How many gaps are numbered, by zoom: those of most people. */
const GAPS_NUMBERED = ['step', ['zoom'], 8, 8, 12, 9, 20, 10, 40, 11, 100, 12, 100_000];

export function markLayers(palette: Palette, overlays: Record<OverlayId, boolean>): LayerSpecification[] {
  const visibility: Visibility = (id) => (overlays[id] ? 'visible' : 'none');
  return [
    {
      id: 'regions-halo',
      type: 'line',
      source: 'regions',
      layout: { visibility: visibility('regions'), 'line-join': 'round' },
      paint: { 'line-color': palette['map-halo'], 'line-width': 4, 'line-opacity': 0.7 },
    },
    {
      id: 'regions',
      type: 'line',
      source: 'regions',
      layout: { visibility: visibility('regions'), 'line-join': 'round' },
      paint: { 'line-color': palette['map-region'], 'line-width': ['case', ['get', 'selected'], 2, 1.2] },
    },
    ...noGoLayers(palette),
    serverOutlineLayer(palette),
    ...hotspotCellLayers(palette, visibility),
    ...siteLayers(palette, visibility),
    ...wishLayers(palette),
    ...selectionLayers(palette),
    gapLabels(palette, visibility),
  ];
}

/** Around the cells that the selected site serves best. */
const serverOutlineLayer = (palette: Palette): LayerSpecification => ({
  id: 'server-outline',
  type: 'line',
  source: 'server-outline',
  paint: { 'line-color': palette.accent, 'line-width': 1.6, 'line-opacity': 0.9 },
});

type Visibility = (id: OverlayId) => 'visible' | 'none';

/** The hotspot is somewhere in its cell: the point in the middle alone would claim more than is known. */
function hotspotCellLayers(palette: Palette, visibility: Visibility): LayerSpecification[] {
  const strength = (counts: number, other: number): ExpressionSpecification => [
    'case',
    ['get', 'counts'],
    counts,
    other,
  ];
  return [
    {
      id: 'hotspot-cells',
      type: 'fill',
      source: 'hotspot-cells',
      minzoom: 9,
      layout: { visibility: visibility('hotspots') },
      paint: { 'fill-color': palette['served-b'], 'fill-opacity': strength(0.14, 0.05) },
    },
    {
      id: 'hotspot-cell-outlines',
      type: 'line',
      source: 'hotspot-cells',
      minzoom: 9,
      layout: { visibility: visibility('hotspots') },
      paint: {
        'line-color': palette['served-b'],
        'line-width': 1,
        'line-opacity': strength(0.9, 0.45),
        'line-dasharray': [3, 2],
      },
    },
  ];
}

function siteLayers(palette: Palette, visibility: Visibility): LayerSpecification[] {
  return [
    {
      id: 'hotspots',
      type: 'circle',
      source: 'hotspots',
      layout: { visibility: visibility('hotspots') },
      paint: {
        'circle-radius': byZoom(1.6, 5),
        'circle-color': palette['served-b'],
        'circle-opacity': ['case', ['get', 'counts'], 1, 0.25],
        'circle-stroke-color': ['case', ['get', 'counts'], palette['map-halo'], palette['served-b']],
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'sites',
      type: 'symbol',
      source: 'sites',
      layout: {
        visibility: visibility('sites'),
        'icon-image': 'tower',
        'icon-size': byZoom(0.5, 1.1),
        // Drawn whatever lies there, but place names keep off it.
        'icon-allow-overlap': true,
        'icon-ignore-placement': false,
        'icon-padding': 0,
      },
      paint: { 'icon-opacity': ['case', ['boolean', ['get', 'off'], false], 0.35, 1] },
    },
    {
      id: 'proposed',
      type: 'symbol',
      source: 'proposed',
      layout: {
        visibility: visibility('proposed'),
        'icon-image': ['concat', 'proposed-', ['get', 'kind']],
        'icon-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          7,
          ['case', IS_TOWER, 0.6, 0.3],
          10,
          ['case', IS_TOWER, 0.85, 0.55],
          13,
          ['case', IS_TOWER, 1.2, 0.85],
        ],
        'symbol-sort-key': ['case', IS_TOWER, 1, 0],
        'icon-allow-overlap': true,
        'icon-ignore-placement': false,
        'icon-padding': 0,
      },
    },
  ];
}

/** Where nothing may be built. */
function noGoLayers(palette: Palette): LayerSpecification[] {
  return [
    { id: 'no-go', type: 'fill', source: 'no-go', paint: { 'fill-color': palette.ink, 'fill-opacity': 0.1 } },
    {
      id: 'no-go-outline',
      type: 'line',
      source: 'no-go',
      paint: { 'line-color': palette.ink, 'line-width': 1.5, 'line-dasharray': [2, 2] },
    },
  ];
}

/** Places where something shall be built: a ring around the mark of the kind. */
function wishLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'wishes',
      type: 'circle',
      source: 'wishes',
      paint: {
        'circle-radius': byZoom(5, 9),
        'circle-color': ['case', ['get', 'pinned'], palette.accent, palette['map-halo']],
        'circle-opacity': 0.9,
        'circle-stroke-color': ['case', ['get', 'pinned'], palette['map-halo'], palette.accent],
        'circle-stroke-width': 2,
      },
    },
  ];
}

function gapLabels(palette: Palette, visibility: Visibility): LayerSpecification {
  return {
    id: 'gap-labels',
    type: 'symbol',
    source: 'gaps',
    filter: ['<=', ['get', 'rank'], GAPS_NUMBERED] as never,
    layout: {
      visibility: visibility('gaps'),
      'icon-image': 'gap-label',
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [2, 4, 2, 4],
      'text-field': ['get', 'id'],
      'text-font': ['sans-serif'],
      'text-size': 11,
      'text-padding': 3,
      // Above the middle of the gap, where what is proposed for it often stands.
      'text-anchor': 'bottom',
      'text-offset': [0, -1],
      'symbol-sort-key': ['-', 0, ['get', 'people']],
    },
    paint: { 'text-color': palette.ink },
  };
}

/** Cells are seen by their outline, but for far zooms where they are a dot. */
const RINGED: FilterSpecification = [
  'all',
  ['==', ['geometry-type'], 'Point'],
  ['any', ['!', ['has', 'isCell']], ['<', ['zoom'], 12]],
];

function selectionLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'selection-outline',
      type: 'line',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': palette.accent, 'line-width': 2.5 },
    },
    {
      id: 'hover',
      type: 'circle',
      source: 'hover',
      paint: {
        'circle-radius': 11,
        'circle-opacity': 0,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'selection-halo',
      type: 'circle',
      source: 'selection',
      filter: RINGED,
      paint: {
        'circle-radius': 13,
        'circle-opacity': 0,
        'circle-stroke-color': palette['map-halo'],
        'circle-stroke-width': 4.5,
        'circle-stroke-opacity': 0.85,
      },
    },
    {
      id: 'selection-ring',
      type: 'circle',
      source: 'selection',
      filter: RINGED,
      paint: {
        'circle-radius': 13,
        'circle-color': palette.accent,
        'circle-opacity': 0.12,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2,
      },
    },
  ];
}
