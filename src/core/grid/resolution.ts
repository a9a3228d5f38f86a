/** Which H3 resolution a plan of some area gets. Average cell areas: H3 documentation, "Tables of Cell Statistics". */
import { getHexagonAreaAvg } from 'h3-js';

/** Most cells a default resolution may give. */
const MOST_CELLS = 2_000_000;
/**
 * Over terrain each link costs a profile, and cells much smaller than the terrain's samples (90 m) would tell nothing more: fewer, larger cells by
 * default. A plan may still ask for finer ones.
 */
export const MOST_CELLS_OVER_TERRAIN = 200_000;
/** Up to here a place is a neighbourhood and single streets matter. km². */
const NEIGHBOURHOOD_KM2 = 20;
const COARSEST = 5;

/** The default resolution for an area in km²: 12 for a neighbourhood, 11 to about 4,000 km², then 10, 9 … so that at most `mostCells` (2 million) result. */
export function chooseResolution(areaKm2: number, mostCells = MOST_CELLS): number {
  if (areaKm2 <= NEIGHBOURHOOD_KM2) return 12;
  for (let resolution = 11; resolution > COARSEST; resolution--)
    if (expectedCells(areaKm2, resolution) <= mostCells) return resolution;
  return COARSEST;
}

/** About how many cells of a resolution an area in km² has. */
export const expectedCells = (areaKm2: number, resolution: number): number =>
  areaKm2 / getHexagonAreaAvg(resolution, 'km2');
