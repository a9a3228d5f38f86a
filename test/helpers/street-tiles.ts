/** A small map of streets as a PMTiles archive (version 3) in the layers of Protomaps' basemap: land, a river, a wood, roads and villages of Craig County. */
import { PbfWriter } from 'pbf';

type LonLat = readonly [lonDeg: number, latDeg: number];

interface Feature {
  layer: 'earth' | 'water' | 'landuse' | 'roads' | 'places';
  kind: string;
  name?: string;
  /** One for a point; a closed ring for an area. */
  points: readonly LonLat[];
  shape: 'point' | 'line' | 'area';
}

const EXTENT = 4096;
const [LEAST_ZOOM, MOST_ZOOM] = [0, 10];
const BOUNDS = { west: -81, south: 37, east: -79.7, north: 37.9 };
const box = (west: number, south: number, east: number, north: number): LonLat[] => [[west, north], [east, north], [east, south], [west, south], [west, north]]; // prettier-ignore
const wave = (from: LonLat, to: LonLat, heightDeg: number): LonLat[] =>
  Array.from({ length: 41 }, (_, step) => {
    const share = step / 40;
    return [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share + heightDeg * Math.sin(share * 11),
    ];
  });

const FEATURES: readonly Feature[] = [
  { layer: 'earth', kind: 'earth', shape: 'area', points: box(-81, 37, -79.7, 37.9) },
  { layer: 'landuse', kind: 'forest', shape: 'area', points: box(-80.75, 37.45, -80.3, 37.8) },
  { layer: 'water', kind: 'lake', shape: 'area', points: box(-80.1, 37.15, -79.95, 37.25) },
  { layer: 'water', kind: 'river', shape: 'line', points: wave([-80.9, 37.15], [-79.8, 37.75], 0.03) },
  { layer: 'roads', kind: 'highway', shape: 'line', points: wave([-80.95, 37.05], [-79.75, 37.4], 0.02) },
  { layer: 'roads', kind: 'major_road', shape: 'line', points: wave([-80.6, 37.05], [-80.0, 37.85], 0.02) },
  { layer: 'roads', kind: 'minor_road', shape: 'line', points: wave([-80.8, 37.6], [-79.8, 37.5], 0.015) },
  { layer: 'places', kind: 'locality', name: 'New Castle', shape: 'point', points: [[-80.11, 37.5]] },
  { layer: 'places', kind: 'locality', name: 'Newport', shape: 'point', points: [[-80.49, 37.3]] },
];

/** The archive as bytes; small enough for all of its directory to be in the header's reach. */
export function streetTiles(): Uint8Array<ArrayBuffer> {
  const tiles: { id: number; bytes: Uint8Array }[] = [];
  for (let z = LEAST_ZOOM; z <= MOST_ZOOM; z++) {
    const at = (lon: number, lat: number): [number, number] => [Math.floor(across(lon) * 2 ** z), Math.floor(down(lat) * 2 ** z)]; // prettier-ignore
    const [[west, north], [east, south]] = [at(BOUNDS.west, BOUNDS.north), at(BOUNDS.east, BOUNDS.south)];
    for (let x = west; x <= east; x++)
      for (let y = north; y <= south; y++) tiles.push({ id: tileId(z, x, y), bytes: tileOf(z, x, y) });
  }
  return archiveOf(tiles.toSorted((a, b) => a.id - b.id));
}

const across = (lonDeg: number): number => (lonDeg + 180) / 360;
const down = (latDeg: number): number => 0.5 - Math.asinh(Math.tan((latDeg * Math.PI) / 180)) / (2 * Math.PI);

/** Place of a tile along the Hilbert curve of its zoom, after all tiles of the zooms before (PMTiles v3 §3.2). */
function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [right, bottom] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [rx, ry] = [right & side ? 1 : 0, bottom & side ? 1 : 0];
    id += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [right, bottom] = [side - 1 - (right & (side - 1)), side - 1 - (bottom & (side - 1))];
      [right, bottom] = [bottom, right];
    }
  }
  return id;
}

