/**
 * Brings the built-in map in: the overview at once, place names once the first cells are drawn, fine outlines when the map is near enough for them. One after
 * the other: the workers that unpack them also draw the cells.
 */
import { type GeoJSONSource, importScriptInWorkers, type Map as MapLibreMap } from 'maplibre-gl';

const DETAIL_FROM_ZOOM = 4.5;
/** Names come at the latest after this. */
const PATIENCE_MS = 6_000;
const OUTLINES = ['land', 'borders', 'states'];

/**
 * Starts loading. A part that fails is left out; the data on the map does not need it. `whenDrawn` is called back once cells are on the screen. What it gives is
 * settled when the overview is in.
 */
export function loadBaseMap(map: MapLibreMap, whenDrawn: (then: () => void) => void): Promise<void> {
  // The map imports what ends so as a module, as it is.
  const ready = import('./outlines-protocol?worker&url').then(({ default: path }) =>
    importScriptInWorkers(`${new URL(path, document.baseURI).href}#.mjs`),
  );
  const load = async (file: string, parts: readonly string[]): Promise<void> => {
    await ready;
    const from = encodeURIComponent(new URL(`basemap/${file}`, document.baseURI).href);
    for (const part of parts)
      await map.getSource<GeoJSONSource>(part)?.setData(`infill-outlines://map/${part}?from=${from}`);
  };
  const overview = load('outlines-overview.bin', OUTLINES);
  let last = overview;
  const next = (file: string, parts: readonly string[]): void => {
    last = last.then(() => load(file, parts));
  };
  let detailAsked = false;
  const askDetail = (): void => {
    if (detailAsked || map.getZoom() < DETAIL_FROM_ZOOM) return;
    detailAsked = true;
    next('outlines-detail.bin', OUTLINES);
  };
  let namesAsked = false;
  const askNames = (): void => {
    if (namesAsked) return;
    namesAsked = true;
    next('places.bin', ['places']);
    map.on('zoomend', askDetail);
    askDetail();
  };
  whenDrawn(askNames);
  setTimeout(askNames, PATIENCE_MS);
  return overview;
}
