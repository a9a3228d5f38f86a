/** Any file that the importers read, by its URL. What it is, its content tells as with every file; web pages are refused. */
import type { LiveFile, LiveOptions } from './fetcher';
import { LIMITS, type LiveWish, termsOf } from './live-sources';

const TYPES = [
  'application/json', 'application/geo+json', 'application/vnd.geo+json', 'text/json', 'text/csv', 'text/plain', 'text/tab-separated-values', 'application/csv',
  'application/zip', 'application/x-zip-compressed', 'application/gzip', 'application/x-gzip', 'application/octet-stream', 'binary/octet-stream', 'image/tiff', 'image/png',
  'application/xml', 'text/xml', 'application/gpx+xml', 'application/vnd.google-earth.kml+xml', 'application/vnd.google-earth.kmz', 'application/vnd.apache.parquet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.pmtiles', 'application/x-esri-shape', 'application/flatgeobuf',
]; // prettier-ignore

/** Fetches the file. Throws LiveError. */
export async function fetchFile(
  wish: Extract<LiveWish, { source: 'file' }>,
  { fetcher, signal, fetchedAt, onProgress }: LiveOptions,
): Promise<LiveFile> {
  const { attribution, origin } = termsOf(wish);
  const { bytes } = await fetcher.get({
    url: wish.url,
    signal,
    maxBytes: LIMITS.file,
    accept: TYPES,
    onBytes: (read, of) => onProgress(of ? Math.min(1, read / of) : 0),
  });
  onProgress(1);
  const { pathname } = new URL(wish.url);
  const name = fileNameOf(decoded(pathname.slice(pathname.lastIndexOf('/') + 1)));
  return { name, bytes, attribution, url: origin.url, fetchedAt };
}

const LONGEST_NAME = 200;

/** What is behind the last slash, written out or as %2f, and no folder: a plan is looked for beside its files. The end is kept: it says the kind. */
function fileNameOf(text: string): string {
  const name = text
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-LONGEST_NAME);
  return /^\.*$/.test(name) ? 'file' : name;
}

/** As it stands where a % begins nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
