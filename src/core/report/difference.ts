/** What differs between two results over cells of one size: the table beside the map of a scenario against another. */
import { CELL_STATES } from '../coverage/coverage-types';
import { gridLookup } from '../grid';
import type { TileInput } from './tiles/base-level';

export interface RegionDifference {
  regionId: string;
  /** People served now and not before, and the other way round. */
  peopleGained: number;
  peopleLost: number;
  areaGainedKm2: number;
  areaLostKm2: number;
  cellsGained: number;
  cellsLost: number;
}

export interface ResultDifference {
  regions: RegionDifference[];
  /** Cells that only one of the two has: not compared. */
  cellsOnlyInOne: number;
}

const SERVED = CELL_STATES.indexOf('served');
const UNSERVED = CELL_STATES.indexOf('unserved');

/** Per region of the later result; null where the cells are of another size. */
export function differenceOf(before: TileInput, after: TileInput): ResultDifference | null {
  const places = placesIn(before, after);
  if (!places) return null;
  const { grid, demand } = after;
  const regions = grid.regions.map(({ id }): RegionDifference => ({
    regionId: id,
    peopleGained: 0,
    peopleLost: 0,
    areaGainedKm2: 0,
    areaLostKm2: 0,
    cellsGained: 0,
    cellsLost: 0,
  }));
  let shared = 0;
  for (let i = 0; i < grid.count; i++) {
    const k = places[i]!;
    if (k < 0) continue;
    shared++;
    const region = regions[grid.regionIndex[i]!]!;
    const people = demand.people[i]! * (servedShare(after, i) - servedShare(before, k));
    if (people > 0) region.peopleGained += people;
    else region.peopleLost -= people;
    const step = stepOf(before, k, after, i);
    if (step > 0) {
      region.cellsGained++;
      region.areaGainedKm2 += grid.areaKm2[i]!;
    } else if (step < 0) {
      region.cellsLost++;
      region.areaLostKm2 += grid.areaKm2[i]!;
    }
  }
  return { regions, cellsOnlyInOne: before.grid.count + grid.count - 2 * shared };
}

const stepOf = (before: TileInput, k: number, after: TileInput, i: number): number =>
  Number(after.coverage.state[i] === SERVED) - Number(before.coverage.state[k] === SERVED);

function servedShare({ coverage }: TileInput, i: number): number {
  const state = coverage.state[i];
  return state === SERVED || state === UNSERVED ? coverage.servedFraction[i] || 0 : 0;
}

/** For each cell of the later grid its place in the earlier one, −1 where it is not there; null where resolutions differ. */
function placesIn(before: TileInput, after: TileInput): Int32Array | null {
  if (before.grid.resolution !== after.grid.resolution) return null;
  if (before.grid === after.grid) return Int32Array.from({ length: after.grid.count }, (_, i) => i);
  const lookup = gridLookup(before.grid);
  return Int32Array.from(after.grid.h3, (cell) => lookup.indexOf(cell));
}
