/** The stage: options of each region priced, drawn, ranked and put into words. */
import type { Assumption } from '../costs';
import type { CoverageResult } from '../coverage/coverage-types';
import type { Gap } from '../gaps/gap-types';
import type { DemandColumn, Grid } from '../grid/grid-types';
import type { Venue } from '../inputs/facts';
import { type Issue, type Plan, turn } from '../plan';
import type { OptionSites } from '../siting/siting-types';
import type { RegionEconomics } from './economics-types';
import { type Basis, rank } from './comparison';
import { knownPeople } from './known-people';
import { drawOption, type DrawnOption, type VenueGroupOf } from './option-economics';
import { openPriceBook, type PriceBook } from './price-book';
import { openRegionViews, type RegionViewsInput } from './region-views';
import { sensitivityOf } from './sensitivity';
import { openSensitivityGrid, type SensitivityGrid } from './sensitivity-grid';
import { writeVerdict } from './verdict';

export const ECONOMICS_NOTE_CODES = [
  'no-option-reaches-target',
  'no-option-serves-anyone',
  'options-compared-under-budget',
  'no-payer-configured',
  'hotspot-venues-taken-as-base-rate',
  'served-spread-unknown',
] as const;

export interface CompareInput {
  plan: Plan;
  /** With the plan's edits applied. */
  register: readonly Assumption[];
  /** All options of all regions. */
  options: readonly OptionSites[];
  gaps: readonly Gap[];
  /** The whole grid, with coverage, for the crossover map; without them there is none. */
  grid: Pick<Grid, 'regions'> & Partial<Grid>;
  demand: DemandColumn;
  coverage?: CoverageResult;
  /** Of the plan's file: what a conversion there would carry. Absent: base-rate everywhere. */
  venues?: readonly Venue[];
  /** Of the run so far: a region whose cells are counted in others is told by one. */
  issues?: readonly Issue[];
  /** Without the crossover map: for figures that will be replaced soon. */
  quick?: boolean;
}

interface CompareOptions {
  signal: AbortSignal;
  onProgress(fraction: number): void;
}

/** Compares the options of every region, regions in the grid's order. */
export function compareOptions(input: CompareInput, { signal, onProgress }: CompareOptions): RegionEconomics[] {
  const compare = openComparison(input);
  const { regions } = input.grid;
  return regions.map(({ id }, i) => {
    signal.throwIfAborted();
    const economics = compare(id);
    onProgress((i + 1) / regions.length);
    return economics;
  });
}

/** Draws priced between two turns: about 20 ms. */
const DRAWS_PER_TURN = 30_000;

/** The same with turns of the event loop between regions, in which a wish to cancel is heard: as many as the draws of the options are worth. */
export async function compareInTurns(
  input: CompareInput,
  { signal, onProgress }: CompareOptions,
): Promise<RegionEconomics[]> {
  const compare = openComparison(input);
  const { regions } = input.grid;
  const found: RegionEconomics[] = [];
  let drawn = 0;
  for (const { id } of regions) {
    if (drawn >= DRAWS_PER_TURN) {
      await turn();
      drawn = 0;
    }
    signal.throwIfAborted();
    found.push(compare(id));
    drawn += input.plan.costs.draws * input.options.filter(({ regionId }) => regionId === id).length;
    onProgress(found.length / regions.length);
  }
  return found;
}

/** Compares one region after the other over what does not depend on the region. */
function openComparison(input: CompareInput): (regionId: string) => RegionEconomics {
  const book = openPriceBook(input.plan, input.register);
  const grid = openSensitivityGrid(book);
  const viewsOf = openRegionViews(book);
  const groups = new Map(input.venues?.map(({ id, group }) => [`venue-${id}`, group]));
  const groupOf: VenueGroupOf = (siteId) => groups.get(siteId) ?? 'base';
  return (regionId) => compareRegion(regionId, input, { book, grid, viewsOf, groupOf });
}

interface Shared {
  book: PriceBook;
  grid: SensitivityGrid;
  viewsOf: ReturnType<typeof openRegionViews>;
  groupOf: VenueGroupOf;
}

function compareRegion(
  regionId: string,
  input: CompareInput,
  { book, grid, viewsOf, groupOf }: Shared,
): RegionEconomics {
  const gaps = input.gaps.filter((gap) => gap.regionId === regionId);
  const gapPeople = gaps.reduce((sum, gap) => sum + gap.people, 0);
  const gapAreaKm2 = gaps.reduce((sum, gap) => sum + gap.areaKm2, 0);
  const options = input.options
    .filter((sites) => sites.regionId === regionId)
    .map((sites) => drawOption(sites, book, { demand: input.demand, gapPeople, gapAreaKm2, groupOf }));
  const comparison = rank(options, { gapPeople, gapAreaKm2, plan: input.plan });
  const sensitivity = sensitivityOf(comparison, book, grid);
  const place = placeOf(input, regionId);
  const known = place && { ...knownPeople(place, place.regionIndex), ...countedElsewhere(input, regionId) };
  return {
    regionId,
    options: options.map((option) => option.economics),
    verdict: writeVerdict(comparison, { options, flips: sensitivity.flips, book, known }),
    tornado: sensitivity.tornado,
    notes: notesOf(options, comparison.basis, book),
    views: viewsOf({ options, gapPeople, place: input.quick ? null : place }),
  };
}

const OVERLAPS: readonly string[] = ['grid-region-inside-others', 'grid-regions-overlap'];

function countedElsewhere({ issues }: CompareInput, regionId: string): { countedIn?: string } {
  const told = issues?.find(({ code, ref }) => OVERLAPS.includes(code) && ref.id === regionId);
  return told ? { countedIn: String(told.context.first) } : {};
}

function placeOf({ grid, demand, coverage }: CompareInput, regionId: string): RegionViewsInput['place'] {
  if (!coverage || !isWhole(grid)) return null;
  return { grid, demand, coverage, regionIndex: grid.regions.findIndex(({ id }) => id === regionId) };
}

const isWhole = (grid: CompareInput['grid']): grid is Grid => grid.h3 !== undefined && grid.regionIndex !== undefined;

function notesOf(options: readonly DrawnOption[], basis: Basis, { plan }: PriceBook): RegionEconomics['notes'] {
  const notes: RegionEconomics['notes'] = [];
  const note = (code: (typeof ECONOMICS_NOTE_CODES)[number], context: Record<string, string | number> = {}): void => {
    notes.push({ code, context });
  };
  const underBudget = plan.target.budgetUsdPerYear;
  if (basis === 'per-person' && underBudget !== null)
    note('options-compared-under-budget', { usdPerYear: underBudget });
  else if (basis === 'per-person') note('no-option-reaches-target', { sharePercent: plan.target.shareFraction * 100 });
  if (basis === 'nobody-served') note('no-option-serves-anyone');
  if (options.some((option) => option.economics.market)) {
    note(plan.service.hotspotPayers.length === 0 ? 'no-payer-configured' : 'hotspot-venues-taken-as-base-rate');
  }
  const unknown = options.filter((option) => option.economics.servedPopulation > 0 && !option.servedRatio);
  if (unknown.length > 0)
    note('served-spread-unknown', { options: unknown.map(({ sites }) => sites.option).join(', ') });
  return notes;
}
