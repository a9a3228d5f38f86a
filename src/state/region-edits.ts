/** Pure edits of several regions at once. Geometry comes worked out: see core/geo/area-operations. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { DrawnRegion, Plan } from '../core/plan/plan';
import { freeRegionId } from './edits';

type Geometry = DrawnRegion['geometry'];

/** ~10 cm. */
const DIGITS = 6;

/** As plans hold it: two numbers a position, rounded. */
export function planGeometry(geometry: Polygon | MultiPolygon): Geometry {
  const round = (value: number): number => Number(value.toFixed(DIGITS));
  const ring = (points: number[][]) => points.map(([lon, lat]): [number, number] => [round(lon!), round(lat!)]);
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) };
}

const withRegions = (plan: Plan, drawnRegions: DrawnRegion[]): Plan => ({
  ...plan,
  inputs: { ...plan.inputs, drawnRegions },
});

/** The region becomes its first part; the second follows it under a new id. */
export function withSplitRegion(plan: Plan, id: string, [first, second]: readonly [Geometry, Geometry]): Plan {
  const newId = freeRegionId(plan);
  return withRegions(
    plan,
    plan.inputs.drawnRegions.flatMap((region) =>
      region.id === id
        ? [
            { ...region, name: `${region.name} 1`, geometry: first },
            { id: newId, name: `${region.name} 2`, geometry: second },
          ]
        : [region],
    ),
  );
}

/** The first of the regions takes the common outline; the others go. */
export function withMergedRegions(plan: Plan, ids: readonly string[], geometry: Geometry): Plan {
  const [first] = plan.inputs.drawnRegions.filter(({ id }) => ids.includes(id));
  return withRegions(
    plan,
    plan.inputs.drawnRegions.flatMap((region) => {
      if (region.id === first?.id) return [{ ...region, geometry }];
      return ids.includes(region.id) ? [] : [region];
    }),
  );
}

/** Another outline in the same place of the list. */
export const withRegionGeometry = (plan: Plan, id: string, geometry: Geometry): Plan =>
  withRegions(
    plan,
    plan.inputs.drawnRegions.map((region) => (region.id === id ? { ...region, geometry } : region)),
  );
