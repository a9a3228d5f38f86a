import { CELL_STATES, type CoverageResult } from '../coverage/coverage-types';
import { h3FromBigInt, h3Parent } from '../geo';
import type { DemandColumn, Grid } from '../grid/grid-types';
import { crossover, CROSSOVER_CHOICES } from './crossover';
import { MONTHS_PER_YEAR } from './deployer';
import type { CrossoverMap } from './economics-types';
import type { PriceBook } from './price-book';

export interface CrossoverMapInput {
  grid: Grid;
  demand: DemandColumn;
  coverage: CoverageResult;
  regionIndex: number;
}

/** Hexes a page can show. */
const MOST_HEXES = 1_500;
const UNSERVED = CELL_STATES.indexOf('unserved');

/** The crossover of a region's unserved cells, in the finest parent hexes that a page can show; null where nobody is unserved. */
export function crossoverMap(
  { grid, demand, coverage, regionIndex }: CrossoverMapInput,
  book: PriceBook,
): CrossoverMap | null {
  const cells: number[] = [];
  for (let i = 0; i < grid.count; i++)
    if (grid.regionIndex[i] === regionIndex && coverage.state[i] === UNSERVED && demand.people[i]! > 0) cells.push(i);
  if (cells.length === 0) return null;
  const worthUsdPerPersonYear = book.likely('revenue.arpu_postpaid_us') * MONTHS_PER_YEAR;
  const { choice, usdPerPersonYear, people } = crossover({
    plan: book.plan,
    register: book.register,
    book,
    worthUsdPerPersonYear,
    lonDeg: Float64Array.from(cells, (i) => grid.lonDeg[i]!),
    latDeg: Float64Array.from(cells, (i) => grid.latDeg[i]!),
    areaKm2: Float32Array.from(cells, (i) => grid.areaKm2[i]!),
    people: Float64Array.from(cells, (i) => demand.people[i]!),
    servedFraction: Float32Array.from(cells, (i) => coverage.servedFraction[i]!),
  });
  const unserved = cells.map((i) => demand.people[i]! * (1 - Math.min(1, coverage.servedFraction[i] || 0)));
  const weights = new Map<string, number[]>();
  for (const [k, i] of cells.entries()) {
    const name = h3FromBigInt(grid.h3[i]!);
    const sums = weights.get(name) ?? [0, 0, 0, 0, 0];
    sums[choice[k]!]! += unserved[k]!;
    if (usdPerPersonYear[k]! >= 0) sums[4]! += unserved[k]! * usdPerPersonYear[k]!;
    weights.set(name, sums);
  }
  let resolution = grid.resolution;
  let hexes = weights;
  while (hexes.size > MOST_HEXES && resolution > 0) hexes = parentsOf(hexes, --resolution);
  return {
    resolution,
    hexes: [...hexes].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([h3, sums]) => hexOf(h3, sums)),
    people: { hotspots: people[1]!, tower: people[2]!, neither: people[3]! },
    worthUsdPerPersonYear,
  };
}

function parentsOf(hexes: Map<string, number[]>, resolution: number): Map<string, number[]> {
  const parents = new Map<string, number[]>();
  for (const [h3, sums] of hexes) {
    const parent = h3Parent(h3, resolution);
    const known = parents.get(parent);
    if (known) for (const [k, value] of sums.entries()) known[k]! += value;
    else parents.set(parent, [...sums]);
  }
  return parents;
}

function hexOf(h3: string, sums: readonly number[]): CrossoverMap['hexes'] {
  const people = sums[1]! + sums[2]! + sums[3]!;
  if (!(people > 0)) return [];
  const most = [1, 2, 3].reduce((best, code) => (sums[code]! > sums[best]! ? code : best), 1);
  const choice = CROSSOVER_CHOICES[most] as CrossoverMap['hexes'][number]['choice'];
  return [{ h3, choice, people, usdPerPersonYear: sums[4]! / people }];
}
