/** Puts new sites, hotspots and pins where the map is clicked, and moves the selected one with the pointer. */
import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { App, AppState, Selection } from '../state';
import { ringMark } from './marks';
import { setData } from './source-data';

/** Below this a press is a click, not a drag. Pixels. */
const STILL_PX = 4;

type Press = MapMouseEvent | MapTouchEvent;
/** Layers whose marks can be dragged, with the kind of selection they are. */
const MOVABLE: Record<string, Selection['kind']> = {
  sites: 'site',
  hotspots: 'hotspot',
  proposed: 'proposed',
  wishes: 'wish',
};

/** Follows the tool in the hand and drags until the returned function is called. */
export function followPlacing(map: MapLibreMap, app: App): () => void {
  const { store } = app;
  const showCursor = ({ tool }: AppState) => {
    map.getCanvas().style.cursor = tool ? 'copy' : '';
  };
  const onClick = ({ lngLat }: MapMouseEvent) => usePlace(app, lngLat.lng, lngLat.lat);
  const onPress = (press: Press) => {
    const { selection, drawing, tool } = store.getState();
    if (drawing || tool || !selection || !isOn(map, press, selection)) return;
    press.preventDefault();
    drag(map, app, { selection, press });
  };
  map.on('click', onClick);
  map.on('mousedown', onPress);
  map.on('touchstart', onPress);
  const unsubscribe = store.subscribe((state, before) => state.tool !== before.tool && showCursor(state));
  return () => {
    map.off('click', onClick);
    map.off('mousedown', onPress);
    map.off('touchstart', onPress);
    unsubscribe();
  };
}

/** What a click means with the tool in the hand. */
function usePlace({ store, commands }: App, lonDeg: number, latDeg: number): void {
  const { tool, pinKind } = store.getState();
  if (tool === 'add-site') commands.select({ kind: 'site', id: commands.addSite(lonDeg, latDeg) });
  else if (tool === 'add-hotspot') commands.select({ kind: 'hotspot', id: commands.addHotspot(lonDeg, latDeg) });
  else if (tool === 'pin') commands.select({ kind: 'wish', id: commands.pinPlace(pinKind, lonDeg, latDeg) });
}

/** Whether the press is on the mark of what is selected. */
function isOn(map: MapLibreMap, { point }: Press, selection: Selection): boolean {
  if (!('id' in selection)) return false;
  const layers = Object.keys(MOVABLE).filter((id) => MOVABLE[id] === selection.kind && map.getLayer(id));
  if (layers.length === 0) return false;
  const near = 6;
  const box: [[number, number], [number, number]] = [
    [point.x - near, point.y - near],
    [point.x + near, point.y + near],
  ];
  return map.queryRenderedFeatures(box, { layers }).some(({ properties }) => String(properties.id) === selection.id);
}

/** From the press to the release; Escape leaves everything where it was. */
function drag(map: MapLibreMap, app: App, { selection, press }: { selection: Selection; press: Press }): void {
  const from = press.point;
  let at: Press | null = null;
  const show = (place: { lonDeg: number; latDeg: number } | null) => setData(map, 'hover', ringMark(place, null));
  const onMove = (move: Press) => {
    if (!at && Math.hypot(move.point.x - from.x, move.point.y - from.y) < STILL_PX) return;
    at = move;
    map.getCanvas().style.cursor = 'grabbing';
    show({ lonDeg: move.lngLat.lng, latDeg: move.lngLat.lat });
  };
  const end = () => {
    for (const type of ['mousemove', 'touchmove'] as const) map.off(type, onMove);
    for (const type of ['mouseup', 'touchend'] as const) map.off(type, drop);
    window.removeEventListener('keydown', onKey, { capture: true });
    map.getCanvas().style.cursor = '';
    show(null);
  };
  const drop = () => {
    end();
    if (at) moveTo(app, selection, at.lngLat.lng, at.lngLat.lat);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  };
  for (const type of ['mousemove', 'touchmove'] as const) map.on(type, onMove);
  for (const type of ['mouseup', 'touchend'] as const) map.on(type, drop);
  window.addEventListener('keydown', onKey, { capture: true });
}

function moveTo({ store, commands }: App, selection: Selection, lonDeg: number, latDeg: number): void {
  if (selection.kind === 'site' || selection.kind === 'hotspot')
    commands.movePlace(selection.kind, selection.id, lonDeg, latDeg);
  else if (selection.kind === 'wish') commands.changeWish(selection.id, { lonDeg, latDeg });
  else if (selection.kind === 'proposed') {
    const site = store
      .getState()
      .result?.proposed.find(({ siteId, option }) => siteId === selection.id && option === selection.option);
    if (site) commands.select({ kind: 'wish', id: commands.moveProposed(site, lonDeg, latDeg) });
  }
}
