/**
 * How long each road runs in each cell. A stretch between two vertices is a straight line in longitude and latitude (RFC 7946 §3.1.1) and is halved until
 * both ends of a piece lie in one cell; cells are convex, so the whole piece does. Where a road crosses a border the last piece, shorter than a 64th of
 * the cells' edge, goes to the cell of its middle. The lengths of the pieces add up to the length of the road.
 */
import { distanceKm, h3EdgeKm, h3OfPoint, wrapLongitude } from '../geo';
import type { RoadTable } from '../inputs/facts';
import { turn } from '../plan/turn';
import type { Grid } from './grid-types';
import { boxesMeet, boxOfPoints, type LonLatBox } from './lon-lat-box';
import { gridLookup } from './lookup';

/** Entry k: road `line[k]` runs for `km[k]` in grid cell `cell[k]`. A road may have several entries in one cell. */
export interface RoadLengths {
  line: Uint32Array;
  cell: Uint32Array;
  km: Float64Array;
}

/** Pieces are halved down to this share of the cells' edge. */
const FINEST_OF_EDGE = 1 / 64;
/** Pieces longer than so many of the finest are looked at before they are halved: most of a long stretch may lie outside. */
const FAR_PIECES = 2000;
/** Places looked up between two looks at the event loop: some 20 ms. */
const PLACES_PER_TURN = 10_000;
/** Entries held: a road in each of a million cells, tenfold. Lines to and fro in a grid of fine cells would be any number of them. */
const MOST_ENTRIES = 10_000_000;

interface Point {
  lon: number;
  lat: number;
  h3: string;
}

/**
 * Lengths of the roads in the cells of the grid; what lies outside it is left out. Null: there would be more than `mostEntries`. The event loop has turns in
 * between. Rejects with AbortError when cancelled.
 */
export async function roadLengths(
  roads: RoadTable,
  grid: Grid,
  { signal, mostEntries = MOST_ENTRIES }: { signal?: AbortSignal; mostEntries?: number } = {},
): Promise<RoadLengths | null> {
  const pieces = new Pieces(grid);
  for (let line = 0; line < roads.count; line++) {
    let from: Point | null = null;
    for (let i = roads.start[line]!; i < roads.start[line + 1]!; i++) {
      if (pieces.placesSinceTurn >= PLACES_PER_TURN) {
        pieces.placesSinceTurn = 0;
        await turn();
        signal?.throwIfAborted();
      }
      const [lon, lat] = [roads.lonDeg[i]!, roads.latDeg[i]!];
      // The shorter way: beyond ±180 across the antimeridian.
      const to: Point = pieces.point(from ? from.lon + wrapLongitude(lon - from.lon) : lon, lat);
      if (from && pieces.nearGrid(from, to)) pieces.add(line, from, to);
      from = to;
      if (pieces.count > mostEntries) return null;
    }
  }
  return pieces.finish();
}

class Pieces {
  placesSinceTurn = 0;
  private readonly line: number[] = [];
  private readonly cell: number[] = [];
  private readonly km: number[] = [];
  private readonly box: LonLatBox | null;
  private readonly finestKm: number;
  private readonly lookup: ReturnType<typeof gridLookup>;
  /** Of the last entry: pieces that follow in the same cell are one. */
  private last = { line: -1, h3: '' };

  constructor(private readonly grid: Grid) {
    const edgeKm = h3EdgeKm(grid.resolution);
    const box = boxOfPoints(grid.lonDeg, grid.latDeg);
    this.box = box && widened(box, edgeKm);
    this.finestKm = edgeKm * FINEST_OF_EDGE;
    this.lookup = gridLookup(grid);
  }

  get count(): number {
    return this.km.length;
  }

  point(lon: number, lat: number): Point {
    this.placesSinceTurn++;
    return { lon, lat, h3: h3OfPoint(lon, lat, this.grid.resolution) };
  }

  nearGrid(from: Point, to: Point): boolean {
    const west = wrapLongitude(Math.min(from.lon, to.lon));
    const east = wrapLongitude(Math.max(from.lon, to.lon));
    const [south, north] = from.lat < to.lat ? [from.lat, to.lat] : [to.lat, from.lat];
    return this.box !== null && boxesMeet(this.box, { west, south, east, north });
  }

  add(line: number, from: Point, to: Point): void {
    const km = distanceKm(from.lon, from.lat, to.lon, to.lat);
    if (from.h3 === to.h3) return this.put(line, from.h3, km);
    if (km > this.finestKm * FAR_PIECES && !this.nearGrid(from, to)) return;
    const middle = this.point((from.lon + to.lon) / 2, (from.lat + to.lat) / 2);
    if (km <= this.finestKm) return this.put(line, middle.h3, km);
    this.add(line, from, middle);
    this.add(line, middle, to);
  }

  finish(): RoadLengths {
    return { line: Uint32Array.from(this.line), cell: Uint32Array.from(this.cell), km: Float64Array.from(this.km) };
  }

  private put(line: number, h3: string, km: number): void {
    if (this.last.line === line && this.last.h3 === h3) {
      this.km[this.km.length - 1]! += km;
      return;
    }
    const index = this.lookup.indexOfHex(h3);
    if (index < 0) return;
    this.last = { line, h3 };
    this.line.push(line);
    this.cell.push(index);
    this.km.push(km);
  }
}

/** Cell centres lie up to an edge inside the cells they stand for. */
function widened({ west, south, east, north }: LonLatBox, edgeKm: number): LonLatBox {
  const lat = (2 * edgeKm) / KM_PER_DEGREE;
  const lon = lat / Math.max(0.01, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  return { west: west - lon, south: south - lat, east: east + lon, north: north + lat };
}

const KM_PER_DEGREE = 111;
