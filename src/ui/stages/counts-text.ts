import type { FileReport } from '../../core/inputs/facts';
import type { RowCounts } from '../../core/plan/issues';
import { count, lengthM } from '../format';
import type { Text } from '../text/en';

/** How many rows are used, merged and refused. */
function countsText({ used, read, merged, refused }: RowCounts, text: Text['data']): string {
  const parts = [text.used(count(used), count(read))];
  if (merged > 0) parts.push(text.merged(count(merged)));
  if (refused > 0) parts.push(text.refused(count(refused)));
  return parts.join(', ');
}

/** What a file gives in one line: rows of tables, the grid of rasters. */
export function reportText({ counts, facts }: Pick<FileReport, 'counts' | 'facts'>, text: Text): string {
  const { nodes, resolutionM, tiles, voids } = facts;
  if (typeof nodes !== 'number' || typeof resolutionM !== 'number') return countsText(counts, text.data);
  const parts = [text.importFacts.grid(count(nodes), lengthM(resolutionM))];
  if (typeof tiles === 'number') parts.unshift(text.importFacts.tiles(count(tiles)));
  if (typeof voids === 'number' && voids > 0) parts.push(text.importFacts.voids(count(voids)));
  return parts.join(', ');
}

/** What stands in the line already, or is for machines. */
const OF_RASTERS = ['rasters', 'columns', 'rows', 'resolutionArcSeconds', 'west', 'south', 'east', 'north', 'nodes', 'resolutionM', 'tiles', 'voids']; // prettier-ignore

/** The other facts of a file, with their names. */
export function factRows({ facts }: Pick<FileReport, 'facts'>, text: Text): [label: string, value: string][] {
  const isRaster = facts.nodes !== undefined;
  return Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    if (isRaster && OF_RASTERS.includes(name)) return [];
    const label = Object.hasOwn(text.importFacts.names, name) ? text.importFacts.names[name]! : name;
    if (typeof value !== 'number') return [[label, value]];
    return [[label, /[a-z]M$/.test(name) ? lengthM(value) : count(value)]];
  });
}
