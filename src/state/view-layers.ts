/** What the cell layer can show: the property of the tiles, its steps with units, and the colour tokens. Map and legend read the same table. */

export const LAYER_IDS = ['state', 'rsrp', 'sinr', 'down', 'people', 'gap'] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/** Number of colours in the signal ramp: tokens --ramp-0 … --ramp-9. */
export const RAMP_LENGTH = 10;

export interface StepLayer {
  kind: 'steps';
  id: LayerId;
  /** Property of a tile feature. */
  property: string;
  unit: string;
  /** Lower edges of the classes after the first. */
  stops: readonly number[];
}

export interface StateLayer {
  kind: 'state';
  id: LayerId;
}

export interface GapLayer {
  kind: 'gap';
  id: LayerId;
}

export type ViewLayer = StepLayer | StateLayer | GapLayer;

const steps = (id: LayerId, unit: string, stops: readonly number[]): StepLayer => ({
  kind: 'steps',
  id,
  property: id,
  unit,
  stops,
});

export const VIEW_LAYERS: Record<LayerId, ViewLayer> = {
  state: { kind: 'state', id: 'state' },
  rsrp: steps('rsrp', 'dBm', [-120, -110, -100, -90, -80, -70]),
  sinr: steps('sinr', 'dB', [-10, -5, 0, 5, 10, 15, 20, 25, 30]),
  down: steps('down', 'Mbps', [1, 5, 10, 25, 50, 100]),
  people: steps('people', '', [1, 3, 10, 30, 100, 300]),
  gap: { kind: 'gap', id: 'gap' },
};

/** Ramp token (0..RAMP_LENGTH−1) of class `index` of `count` classes, evenly spread. */
export function rampToken(index: number, count: number): number {
  return count < 2 ? RAMP_LENGTH - 1 : Math.round((index * (RAMP_LENGTH - 1)) / (count - 1));
}

/** The classes as the map draws them: served by hotspots (grade B) is a colour of its own. */
export const STATE_CLASSES = ['served', 'served-b', 'unserved', 'uncertain', 'outside-model', 'no-data'] as const;
export type StateClass = (typeof STATE_CLASSES)[number];
