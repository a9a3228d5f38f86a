/** Any file that the importers read, by its URL. What it is, its content tells as with every file; web pages are refused. */
import { allowedUrl, type LiveFile, type LiveOptions } from './fetcher';

const MOST_BYTES = 2 ** 30;
const TYPES = [
  'application/json', 'application/geo+json', 'application/vnd.geo+json', 'text/json', 'text/csv', 'text/plain', 'text/tab-separated-values', 'application/csv',
  'application/zip', 'application/x-zip-compressed', 'application/gzip', 'application/x-gzip', 'application/octet-stream', 'binary/octet-stream', 'image/tiff', 'image/png',
  'application/xml', 'text/xml', 'application/gpx+xml', 'application/vnd.google-earth.kml+xml', 'application/vnd.google-earth.kmz', 'application/vnd.apache.parquet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.pmtiles', 'application/x-esri-shape', 'application/flatgeobuf',
]; // prettier-ignore

/** Fetches the file. Throws LiveError. */
export async function fetchFile(
  url: string,
  { fetcher, signal, fetchedAt, onProgress }: LiveOptions,
): Promise<LiveFile> {
  const { host, pathname } = allowedUrl(url);
  const { bytes } = await fetcher.get({ url, signal, maxBytes: MOST_BYTES, accept: TYPES });
  onProgress(1);
  const name = decoded(pathname.slice(pathname.lastIndexOf('/') + 1)) || 'file';
  return { name, bytes, attribution: `From ${host}: see the source for its licence`, fetchedAt };
}

/** As it stands where a % begins nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
