/**
 * Roads of the plan's files as lines of a tile, layer `roads`, one feature for each class and kind of knowledge: `class`, and `traffic` (counted: vehicles
 * are stated; assumed: by the class; unknown: nobody is counted on it). Zoomed out only the larger classes are drawn, and bends under a pixel are straight.
 */
import { PbfWriter } from 'pbf';
import { wrapLongitude } from '../../geo';
import { CLASSES_WITHOUT_TRAFFIC, ROAD_CLASSES, type RoadClass } from '../../inputs';
import type { RoadTable } from '../../inputs/facts';
import { clipSegment } from './clip-segment';
import type { TileAddress } from './encode-tile';
import { mercatorX, mercatorY } from './mercator';
import { ALL_ROADS_FROM_ZOOM, ROAD_TRAFFIC } from './road-kinds';
import { type Property, TileValues } from './tile-values';

const EXTENT = 4096;
/** Drawn beyond the tile, so that lines meet. Tile units. */
const BUFFER = 64;
/** Vertices nearer than this to the one before are left out: 0.75 px of a tile of 512. Tile units. */
const LEAST_STEP = 6;
/** Vertices of a line that share one box. */
const PIECE_VERTICES = 64;
const LINE = 2;

/** Zoom from which a class is drawn. */
const FROM_ZOOM: Readonly<Record<RoadClass, number>> = {
  motorway: 0,
  trunk: 0,
  primary: 5,
  secondary: 7,
  unknown: 7,
  tertiary: 9,
  local: 11,
  service: ALL_ROADS_FROM_ZOOM,
  track: ALL_ROADS_FROM_ZOOM,
  path: ALL_ROADS_FROM_ZOOM,
};
type RoadTiles = (address: TileAddress) => Uint8Array;

/** Roads stay while results change. */
const layers = new WeakMap<RoadTable, RoadTiles>();
/** Tiles kept: those of a few views. */
const MOST_KEPT = 200;

/** Appends the layer to tiles: gives its bytes, none where no road lies. Made ready when the first tile is asked for. */
export function roadLayer(roads: RoadTable): RoadTiles {
  const known = layers.get(roads) ?? makeLayer(roads);
  layers.set(roads, known);
  return known;
}

function makeLayer(roads: RoadTable): RoadTiles {
  let pieces: Pieces | null = null;
  const kept = new Map<string, Uint8Array>();
  return (address) => {
    const key = `${address.z}/${address.x}/${address.y}`;
    const before = kept.get(key);
    if (before) return before;
    pieces ??= piecesOf(roads);
    const lines = linesIn(roads, pieces, address);
    const tile = lines.size === 0 ? new Uint8Array(0) : encodeLines(lines);
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, tile);
    return tile;
  };
}

/** Consecutive vertices of lines with the box around them. */
interface Pieces {
  count: number;
  line: Uint32Array;
  /** First and last vertex. */
  from: Uint32Array;
  to: Uint32Array;
  /** West, south, east, north of each, degrees; east may lie beyond 180. */
  box: Float32Array;
}

/** A box is stored in less than the full precision: this much wider it holds all the same. Degrees */
const SLACK_DEG = 1e-4;

function piecesOf({ count: lines, start, lonDeg, latDeg }: RoadTable): Pieces {
  let count = 0;
  for (let line = 0; line < lines; line++) count += Math.ceil((start[line + 1]! - start[line]! - 1) / PIECE_VERTICES);
  const pieces: Pieces = {
    count,
    line: new Uint32Array(count),
    from: new Uint32Array(count),
    to: new Uint32Array(count),
    box: new Float32Array(4 * count),
  };
  let piece = 0;
  for (let line = 0; line < lines; line++)
    for (let from = start[line]!; from < start[line + 1]! - 1; from += PIECE_VERTICES) {
      const to = Math.min(start[line + 1]! - 1, from + PIECE_VERTICES);
      pieces.line[piece] = line;
      pieces.from[piece] = from;
      pieces.to[piece] = to;
      pieces.box.set(boxOf(lonDeg, latDeg, from, to), 4 * piece++);
    }
  return pieces;
}

function boxOf(lonDeg: Float64Array, latDeg: Float64Array, from: number, to: number): [number, number, number, number] {
  let lon = lonDeg[from]!;
  let [west, south, east, north] = [lon, latDeg[from]!, lon, latDeg[from]!];
  for (let i = from + 1; i <= to; i++) {
    lon += wrapLongitude(lonDeg[i]! - lon);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, latDeg[i]!);
    north = Math.max(north, latDeg[i]!);
  }
  return [west - SLACK_DEG, south - SLACK_DEG, east + SLACK_DEG, north + SLACK_DEG];
}

/** Coordinates of tile lines by class and kind of knowledge: `class · 3 + traffic`. */
type Lines = Map<number, number[][]>;

