/** Commands that cut, join, widen and take over regions: one edit each. What works on outlines is loaded at the first use. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { DrawnRegion } from '../core/plan/plan';
import type { AppContext } from './app-context';
import { freeRegionId, withRegion } from './edits';
import { planGeometry, withMergedRegions, withRegionGeometry, withSplitRegion } from './region-edits';

const operations = () => import('../core/geo/area-operations');

export function regionCommands({ edit, store, toast }: AppContext) {
  const find = (id: string): DrawnRegion | undefined =>
    store.getState().plan.inputs.drawnRegions.find((region) => region.id === id);

  return {
    /** Cuts a drawn region along a line of [lon, lat]. */
    async splitRegion(id: string, line: readonly [number, number][]): Promise<void> {
      const { splitArea } = await operations();
      const region = find(id);
      const parts = region && splitArea(region.geometry, line);
      if (!region || !parts) return void toast({ code: 'region-not-split', context: {} });
      const [first, second] = parts;
      edit((plan) => withSplitRegion(plan, id, [planGeometry(first), planGeometry(second)]), {
        code: 'region-split',
        context: { name: region.name },
      });
    },
    /** Makes one region of several drawn ones. */
    async mergeRegions(ids: readonly string[]): Promise<void> {
      const { mergeAreas } = await operations();
      const regions = store.getState().plan.inputs.drawnRegions.filter(({ id }) => ids.includes(id));
      if (regions.length < 2) return;
      const geometry = planGeometry(mergeAreas(regions.map((region) => region.geometry)));
      edit((plan) => withMergedRegions(plan, ids, geometry), {
        code: 'regions-merged',
        context: { count: regions.length },
      });
    },
    /** Moves the outline of a drawn region outwards, or inwards where `km` is negative. */
    async widenRegion(id: string, km: number): Promise<void> {
      const { widenArea } = await operations();
      const region = find(id);
      const wider = region && widenArea(region.geometry, km);
      if (!region || !wider) return void toast({ code: 'region-vanished', context: {} });
      edit((plan) => withRegionGeometry(plan, id, planGeometry(wider)), {
        code: 'region-widened',
        context: { name: region.name, km },
      });
    },
    /** Takes an administrative area over as a region; gives its id. */
    addArea(name: string, geometry: Polygon | MultiPolygon): string {
      const id = freeRegionId(store.getState().plan);
      edit((plan) => withRegion(plan, { id, name: name.slice(0, 200), geometry: planGeometry(geometry) }), {
        code: 'area-picked',
        context: { name },
      });
      return id;
    },
  };
}
