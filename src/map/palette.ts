/** The map's colours, read from the same tokens as the rest of the app (src/ui/design/tokens.css). */
import { SERVER_HUES } from '../core/report/tiles/server-hue';
import { DIVERGING_LENGTH, RAMP_LENGTH, type StateClass } from '../state/view-layers';

const NAMES = [
  'panel', 'ink', 'accent', 'served', 'served-b', 'unserved', 'uncertain', 'outside', 'no-data',
  'option-do-nothing', 'option-colocated-towers', 'option-greenfield-towers', 'option-hotspots-new', 'option-hotspots-converted', 'option-hybrid',
  'map-sea', 'map-land', 'map-border', 'map-state-line', 'map-graticule', 'map-label', 'map-halo', 'map-region', 'road', 'road-assumed',
] as const; // prettier-ignore

export type PaletteName = (typeof NAMES)[number];
export type Palette = Record<PaletteName, string> & { ramp: string[]; diverging: string[]; servers: string[] };

/** Reads the tokens that hold for an element now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  return paletteFrom((name) => style.getPropertyValue(`--${name}`).trim());
}

/** A palette from any source of tokens. */
export function paletteFrom(token: (name: string) => string): Palette {
  const named = Object.fromEntries(NAMES.map((name) => [name, token(name)])) as Record<PaletteName, string>;
  const list = (name: string, length: number) => Array.from({ length }, (_, step) => token(`${name}-${step}`));
  return {
    ...named,
    ramp: list('ramp', RAMP_LENGTH),
    diverging: list('diverging', DIVERGING_LENGTH),
    servers: list('server', SERVER_HUES),
  };
}

/** Colour of a state class. */
export const stateColour = (palette: Palette, state: StateClass): string =>
  palette[state === 'outside-model' ? 'outside' : state];

/** A colour of the tokens (#rrggbb) let through by a share of 0..1. */
export const withAlpha = (colour: string, share: number): string =>
  `${colour}${Math.round(share * 255)
    .toString(16)
    .padStart(2, '0')}`;
