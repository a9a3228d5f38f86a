/** Answers questions about places from the built-in list, away from the page. The list is unpacked at the first question. */
import { parsePlaces, type PlaceList, placeNear, placesNamed } from './place-list';
import type { PlaceAnswer, PlaceQuestion } from './place-search';

const scope = self as unknown as Worker;
let places: Promise<PlaceList> | null = null;

scope.addEventListener('message', ({ data }: MessageEvent<PlaceQuestion>) => {
  places ??= read(data.url);
  const none: PlaceAnswer = { id: data.id, places: [], near: data.near.map(() => null) };
  places.then(
    (list) =>
      scope.postMessage({
        id: data.id,
        places: data.query === '' ? [] : placesNamed(list, data.query),
        near: data.near.map((point) => placeNear(list, point)),
      } satisfies PlaceAnswer),
    () => scope.postMessage(none),
  );
});

async function read(url: string): Promise<PlaceList> {
  const response = await fetch(url);
  const buffer = await response.arrayBuffer();
  const start = new Uint8Array(buffer, 0, 2);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const text = isPacked
    ? await new Response(new Blob([buffer]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
    : new TextDecoder().decode(buffer);
  return parsePlaces(text);
}
