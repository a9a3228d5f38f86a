/** Looks for places by name in the built-in list, away from the page. The list is unpacked at the first question. */
import type { FoundPlace, PlaceQuestion } from './place-search';

interface Entry extends FoundPlace {
  folded: string;
}

const SHOWN = 8;
const scope = self as unknown as Worker;
let entries: Promise<Entry[]> | null = null;

scope.addEventListener('message', ({ data }: MessageEvent<PlaceQuestion>) => {
  entries ??= read(data.url);
  entries.then(
    (list) => scope.postMessage({ id: data.id, places: find(list, fold(data.query)) }),
    () => scope.postMessage({ id: data.id, places: [] }),
  );
});

/** Names that start with the query first, then those that contain it; the list is in order of people. */
function find(list: Entry[], query: string): FoundPlace[] {
  const starting = list.filter(({ folded }) => folded.startsWith(query)).slice(0, SHOWN);
  const rest = SHOWN - starting.length;
  const containing =
    rest > 0 ? list.filter(({ folded }) => !folded.startsWith(query) && folded.includes(query)).slice(0, rest) : [];
  return [...starting, ...containing].map(({ folded: _folded, ...place }) => place);
}

async function read(url: string): Promise<Entry[]> {
  const response = await fetch(url);
  const buffer = await response.arrayBuffer();
  const start = new Uint8Array(buffer, 0, 2);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const text = isPacked
    ? await new Response(new Blob([buffer]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
    : new TextDecoder().decode(buffer);
  return text.split('\n').map((row) => {
    const [name = '', country = '', lon, lat, people] = row.split('\t');
    return { name, country, lonDeg: Number(lon), latDeg: Number(lat), people: Number(people), folded: fold(name) };
  });
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
