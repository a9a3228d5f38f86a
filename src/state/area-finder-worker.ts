/** Reads the atlases away from the page: U.S. Census Bureau (us-atlas) and Natural Earth (world-atlas). */
import { mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import countriesUrl from 'world-atlas/countries-50m.json?url';
import countiesUrl from 'us-atlas/counties-10m.json?url';
import type { AreaAnswer, AreaQuestion } from './area-finder';
import { type Atlases, areaAt, readAtlases } from './atlases';

const scope = self as unknown as Worker;
let atlases: Promise<Atlases & { topologies: Topology[] }> | null = null;

scope.addEventListener('message', ({ data }: MessageEvent<AreaQuestion>) => {
  answer(data).then(
    (reply) => scope.postMessage(reply),
    (error: Error) => scope.postMessage({ id: data.id, message: error.message } satisfies AreaAnswer),
  );
});

async function answer(question: AreaQuestion): Promise<AreaAnswer> {
  atlases ??= load();
  const all = await atlases;
  if (question.kind === 'at') return { id: question.id, area: areaAt(all, question) };
  const lines = all.topologies.flatMap((topology) =>
    Object.values(topology.objects).flatMap((object) => mesh(topology, object as never).coordinates),
  );
  const text = JSON.stringify({
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiLineString', coordinates: lines },
  });
  return { id: question.id, url: URL.createObjectURL(new Blob([text], { type: 'application/geo+json' })) };
}

async function load(): Promise<Atlases & { topologies: Topology[] }> {
  const [counties, countries] = await Promise.all([countiesUrl, countriesUrl].map(read));
  return { ...readAtlases(counties!, countries!), topologies: [counties!, countries!] };
}

async function read(url: string): Promise<Topology> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as Topology;
}
