/** Reads the outline files of public/basemap (scripts/make-basemap.mjs writes them): varints of zigzag deltas of degrees × scale. */
import type { FeatureCollection, Position } from 'geojson';

export interface Outlines {
  land: FeatureCollection;
  borders: FeatureCollection;
  states: FeatureCollection;
}

/** Decodes unpacked bytes. Throws on bytes that end early: the file is ours. */
export function decodeOutlines(bytes: Uint8Array): Outlines {
  const read = reader(bytes);
  const scale = read.unsigned();
  const line = (): Position[] => {
    const points: Position[] = [];
    let x = 0;
    let y = 0;
    for (let left = read.unsigned(); left > 0; left--) {
      x += read.signed();
      y += read.signed();
      points.push([x / scale, y / scale]);
    }
    return points;
  };
  const list = <T>(item: () => T): T[] => Array.from({ length: read.unsigned() }, item);
  const polygons = list(() => list(line));
  const borders = list(line);
  const states = list(line);
  return {
    land: {
      type: 'FeatureCollection',
      features: polygons.map((coordinates) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates },
      })),
    },
    borders: lines(borders),
    states: lines(states),
  };
}

/** Lines of name, country, longitude, latitude, people → points. */
export function decodePlaces(text: string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: text.split('\n').map((row) => {
      const [name, country, lon, lat, people] = row.split('\t');
      return {
        type: 'Feature',
        properties: { name: name ?? '', country: country ?? '', people: Number(people) },
        geometry: { type: 'Point', coordinates: [Number(lon), Number(lat)] },
      };
    }),
  };
}

const lines = (coordinates: Position[][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }],
});

function reader(bytes: Uint8Array) {
  let at = 0;
  const unsigned = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error(`Outlines end early at byte ${at}`);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  return {
    unsigned,
    signed(): number {
      const value = unsigned();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
  };
}
