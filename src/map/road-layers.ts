/** Roads of the plan's files, above the cells and under everything else. Pure. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { CELL_SOURCE } from './cell-layers';
import type { Palette } from './palette';

/** Layer name inside the tiles. */
export const ROAD_SOURCE_LAYER = 'roads';

const isAny = (...classes: string[]): ExpressionSpecification => ['in', ['get', 'class'], ['literal', classes]];

/** Width by class at a zoom. px */
const widths = (large: number, middle: number, small: number): ExpressionSpecification => [
  'case',
  isAny('motorway', 'trunk', 'primary'),
  large,
  isAny('secondary', 'tertiary', 'unknown'),
  middle,
  small,
];
const WIDTH: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  ...[6, widths(1, 0.7, 0.5)],
  ...[13, widths(3, 2, 1.2)],
] as never;
const HALO_WIDTH: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  ...[6, widths(2.2, 1.6, 1)],
  ...[13, widths(5.5, 4, 2.6)],
] as never;

const IS_UNKNOWN: ExpressionSpecification = ['==', ['get', 'traffic'], 'unknown'];

/** Solid where people on the road are counted, dashed where nothing is known of its traffic. `opacity`: 0..1. */
export function roadLayers(palette: Palette, visible: boolean, opacity: number): LayerSpecification[] {
  const shared = {
    type: 'line' as const,
    source: CELL_SOURCE,
    'source-layer': ROAD_SOURCE_LAYER,
    layout: { visibility: visible ? ('visible' as const) : ('none' as const), 'line-join': 'round' as const },
  };
  return [
    {
      ...shared,
      id: 'roads-halo',
      paint: { 'line-color': palette['map-halo'], 'line-width': HALO_WIDTH, 'line-opacity': 0.6 * opacity },
    },
    {
      ...shared,
      id: 'roads',
      filter: ['!', IS_UNKNOWN] as never,
      paint: {
        'line-color': ['case', ['==', ['get', 'traffic'], 'counted'], palette.road, palette['road-assumed']],
        'line-width': WIDTH,
        'line-opacity': opacity,
      },
    },
    {
      ...shared,
      id: 'roads-unknown',
      filter: IS_UNKNOWN as never,
      paint: {
        'line-color': palette['road-assumed'],
        'line-width': WIDTH,
        'line-opacity': opacity,
        'line-dasharray': [2, 2],
      },
    },
  ];
}
