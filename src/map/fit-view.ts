/** Brings regions into view beside what lies over the map, and keeps them there while the map changes its size, until somebody moves it. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds } from '../core/geo/bounds';
import { freeView, type Rect, type View } from './free-view';

const MAX_ZOOM = 17;
/** Half the side of the box that stands for a place. Degrees */
const PLACE = 1e-7;
/** With more boxes the one around all of them stands for all. */
const MOST_BOXES = 12;
export interface Fitter {
  /** Milliseconds; 0 jumps. */
  fit(boxes: readonly Bounds[], durationMs: number): void;
  /** Brings a place where nothing covers it, at that zoom. */
  show(place: { lonDeg: number; latDeg: number }, zoom: number, durationMs: number): void;
  /** Once more the same, for what is laid over the map has changed; nothing where somebody has moved the map since. */
  again(): void;
  /** Whether nobody has moved the map since it was last fitted. */
  isUntouched(): boolean;
  stop(): void;
}

export function fitter(map: MapLibreMap): Fitter {
  let last: { boxes: readonly Bounds[]; view: View } | null = null;
  const go = (boxes: readonly Bounds[], maxZoom: number, durationMs: number): View | null => {
    const { width, height } = map.getContainer().getBoundingClientRect();
    if (boxes.length === 0 || width === 0 || height === 0) return null;
    const view = freeView({ boxes, covers: coversOf(map), width, height, maxZoom });
    if (!map.isMoving() && isAt(map, view)) return view;
    const { lonDeg, latDeg, zoom } = view;
    // What was under way ends with an event of its own: only then does the new view count.
    last = null;
    map.stop();
    const camera = { center: [lonDeg, latDeg] as [number, number], zoom };
    if (calm(durationMs) > 0) map.easeTo({ ...camera, duration: durationMs });
    else map.jumpTo(camera);
    return view;
  };
  const fit = (boxes: readonly Bounds[], durationMs: number): void => {
    const view = go(boxes.length > MOST_BOXES ? [unionOf(boxes)] : boxes, MAX_ZOOM, durationMs);
    if (view) last = { boxes, view };
  };
  const onResize = (): void => {
    if (last) fit(last.boxes, 0);
  };
  const onMoved = (): void => {
    if (last && !isAt(map, last.view)) last = null;
  };
  map.on('resize', onResize);
  map.on('moveend', onMoved);
  return {
    fit,
    show({ lonDeg, latDeg }, zoom, durationMs) {
      go([[lonDeg - PLACE, latDeg - PLACE, lonDeg + PLACE, latDeg + PLACE]], zoom, durationMs);
    },
    again: () => last && fit(last.boxes, 300),
    isUntouched: () => last !== null,
    stop() {
      map.off('resize', onResize);
      map.off('moveend', onMoved);
    },
  };
}

/** No motion for those who asked for none. */
export const calm = (ms: number): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms);

function isAt(map: MapLibreMap, { lonDeg, latDeg, zoom }: View): boolean {
  const { lng, lat } = map.getCenter();
  const near = 1e-6;
  return Math.abs(lng - lonDeg) < near && Math.abs(lat - latDeg) < near && Math.abs(map.getZoom() - zoom) < near;
}

function unionOf(boxes: readonly Bounds[]): Bounds {
  return [0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side]!))) as Bounds;
}

/** What lies over the map: its own controls, and whatever on the page says so with the attribute `data-covers-map`; a number there is the height it may grow to, upwards. px */
function coversOf(map: MapLibreMap): Rect[] {
  const container = map.getContainer();
  const origin = container.getBoundingClientRect();
  const found = [
    ...container.querySelectorAll<HTMLElement>('.maplibregl-ctrl'),
    ...document.querySelectorAll<HTMLElement>('[data-covers-map]'),
  ];
  return found.flatMap((element) => {
    const { left, right, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return [];
    const grown = Math.max(height, Number(element.dataset.coversMap) || 0);
    return {
      left: left - origin.left,
      top: bottom - grown - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
}
