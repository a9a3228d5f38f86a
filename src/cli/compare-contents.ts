/** A file of a bundle against what it would be now. */
import { readFile, stat } from 'node:fs/promises';

const SHOWN_CHARACTERS = 120;
/** Parts of the manifest that say when, where and by which version it was made, and what follows from that. */
const NOT_NUMBERS = ['timings', 'version', 'outputs'];

/** Null when both are the same, else where they first differ. */
export async function compareContents(
  path: string,
  now: string | Uint8Array | null,
  name: string,
): Promise<string | null> {
  // Not a device or a pipe in its place, which may never end.
  const then = await stat(path).then(
    (stats) => (stats.isFile() ? readFile(path).catch(() => null) : null),
    () => null,
  );
  if (then === null) return 'is not in the bundle';
  if (now === null) return 'is not made any more';
  const again = Buffer.from(now);
  if (then.equals(again)) return null;
  if (!/\.(json|geojson|csv|html|kml|gpx|svg)$/.test(name)) return `${then.length} bytes, now ${again.length}`;
  const [before, after] =
    name === 'manifest.json' ? [numbersOf(then), numbersOf(again)] : [then.toString(), again.toString()];
  return before === after ? null : firstDifference(before, after);
}

function numbersOf(manifest: Buffer): string {
  try {
    const value = JSON.parse(manifest.toString()) as Record<string, unknown>;
    for (const key of NOT_NUMBERS) delete value[key];
    return JSON.stringify(value, null, 2);
  } catch {
    return manifest.toString();
  }
}

function firstDifference(before: string, after: string): string {
  const [old, now] = [before, after].map((text) => text.split(/\r?\n/)) as [string[], string[]];
  const row = old.findIndex((text, k) => text !== now[k]);
  const at = row < 0 ? old.length : row;
  return `row ${at + 1} was ${shown(old[at], now[at])}, now ${shown(now[at], old[at])}`;
}

/** The part of a long row in which it differs from the other. */
function shown(text: string | undefined, other: string | undefined): string {
  if (text === undefined) return 'not there';
  if (text.length <= SHOWN_CHARACTERS || other === undefined) return `“${text.slice(0, SHOWN_CHARACTERS)}”`;
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  const from = Math.max(0, at - SHOWN_CHARACTERS / 3);
  return `“${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN_CHARACTERS)}”`;
}
