/**
 * Visitors: people who are there and do not live there. On a road of q vehicles an hour at v km/h there are k = q / v vehicles on each kilometre, the
 * fundamental relation of traffic flow (Wardrop 1952, "Some theoretical aspects of road traffic research", eq. 4; Little's law L = λW for one stretch):
 *
 *   people in a cell = Σ over roads of  vehicles/day · share of the day in the busy hour · people/vehicle · km in the cell / (km/h)
 *
 * They are kept apart from residents: gaps, siting and costs count residents.
 */
import type { RoadTable, Venue } from '../inputs/facts';
import { h3OfPoint } from '../geo';
import type { Grid } from './grid-types';
import { gridLookup } from './lookup';
import type { RoadLengths } from './road-lengths';

/** What is assumed of traffic. Lists are in the order of ROAD_CLASSES. */
export interface TrafficRates {
  peoplePerVehicle: number;
  /** Share of a day's vehicles that pass in the busy hour, 0..1. */
  busyHourShareFraction: number;
  /** Of a road without a count, both ways; NaN: nothing is assumed, nobody is counted. */
  vehiclesPerDay: readonly number[];
  /** In the busy hour. km/h */
  speedKmh: readonly number[];
}

/** Visitors by cell, aligned to the grid. */
export interface VisitorColumn {
  /** People present on average in the busy hour. */
  people: Float64Array;
  /** Sum of `people` on roads, and at venues. */
  roadPeople: number;
  venuePeople: number;
  /** Length of the roads in the grid; of these with a count, and with neither a count nor an assumption. km */
  roadKm: number;
  countedKm: number;
  unknownKm: number;
}

export interface VisitorInput {
  grid: Grid;
  roads: RoadTable | null;
  /** Of the same roads and grid. */
  lengths: RoadLengths | null;
  venues: readonly Venue[];
  /** Null: no roads. */
  rates: TrafficRates | null;
}

/** Null: the plan has neither roads nor venues with visitors. */
export function visitorsOf({ grid, roads, lengths, venues, rates }: VisitorInput): VisitorColumn | null {
  const visited = venues.filter(({ visitors }) => visitors !== undefined);
  if (!roads && visited.length === 0) return null;
  const people = new Float64Array(grid.count);
  const roadsPart = roads && lengths && rates ? addRoads(people, roads, lengths, rates) : NO_ROADS;
  let venuePeople = 0;
  const lookup = gridLookup(grid);
  for (const { lonDeg, latDeg, visitors = 0 } of visited) {
    const cell = lookup.indexOfHex(h3OfPoint(lonDeg, latDeg, grid.resolution));
    if (cell < 0) continue;
    people[cell]! += visitors;
    venuePeople += visitors;
  }
  return { people, venuePeople, ...roadsPart };
}

const NO_ROADS = { roadPeople: 0, roadKm: 0, countedKm: 0, unknownKm: 0 };

function addRoads(
  people: Float64Array,
  roads: RoadTable,
  { line, cell, km }: RoadLengths,
  rates: TrafficRates,
): typeof NO_ROADS {
  const perKm = peoplePerKm(roads, rates);
  const sums = { ...NO_ROADS };
  for (let k = 0; k < km.length; k++) {
    const length = km[k]!;
    sums.roadKm += length;
    if (!Number.isNaN(roads.vehiclesPerDay[line[k]!]!)) sums.countedKm += length;
    const present = perKm[line[k]!]! * length;
    if (Number.isNaN(present)) sums.unknownKm += length;
    else {
      people[cell[k]!]! += present;
      sums.roadPeople += present;
    }
  }
  return sums;
}

/** People on each kilometre of each road in the busy hour; NaN: nothing is known. A one-way line without a count has half of what its class has both ways. */
export function peoplePerKm(roads: RoadTable, rates: TrafficRates): Float64Array {
  const { peoplePerVehicle, busyHourShareFraction } = rates;
  return Float64Array.from({ length: roads.count }, (_, line) => {
    const roadClass = roads.classIndex[line]!;
    const stated = roads.vehiclesPerDay[line]!;
    const assumed = rates.vehiclesPerDay[roadClass]! * (roads.oneway[line] === 1 ? 0.5 : 1);
    const perDay = Number.isNaN(stated) ? assumed : stated;
    return (perDay * busyHourShareFraction * peoplePerVehicle) / rates.speedKmh[roadClass]!;
  });
}
