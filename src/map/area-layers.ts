import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette';

/** Borders of administrative areas while regions are drawn, and the area that a click would take. */
export function areaLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'areas',
      type: 'line',
      source: 'areas',
      paint: { 'line-color': palette['map-label'], 'line-width': 0.8, 'line-dasharray': [4, 3] },
    },
    {
      id: 'area-hover',
      type: 'fill',
      source: 'area-hover',
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.16 },
    },
    {
      id: 'area-hover-outline',
      type: 'line',
      source: 'area-hover',
      paint: { 'line-color': palette.accent, 'line-width': 1.6 },
    },
  ];
}
