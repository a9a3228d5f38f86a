/** Administrative areas without a network: counties and states of the United States, countries elsewhere. The worker starts at the first question. */
import type { MultiPolygon, Polygon } from 'geojson';

export interface FoundArea {
  id: string;
  name: string;
  geometry: Polygon | MultiPolygon;
}

export type AreaQuestion = { id: number } & (
  | { kind: 'at'; lonDeg: number; latDeg: number; zoom: number }
  /** Borders of all areas, as the address of a GeoJSON blob. */
  | { kind: 'borders' }
);
export type AreaAnswer = { id: number } & ({ area: FoundArea | null } | { url: string } | { message: string });

type Asked = AreaQuestion extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never;

let worker: Worker | null = null;
let nextId = 1;

/** The area at a point that suits the zoom: a country from far, then a state, then a county. Null over the sea. */
export async function findArea(lonDeg: number, latDeg: number, zoom: number): Promise<FoundArea | null> {
  const answer = await ask({ kind: 'at', lonDeg, latDeg, zoom });
  return 'area' in answer ? answer.area : null;
}

/** Address of all borders as GeoJSON. Rejects when they cannot be read. */
export async function areaBorders(): Promise<string> {
  const answer = await ask({ kind: 'borders' });
  if ('url' in answer) return answer.url;
  throw new Error('message' in answer ? answer.message : 'No borders');
}

function ask(question: Asked): Promise<AreaAnswer> {
  worker ??= new Worker(new URL('./area-finder-worker.ts', import.meta.url), { type: 'module' });
  const asked = worker;
  const id = nextId++;
  return new Promise((resolve) => {
    const receive = ({ data }: MessageEvent<AreaAnswer>) => {
      if (data.id !== id) return;
      asked.removeEventListener('message', receive);
      resolve(data);
    };
    asked.addEventListener('message', receive);
    asked.postMessage({ ...question, id });
  });
}
