/** H3 cells → the outline of their union. */
import type { MultiPolygon, Polygon } from 'geojson';
import { h3Children, h3Compact, h3Outline, h3Resolution } from '../../geo';
import { soundPolygon } from './polygon';

/** Cells after all are brought to the finest resolution. */
const MOST_CELLS = 500_000;
/** Cells that no larger ones stand for: a scatter of more has an outline of half a gigabyte, and is no region. */
const MOST_SCATTERED = 100_000;

/** The outline as a sound polygon, or why there is none. Cells of several resolutions may be mixed; each cell counts once. */
export function outlineOfCells(cells: readonly string[]): { geometry: Polygon | MultiPolygon } | { problem: string } {
  const finest = cells.reduce((most, cell) => Math.max(most, h3Resolution(cell)), 0);
  const count = cells.reduce((sum, cell) => sum + 7 ** (finest - h3Resolution(cell)), 0);
  if (count > MOST_CELLS)
    return { problem: `they are ${Math.round(count)} cells of resolution ${finest}, at most ${MOST_CELLS} are joined` };
  const same = new Set(cells.flatMap((cell) => (h3Resolution(cell) === finest ? [cell] : h3Children(cell, finest))));
  if (same.size > MOST_SCATTERED && h3Compact([...same]).length > MOST_SCATTERED)
    return { problem: `they lie too scattered: at most ${MOST_SCATTERED} cells may lie apart from areas of cells` };
  const sound = soundPolygon({ type: 'MultiPolygon', coordinates: h3Outline([...same]) });
  if ('geometry' in sound) return { geometry: sound.geometry };
  return { problem: 'invalid' in sound ? sound.invalid : 'they enclose no area' };
}