function tileOf(z: number, x: number, y: number): Uint8Array {
  const pbf = new PbfWriter();
  const place = ([lon, lat]: LonLat): [number, number] =>
    [(across(lon) * 2 ** z - x) * EXTENT, (down(lat) * 2 ** z - y) * EXTENT].map((value) =>
      Math.round(Math.max(-EXTENT, Math.min(2 * EXTENT, value))),
    ) as [number, number];
  for (const name of ['earth', 'water', 'landuse', 'roads', 'places'] as const) {
    const features = FEATURES.filter(({ layer }) => layer === name);
    pbf.writeMessage(3, (given: readonly Feature[], layer: PbfWriter) => writeLayer(name, given, { layer, place }), features); // prettier-ignore
  }
  return pbf.finish();
}

interface Pen {
  layer: PbfWriter;
  place(point: LonLat): [number, number];
}

function writeLayer(name: string, features: readonly Feature[], { layer, place }: Pen): void {
  layer.writeVarintField(15, 2);
  layer.writeStringField(1, name);
  const values = [...new Set(features.flatMap(({ kind, name: label }) => [kind, label ?? '']))];
  for (const { shape, points, kind, name: label } of features)
    layer.writeMessage(
      2,
      (_: null, feature: PbfWriter) => {
        feature.writePackedVarint(2, [0, values.indexOf(kind), 1, values.indexOf(label ?? '')]);
        feature.writeVarintField(3, { point: 1, line: 2, area: 3 }[shape]);
        feature.writePackedVarint(4, geometryOf(shape, points.map(place)));
      },
      null,
    );
  layer.writeStringField(3, 'kind');
  layer.writeStringField(3, 'name');
  for (const value of values)
    layer.writeMessage(4, (text: string, pbf: PbfWriter) => pbf.writeStringField(1, text), value);
  layer.writeVarintField(5, EXTENT);
}

/** MoveTo, LineTo and ClosePath of the Mapbox vector tile specification 2.1, §4.3. */
function geometryOf(shape: Feature['shape'], points: readonly [number, number][]): number[] {
  const path = shape === 'area' ? points.slice(0, -1) : points;
  const zigzag = (value: number): number => (value << 1) ^ (value >> 31);
  let [x, y] = [0, 0];
  const steps = path.map(([nextX, nextY]) => {
    const step = [zigzag(nextX - x), zigzag(nextY - y)];
    [x, y] = [nextX, nextY];
    return step;
  });
  const [first, ...others] = steps;
  if (others.length === 0) return [9, ...first!];
  return [9, ...first!, (others.length << 3) | 2, ...others.flat(), ...(shape === 'area' ? [15] : [])];
}

const HEADER_BYTES = 127;
/** As the archive asks to be credited. */
export const STREETS_ATTRIBUTION = '© Streets of a test';

/** Header, root directory, metadata, tiles; nothing is compressed. */
function archiveOf(tiles: readonly { id: number; bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const directory = new PbfWriter();
  directory.writeVarint(tiles.length);
  let last = 0;
  for (const { id } of tiles) {
    directory.writeVarint(id - last);
    last = id;
  }
  for (let run = 0; run < tiles.length; run++) directory.writeVarint(1);
  for (const { bytes } of tiles) directory.writeVarint(bytes.length);
  for (let index = 0; index < tiles.length; index++) directory.writeVarint(index === 0 ? 1 : 0);
  const parts = [
    directory.finish(),
    new TextEncoder().encode(`{"attribution":"${STREETS_ATTRIBUTION}"}`),
    ...tiles.map(({ bytes }) => bytes),
  ];
  const [rootBytes, metaBytes] = [parts[0]!.length, parts[1]!.length];
  const dataBytes = tiles.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const dataAt = HEADER_BYTES + rootBytes + metaBytes;
  const archive = new Uint8Array(dataAt + dataBytes);
  const view = new DataView(archive.buffer);
  archive.set(new TextEncoder().encode('PMTiles'));
  view.setUint8(7, 3);
  const longs = [HEADER_BYTES, rootBytes, HEADER_BYTES + rootBytes, metaBytes, dataAt, 0, dataAt, dataBytes, tiles.length, tiles.length, tiles.length]; // prettier-ignore
  for (const [index, value] of longs.entries()) view.setBigUint64(8 + 8 * index, BigInt(value), true);
  // Clustered, directories and tiles as they are, vector tiles, least and most zoom.
  archive.set([1, 1, 1, 1, LEAST_ZOOM, MOST_ZOOM], 96);
  const { west, south, east, north } = BOUNDS;
  for (const [index, degrees] of [west, south, east, north].entries()) view.setInt32(102 + 4 * index, Math.round(degrees * 1e7), true); // prettier-ignore
  let at = HEADER_BYTES;
  for (const part of parts) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}
