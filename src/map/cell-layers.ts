/** The cell layer of each view: tile properties → colours. Pure: tested as JSON without a map. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { CellState } from '../core/coverage/coverage-types';
import {
  CROSSOVER_CLASSES,
  isDifference,
  LAYER_IDS,
  type LayerId,
  RESIDUAL_STOPS,
  SHOWS_ONLY_SOME,
  type StepLayer,
  stepToken,
  VIEW_LAYERS,
} from '../state/view-layers';
import { type Palette, stateColour, withAlpha } from './palette';

type Colour = DataDrivenPropertyValueSpecification<string>;

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

/** What is not looked at is there all the same, with no opacity: to look at it then draws one frame, and no tile is made again. */
const AT_ONCE = { 'fill-opacity-transition': { duration: 0, delay: 0 } };

/** The layer that every view of the cells lies above. */
export const FIRST_CELL_LAYER = cellLayerId('state');

/** Plain cells in the colours of each view, then the two patterned states, then the differences; only those of `layer` are seen. `opacity`: 0..1. */
export function cellLayers(layer: LayerId, palette: Palette, opacity: number): LayerSpecification[] {
  const both = isDifference(layer);
  const coloured = (id: LayerId): LayerSpecification => ({
    type: 'fill',
    source: isDifference(id) ? DIFFERENCE_SOURCE : CELL_SOURCE,
    'source-layer': CELL_SOURCE_LAYER,
    id: cellLayerId(id),
    layout: { visibility: (isDifference(id) && !both) || (id === 'visitors' && layer !== id) ? 'none' : 'visible' },
    paint: {
      'fill-color': colourOf(id, palette),
      'fill-opacity': id === layer ? opacity : 0,
      'fill-antialias': false,
      ...AT_ONCE,
    },
  });
  const patterned = (id: string, state: CellState, pattern: string): LayerSpecification => ({
    type: 'fill',
    source: CELL_SOURCE,
    'source-layer': CELL_SOURCE_LAYER,
    id,
    filter: isState(state),
    paint: {
      'fill-pattern': pattern,
      'fill-opacity': both || SHOWS_ONLY_SOME.includes(layer) ? 0 : opacity,
      ...AT_ONCE,
    },
  });
  return [
    ...LAYER_IDS.filter((id) => !isDifference(id)).map(coloured),
    patterned('cells-outside', 'outside-model', 'hatch'),
    patterned('cells-no-data', 'no-data', 'dots'),
    ...LAYER_IDS.filter(isDifference).map(coloured),
  ];
}

export function cellLayerId(id: LayerId): string {
  return `cells-in-${id}`;
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
      return SHOWS_ONLY_SOME.includes(layer)
        ? whereSome(view.property, stepColours(view, palette))
        : stepColours(view, palette);
    case 'state':
      return stateColours(palette);
    case 'gap':
      return ['case', IN_GAP, palette.unserved, withAlpha(palette.served, FAINT)];
    case 'server':
      return matching('hue', palette.servers.map((colour, hue) => [hue, colour])); // prettier-ignore
    case 'crossover':
      return matching('cheapest', CROSSOVER_CLASSES.map(({ id, token }) => [id, palette[token]])); // prettier-ignore
  }
}

const whereSome = (property: string, colour: Colour): Colour =>
  ['case', ['>', ['coalesce', ['get', property], 0], 0], colour, CLEAR] as unknown as ExpressionSpecification;

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
