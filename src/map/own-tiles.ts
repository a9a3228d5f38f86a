/** Tiles that the engine makes, as the map asks for them by address; there is no server. */
import type { App } from '../state';
import { NO_RESULT } from './style';

/** What the map gets: with the tag of a tile it holds already it keeps that tile and draws nothing anew. */
interface OwnTile {
  data: ArrayBuffer;
  etag?: string;
}

/** A tile of the cells, tagged by its content: a moved site changes the version of all tiles and the bytes of few. */
export async function cellTile(app: Pick<App, 'tile'>, url: string): Promise<OwnTile> {
  const [version, z, x, y] = url.replace('infill-cells://', '').split('/');
  if (version === undefined || version === NO_RESULT) return { data: new ArrayBuffer(0) };
  const data = await app.tile(version, Number(z), Number(x), Number(y));
  return data.byteLength === 0 ? { data } : { data, etag: tagOf(data) };
}

export async function reliefTile(app: Pick<App, 'terrainTile'>, url: string): Promise<OwnTile> {
  const [version, z, x, y] = url.replace('infill-relief://', '').split('/');
  const bytes = version === NO_RESULT ? null : await app.terrainTile(Number(z), Number(x), Number(y));
  return { data: bytes ? new Uint8Array(bytes).buffer : new ArrayBuffer(0) };
}

/** FNV-1a in two lanes, and the length. */
function tagOf(data: ArrayBuffer): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const byte of new Uint8Array(data)) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x5bd1e995) ^ (b >>> 15);
  }
  return `${data.byteLength}-${a >>> 0}-${b >>> 0}`;
}
