/**
 * The crossover map: for each cell with people without service, whether hotspots, a tower or neither serves them at the least cost per person.
 *   hotspots: cost per km² = unit cost / footprint, over the cell's unserved people per km²
 *   tower: unit cost over all unserved people within its radius, wherever it stands, for the radius of the place (rural, suburban, urban)
 *   neither: both cost more per person and year than `worthUsdPerPersonYear`
 * A screening by area, not a siting: it says where each is worth looking at.
 */
import type { Assumption, SiteKind } from '../costs';
import { distanceKm } from '../geo';
import type { Plan } from '../plan';
import { MONTHS_PER_YEAR } from './deployer';
import { openPriceBook, type PriceBook } from './price-book';

/** Order is the numeric code in `choice`. */
export const CROSSOVER_CHOICES = ['nobody-unserved', 'hotspots', 'tower', 'neither'] as const;

export interface CrossoverInput {
  plan: Plan;
  register: readonly Assumption[];
  lonDeg: Float64Array;
  latDeg: Float64Array;
  areaKm2: Float32Array;
  /** All residents of the cell; says how dense the place is. */
  people: Float64Array;
  /** Share of the cell that is served, 0..1; NaN: not known, left out. */
  servedFraction: Float32Array;
  /** The kinds compared; default: outdoor hotspots and co-located towers. */
  tower?: SiteKind;
  hotspot?: SiteKind;
  /** Default: a year of postpaid revenue (revenue.arpu_postpaid_us). */
  worthUsdPerPersonYear?: number;
  /** Of the same plan and register; made when not given. */
  book?: PriceBook;
}

export interface Crossover {
  /** Index into CROSSOVER_CHOICES. */
  choice: Uint8Array;
  /** Of the cheaper of the two; NaN where nobody is unserved. */
  usdPerPersonYear: Float32Array;
  /** People by choice, in its order. */
  people: number[];
}

/** Density from which a place is urban, suburban (people per km²; UMa begins at 1,000 as in the coverage stage). */
const URBAN = 5_000;
const SUBURBAN = 1_000;
const KM_PER_DEGREE = 111.2;

/** Chooses for every cell. Columns are aligned to the input. */
export function crossover(input: CrossoverInput): Crossover {
  const book = input.book ?? openPriceBook(input.plan, input.register);
  const count = input.people.length;
  const unserved = Float64Array.from(input.people, (people, i) => {
    const served = input.servedFraction[i]!;
    return Number.isNaN(served) ? 0 : people * (1 - Math.min(1, served));
  });
  const hotspotUsdPerKm2 = book.unitSpread(input.hotspot ?? 'hotspot-outdoor').p50 / footprintKm2(book);
  const towerUsd = book.unitSpread(input.tower ?? 'tower-colocated').p50;
  const worth = input.worthUsdPerPersonYear ?? book.likely('revenue.arpu_postpaid_us') * MONTHS_PER_YEAR;
  const nearby = peopleInRadius(input, unserved, book);
  const choice = new Uint8Array(count);
  const usdPerPersonYear = new Float32Array(count).fill(Number.NaN);
  const people = CROSSOVER_CHOICES.map(() => 0);
  for (let i = 0; i < count; i++) {
    if (!(unserved[i]! > 0)) continue;
    const unservedArea = input.areaKm2[i]! * (1 - Math.min(1, input.servedFraction[i]!));
    const byHotspots = (hotspotUsdPerKm2 * unservedArea) / unserved[i]!;
    const byTower = towerUsd / Math.max(nearby[i]!, unserved[i]!);
    const least = Math.min(byHotspots, byTower);
    choice[i] = least > worth ? 3 : byHotspots < byTower ? 1 : 2;
    usdPerPersonYear[i] = least;
    people[choice[i]!]! += unserved[i]!;
  }
  return { choice, usdPerPersonYear, people };
}

const isIndoor = ({ plan }: PriceBook): boolean => plan.service.environment.startsWith('indoor');

const footprintKm2 = (book: PriceBook): number =>
  book.likely(isIndoor(book) ? 'cover.hotspot_from_outside_indoors_km2' : 'cover.hotspot_outdoor_km2');

/** Radius of a macro cell by how dense the place is. The rows give indoor, mean and outdoor as low, likely and high. */
function radiusKm(density: number, book: PriceBook): number {
  const place = density >= URBAN ? 'urban' : density >= SUBURBAN ? 'suburban' : 'rural';
  const row = book.row(`cover.macro_${place}_radius_km`);
  return isIndoor(book) ? row.low : row.likely;
}

/** Unserved people within the macro radius of each cell, summed over squares of a third of that radius. */
function peopleInRadius(input: CrossoverInput, unserved: Float64Array, book: PriceBook): Float64Array {
  const { lonDeg, latDeg, areaKm2, people } = input;
  const radius = Float64Array.from(people, (count, i) => radiusKm(count / areaKm2[i]!, book));
  const nearby = new Float64Array(people.length);
  for (const reachKm of new Set(radius)) {
    const squares = squaresOf(input, unserved, reachKm / 3);
    const sums = new Map<string, number>();
    for (let i = 0; i < nearby.length; i++) {
      if (radius[i] !== reachKm || !(unserved[i]! > 0)) continue;
      const key = squares.keyOf(lonDeg[i]!, latDeg[i]!);
      let sum = sums.get(key);
      if (sum === undefined) {
        sum = squares.sumWithin(key, reachKm);
        sums.set(key, sum);
      }
      nearby[i] = sum;
    }
  }
  return nearby;
}

interface Squares {
  keyOf(lonDeg: number, latDeg: number): string;
  sumWithin(key: string, reachKm: number): number;
}

function squaresOf({ lonDeg, latDeg }: CrossoverInput, unserved: Float64Array, sideKm: number): Squares {
  const middle = ((latDeg[0] ?? 0) * Math.PI) / 180;
  const latStep = sideKm / KM_PER_DEGREE;
  const lonStep = latStep / Math.max(0.01, Math.cos(middle));
  const totals = new Map<string, number>();
  const keyOf = (lon: number, lat: number): string => `${Math.floor(lon / lonStep)} ${Math.floor(lat / latStep)}`;
  for (let i = 0; i < unserved.length; i++) {
    if (!(unserved[i]! > 0)) continue;
    const key = keyOf(lonDeg[i]!, latDeg[i]!);
    totals.set(key, (totals.get(key) ?? 0) + unserved[i]!);
  }
  const centre = (x: number, y: number): [number, number] => [(x + 0.5) * lonStep, (y + 0.5) * latStep];
  return {
    keyOf,
    sumWithin(key, reachKm) {
      const [x, y] = key.split(' ').map(Number) as [number, number];
      const span = Math.ceil(reachKm / sideKm) + 1;
      const here = centre(x, y);
      let sum = 0;
      for (let dx = -span; dx <= span; dx++) {
        for (let dy = -span; dy <= span; dy++) {
          const people = totals.get(`${x + dx} ${y + dy}`);
          if (people && distanceKm(...here, ...centre(x + dx, y + dy)) <= reachKm) sum += people;
        }
      }
      return sum;
    },
  };
}