function linesIn(roads: RoadTable, { count, line, from, to, box }: Pieces, { z, x, y }: TileAddress): Lines {
  const side = 2 ** z;
  const margin = BUFFER / EXTENT / side;
  const tile = [x / side - margin, y / side - margin, (x + 1) / side + margin, (y + 1) / side + margin] as const;
  // As longitudes and latitudes, so that no vertex is projected to be left out.
  const [west, east] = [tile[0] * 360 - 180, tile[2] * 360 - 180];
  const [north, south] = [latitudeOf(tile[1]), latitudeOf(tile[3])];
  const found: Lines = new Map();
  const shown = ROAD_CLASSES.map((name) => FROM_ZOOM[name] <= z);
  for (let piece = 0; piece < count; piece++) {
    if (box[4 * piece + 1]! > north || box[4 * piece + 3]! < south) continue;
    const road = line[piece]!;
    if (!shown[roads.classIndex[road]!]) continue;
    for (let turn = -360; turn <= 360; turn += 360)
      if (box[4 * piece]! + turn <= east && box[4 * piece + 2]! + turn >= west)
        addPiece(roads, { road, from: from[piece]!, to: to[piece]!, turn }, { z, x, y }, found);
  }
  return found;
}

const latitudeOf = (mercator: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * mercator))) * 180) / Math.PI;

function addPiece(
  { lonDeg, latDeg, classIndex, vehiclesPerDay }: RoadTable,
  { road, from, to, turn }: { road: number; from: number; to: number; turn: number },
  { z, x: tileX, y: tileY }: TileAddress,
  found: Lines,
): void {
  const scale = 2 ** z * EXTENT;
  const key = classIndex[road]! * ROAD_TRAFFIC.length + trafficOf(classIndex[road]!, vehiclesPerDay[road]!);
  const lines = found.get(key) ?? [];
  found.set(key, lines);
  let open: number[] | null = null;
  let lon = lonDeg[from]!;
  let [lastX, lastY] = [0, 0];
  for (let i = from; i <= to; i++) {
    lon += wrapLongitude(lonDeg[i]! - lon);
    const x = mercatorX(lon + turn) * scale - tileX * EXTENT;
    const y = mercatorY(latDeg[i]!) * scale - tileY * EXTENT;
    const isNear = i > from && Math.abs(x - lastX) < LEAST_STEP && Math.abs(y - lastY) < LEAST_STEP;
    if (isNear && i < to) continue;
    if (i > from) open = extended(lines, open, clipSegment([lastX, lastY, x, y], -BUFFER, EXTENT + BUFFER));
    [lastX, lastY] = [x, y];
  }
}

/** The line that a clipped segment belongs to: the open one when it goes on where that ends. Null: the segment is outside. */
function extended(
  lines: number[][],
  open: number[] | null,
  segment: readonly [number, number, number, number] | null,
): number[] | null {
  if (!segment) return null;
  const [x1, y1, x2, y2] = segment.map(Math.round) as [number, number, number, number];
  const goesOn = open !== null && open.at(-2) === x1 && open.at(-1) === y1;
  const line = goesOn ? open! : [x1, y1];
  if (!goesOn) lines.push(line);
  if (x1 !== x2 || y1 !== y2) line.push(x2, y2);
  return line;
}

const trafficOf = (classIndex: number, vehiclesPerDay: number): number => {
  if (!Number.isNaN(vehiclesPerDay)) return ROAD_TRAFFIC.indexOf('counted');
  const isKnown = !CLASSES_WITHOUT_TRAFFIC.includes(ROAD_CLASSES[classIndex]!);
  return ROAD_TRAFFIC.indexOf(isKnown ? 'assumed' : 'unknown');
};

const PROPERTIES: Property[] = [
  {
    key: 'class',
    kind: 'string',
    slots: ROAD_CLASSES.length,
    slot: (key) => Math.floor(key / ROAD_TRAFFIC.length),
    value: (slot) => ROAD_CLASSES[slot]!,
  },
  {
    key: 'traffic',
    kind: 'string',
    slots: ROAD_TRAFFIC.length,
    slot: (key) => key % ROAD_TRAFFIC.length,
    value: (slot) => ROAD_TRAFFIC[slot]!,
  },
];

function encodeLines(found: Lines): Uint8Array {
  const pbf = new PbfWriter();
  const values = new TileValues(PROPERTIES);
  pbf.writeMessage(
    3,
    (_: null, layer: PbfWriter) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, 'roads');
      // Larger roads lie on smaller ones.
      for (const [key, lines] of [...found].toSorted(([a], [b]) => b - a)) {
        const geometry = commandsOf(lines);
        if (geometry.length > 0) layer.writeMessage(2, writeLines, { tags: [...values.tagsOf(key)], geometry });
      }
      values.appendTo(layer);
      layer.writeVarintField(5, EXTENT);
    },
    null,
  );
  return pbf.finish();
}

function writeLines({ tags, geometry }: { tags: number[]; geometry: number[] }, pbf: PbfWriter): void {
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, LINE);
  pbf.writePackedVarint(4, geometry);
}

/** MoveTo and LineTo with zigzag deltas (MVT 2.1 §4.3); lines of one point are left out. */
function commandsOf(lines: readonly number[][]): number[] {
  const commands: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const line of lines) {
    if (line.length < 4) continue;
    for (let k = 0; k < line.length; k += 2) {
      if (k === 0) commands.push((1 << 3) | 1);
      else if (k === 2) commands.push(((line.length / 2 - 1) << 3) | 2);
      commands.push(zigzag(line[k]! - lastX), zigzag(line[k + 1]! - lastY));
      [lastX, lastY] = [line[k]!, line[k + 1]!];
    }
  }
  return commands;
}

const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
