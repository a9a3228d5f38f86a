/** Place search without a network. The worker starts at the first question. */
export interface FoundPlace {
  name: string;
  /** ISO 3166 code; in the United States with the state before it. */
  country: string;
  lonDeg: number;
  latDeg: number;
  people: number;
}

/** The place nearest to a point. */
export interface NearPlace extends Pick<FoundPlace, 'name' | 'country'> {
  /** From the place to the point; the bearing clockwise from north. */
  distanceKm: number;
  bearingDeg: number;
}

export interface PlaceQuestion {
  id: number;
  /** '': no name is looked for. */
  query: string;
  /** Points whose nearest place is asked for. */
  near: readonly { lonDeg: number; latDeg: number }[];
  /** Where the list of places is. */
  url: string;
}

export interface PlaceAnswer {
  id: number;
  places: FoundPlace[];
  near: (NearPlace | null)[];
}

let worker: Worker | null = null;
let nextId = 1;

/** Places by name, the largest first; at most eight. Empty for fewer than two letters. */
export async function findPlaces(query: string): Promise<FoundPlace[]> {
  if (query.trim().length < 2) return [];
  return (await ask({ query: query.trim(), near: [] })).places;
}

/** The place nearest to each point; null where none is within some 200 km, or the list cannot be read. */
export async function nearPlaces(near: PlaceQuestion['near']): Promise<(NearPlace | null)[]> {
  return near.length === 0 ? [] : (await ask({ query: '', near })).near;
}

function ask(question: Pick<PlaceQuestion, 'query' | 'near'>): Promise<PlaceAnswer> {
  worker ??= new Worker(new URL('./place-search-worker.ts', import.meta.url), { type: 'module' });
  const id = nextId++;
  const asked = worker;
  return new Promise((resolve) => {
    const receive = ({ data }: MessageEvent<PlaceAnswer>) => {
      if (data.id !== id) return;
      asked.removeEventListener('message', receive);
      resolve(data);
    };
    asked.addEventListener('message', receive);
    const url = new URL('basemap/places.bin', document.baseURI).href;
    asked.postMessage({ ...question, id, url } satisfies PlaceQuestion);
  });
}
