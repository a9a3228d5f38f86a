/** Puts the map into an element and wires the pointer to the commands. */
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  addProtocol,
  AttributionControl,
  GPUInitializationError,
  Map as MapLibreMap,
  NavigationControl,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { App, Viewport } from '../state';
import { followAreaPicking } from './area-picking';
import { loadBaseMap } from './base-map';
import { FIRST_CELL_LAYER } from './cell-layers';
import { followComparison } from './compare-view';
import { followDrawing } from './drawing';
import { fitter } from './fit-view';
import { PICKABLE } from './mark-layers';
import { followBaseMap, logOwnFaults } from './network-base-map';
import { cellTile, reliefTile } from './own-tiles';
import { markPaints, markResults } from './paint-marks';
import { followPlacing } from './placing';
import { readPalette } from './palette';
import { spareFrames } from './spare-frames';
import { firstStyle } from './style';
import { fitFirst, followState } from './update-map';
import { followWalking } from './walking';
import { whenPlaced } from './when-placed';

setWorkerUrl(workerUrl);

/** A map without its land is shown after this. */
const LAND_PATIENCE_MS = 1_500;

/** Mounts the map as soon as it is known where it looks; the returned function removes it. */
export function mountMap(container: HTMLElement, app: App): () => void {
  addProtocol('infill-cells', ({ url }) => cellTile(app, url));
  addProtocol('infill-relief', ({ url }) => reliefTile(app, url));
  prewarm();
  app.viewport.setState({ map: 'coming' });
  const stops = [markResults(app)];
  stops.push(whenPlaced(app, () => stops.push(openedOrTold(container, app))));
  return () => {
    for (const stop of stops) stop();
  };
}

/** A browser that gives no WebGL 2 has no map; whoever looks at the viewport says so. */
function openedOrTold(container: HTMLElement, app: App): () => void {
  try {
    return openMap(container, app);
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error;
    console.warn(error.message);
    app.viewport.setState({ map: 'failed' });
    return () => undefined;
  }
}

function openMap(container: HTMLElement, app: App): () => void {
  container.style.opacity = '0';
  const map = new MapLibreMap({
    container,
    style: firstStyle(app.store.getState(), readPalette(document.documentElement)),
    center: [0, 30],
    zoom: 1.2,
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    // Three quarters of the time that the style takes; the map of a comparison has the same style and checks it.
    validateStyle: false,
    locale: { 'Map.Title': 'Map' },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right');
  const scale = new ScaleControl({ maxWidth: 120, unit: app.store.getState().units });
  map.addControl(scale, 'bottom-right');
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');

  const stops: (() => void)[] = [];
  const camera = fitter(map);
  fitFirst(camera, app.store.getState());
  map.once('load', () => {
    stops.push(
      camera.stop,
      followState(map, app, camera),
      followDrawing(map, app),
      followPlacing(map, app),
      followComparison(map, app),
    );
    stops.push(followBaseMap(map, app), followAreaPicking(map, app), followWalking(map, app));
    stops.push(markPaints(map, app));
    stops.push(spareFrames(map, app));
    const overview = loadBaseMap(map, whenDrawn(map, app));
    stops.push(
      revealWith(overview, map, () => {
        container.style.opacity = '1';
        app.viewport.setState({ map: 'shown' });
      }),
    );
  });
  stops.push(
    app.store.subscribe(({ units }, before) => {
      if (units !== before.units) scale.setUnit(units);
    }),
  );
  logOwnFaults(map);
  followPointer(map, app);
  return () => {
    for (const stop of stops) stop();
    map.remove();
  };
}

/** Calls back once the cells of a result are on the screen. */
const whenDrawn =
  (map: MapLibreMap, { store }: App) =>
  (then: () => void): void => {
    const onIdle = (): void => {
      if (!store.getState().result) return;
      map.off('idle', onIdle);
      then();
    };
    map.on('idle', onIdle);
  };

/** Calls `reveal` once the land is drawn, so that nobody sees the sea in its place; without land after a moment. The returned function ends the waiting. */
function revealWith(land: Promise<void>, map: MapLibreMap, reveal: () => void): () => void {
  let isOver = false;
  const end = (): void => {
    isOver = true;
    clearTimeout(timer);
    map.off('idle', go);
  };
  const go = (): void => {
    if (isOver) return;
    end();
    reveal();
  };
  const timer = setTimeout(go, LAND_PATIENCE_MS);
  void land
    .catch(() => undefined)
    .then(() => {
      if (!isOver) map.on('idle', go);
    });
  return end;
}

function followPointer(map: MapLibreMap, { store, commands, viewport }: App): void {
  const report = () => {
    const bounds = map.getBounds();
    viewport.setState({
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      zoom: map.getZoom(),
    });
  };
  map.on('idle', () => viewport.setState({ hexagons: hexagonsShown(map) }));
  map.on('moveend', report);
  map.on('load', report);
  map.on('mousemove', ({ lngLat, point }) => {
    viewport.setState({ pointer: { lonDeg: lngLat.lng, latDeg: lngLat.lat } });
    const { drawing, tool } = store.getState();
    if (!drawing && !tool) map.getCanvas().style.cursor = pick(map, point) ? 'pointer' : 'crosshair';
  });
  map.on('mouseout', () => viewport.setState({ pointer: null }));
  map.on('click', ({ lngLat, point }) => {
    if (store.getState().drawing || store.getState().tool) return;
    const picked = pick(map, point);
    const id = String(picked?.properties.id ?? '');
    if (picked?.layer.id === 'gap-labels') commands.select({ kind: 'gap', id });
    else if (picked?.layer.id === 'proposed')
      commands.select({ kind: 'proposed', option: picked.properties.option, id });
    else if (picked?.layer.id === 'sites') commands.select({ kind: 'site', id });
    else if (picked?.layer.id === 'hotspots') commands.select({ kind: 'hotspot', id });
    else if (picked?.layer.id === 'wishes') commands.select({ kind: 'wish', id });
    else if (store.getState().result) commands.selectCell(lngLat.lng, lngLat.lat);
  });
}

function pick(map: MapLibreMap, { x, y }: { x: number; y: number }) {
  const layers = PICKABLE.filter((id) => map.getLayer(id));
  const near = 3;
  return map.queryRenderedFeatures(
    [
      [x - near, y - near],
      [x + near, y + near],
    ],
    { layers },
  )[0];
}

/** Looks at a few places of the view: all hexagons of a zoom have one size. */
function hexagonsShown(map: MapLibreMap): Viewport['hexagons'] {
  if (!map.getLayer(FIRST_CELL_LAYER)) return null;
  const { width, height } = map.getContainer().getBoundingClientRect();
  for (const [right, down] of SAMPLES) {
    const [cell] = map.queryRenderedFeatures([right * width, down * height], { layers: [FIRST_CELL_LAYER] });
    if (cell) return { resolution: Number(cell.properties.res), isAggregate: Boolean(cell.properties.aggregate) };
  }
  return null;
}

const SAMPLES = [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((right) => [0.5, 0.3, 0.7].map((down) => [right, down] as const));
