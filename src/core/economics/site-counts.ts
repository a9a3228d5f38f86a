import type { SiteKind } from '../costs';
import type { OptionSites } from '../siting/siting-types';
import type { OptionEconomics } from './economics-types';

/** Sites of an option by kind, kinds in a fixed order, only those that occur. */
export type SiteCounts = readonly { kind: SiteKind; count: number }[];

const TOWERS: readonly SiteKind[] = ['tower-colocated', 'tower-greenfield'];
const HOTSPOTS: readonly SiteKind[] = ['hotspot-outdoor', 'hotspot-indoor', 'hotspot-converted', 'lora-gateway'];

export const isTower = (kind: SiteKind): boolean => TOWERS.includes(kind);

export function countSites({ sites }: Pick<OptionSites, 'sites'>): SiteCounts {
  return [...TOWERS, ...HOTSPOTS]
    .map((kind) => ({ kind, count: sites.filter((site) => site.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** Sites of the counts that are towers, or that are not. */
export const totalOf = (counts: SiteCounts, towers: boolean): number =>
  counts.reduce((sum, { kind, count }) => sum + (isTower(kind) === towers ? count : 0), 0);

export function gradeOf(counts: SiteCounts): OptionEconomics['grade'] {
  const [towers, hotspots] = [totalOf(counts, true) > 0, totalOf(counts, false) > 0];
  if (towers && hotspots) return 'A+B';
  return towers ? 'A' : hotspots ? 'B' : '';
}
