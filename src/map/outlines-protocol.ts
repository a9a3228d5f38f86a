/**
 * Runs inside the map's own workers: unpacks the built-in map there, where it is cut into tiles, so that nothing of it crosses the page. (Addresses of blobs
 * would: the map fetches and parses them on the page.) An address names the file and the part: `infill-outlines://map/land?from=…`.
 */
import { decodeOutlines, decodePlaces } from './outlines';

type Parts = Record<string, GeoJSON.FeatureCollection>;

interface MapWorkerScope {
  addProtocol(name: string, load: (request: { url: string }) => Promise<{ data: GeoJSON.FeatureCollection }>): void;
}

const files = new Map<string, Promise<Parts>>();

(self as unknown as MapWorkerScope).addProtocol('infill-outlines', async ({ url }) => {
  const { pathname, searchParams } = new URL(url.replace('infill-outlines://', 'https://'));
  const from = searchParams.get('from') ?? '';
  const file = files.get(from) ?? read(from);
  files.set(from, file);
  const data = (await file)[pathname.slice(1)];
  if (!data) throw new Error(`${from} has no part ${pathname}`);
  return { data: unsent(data) };
});

/** The map sends what it loaded by address to the page as well, which would hold it up and has no use for it: the list is where only its own code looks. */
function unsent({ type, features }: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
  return Object.defineProperty({ type } as GeoJSON.FeatureCollection, 'features', {
    value: features,
    enumerable: false,
  });
}

async function read(url: string): Promise<Parts> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = await unpacked(await response.arrayBuffer());
  return url.includes('places')
    ? { places: decodePlaces(new TextDecoder().decode(bytes)) }
    : { ...decodeOutlines(bytes) };
}

/** Some servers unpack on the way; the first bytes tell. */
async function unpacked(buffer: ArrayBuffer): Promise<Uint8Array> {
  const bytes = new Uint8Array(buffer);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([buffer]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
