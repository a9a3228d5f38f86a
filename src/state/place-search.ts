/** Place search without a network. The worker starts at the first question. */
export interface FoundPlace {
  name: string;
  /** ISO 3166 code; in the United States with the state before it. */
  country: string;
  lonDeg: number;
  latDeg: number;
  people: number;
}

export interface PlaceQuestion {
  id: number;
  query: string;
  /** Where the list of places is. */
  url: string;
}

let worker: Worker | null = null;
let nextId = 1;

/** Places by name, the largest first; at most eight. Empty for fewer than two letters. */
export function findPlaces(query: string): Promise<FoundPlace[]> {
  if (query.trim().length < 2) return Promise.resolve([]);
  worker ??= new Worker(new URL('./place-search-worker.ts', import.meta.url), { type: 'module' });
  const id = nextId++;
  const asked = worker;
  return new Promise((resolve) => {
    const receive = ({ data }: MessageEvent<{ id: number; places: FoundPlace[] }>) => {
      if (data.id !== id) return;
      asked.removeEventListener('message', receive);
      resolve(data.places);
    };
    asked.addEventListener('message', receive);
    const url = new URL('basemap/places.bin', document.baseURI).href;
    asked.postMessage({ id, query: query.trim(), url } satisfies PlaceQuestion);
  });
}
