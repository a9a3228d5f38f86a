/** Brings the built-in map in: the overview at once, place names next, fine outlines when the map is near enough for them. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { OutlinesRequest, OutlinesResponse } from './outlines-worker';

const DETAIL_FROM_ZOOM = 4.5;

/** Starts loading. A part that fails is left out and reported once; the data on the map does not need it. */
export function loadBaseMap(map: MapLibreMap, onProblem: (message: string) => void): void {
  const worker = new Worker(new URL('./outlines-worker.ts', import.meta.url), { type: 'module' });
  const queue: OutlinesRequest[] = [
    { url: address('outlines-overview.bin'), kind: 'outlines' },
    { url: address('places.bin'), kind: 'places' },
  ];
  let detailAsked = false;
  let isBusy = false;

  const next = (): void => {
    const request = isBusy ? undefined : queue.shift();
    if (!request) return;
    isBusy = true;
    worker.postMessage(request);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<OutlinesResponse>) => {
    isBusy = false;
    if ('message' in data) onProblem(data.message);
    else for (const [name, url] of Object.entries(data.urls)) map.getSource<GeoJSONSource>(name)?.setData(url);
    next();
  });
  worker.addEventListener('error', () => onProblem('the outlines could not be unpacked'));
  const askDetail = (): void => {
    if (detailAsked || map.getZoom() < DETAIL_FROM_ZOOM) return;
    detailAsked = true;
    queue.push({ url: address('outlines-detail.bin'), kind: 'outlines' });
    next();
  };
  map.on('zoomend', askDetail);
  next();
  askDetail();
}

const address = (name: string): string => new URL(`basemap/${name}`, document.baseURI).href;
