/**
 * The outline of a set of hexes. An edge between two hexes of the set is walked once in each direction and cancels; what is left are closed
 * rings, counter-clockwise outside, clockwise round holes. Exactly three hexes meet in a corner, so at most one ring passes through it and the
 * chain of edges is unambiguous. Corners of neighbours differ in the last bits: they are welded on a raster far finer than any hex, with a
 * second look at the next raster cell for corners close to its border.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { h3Boundary } from '../geo';
import { roundTo } from './round';

/** Raster of the weld, ~0.5 m; the edge of a resolution 12 hex, the finest grid, is 9 m. Degrees. */
const WELD_DEG = 5e-6;
/** Two computations of one corner differ by less than this share of the raster. */
const WELD_SLACK = 1e-3;
/** More raster rows than a hemisphere pair has: makes one number of a raster cell. */
const WELD_ROWS = 2 ** 26;
/** More corners than any set has: makes one number of an edge, below 2^53. */
const CORNERS = 2 ** 26;
/** ~1 cm. */
const COORDINATE_DECIMALS = 7;

/**
 * Outline of cells of one resolution, 12 or coarser. Longitudes run on beyond ±180 where the set crosses the antimeridian. Null for no cells.
 */
export function outlineOf(cells: Iterable<string>): Polygon | MultiPolygon | null {
  const corners = new Corners();
  const edges = new Set<number>();
  for (const cell of cells) {
    const ids = h3Boundary(cell).map(([lon, lat]) => corners.idOf(lon, lat));
    ids.forEach((from, index) => {
      const to = ids[(index + 1) % ids.length]!;
      if (from !== to && !edges.delete(to * CORNERS + from)) edges.add(from * CORNERS + to);
    });
  }
  const polygons = nestRings(chainRings(edges, corners));
  if (polygons.length === 0) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Numbers the corners met; equal places get equal numbers. */
class Corners {
  #ids = new Map<number, number>();
  #lons: number[] = [];
  #lats: number[] = [];

  idOf(lon: number, lat: number): number {
    const first = this.#lons[0] ?? lon;
    const unwrapped = lon - first > 180 ? lon - 360 : lon - first < -180 ? lon + 360 : lon;
    const x = (unwrapped + 360) / WELD_DEG;
    const y = (lat + 90) / WELD_DEG;
    const known = this.#find(x, y);
    if (known !== undefined) return known;
    const id = this.#lons.length;
    this.#ids.set(Math.floor(x) * WELD_ROWS + Math.floor(y), id);
    this.#lons.push(unwrapped);
    this.#lats.push(lat);
    return id;
  }

  position(id: number): Position {
    return [roundTo(this.#lons[id]!, COORDINATE_DECIMALS), roundTo(this.#lats[id]!, COORDINATE_DECIMALS)];
  }

  #find(x: number, y: number): number | undefined {
    const columns = rasterCells(x);
    const rows = rasterCells(y);
    for (const column of columns)
      for (const row of rows) {
        const id = this.#ids.get(column * WELD_ROWS + row);
        if (id !== undefined) return id;
      }
    return undefined;
  }
}

/** The raster cell of a coordinate, and the next one when it is close to the border. */
function rasterCells(value: number): number[] {
  const cell = Math.floor(value);
  if (value - cell < WELD_SLACK) return [cell, cell - 1];
  return cell + 1 - value < WELD_SLACK ? [cell, cell + 1] : [cell];
}

function chainRings(edges: Set<number>, corners: Corners): Position[][] {
  const next = new Map<number, number>();
  for (const edge of edges) next.set(Math.floor(edge / CORNERS), edge % CORNERS);
  const rings: Position[][] = [];
  for (const start of next.keys()) {
    const ring: Position[] = [];
    for (let at = next.get(start); at !== undefined; at = take(next, at)) ring.push(corners.position(at));
    rings.push(ring);
  }
  return rings;
}

function take(next: Map<number, number>, from: number): number | undefined {
  const to = next.get(from);
  next.delete(from);
  return to;
}

/** Polygons of rings: every clockwise ring is a hole of the smallest ring round it. */
function nestRings(rings: Position[][]): Position[][][] {
  const outer = rings
    .map((ring) => ({ ring, area: signedArea(ring), holes: [] as Position[][] }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => a.area - b.area);
  for (const ring of rings) {
    if (signedArea(ring) >= 0) continue;
    const around = outer.length === 1 ? outer[0] : outer.find((entry) => contains(entry.ring, ring[0]!));
    around?.holes.push(ring);
  }
  return outer.reverse().map(({ ring, holes }) => [ring, ...holes]);
}

/** Twice the area in square degrees; positive counter-clockwise. */
function signedArea(ring: Position[]): number {
  let sum = 0;
  const [x0, y0] = ring[0] as [number, number];
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

function contains(ring: Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    if (y1 > y! !== y2 > y! && x! < ((x2 - x1) * (y! - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
