/** Polygons among features with their properties: what regions and population polygons have in common. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { ImportReport } from '../import-report';
import type { Mapping } from '../tables/fields';
import type { RawFeature } from './features';
import { type JsonObject, own, textOf } from './parse-json';
import { soundPolygon } from './polygon';

export interface Shape {
  number: number;
  /** Unique in the file. */
  id: string;
  name: string;
  properties: JsonObject;
  geometry: Polygon | MultiPolygon;
}

const ID_PROPERTIES = ['id', 'ID', 'Id', 'code', 'codi', 'codi_ine', 'GEOID', 'geoid', 'fid', 'gid', 'regionId'];
/** Of our own gaps, whose ids as features are their ranks. */
const GAP_ID = 'gapId';
const NAME_PROPERTIES = ['name', 'NAME', 'Name', 'nom', 'nombre', 'title', 'NAMELSAD', 'label', GAP_ID];

/** Usable polygons, each counted as used; the others are refused with the reason. Null with the report failed when the file cannot be used. */
export function readPolygons(features: readonly RawFeature[], mapping: Mapping, report: ImportReport): Shape[] | null {
  if (features.length === 0) {
    report.fail('table-empty');
    return null;
  }
  const shapes: Shape[] = [];
  const taken = new Map<string, number>();
  let repaired = 0;
  let cut = 0;
  for (const feature of features) {
    const ownId = textOf(own(feature.properties, GAP_ID)) || feature.id;
    const id = textOf(propertyOf({ ...feature, id: ownId }, mapping.id, ID_PROPERTIES)) || String(feature.number);
    const ref = { row: feature.number, id };
    if (!feature.geometry) {
      report.refuse('geometry-missing', ref);
      continue;
    }
    const sound = soundPolygon(feature.geometry);
    if ('unsupported' in sound)
      report.refuse('geometry-unsupported', ref, { type: sound.unsupported, wanted: 'Polygon' });
    else if ('invalid' in sound) {
      if (sound.empty && report.role === 'regions')
        report.failRow('region-without-area', ref, { problem: sound.invalid });
      else report.refuse('geometry-invalid', ref, { problem: sound.invalid });
    } else {
      repaired += sound.repaired;
      if (sound.cut) cut++;
      report.use();
      shapes.push({
        number: feature.number,
        id: uniqueId(id, taken),
        name: textOf(propertyOf({ ...feature, id: '' }, mapping.name, NAME_PROPERTIES)) || id,
        properties: feature.properties,
        geometry: sound.geometry,
      });
    }
  }
  if (repaired > 0) report.note('ring-repaired', { count: repaired });
  if (cut > 0) report.note('antimeridian-cut', { count: cut });
  return shapes;
}

/** A property by the mapping ("=constant", a name, or "id" for the feature's own id), else the first of the usual names. */
function propertyOf(
  feature: Pick<RawFeature, 'id' | 'properties'>,
  wished: string | undefined,
  usual: readonly string[],
): unknown {
  if (wished?.startsWith('=')) return wished.slice(1);
  if (wished !== undefined && Object.hasOwn(feature.properties, wished)) return own(feature.properties, wished);
  if (feature.id !== '') return feature.id;
  const name = usual.find((key) => textOf(own(feature.properties, key)) !== '');
  return name === undefined ? undefined : own(feature.properties, name);
}

/** The id, or with the first number behind it that is free. `taken`: ids with the number to go on from. */
function uniqueId(id: string, taken: Map<string, number>): string {
  let unique = id;
  let n = taken.get(id) ?? 2;
  for (; taken.has(unique); n++) unique = `${id}-${n}`;
  taken.set(id, n);
  taken.set(unique, taken.get(unique) ?? 2);
  return unique;
}
