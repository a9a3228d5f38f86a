/** Administrative areas on the map: their borders while regions are drawn, and taking one over by a click. */
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { type App, areaBorders, findArea, type FoundArea } from '../state';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Follows `drawing` in the state until the returned function is called. */
export function followAreaPicking(map: MapLibreMap, app: App): () => void {
  const source = (name: string): GeoJSONSource | undefined => map.getSource<GeoJSONSource>(name);
  let shown: FoundArea | null = null;
  let asked = 0;

  async function point({ lngLat }: MapMouseEvent): Promise<FoundArea | null> {
    const question = ++asked;
    const area = await findArea(lngLat.lng, lngLat.lat, map.getZoom());
    if (question !== asked || app.store.getState().drawing !== 'pick') return area;
    if (area?.id !== shown?.id) source('area-hover')?.setData(area ? feature(area) : EMPTY);
    shown = area;
    app.viewport.setState({ areaName: area?.name ?? null });
    return area;
  }

  const onMove = (event: MapMouseEvent): void => {
    if (app.store.getState().drawing === 'pick') void point(event);
  };
  const onClick = async (event: MapMouseEvent): Promise<void> => {
    if (app.store.getState().drawing !== 'pick') return;
    const area = await point(event);
    if (!area) return;
    const id = app.commands.addArea(area.name, area.geometry);
    app.commands.setDrawing(null);
    app.commands.select({ kind: 'region', id });
  };
  function follow(isDrawing: boolean, isPicking: boolean): void {
    if (!isDrawing) source('areas')?.setData(EMPTY);
    else
      areaBorders().then(
        (url) => app.store.getState().drawing && source('areas')?.setData(url),
        (error: Error) => console.warn(`Borders of areas: ${error.message}`),
      );
    if (isPicking) map.getCanvas().style.cursor = 'pointer';
    else {
      source('area-hover')?.setData(EMPTY);
      shown = null;
      app.viewport.setState({ areaName: null });
    }
  }

  map.on('mousemove', onMove);
  map.on('click', onClick);
  const stop = app.store.subscribe(({ drawing }, before) => {
    if (drawing !== before.drawing) follow(drawing !== null, drawing === 'pick');
  });
  return () => {
    stop();
    map.off('mousemove', onMove);
    map.off('click', onClick);
  };
}

const feature = ({ name, geometry }: FoundArea): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { name },
  geometry,
});
