/** Drawing regions by hand. The drawing library is loaded at the first use; what is finished becomes a region of the plan, or cuts one. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LineString, Polygon } from 'geojson';
import type { TerraDraw } from 'terra-draw';
import type { DrawnRegion } from '../core/plan/plan';
import { polygonAreaKm2 } from '../core/geo/ring-area';
import type { App, DrawMode } from '../state';
import { DIGITS, makeDraw, rounded } from './drawing-library';

/** Modes of the library by ours; `pick` needs none of it. */
const MODE_NAMES: Record<Exclude<DrawMode, 'pick'>, string> = {
  polygon: 'polygon',
  rectangle: 'rectangle',
  circle: 'circle',
  freehand: 'freehand',
  edit: 'select',
  split: 'linestring',
};

/** An outline with less in it is a slip of the hand: 10 m by 10 m. */
const LEAST_KM2 = 1e-4;

type Geometry = DrawnRegion['geometry'];
type Ring = [number, number][];

/** Follows `drawing` in the state until the returned function is called. */
export function followDrawing(map: MapLibreMap, app: App): () => void {
  let draw: TerraDraw | null = null;
  let mode: DrawMode | null = null;

  async function change(next: DrawMode | null): Promise<void> {
    mode = next;
    if (draw) {
      draw.stop();
      draw = null;
    }
    if (!next || next === 'pick') return;
    const fresh = await makeDraw(map);
    if (mode !== next) return;
    draw = fresh;
    fresh.start();
    fresh.setMode(MODE_NAMES[next]);
    if (next === 'edit') loadRegion(fresh, app);
    fresh.on('finish', (id, { action }) => {
      const geometry = fresh.getSnapshotFeature(id)?.geometry;
      if (geometry?.type === 'LineString' && action === 'draw') cut(app, geometry);
      else if (geometry?.type !== 'Polygon') return;
      else if (action === 'draw') finish(app, geometry);
      else if (mode === 'edit') reshape(app, fresh, String(id));
    });
  }

  const stop = app.store.subscribe(({ drawing }, before) => {
    if (drawing !== before.drawing) void change(drawing);
  });
  return () => {
    stop();
    draw?.stop();
  };
}

/** The library is still inside its own handler; leaving the mode now would stop it under its feet. */
const leave = (app: App, then?: () => void): unknown =>
  setTimeout(() => {
    app.commands.setDrawing(null);
    then?.();
  });

function finish(app: App, { coordinates }: Polygon): void {
  const geometry: Geometry = { type: 'Polygon', coordinates: coordinates.map(rounded) };
  if (polygonAreaKm2(geometry.coordinates) < LEAST_KM2) {
    leave(app, () => app.commands.tell({ code: 'outline-without-area', context: {} }));
    return;
  }
  if (app.store.getState().drawingFor === 'no-go') {
    app.commands.addNoGo(geometry);
    leave(app);
    return;
  }
  const id = app.commands.addRegion(geometry);
  leave(app, () => app.commands.select({ kind: 'region', id }));
}

function cut(app: App, { coordinates }: LineString): void {
  const region = regionInHand(app);
  leave(app);
  if (region) void app.commands.splitRegion(region.id, rounded(coordinates));
}

/** The drawn region that is selected, or the last one. */
export function regionInHand({ store }: App): DrawnRegion | undefined {
  const { plan, selection } = store.getState();
  const drawn = plan.inputs.drawnRegions;
  return drawn.find(({ id }) => selection?.kind === 'region' && id === selection.id) ?? drawn.at(-1);
}

/** Every part with its corners as handles; holes stay as they are. */
function loadRegion(draw: TerraDraw, app: App): void {
  const region = regionInHand(app);
  if (!region) return;
  const parts = partsOf(region.geometry);
  draw.addFeatures(
    parts.map(([outer], index) => ({
      type: 'Feature',
      id: partId(region.id, index),
      geometry: { type: 'Polygon', coordinates: [outer!.map(([lon, lat]) => [short(lon), short(lat)])] },
      properties: { mode: 'polygon' },
    })),
  );
  draw.selectFeature(partId(region.id, 0));
}

/** Puts the moved part back among the others. */
function reshape({ store, commands }: App, draw: TerraDraw, id: string): void {
  const [regionId, index] = [id.slice(0, id.lastIndexOf('|')), Number(id.slice(id.lastIndexOf('|') + 1))];
  const region = store.getState().plan.inputs.drawnRegions.find((entry) => entry.id === regionId);
  const moved = draw.getSnapshotFeature(id)?.geometry;
  if (!region || moved?.type !== 'Polygon') return;
  const parts = partsOf(region.geometry).map((rings, part) =>
    part === index ? [rounded(moved.coordinates[0]!), ...rings.slice(1)] : rings,
  );
  commands.changeRegion(regionId, {
    geometry:
      region.geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: parts[0]! }
        : { type: 'MultiPolygon', coordinates: parts },
  });
}

const partId = (regionId: string, index: number): string => `${regionId}|${index}`;
const partsOf = (geometry: Geometry): Ring[][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
const short = (value: number): number => Number(value.toFixed(DIGITS));
