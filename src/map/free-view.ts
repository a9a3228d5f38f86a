/**
 * Where the camera must stand so that boxes are seen whole: as large as they can be without lying under what is laid over the map (legend, buttons, cards).
 * Pure: pixels and degrees in, centre and zoom out.
 */
import type { Bounds } from '../core/geo/bounds';

/** In pixels of the map, from its top left. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface View {
  lonDeg: number;
  latDeg: number;
  zoom: number;
}

interface Asked {
  /** At least one. */
  boxes: readonly Bounds[];
  covers: readonly Rect[];
  /** Of the map. px */
  width: number;
  height: number;
  maxZoom: number;
}

/** Least distance to the edge of the map and to what covers it, and where more makes it no better. px */
const EDGE = 24;
const CLEAR = 14;
const ENOUGH = 40;
const STEP = 12;
const SMALLER = 0.96;
/** Below this share of the size in a free map, being covered in part is the lesser evil. */
const LEAST = 0.4;
/** Width of the world at zoom 0. px */
const WORLD = 512;

/** The view in which all boxes are free; the plain fit where that would make them too small. */
export function freeView({ boxes, covers, width, height, maxZoom }: Asked): View {
  const placed = boxes.map(projected);
  const all = around(placed);
  const most = WORLD * 2 ** maxZoom;
  const room = { width: Math.max(1, width - 2 * EDGE), height: Math.max(1, height - 2 * EDGE) };
  const largest = Math.min(most, room.width / (all.right - all.left), room.height / (all.bottom - all.top));
  const asked = { placed, all, covers, width, height };
  for (let scale = largest; scale >= largest * LEAST; scale *= SMALLER) {
    const found = bestPlace(asked, scale);
    if (found) return viewAt({ ...found, scale }, asked);
  }
  return viewAt({ ...centred(all, largest, { width, height }), scale: largest }, asked);
}

/** Degrees to shares of the world, downwards. */
function projected([west, south, east, north]: Bounds): Rect {
  return { left: west / 360, right: east / 360, top: mercator(north), bottom: mercator(south) };
}

const mercator = (latDeg: number): number =>
  0.5 - Math.asinh(Math.tan((Math.max(-85, Math.min(85, latDeg)) * Math.PI) / 180)) / (2 * Math.PI);

const around = (rects: readonly Rect[]): Rect => ({
  left: Math.min(...rects.map(({ left }) => left)),
  top: Math.min(...rects.map(({ top }) => top)),
  right: Math.max(...rects.map(({ right }) => right)),
  bottom: Math.max(...rects.map(({ bottom }) => bottom)),
});

interface Placing {
  placed: readonly Rect[];
  all: Rect;
  covers: readonly Rect[];
  width: number;
  height: number;
}

interface Place {
  /** Of the corner of all boxes. px */
  left: number;
  top: number;
}

/** Of the places at a scale the one with most room around, the one nearest to the middle among equals; null: something is covered everywhere. */
function bestPlace({ placed, all, covers, width, height }: Placing, scale: number): Place | null {
  const middle = centred(all, scale, { width, height });
  const [endLeft, endTop] = [
    width - EDGE - (all.right - all.left) * scale,
    height - EDGE - (all.bottom - all.top) * scale,
  ];
  let best: { place: Place; score: number } | null = null;
  for (const left of along(endLeft))
    for (const top of along(endTop)) {
      const room = roomAround(
        placed.map((rect) => moved(rect, all, { left, top, scale })),
        covers,
      );
      if (room < CLEAR) continue;
      const score = Math.min(room, ENOUGH) * 4 - Math.hypot(left - middle.left, top - middle.top);
      if (!best || score > best.score) best = { place: { left, top }, score };
    }
  return best?.place ?? null;
}

/** From the edge to the end in steps; both are among them. */
function along(end: number): number[] {
  const steps = Math.max(0, Math.ceil((end - EDGE) / STEP));
  return Array.from({ length: steps + 1 }, (_, step) => (steps === 0 ? end : EDGE + ((end - EDGE) * step) / steps));
}

const moved = (rect: Rect, all: Rect, { left, top, scale }: Place & { scale: number }): Rect => ({
  left: left + (rect.left - all.left) * scale,
  right: left + (rect.right - all.left) * scale,
  top: top + (rect.top - all.top) * scale,
  bottom: top + (rect.bottom - all.top) * scale,
});

/** Least distance between the two groups; negative where they overlap. px */
function roomAround(boxes: readonly Rect[], covers: readonly Rect[]): number {
  let least = Infinity;
  for (const box of boxes)
    for (const cover of covers)
      least = Math.min(
        least,
        Math.max(cover.left - box.right, box.left - cover.right, cover.top - box.bottom, box.top - cover.bottom),
      );
  return least;
}

const centred = (all: Rect, scale: number, { width, height }: { width: number; height: number }): Place => ({
  left: (width - (all.right - all.left) * scale) / 2,
  top: (height - (all.bottom - all.top) * scale) / 2,
});

function viewAt({ left, top, scale }: Place & { scale: number }, { all, width, height }: Placing): View {
  const x = all.left + (width / 2 - left) / scale;
  const y = all.top + (height / 2 - top) / scale;
  return {
    lonDeg: x * 360,
    latDeg: (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
    zoom: Math.log2(scale / WORLD),
  };
}
