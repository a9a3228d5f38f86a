/** What the cell layer can show: the property of the tiles, its steps with units, and the colour tokens. Map and legend read the same table. */
import type { ViewResult } from '../worker/client';

export const LAYER_IDS = [
  'state', 'rsrp', 'sinr', 'server', 'down', 'people', 'visitors', 'gap', 'crossover', 'difference', 'difference-rsrp',
] as const; // prettier-ignore
export type LayerId = (typeof LAYER_IDS)[number];

/** Number of colours in the signal ramp: tokens --ramp-0 … --ramp-9. */
export const RAMP_LENGTH = 10;
/** Number of colours in the diverging ramp: tokens --diverging-0 … --diverging-6, neutral in the middle. */
export const DIVERGING_LENGTH = 7;

export interface StepLayer {
  kind: 'steps';
  id: LayerId;
  /** Property of a tile feature. */
  property: string;
  unit: string;
  /** Lower edges of the classes after the first. */
  stops: readonly number[];
  ramp: 'ramp' | 'diverging';
  /** What the legend shows of a stop is this many times as large. */
  factor: number;
}

/** Layers of classes that are not steps of a value. */
export interface ClassLayer {
  kind: 'state' | 'gap' | 'server' | 'crossover';
  id: LayerId;
}

export type ViewLayer = StepLayer | ClassLayer;

const steps = (
  id: LayerId,
  unit: string,
  stops: readonly number[],
  more: Partial<Pick<StepLayer, 'property' | 'ramp' | 'factor'>> = {},
): StepLayer => ({ kind: 'steps', id, property: id, unit, stops, ramp: 'ramp', factor: 1, ...more });

export const VIEW_LAYERS: Record<LayerId, ViewLayer> = {
  state: { kind: 'state', id: 'state' },
  rsrp: steps('rsrp', 'dBm', [-120, -110, -100, -90, -80, -70]),
  sinr: steps('sinr', 'dB', [-10, -5, 0, 5, 10, 15, 20, 25, 30]),
  server: { kind: 'server', id: 'server' },
  down: steps('down', 'Mbps', [1, 5, 10, 25, 50, 100]),
  people: steps('people', '', [1, 3, 10, 30, 100, 300]),
  visitors: steps('visitors', '', [0.1, 0.3, 1, 3, 10, 30]),
  gap: { kind: 'gap', id: 'gap' },
  crossover: { kind: 'crossover', id: 'crossover' },
  difference: steps('difference', 'pp', [-0.6, -0.2, -0.02, 0.02, 0.2, 0.6], { property: 'dServed', ramp: 'diverging', factor: 100 }),
  'difference-rsrp': steps('difference-rsrp', 'dB', [-20, -10, -2, 2, 10, 20], { property: 'dRsrp', ramp: 'diverging' }),
}; // prettier-ignore

/** Layers that are clear where there is nothing, not coloured as little. */
export const SHOWS_ONLY_SOME: readonly LayerId[] = ['people', 'visitors'];

/** What has an opacity of its own. */
export const OPACITY_IDS = [...LAYER_IDS, 'roads'] as const;
export type OpacityId = (typeof OPACITY_IDS)[number];

/** Layers that show two results at once. */
export const isDifference = (id: LayerId): boolean => id === 'difference' || id === 'difference-rsrp';

/** The layers that have something to show. */
export function layersToShow({
  result,
  difference,
}: {
  result: ViewResult | null;
  difference: object | null;
}): LayerId[] {
  return LAYER_IDS.filter((id) => {
    if (isDifference(id)) return difference !== null;
    if (id === 'visitors') return result?.visitors ?? false;
    return id !== 'crossover' || (result?.economics.some(({ views }) => views?.crossover) ?? false);
  });
}

/** Colour token of class `index` of `count` classes, evenly spread over its ramp. */
export function stepToken({ ramp }: StepLayer, index: number, count: number): string {
  const length = ramp === 'ramp' ? RAMP_LENGTH : DIVERGING_LENGTH;
  return `${ramp}-${count < 2 ? length - 1 : Math.round((index * (length - 1)) / (count - 1))}`;
}

/** The classes as the map draws them: served by hotspots (grade B) is a colour of its own. */
export const STATE_CLASSES = ['served', 'served-b', 'unserved', 'uncertain', 'outside-model', 'no-data'] as const;
export type StateClass = (typeof STATE_CLASSES)[number];

/** What serves an unserved cell at least cost, with the token of its colour. */
export const CROSSOVER_CLASSES = [
  { id: 'hotspots', token: 'option-hotspots-new' },
  { id: 'tower', token: 'option-greenfield-towers' },
  { id: 'neither', token: 'outside' },
] as const;

/** Steps of measured minus predicted signal. dB; colours as of differences. */
export const RESIDUAL_STOPS = [-15, -9, -3, 3, 9, 15] as const;

export const DEFAULT_OPACITY = 0.7;
