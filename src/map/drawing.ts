/** Drawing regions by hand. The drawing library is loaded at the first use; what is finished becomes a region of the plan. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Polygon } from 'geojson';
import type { DrawnRegion } from '../core/plan/plan';
import type { App, DrawMode } from '../state';
import { readPalette } from './palette';
import type { TerraDraw } from 'terra-draw';

/** Modes of the library by ours. */
const MODE_NAMES: Record<DrawMode, string> = {
  polygon: 'polygon',
  rectangle: 'rectangle',
  circle: 'circle',
  freehand: 'freehand',
  edit: 'select',
};
const DIGITS = 6;

type SimplePolygon = Extract<DrawnRegion['geometry'], { type: 'Polygon' }>;

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
    if (!next) return;
    const fresh = await makeDraw(map);
    if (mode !== next) return;
    draw = fresh;
    fresh.start();
    fresh.setMode(MODE_NAMES[next]);
    if (next === 'edit') loadRegion(fresh, app);
    fresh.on('finish', (id, { action }) => {
      const geometry = fresh.getSnapshotFeature(id)?.geometry;
      if (geometry?.type !== 'Polygon') return;
      if (action === 'draw') finish(app, rounded(geometry));
      else if (mode === 'edit') app.commands.changeRegion(String(id), { geometry: rounded(geometry) });
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

function finish(app: App, geometry: SimplePolygon): void {
  if (app.store.getState().drawingFor === 'no-go') {
    app.commands.addNoGo(geometry);
    setTimeout(() => app.commands.setDrawing(null));
    return;
  }
  const id = app.commands.addRegion(geometry);
  // The library is still inside its own handler; leaving the mode now would stop it under its feet.
  setTimeout(() => {
    app.commands.setDrawing(null);
    app.commands.select({ kind: 'region', id });
  });
}

/** The drawn region that is selected, or the only one, with its corners as handles. */
function loadRegion(draw: TerraDraw, { store }: App): void {
  const { plan, selection } = store.getState();
  const drawn = plan.inputs.drawnRegions;
  const region = drawn.find(({ id }) => selection?.kind === 'region' && id === selection.id) ?? drawn.at(-1);
  if (!region || !isSimple(region.geometry)) return;
  draw.addFeatures([{ type: 'Feature', id: region.id, geometry: region.geometry, properties: { mode: 'polygon' } }]);
  draw.selectFeature(region.id);
}

const isSimple = (geometry: DrawnRegion['geometry']): geometry is SimplePolygon =>
  geometry.type === 'Polygon' && geometry.coordinates.length === 1;

function rounded({ coordinates }: Polygon): SimplePolygon {
  const round = (value: number): number => Number(value.toFixed(DIGITS));
  return {
    type: 'Polygon',
    coordinates: coordinates.map((ring) => ring.map(([lon, lat]): [number, number] => [round(lon!), round(lat!)])),
  };
}

async function makeDraw(map: MapLibreMap): Promise<TerraDraw> {
  const [library, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ]);
  const colour = readPalette(document.documentElement).accent as `#${string}`;
  const styles = { fillColor: colour, fillOpacity: 0.12, outlineColor: colour, outlineWidth: 2 };
  const handles = { feature: { draggable: true, coordinates: { draggable: true, midpoints: true, deletable: true } } };
  return new library.TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS }),
    idStrategy: { isValidId: () => true, getId: makeIds() },
    modes: [
      new library.TerraDrawPolygonMode({ styles }),
      new library.TerraDrawRectangleMode({ styles }),
      new library.TerraDrawCircleMode({ styles }),
      new library.TerraDrawFreehandMode({ styles }),
      new library.TerraDrawSelectMode({ allowManualDeselection: false, flags: { polygon: handles } }),
    ],
  });
}

function makeIds(): () => string {
  let next = 1;
  return () => `drawing-${next++}`;
}
