/** Masts and communication towers of OpenStreetMap around the regions, by Overpass → points in GeoJSON. OpenStreetMap seldom says who transmits from them: they are places for antennas. */
import { strToU8 } from 'fflate';
import { isObject, type JsonObject, own, textOf } from '../shapes/parse-json';
import type { Box } from '../towers/region-reach';
import { answerJson } from './answer-json';
import type { LiveFile, LiveOptions } from './fetcher';
import { LiveError } from './live-issues';
import { LIMITS, type LiveWish, termsOf } from './live-sources';

const SECONDS = 120;
const TYPES = ['application/json'];
/** https://wiki.openstreetmap.org/wiki/Tag:man_made=mast and =tower */
const KINDS = '^(mast|tower|communications_tower)$';
/** Values of tower:type that carry antennas; towers that say nothing may be for anything, masts are for antennas. */
const CARRIERS = ['communication', 'communications', 'telecommunication', 'radio'];
const METRES_PER_FOOT = 0.3048;

/** Fetches the masts. Throws LiveError. */
export async function fetchMasts(
  wish: Extract<LiveWish, { source: 'masts' }>,
  { fetcher, signal, fetchedAt, onProgress }: LiveOptions,
): Promise<LiveFile> {
  const { host, attribution, origin } = termsOf(wish);
  const url = new URL(wish.url);
  url.searchParams.set('data', queryOf(wish.boxes));
  const { bytes } = await fetcher.get({ url: url.href, signal, maxBytes: LIMITS.masts, accept: TYPES });
  onProgress(1);
  const features = elementsOf(bytes, host).flatMap(featureOf);
  if (features.length === 0) throw new LiveError('live-nothing', { source: host });
  const collection = { type: 'FeatureCollection', attribution, source: origin.url, fetchedAt, features };
  return {
    name: 'masts.geojson',
    bytes: strToU8(`${JSON.stringify(collection)}\n`),
    attribution,
    url: origin.url,
    fetchedAt,
  };
}

/** Overpass QL; a box is (south, west, north, east). */
function queryOf(boxes: readonly Box[]): string {
  const parts = boxes.flatMap(
    ([west, south, east, north]) =>
    west <= east ? [[south, west, north, east]] : [[south, west, north, 180], [south, -180, north, east]], // prettier-ignore
  );
  const lines = parts.map((box) => `nw["man_made"~"${KINDS}"](${box.map((degrees) => degrees.toFixed(5)).join(',')});`);
  return `[out:json][timeout:${SECONDS}];(${lines.join('')});out center tags;`;
}

function elementsOf(bytes: Uint8Array, host: string): unknown[] {
  const unusable = (problem: string): LiveError => new LiveError('live-answer-unusable', { host, problem });
  const answer = answerJson(bytes, host);
  if (!isObject(answer)) throw unusable('it is no Overpass answer');
  // A query that ran out of time is answered with what was found until then.
  const remark = textOf(own(answer, 'remark'));
  if (/error|timed out/i.test(remark)) throw unusable(remark.slice(0, 200));
  const elements = own(answer, 'elements');
  if (!Array.isArray(elements)) throw unusable('it has no elements');
  return elements as unknown[];
}

function featureOf(element: unknown): object[] {
  if (!isObject(element)) return [];
  const tags = own(element, 'tags');
  const centre = own(element, 'center');
  const place = isObject(centre) ? centre : element;
  const [lon, lat] = [own(place, 'lon'), own(place, 'lat')];
  if (typeof lon !== 'number' || typeof lat !== 'number' || !isObject(tags) || !carriesAntennas(tags)) return [];
  const heightM = metresOf(textOf(own(tags, 'height')));
  const properties = {
    id: `osm-${textOf(own(element, 'type'))}-${textOf(own(element, 'id'))}`,
    name: textOf(own(tags, 'name')) || textOf(own(tags, 'ref')),
    // In words that the importer of candidate places takes for a place on what stands already.
    kind: textOf(own(tags, 'man_made')) === 'mast' ? 'existing mast' : 'existing tower',
    ...(heightM === null ? {} : { height: heightM }),
    owner_name: textOf(own(tags, 'operator')),
  };
  return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } }];
}

function carriesAntennas(tags: JsonObject): boolean {
  const purpose = textOf(own(tags, 'tower:type'));
  const communicates = Object.keys(tags).some((key) => key.startsWith('communication:'));
  if (communicates || CARRIERS.includes(purpose)) return true;
  return purpose === '' && textOf(own(tags, 'man_made')) !== 'tower';
}

/** "45", "45 m", "150 ft", "150'"; null: none of these. */
function metresOf(text: string): number | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*(m|metres?|meters?|ft|feet|')?$/i.exec(text.trim());
  if (!match) return null;
  const value = Number(match[1]!.replace(',', '.'));
  const metres = /^(ft|feet|')$/i.test(match[2] ?? '') ? value * METRES_PER_FOOT : value;
  return metres > 0 && metres <= 1000 ? Number(metres.toFixed(1)) : null;
}
