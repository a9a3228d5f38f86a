/** KML placemarks and GPX points → GeoJSON features, some elements at a time. */
import { checkPositionCount, POSITION_LIMIT, tuplesIn } from '../shapes/position-limit';
import { FormatError, formatErrorOf } from './format-error';
import { type SimpleFeature, simplePlacemark, simpleWaypoint } from './simple-features';
import { elementsOf, rootOf, rootTagOf } from './xml-elements';

/** Elements parsed as one small document. */
const BATCH = 100;
const BATCH_CHARACTERS = 2_000_000;
/** Tags that the library reads in some four seconds, and which share of one an element without a tree costs for each of its tags. */
const TAGS_OF_SMALL = 1_200_000;
const SIMPLE_SHARE = 0.3;
const TAGS_PER_PACKED_BYTE = 0.12;

/** Tags at most of a file, by the size of its archive; undefined: it is not packed, its own size bounds them. */
export const tagLimitOf = (packedBytes: number | undefined): number =>
  packedBytes === undefined ? Infinity : Math.max(TAGS_OF_SMALL, TAGS_PER_PACKED_BYTE * packedBytes);

export type XmlFormat = 'kml' | 'gpx';

export function xmlFormatOf(text: string): XmlFormat | null {
  const root = rootOf(text);
  return root === 'kml' || root === 'gpx' ? root : null;
}

/** Features of a text. Throws FormatError for what cannot be read. */
export async function* featuresOfXml(
  text: string,
  format: XmlFormat,
  {
    mostPositions = POSITION_LIMIT,
    mostTags = Infinity,
  }: { mostPositions?: number | undefined; mostTags?: number } = {},
): AsyncGenerator<SimpleFeature> {
  const root = rootTagOf(text).replace(/\/>$/, '>');
  const parse = await parserOf(format, root);
  const simple = format === 'kml' ? simplePlacemark : hasNamesTwice(root) ? null : simpleWaypoint;
  let [positions, tags] = [0, 0];
  for (const batch of batchesOf(format === 'kml' ? elementsOf(text, 'Placemark') : pointsOfGpx(text))) {
    if (format === 'kml') {
      for (const element of batch) positions += tuplesIn(element);
      checkPositionCount(positions, mostPositions);
    }
    const features = simple && simpleFeatures(batch, simple);
    for (const element of batch) tags += tagsIn(element) * (features ? SIMPLE_SHARE : 1);
    if (tags > mostTags)
      throw new FormatError('it has too many tags for an archive of its size; unpack it first, or save it in parts');
    yield* features ?? parse(batch.join('\n'));
  }
}

/** The library, for batches of elements as they stand below the root. It is given all of a batch: elements may refer to each other. */
async function parserOf(format: XmlFormat, root: string): Promise<(batch: string) => SimpleFeature[]> {
  const [{ DOMParser }, togeojson] = await Promise.all([import('@xmldom/xmldom'), import('@tmcw/togeojson')]);
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level === 'fatalError') throw new FormatError(message.slice(0, 200));
    },
  });
  const close = `</${/^<([\w.:-]+)/.exec(root)![1]}>`;
  const parse = (batch: string): SimpleFeature[] => {
    try {
      const document = parser.parseFromString(`${root}${batch}${close}`, 'text/xml');
      return [...togeojson[format](document).features] as SimpleFeature[];
    } catch (error) {
      throw formatErrorOf(error);
    }
  };
  // A root that is not well formed is found before anything is read by other means.
  parse('');
  return parse;
}

/** The features of a batch where all of its elements are simple, else null. `found`: of one element, none where it stands for no feature. */
function simpleFeatures(
  batch: readonly string[],
  found: (element: string) => { feature: SimpleFeature | null } | null,
): SimpleFeature[] | null {
  const features: SimpleFeature[] = [];
  for (const element of batch) {
    const simple = found(element);
    if (!simple) return null;
    if (simple.feature) features.push(simple.feature);
  }
  return features;
}

/** Whether a prefix stands for the names without one: then the library takes all elements for extensions. */
function hasNamesTwice(root: string): boolean {
  const names = [...root.matchAll(/xmlns(?::[\w.-]+)?\s*=\s*("[^"]*"|'[^']*')/g)].map(([, name]) => name!.slice(1, -1));
  return new Set(names).size < names.length || /&/.test(root);
}

function tagsIn(text: string): number {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++;
  return tags;
}

function* batchesOf(elements: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for (const element of elements) {
    batch.push(element);
    characters += element.length;
    if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
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
