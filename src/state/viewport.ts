/** What the map shows and what the pointer is over: changes many times a second, so it lives beside the app state. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Viewport {
  /** `coming` until the land is drawn; `failed` where the browser cannot draw it. */
  map: 'coming' | 'shown' | 'failed';
  /** Degrees; null when the pointer is not over the map. */
  pointer: { lonDeg: number; latDeg: number } | null;
  /** West, south, east, north of what is visible; null before the map is there. */
  bounds: [number, number, number, number] | null;
  zoom: number;
  /** H3 resolution of the hexagons drawn, and whether they stand for several cells of the grid; null: none in view. */
  hexagons: { resolution: number; isAggregate: boolean } | null;
  /** The administrative area under the pointer while one is picked. */
  areaName: string | null;
}

export const createViewport = (): StoreApi<Viewport> =>
  createStore(() => ({ map: 'coming', pointer: null, bounds: null, zoom: 0, hexagons: null, areaName: null }));

/** The H3 index of a point; its library is loaded at the first use. */
export async function h3At(lonDeg: number, latDeg: number, resolution: number): Promise<string> {
  const { h3OfPoint } = await import('../core/geo');
  return h3OfPoint(lonDeg, latDeg, resolution);
}

/** Centre of a cell: [lon, lat]. */
export async function h3CentreOf(h3: string): Promise<[number, number]> {
  const { h3Centre } = await import('../core/geo');
  return h3Centre(h3);
}

/** Closed ring of a cell's corners, longitude first. Across the antimeridian longitudes go on beyond 180. */
export async function h3Ring(h3: string): Promise<[number, number][]> {
  return (await h3Rings())(h3);
}

/** The same for many cells at once. */
export async function h3Rings(): Promise<(h3: string) => [number, number][]> {
  const { h3Boundary } = await import('../core/geo');
  return (h3) => {
    const corners = h3Boundary(h3);
    const [from] = corners[0]!;
    const ring = corners.map(([lon, lat]): [number, number] => [lon - 360 * Math.round((lon - from) / 360), lat]);
    return [...ring, ring[0]!];
  };
}
