/** Unpacks the built-in map away from the page. Answers with addresses of GeoJSON blobs, which the map's own worker reads: nothing large crosses the page. */
import { decodeOutlines, decodePlaces } from './outlines';

export interface OutlinesRequest {
  url: string;
  kind: 'outlines' | 'places';
}

export type OutlinesResponse = { urls: Record<string, string> } | { message: string };

const scope = self as unknown as Worker;

scope.addEventListener('message', ({ data }: MessageEvent<OutlinesRequest>) => {
  decode(data).then(
    (urls) => scope.postMessage({ urls } satisfies OutlinesResponse),
    (error: Error) => scope.postMessage({ message: error.message } satisfies OutlinesResponse),
  );
});

async function decode({ url, kind }: OutlinesRequest): Promise<Record<string, string>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = await unpacked(await response.arrayBuffer());
  const parts = kind === 'places' ? { places: decodePlaces(new TextDecoder().decode(bytes)) } : decodeOutlines(bytes);
  return Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, URL.createObjectURL(new Blob([JSON.stringify(value)]))]),
  );
}

/** Some servers unpack on the way; the first bytes tell. */
async function unpacked(buffer: ArrayBuffer): Promise<Uint8Array> {
  const bytes = new Uint8Array(buffer);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([buffer]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
