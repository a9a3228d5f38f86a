/** KML placemarks and GPX points → GeoJSON features, some elements at a time. */
import type { Feature } from 'geojson';
import { checkPositionCount, POSITION_LIMIT, tuplesIn } from '../shapes/position-limit';
import { FormatError, formatErrorOf } from './format-error';
import { elementsOf, rootOf, rootTagOf } from './xml-elements';

/** Elements parsed as one small document. */
const BATCH = 100;
const BATCH_CHARACTERS = 2_000_000;

export type XmlFormat = 'kml' | 'gpx';

export function xmlFormatOf(text: string): XmlFormat | null {
  const root = rootOf(text);
  return root === 'kml' || root === 'gpx' ? root : null;
}

/** Features of a text. Throws FormatError for what cannot be read. */
export async function* featuresOfXml(
  text: string,
  format: XmlFormat,
  mostPositions = POSITION_LIMIT,
): AsyncGenerator<Feature> {
  const [{ DOMParser }, togeojson] = await Promise.all([import('@xmldom/xmldom'), import('@tmcw/togeojson')]);
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level === 'fatalError') throw new FormatError(message.slice(0, 200));
    },
  });
  const root = rootTagOf(text).replace(/\/>$/, '>');
  const close = `</${/^<([\w.:-]+)/.exec(root)![1]}>`;
  let positions = 0;
  for (const batch of batchesOf(format === 'kml' ? elementsOf(text, 'Placemark') : pointsOfGpx(text))) {
    if (format === 'kml') checkPositionCount((positions += tuplesIn(batch)), mostPositions);
    let features: Feature[];
    try {
      const document = parser.parseFromString(`${root}${batch}${close}`, 'text/xml');
      features = [...togeojson[format](document).features] as Feature[];
    } catch (error) {
      throw formatErrorOf(error);
    }
    yield* features;
  }
}

function* batchesOf(elements: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  let characters = 0;
  for (const element of elements) {
    batch.push(element);
    characters += element.length;
    if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue;
    yield batch.join('\n');
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch.join('\n');
}

/** Waypoints; of a file without them the points of its tracks and routes. */
function* pointsOfGpx(text: string): Generator<string> {
  let found = false;
  for (const element of elementsOf(text, 'wpt')) {
    found = true;
    yield element;
  }
  if (found) return;
  for (const name of ['trkpt', 'rtept'])
    for (const element of elementsOf(text, name))
      yield element.replace(/^<(?:[\w.-]+:)?\w+/, '<wpt').replace(/<\/(?:[\w.-]+:)?\w+\s*>$/, '</wpt>');
}
