/** Arrow keys on the map: from the selected cell to its neighbour, from a site, gap or hotspot to the next one in that direction. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type App, type AppState, h3At, h3CentreOf, type Selection } from '../state';
import { placeOf } from './marks';

interface Place {
  lonDeg: number;
  latDeg: number;
}

/** Bearing of each key, degrees clockwise from north. */
const BEARINGS: Record<string, number> = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 };
const RAD = Math.PI / 180;
/** Things farther off the direction than this are not in it. */
const WIDEST_DEG = 60;

/** Works while the map has the focus and something with a place is selected; else the keys move the map. */
export function followWalking(map: MapLibreMap, app: App): () => void {
  const canvas = map.getCanvas();
  const onKey = (event: KeyboardEvent): void => {
    const bearing = BEARINGS[event.key];
    const state = app.store.getState();
    const { selection } = state;
    if (bearing === undefined || !selection || event.shiftKey || state.drawing) return;
    const from = placeOf(selection, state);
    if (!from) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (selection.kind === 'cell') void stepCell(map, app, from, bearing);
    else {
      const next = nextOf(selection, state, from, bearing);
      if (next) goTo(map, app, next.selection, next.place);
    }
  };
  // Before the map's own handler, which pans.
  map.getContainer().addEventListener('keydown', onKey, { capture: true });
  canvas.setAttribute('aria-keyshortcuts', 'ArrowUp ArrowDown ArrowLeft ArrowRight');
  return () => map.getContainer().removeEventListener('keydown', onKey, { capture: true });
}

/** The neighbouring cell: the one that holds the point a cell's width away; in a corner between two it is either. */
async function stepCell(map: MapLibreMap, app: App, from: Place, bearing: number): Promise<void> {
  const { result } = app.store.getState();
  if (!result) return;
  const { resolution } = result.grid;
  const start = await h3At(from.lonDeg, from.latDeg, resolution);
  const centre = await h3CentreOf(start);
  for (let share = 0.5; share < 3; share += 0.25) {
    const [lonDeg, latDeg] = moved(centre, bearing, share * edgeDeg(resolution) * Math.sqrt(3));
    const next = await h3At(lonDeg, latDeg, resolution);
    if (next === start) continue;
    const [lon, lat] = await h3CentreOf(next);
    goTo(map, app, { kind: 'cell', lonDeg: lon, latDeg: lat }, { lonDeg: lon, latDeg: lat });
    return;
  }
}

/** Mean edge of a hexagon: 1.28 km at resolution 7, √7 less at each finer one. Degrees of latitude. */
const edgeDeg = (resolution: number): number => 1.2816 / 111.195 / Math.sqrt(7) ** (resolution - 7);

function moved([lon, lat]: [number, number], bearing: number, distanceDeg: number): [number, number] {
  const north = distanceDeg * Math.cos(bearing * RAD);
  const east = (distanceDeg * Math.sin(bearing * RAD)) / Math.cos(lat * RAD);
  return [lon + east, lat + north];
}

function goTo(map: MapLibreMap, app: App, selection: Selection, { lonDeg, latDeg }: Place): void {
  app.commands.select(selection);
  if (!map.getBounds().contains([lonDeg, latDeg])) map.panTo([lonDeg, latDeg], { duration: 0 });
}

type Step = { selection: Selection; place: Place };

/** The nearest thing of the same kind in a direction; those straight ahead count as nearer. */
export function nextOf(selection: Selection, state: AppState, from: Place, bearing: number): Step | null {
  let best: Step | null = null;
  let least = Infinity;
  for (const step of stepsLike(selection, state)) {
    const east = (step.place.lonDeg - from.lonDeg) * Math.cos(from.latDeg * RAD);
    const north = step.place.latDeg - from.latDeg;
    const distance = Math.hypot(east, north);
    if (distance === 0) continue;
    const off = Math.abs(((Math.atan2(east, north) / RAD - bearing + 540) % 360) - 180);
    if (off > WIDEST_DEG) continue;
    const cost = distance * (1 + off / 30);
    if (cost < least) [best, least] = [step, cost];
  }
  return best;
}

function stepsLike(selection: Selection, { result }: AppState): Step[] {
  if (!result) return [];
  switch (selection.kind) {
    case 'gap':
      return result.gaps.map((place) => ({ selection: { kind: 'gap', id: place.id }, place }));
    case 'site':
      return result.sites.map((place) => ({ selection: { kind: 'site', id: place.id }, place }));
    case 'hotspot':
      return result.hotspots.map((place) => ({ selection: { kind: 'hotspot', id: place.id }, place }));
    case 'proposed':
      return result.proposed
        .filter(({ option }) => option === selection.option)
        .map((place) => ({ selection: { kind: 'proposed', option: place.option, id: place.siteId }, place }));
    default:
      return [];
  }
}
