/** What a source of the map holds, set from one place: nothing in place of nothing would be cut into tiles and drawn all the same. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** Sources that hold something; they begin with nothing. */
const filled = new WeakSet<GeoJSONSource>();

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Gives a source other data, or null for none; a source that the map does not have, or nothing for one that holds nothing, is left alone. */
export function setData(
  map: MapLibreMap,
  name: string,
  data: GeoJSON.FeatureCollection | GeoJSON.Geometry | null,
): void {
  const source = map.getSource<GeoJSONSource>(name);
  if (!source) return;
  const isEmpty = !data || ('features' in data && data.features.length === 0);
  if (isEmpty && !filled.has(source)) return;
  if (isEmpty) filled.delete(source);
  else filled.add(source);
  source.setData(data ?? EMPTY);
}
