/**
 * Well-known text (OGC 06-103r4 §7) and PostGIS's `SRID=25831;…` → GeoJSON geometry. Our own, because the library for it takes time by the square of the
 * text: a minute for one ring of 160,000 positions, which a coastline has.
 */
import type { JsonObject } from '../shapes/parse-json';

const TYPES: Readonly<Record<string, { type: string; depth: number }>> = {
  POINT: { type: 'Point', depth: 0 },
  LINESTRING: { type: 'LineString', depth: 1 },
  LINEARRING: { type: 'LineString', depth: 1 },
  MULTIPOINT: { type: 'MultiPoint', depth: 1 },
  POLYGON: { type: 'Polygon', depth: 2 },
  MULTILINESTRING: { type: 'MultiLineString', depth: 2 },
  MULTIPOLYGON: { type: 'MultiPolygon', depth: 3 },
};
const COLLECTION = 'GEOMETRYCOLLECTION';
const COLLECTION_DEPTH = 8;

const HEAD = new RegExp(`^\\s*(?:SRID=\\d{1,6};)?\\s*(?:${[...Object.keys(TYPES), COLLECTION].join('|')})\\s*(?:Z|M|ZM)?\\s*(?:\\(|EMPTY)`, 'i'); // prettier-ignore

/** Blanks before a geometry and its beginning fit here; blanks without end would take time by their square. */
const HEAD_CHARACTERS = 1000;

/** Whether a text begins like WKT. */
export const isWkt = (text: string): boolean => HEAD.test(text.slice(0, HEAD_CHARACTERS).trimStart());

export interface WktGeometry {
  geometry: JsonObject;
  /** EPSG code of an SRID; null: none stated, or 0. */
  srid: number | null;
}

/** The geometry of a text, or null when it is none. */
export function geometryOfWkt(text: string): WktGeometry | null {
  const srid = /^\s*SRID=(\d{1,6});/i.exec(text);
  const reader = new WktReader(text, srid ? srid[0].length : 0);
  try {
    const geometry = reader.geometry(COLLECTION_DEPTH);
    reader.end();
    return { geometry, srid: Number(srid?.[1] ?? 0) || null };
  } catch (error) {
    if (error === NO_WKT) return null;
    throw error;
  }
}

/** One for all: a million broken lines would be a million stack traces. */
const NO_WKT = new Error('no WKT');

class WktReader {
  private readonly word = /\s*([a-z]+)/iy;
  private readonly number = /\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  geometry(depth: number): JsonObject {
    const name = this.take(this.word)?.toUpperCase() ?? '';
    const suffixed = /^(.*?)(ZM|Z|M)?$/.exec(name)!;
    const known = Object.hasOwn(TYPES, name) || name === COLLECTION ? name : suffixed[1]!;
    if (!suffixed[2]) this.dimension();
    if (known === COLLECTION) {
      if (depth === 0) throw NO_WKT;
      return { type: 'GeometryCollection', geometries: this.list(() => this.geometry(depth - 1)) };
    }
    if (!Object.hasOwn(TYPES, known)) throw NO_WKT;
    const { type, depth: nested } = TYPES[known]!;
    const list = this.positions(Math.max(1, nested));
    if (nested === 0) return { type, coordinates: list[0] ?? [] };
    return { type, coordinates: list };
  }

  end(): void {
    if (this.text.slice(this.at).trim().replace(/;$/, '') !== '') throw NO_WKT;
  }

  /** Z, M or ZM behind the type, when it is not EMPTY. */
  private dimension(): void {
    const at = this.at;
    const word = this.take(this.word)?.toUpperCase();
    if (word !== 'Z' && word !== 'M' && word !== 'ZM') this.at = at;
  }

  private positions(depth: number): unknown[] {
    return this.list(() => (depth === 1 ? this.position() : this.positions(depth - 1)));
  }

  /** "x y …", in a MULTIPOINT also "(x y …)". */
  private position(): number[] {
    const wrapped = this.skip('(');
    const numbers: number[] = [];
    for (let text = this.take(this.number); text !== undefined; text = this.take(this.number))
      numbers.push(Number(text));
    if (numbers.length < 2 || numbers.length > 4 || (wrapped && !this.skip(')'))) throw NO_WKT;
    // A pushed array has room for 17 numbers; a copy has room for its own.
    return numbers.slice();
  }

  private list<T>(item: () => T): T[] {
    const at = this.at;
    if (this.take(this.word)?.toUpperCase() === 'EMPTY') return [];
    this.at = at;
    if (!this.skip('(')) throw NO_WKT;
    const items: T[] = [];
    do items.push(item());
    while (this.skip(','));
    if (!this.skip(')')) throw NO_WKT;
    return items;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match?.[1];
  }

  private skip(char: string): boolean {
    let at = this.at;
    while (at < this.text.length && this.text.charCodeAt(at) <= 32) at++;
    if (this.text[at] !== char) return false;
    this.at = at + 1;
    return true;
  }
}
