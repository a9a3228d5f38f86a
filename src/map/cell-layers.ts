/** The cell layer of each view: tile properties → colours. Pure: tested as JSON without a map. */
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { CellState } from '../core/coverage/coverage-types';
import { type LayerId, rampToken, VIEW_LAYERS } from '../state/view-layers';
import { type Palette, stateColour } from './palette';

type Colour = DataDrivenPropertyValueSpecification<string>;

export const CELL_SOURCE = 'cells';
/** Layer name inside the tiles. */
export const CELL_SOURCE_LAYER = 'cells';
const OPACITY = 0.7;

const isState = (state: CellState): ExpressionSpecification => ['==', ['get', 'state'], state];
/** Cells of a gap carry its number. */
const IN_GAP: ExpressionSpecification = ['has', 'gap'];
const CLEAR = 'rgba(0, 0, 0, 0)';

/** Fill of the plain cells, then the two patterned states, for a view. */
export function cellLayers(layer: LayerId, palette: Palette): LayerSpecification[] {
  const common = { type: 'fill', source: CELL_SOURCE, 'source-layer': CELL_SOURCE_LAYER } as const;
  const patterned = layer !== 'people';
  return [
    {
      ...common,
      id: 'cells',
      paint: { 'fill-color': colourOf(layer, palette), 'fill-opacity': opacityOf(layer), 'fill-antialias': false },
    },
    {
      ...common,
      id: 'cells-outside',
      filter: isState('outside-model'),
      layout: { visibility: patterned ? 'visible' : 'none' },
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': OPACITY },
    },
    {
      ...common,
      id: 'cells-no-data',
      filter: isState('no-data'),
      layout: { visibility: patterned ? 'visible' : 'none' },
      paint: { 'fill-pattern': 'dots', 'fill-opacity': OPACITY },
    },
  ];
}

function colourOf(layer: LayerId, palette: Palette): Colour {
  const view = VIEW_LAYERS[layer];
  if (view.kind === 'state') return stateColours(palette);
  if (view.kind === 'gap') return ['case', IN_GAP, palette.unserved, palette.served];
  return stepColours(view.property, view.stops, palette);
}

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
function stepColours(property: string, stops: readonly number[], palette: Palette): Colour {
  const colour = (index: number): string => palette.ramp[rampToken(index, stops.length + 1)]!;
  const edges = stops.flatMap((stop, index): (number | string)[] => [stop, colour(index + 1)]);
  const steps = ['step', ['get', property], colour(0), ...edges] as ExpressionSpecification;
  return ['case', ['has', property], steps, CLEAR];
}

function opacityOf(layer: LayerId): DataDrivenPropertyValueSpecification<number> {
  if (layer === 'gap') return ['case', IN_GAP, OPACITY, 0.12];
  if (layer === 'people') return ['case', ['>', ['coalesce', ['get', 'people'], 0], 0], OPACITY, 0];
  return OPACITY;
}
