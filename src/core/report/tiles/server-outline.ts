import type { MultiPolygon, Polygon } from 'geojson';
import type { CoverageResult } from '../../coverage/coverage-types';
import { h3FromBigInt } from '../../geo';
import type { Grid } from '../../grid/grid-types';
import { outlineOf } from '../outline';

/** Around the cells that a site serves best; null where it is nobody's best server. */
export function serverOutline(grid: Grid, coverage: CoverageResult, siteId: string): Polygon | MultiPolygon | null {
  const site = coverage.siteIds.indexOf(siteId);
  if (site < 0) return null;
  const cells: string[] = [];
  for (let i = 0; i < grid.count; i++) if (coverage.siteIndex[i] === site) cells.push(h3FromBigInt(grid.h3[i]!));
  return outlineOf(cells);
}
