/** The cell layer of each view: tile properties → colours. Pure: tested as JSON without a map. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { CellState } from '../core/coverage/coverage-types';
import {
  CROSSOVER_CLASSES,
  isDifference,
  type LayerId,
  RESIDUAL_STOPS,
  type StepLayer,
  stepToken,
  VIEW_LAYERS,
} from '../state/view-layers';
import { type Palette, stateColour } from './palette';

type Colour = DataDrivenPropertyValueSpecification<string>;
type Opacity = DataDrivenPropertyValueSpecification<number>;

export const CELL_SOURCE = 'cells';
/** Two results laid over each other. */
export const DIFFERENCE_SOURCE = 'difference';
/** Layer name inside the tiles. */
export const CELL_SOURCE_LAYER = 'cells';
export const MEASUREMENT_SOURCE_LAYER = 'measurements';

const isState = (state: CellState): ExpressionSpecification => ['==', ['get', 'state'], state];
/** Cells of a gap carry its number. */
const IN_GAP: ExpressionSpecification = ['has', 'gap'];
const CLEAR = 'rgba(0, 0, 0, 0)';
/** Cells without a class keep this share of the opacity, so that the region shows. */
const FAINT = 0.17;

/** Fill of the plain cells, then the two patterned states, then the differences, for a view. `opacity`: 0..1. */
export function cellLayers(layer: LayerId, palette: Palette, opacity: number): LayerSpecification[] {
  const common = { type: 'fill', source: CELL_SOURCE, 'source-layer': CELL_SOURCE_LAYER } as const;
  const both = isDifference(layer);
  const shown = (isShown: boolean) => ({ visibility: isShown ? ('visible' as const) : ('none' as const) });
  const patterned = shown(!both && layer !== 'people');
  return [
    {
      ...common,
      id: 'cells',
      layout: shown(!both),
      paint: {
        'fill-color': colourOf(both ? 'state' : layer, palette),
        'fill-opacity': opacityOf(layer, opacity),
        'fill-antialias': false,
      },
    },
    {
      ...common,
      id: 'cells-outside',
      filter: isState('outside-model'),
      layout: patterned,
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': opacity },
    },
    {
      ...common,
      id: 'cells-no-data',
      filter: isState('no-data'),
      layout: patterned,
      paint: { 'fill-pattern': 'dots', 'fill-opacity': opacity },
    },
    {
      ...common,
      source: DIFFERENCE_SOURCE,
      id: 'cells-difference',
      layout: shown(both),
      paint: {
        'fill-color': colourOf(both ? layer : 'difference', palette),
        'fill-opacity': opacity,
        'fill-antialias': false,
      },
    },
  ];
}

/** Measured points: coloured by how far they are from the prediction, hollow where there is none. */
export function measurementLayers(palette: Palette, visible: boolean): LayerSpecification[] {
  const colour = (index: number): string => palette.diverging[index]!;
  const edges = RESIDUAL_STOPS.flatMap((stop, index): (number | string)[] => [stop, colour(index + 1)]);
  const steps = ['step', ['get', 'residual'], colour(0), ...edges] as ExpressionSpecification;
  return [
    {
      id: 'measurements',
      type: 'circle',
      source: CELL_SOURCE,
      'source-layer': MEASUREMENT_SOURCE_LAYER,
      minzoom: 7,
      layout: { visibility: visible ? 'visible' : 'none' },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2, 14, 5],
        'circle-color': ['case', ['has', 'residual'], steps, CLEAR],
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 0.7,
      },
    },
  ];
}

function colourOf(layer: LayerId, palette: Palette): Colour {
  const view = VIEW_LAYERS[layer];
  switch (view.kind) {
    case 'steps':
      return stepColours(view, palette);
    case 'state':
      return stateColours(palette);
    case 'gap':
      return ['case', IN_GAP, palette.unserved, palette.served];
    case 'server':
      return matching('hue', palette.servers.map((colour, hue) => [hue, colour])); // prettier-ignore
    case 'crossover':
      return matching('cheapest', CROSSOVER_CLASSES.map(({ id, token }) => [id, palette[token]])); // prettier-ignore
  }
}

/** One colour for each value; a cell without one is not drawn. */
const matching = (property: string, colours: [string | number, string][]): Colour =>
  ['match', ['get', property], ...colours.flat(), CLEAR] as unknown as ExpressionSpecification;

function stateColours(palette: Palette): Colour {
  return [
    'case',
    ['all', isState('served'), ['==', ['get', 'grade'], 'B']],
    stateColour(palette, 'served-b'),
    isState('served'),
    stateColour(palette, 'served'),
    isState('unserved'),
    stateColour(palette, 'unserved'),
    isState('uncertain'),
    stateColour(palette, 'uncertain'),
    CLEAR,
  ];
}

/** Classes by lower edge; a cell without the value is not drawn. */
function stepColours(view: StepLayer, palette: Palette): Colour {
  const { property, stops, ramp } = view;
  const colour = (index: number): string =>
    palette[ramp][Number(stepToken(view, index, stops.length + 1).split('-')[1])]!;
  const edges = stops.flatMap((stop, index): (number | string)[] => [stop, colour(index + 1)]);
  const steps = ['step', ['get', property], colour(0), ...edges] as ExpressionSpecification;
  return ['case', ['has', property], steps, CLEAR];
}

function opacityOf(layer: LayerId, opacity: number): Opacity {
  if (layer === 'gap') return ['case', IN_GAP, opacity, opacity * FAINT];
  if (layer === 'people') return ['case', ['>', ['coalesce', ['get', 'people'], 0], 0], opacity, 0];
  return opacity;
}
