/**
 * Where the people of a settlement live when only their number and its centre are known. Most stand in a built-up disc around the centre,
 * whose radius follows from their number at a stated density; the rest is dispersed over the polygon. Both numbers are assumptions of ours:
 * compact European towns have 3,000–8,000 residents per built-up km², and the last census tables give 5–15 % of residents of Mediterranean
 * municipalities outside the nuclei. They can be set per call.
 */
import { distanceKm } from '../geo';

/** A little less than a degree of latitude on the sphere: a first sieve. */
const KM_PER_DEGREE = 111;

export interface SettlementKernel {
  /** Residents per km² of built-up land, > 0. */
  builtUpPeoplePerKm2: number;
  /** Share of a polygon's people living outside its settlements, 0..1. */
  dispersedShareFraction: number;
}

export const DEFAULT_KERNEL: SettlementKernel = { builtUpPeoplePerKm2: 4000, dispersedShareFraction: 0.1 };

/** Radius of the built-up disc of so many people. km. */
export const builtUpRadiusKm = (people: number, kernel: SettlementKernel): number =>
  Math.sqrt(Math.max(0, people) / (Math.PI * kernel.builtUpPeoplePerKm2));

export interface Settlement {
  lonDeg: number;
  latDeg: number;
  people: number;
}

/**
 * People per cell over the cells of one polygon: the settlements' discs (clipped to the polygon) and the dispersed rest.
 * The sum equals `people`. Without settlements all of it is dispersed. Cells are given by their centres.
 */
export function settlementPeople(
  cells: { lonDeg: Float64Array; latDeg: Float64Array },
  { people, settlements, kernel }: { people: number; settlements: Settlement[]; kernel: SettlementKernel },
): Float64Array {
  const count = cells.lonDeg.length;
  const placed = new Float64Array(count);
  if (count === 0) return placed;
  const inSettlements = settlements.length === 0 ? 0 : people * (1 - kernel.dispersedShareFraction);
  const known = settlements.reduce((sum, settlement) => sum + settlement.people, 0);
  for (const settlement of settlements) {
    const share = known > 0 ? settlement.people / known : 1 / settlements.length;
    addDisc(placed, cells, { ...settlement, people: inSettlements * share }, kernel);
  }
  const dispersed = (people - inSettlements) / count;
  for (let i = 0; i < count; i++) placed[i]! += dispersed;
  return placed;
}

/** Spreads a settlement evenly over the cells within its radius; over the nearest cell when the disc meets no centre. */
function addDisc(
  placed: Float64Array,
  { lonDeg, latDeg }: { lonDeg: Float64Array; latDeg: Float64Array },
  settlement: Settlement,
  kernel: SettlementKernel,
): void {
  const radius = builtUpRadiusKm(settlement.people, kernel);
  const kmTo = (i: number): number => distanceKm(settlement.lonDeg, settlement.latDeg, lonDeg[i]!, latDeg[i]!);
  const inside: number[] = [];
  for (let i = 0; i < placed.length; i++)
    if (Math.abs(latDeg[i]! - settlement.latDeg) * KM_PER_DEGREE <= radius && kmTo(i) <= radius) inside.push(i);
  if (inside.length === 0) {
    let nearest = 0;
    for (let i = 1; i < placed.length; i++) if (kmTo(i) < kmTo(nearest)) nearest = i;
    inside.push(nearest);
  }
  for (const i of inside) placed[i]! += settlement.people / inside.length;
}
