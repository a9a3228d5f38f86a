/**
 * A stated reference system → a way to degrees. Never guessed: what is not stated by the file or the user is asked for, and what is not understood is
 * refused by its name.
 */
import { textOf as scalarText } from '../shapes/parse-json';
import { lacksShift, withDatumShift } from './datum-shifts';
import { systemOfEpsg } from './known-systems';

/** A reference system as files state it: a name or code, WKT, a proj4 string, or PROJJSON. */
export type StatedSystem = string | object;

/** Coordinates → [longitude, latitude] in degrees, NaN where there is none; or 'degrees' when they are that already. */
export type Projector = 'degrees' | Projection;

export interface Projection {
  toDegrees(x: number, y: number): [lonDeg: number, latDeg: number];
  fromDegrees(lonDeg: number, latDeg: number): [x: number, y: number];
  /** False: degrees of another datum. */
  planar: boolean;
}

const DEGREE_NAMES = /^(OGC:)?(CRS:?84|CRS84h|WGS_?84|WGS 84|GCS_WGS_1984|ETRS89|NAD83)$/i;
/** EPSG:25831, urn:ogc:def:crs:EPSG::25831, http://www.opengis.net/def/crs/EPSG/0/25831, 25831. */
const EPSG =
  /^(?:(?:urn:ogc:def:crs:)?(?:EPSG|ESRI):{1,2}(?:[\d.]*:)?|https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[\d.]+\/|ETRS89 \/ )?(\d{4,6})$/i;
const CRS84_URN = /(urn:ogc:def:crs:OGC:[\d.]*:CRS84h?|\/crs\/OGC\/[\d.]+\/CRS84h?)$/i;
/** Of the outermost system: it stands last. */
const WKT_AUTHORITY = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]\s*[\])]\s*$/i;
const WKT_DEGREES = /^\s*GEOGCS\s*\[\s*"(GCS_)?(WGS[ _]?(19)?84|ETRS[ _]?(19)?89|North_American_1983|NAD83)"/i;
const GEOGRAPHIC = /^\s*(\+proj=(longlat|latlong)|GEOG|GEODCRS|\{(?=[^{]*"type":"Geo(graphic|detic)CRS"))/i;
/** Methods of WKT 2 and PROJJSON that proj4 takes for others, kilometres off. */
const MISREAD = /^\s*(?:\{|PROJCRS)[^]*(?:Popular Visualisation Pseudo|Hotine Oblique)/i;
const LONGEST = 20_000;

const textOf = (definition: string | object): string =>
  typeof definition === 'string' ? definition : JSON.stringify(definition);

/** The projector of a stated system; null when it is not known. */
export async function projectorOf(stated: StatedSystem): Promise<Projector | null> {
  const definition = typeof stated === 'string' ? definitionOf(stated.trim()) : definitionOfProjJson(stated);
  if (definition === null) return null;
  if (definition === 'degrees') return 'degrees';
  try {
    const { default: proj4 } = await import('proj4');
    const system = new proj4.Proj(definition as string);
    // A proj4 string says what it means: those of our table, or the user's own.
    const isProj4 = typeof definition === 'string' && definition.startsWith('+');
    if (!isProj4 && (lacksShift(system.datum) || MISREAD.test(textOf(definition)))) return null;
    const { forward, inverse } = proj4(definition as string, '+proj=longlat +datum=WGS84 +no_defs');
    const toDegrees = (x: number, y: number): [number, number] => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) return [Number.NaN, Number.NaN];
      const [lonDeg, latDeg] = forward([x, y]) as [number, number];
      return Number.isFinite(lonDeg) && Number.isFinite(latDeg) ? [lonDeg, latDeg] : [Number.NaN, Number.NaN];
    };
    const [lon, lat] = forward([0, 0]);
    if (typeof lon !== 'number' || typeof lat !== 'number') return null;
    return {
      planar: !GEOGRAPHIC.test(textOf(definition)),
      toDegrees,
      fromDegrees: (lonDeg, latDeg) => inverse([lonDeg, latDeg]) as [number, number],
    };
  } catch {
    return null;
  }
}

/** How a system is called in a message. */
export function nameOfSystem(stated: StatedSystem): string {
  if (typeof stated === 'string') return (/"([^"]*)"/.exec(stated)?.[1] ?? stated).slice(0, 80);
  const name = (stated as { name?: unknown }).name;
  return typeof name === 'string' ? name.slice(0, 80) : 'unnamed';
}

function definitionOf(text: string): string | null {
  if (text.length > LONGEST) return null;
  if (DEGREE_NAMES.test(text) || CRS84_URN.test(text)) return 'degrees';
  const code = EPSG.exec(text)?.[1] ?? WKT_AUTHORITY.exec(text)?.[1];
  const known = code === undefined ? null : systemOfEpsg(Number(code));
  if (known) return known;
  if (WKT_DEGREES.test(text)) return 'degrees';
  return /^\s*(\+proj=|(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|BOUNDCRS|COMPD_?CS|COMPOUNDCRS)\s*\[)/i.test(text)
    ? withDatumShift(text)
    : null;
}

function definitionOfProjJson(stated: object): string | object | null {
  const { id, type } = stated as { id?: { authority?: unknown; code?: unknown }; type?: unknown };
  const [authority, code] = [scalarText(id?.authority), scalarText(id?.code)];
  if (/^OGC$/i.test(authority) && /^CRS84/i.test(code)) return 'degrees';
  if (/^EPSG$/i.test(authority)) {
    const known = systemOfEpsg(Number(code));
    if (known) return known;
  }
  return typeof type === 'string' ? stated : null;
}
