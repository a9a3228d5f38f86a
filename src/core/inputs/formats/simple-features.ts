/** Placemarks of KML and points of GPX whose elements are those that most files have, straight to features: the same as the library @tmcw/togeojson makes of their document. */
import type { Feature, Geometry, Position } from 'geojson';
import { simpleElement, type SimpleElement } from './simple-elements';

type Properties = Record<string, unknown>;
export type SimpleFeature = Feature<Geometry | null>;

/** What each element may have below it; all else goes to the library. A ? stands at most once. */
const PLACEMARK: Readonly<Record<string, readonly string[]>> = {
  Placemark: ['name?', 'address?', 'visibility?', 'open?', 'phoneNumber?', 'description?', 'styleUrl?', 'ExtendedData?', 'Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry'],
  MultiGeometry: ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry'],
  Point: ['coordinates?', 'extrude', 'altitudeMode'],
  LineString: ['coordinates?', 'extrude', 'tessellate', 'altitudeMode'],
  LinearRing: ['coordinates?', 'extrude', 'tessellate', 'altitudeMode'],
  Polygon: ['outerBoundaryIs', 'innerBoundaryIs', 'extrude', 'tessellate', 'altitudeMode'],
  outerBoundaryIs: ['LinearRing'],
  innerBoundaryIs: ['LinearRing'],
  ExtendedData: ['Data', 'SchemaData'],
  Data: ['value?'],
  SchemaData: ['SimpleData'],
}; // prettier-ignore
const POINT: Readonly<Record<string, readonly string[]>> = {
  wpt: ['ele?', 'time?', 'name?', 'cmt?', 'desc?', 'type?', 'sym?', 'src', 'fix', 'sat', 'hdop', 'vdop', 'pdop'],
};

/** The feature of a placemark; null: only the library can tell. */
export function simplePlacemark(text: string): { feature: SimpleFeature } | null {
  const placemark = simpleElement(text);
  if (placemark?.name !== 'Placemark' || !isKnown(placemark, PLACEMARK)) return null;
  const geometries = geometriesOf(placemark);
  const geometry = geometries.length > 1 ? ({ type: 'GeometryCollection', geometries } as const) : geometries[0];
  const { description, ...texts } = textsOf(placemark, ['name', 'address', 'visibility', 'open', 'phoneNumber', 'description']); // prettier-ignore
  const properties: Properties = texts;
  const html = child(placemark, 'description')?.cdata ?? null;
  if (html !== null) properties.description = { '@type': 'html', value: html };
  else if (description !== undefined) properties.description = description;
  const style = child(placemark, 'styleUrl')?.text ?? '';
  if (style !== '') properties.styleUrl = style.startsWith('#') ? style : `#${style}`;
  const data = child(placemark, 'ExtendedData')?.children ?? [];
  for (const each of data) if (each.name === 'Data') properties[each.attributes.name ?? ''] = child(each, 'value')?.text ?? ''; // prettier-ignore
  for (const { children } of data)
    for (const each of children) if (each.name === 'SimpleData') properties[each.attributes.name ?? ''] = each.text;
  if (properties.visibility !== undefined) properties.visibility = properties.visibility !== '0';
  const { id = '' } = placemark.attributes;
  return { feature: { type: 'Feature', ...(id === '' ? {} : { id }), geometry: geometry ?? null, properties } };
}

/** The feature of a waypoint, none where it has no position; null: only the library can tell. */
export function simpleWaypoint(text: string): { feature: SimpleFeature | null } | null {
  const point = simpleElement(text);
  if (point?.name !== 'wpt' || !isKnown(point, POINT)) return null;
  const { lon = '', lat = '' } = point.attributes;
  const coordinates = [Number.parseFloat(lon), Number.parseFloat(lat)];
  if (coordinates.some(Number.isNaN)) return { feature: null };
  const elevation = Number.parseFloat(child(point, 'ele')?.text ?? '');
  if (!Number.isNaN(elevation)) coordinates.push(elevation);
  const properties = textsOf(point, ['name', 'cmt', 'desc', 'type', 'time', 'sym']);
  return { feature: { type: 'Feature', geometry: { type: 'Point', coordinates }, properties } };
}

const child = ({ children }: SimpleElement, name: string): SimpleElement | undefined =>
  children.find((each) => each.name === name);

/** Texts of children by their names, but for blank ones. */
function textsOf(element: SimpleElement, names: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of names) {
    const text = child(element, name)?.text ?? '';
    if (text !== '') texts[name] = text;
  }
  return texts;
}

/** Whether all below an element is what `known` says; what it does not name has nothing below. */
function isKnown(element: SimpleElement, known: Readonly<Record<string, readonly string[]>>): boolean {
  const { name, cdata, children } = element;
  if (cdata === '' || (name === 'SimpleData' && (element.attributes.name ?? '') in {})) return false;
  const allowed = Object.hasOwn(known, name) ? known[name]! : [];
  return children.every((each, i) => {
    const isAllowed = allowed.includes(each.name) || (allowed.includes(`${each.name}?`) && child(element, each.name) === children[i]); // prettier-ignore
    return isAllowed && isKnown(each, known);
  });
}

function geometriesOf(parent: SimpleElement): Geometry[] {
  return parent.children.flatMap((element): Geometry[] => {
    if (element.name === 'MultiGeometry') return geometriesOf(element);
    const text = child(element, 'coordinates')?.text ?? '';
    if (element.name === 'Point') {
      const coordinates = positionOf(text);
      return coordinates.length < 2 ? [] : [{ type: 'Point', coordinates }];
    }
    if (element.name === 'LineString' || element.name === 'LinearRing') {
      const coordinates = positionsOf(text);
      return coordinates.length < 2 ? [] : [{ type: 'LineString', coordinates }];
    }
    if (element.name !== 'Polygon') return [];
    const coordinates = element.children
      .flatMap(({ children }) => children.filter(({ name }) => name === 'LinearRing'))
      .map((ring) => closed(positionsOf(child(ring, 'coordinates')?.text ?? '')))
      .filter(({ length }) => length >= 4);
    return coordinates.length === 0 ? [] : [{ type: 'Polygon', coordinates }];
  });
}

/** The first three numbers between commas, wherever blanks stand. */
const positionOf = (text: string): Position =>
  text
    .replace(/\s+/g, '')
    .split(',')
    .map((number) => Number.parseFloat(number))
    .filter((number) => !Number.isNaN(number))
    .slice(0, 3);

const positionsOf = (text: string): Position[] =>
  text
    .trim()
    .split(/\s+/)
    .map(positionOf)
    .filter(({ length }) => length >= 2);

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last) return ring;
  const isClosed = first.length === last.length && first.every((number, i) => number === last[i]);
  return isClosed ? ring : [...ring, first];
}
