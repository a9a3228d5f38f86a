/**
 * People → cells of the Grid. Each source is first spread over all of its own ground, also the part outside the region, and only then cut
 * by the grid: so people + outsidePeople = inputPeople whatever the region. Sources that cannot reach the grid are not spread at all.
 */
import {
  cellToCenterChild,
  cellToChildrenSize,
  cellToLatLng,
  cellToParent,
  childPosToCell,
  getResolution,
  latLngToCell,
} from 'h3-js';
import type { Polygon } from 'geojson';
import { destination } from '../geo';
import type { DemandFacts, DemandPlace, DemandPolygon } from '../inputs/facts';
import { splitLongs } from './cell-key';
import type { DemandColumn, Grid } from './grid-types';
import { boxesMeet, boxOfGeometry, boxOfPoints, type LonLatBox } from './lon-lat-box';
import { type GridLookup, gridLookup } from './lookup';
import { geometryAreaKm2, polygonCells } from './polygon-cells';
import { expectedCells } from './resolution';
import { type Extras, householdNotes, openExtras } from './demand-extras';
import { builtUpRadiusKm, DEFAULT_KERNEL, settlementPeople, type SettlementKernel } from './settlement';

export const DEMAND_NOTE_CODES = [
  'demand-none',
  'demand-settlements-spread',
  'demand-areal',
  'demand-places-spread',
  'demand-partly-outside',
  'demand-from-households',
] as const;

/** A polygon is spread over at most about this many cells; larger ones over coarser cells, each then shared among its children. */
const MOST_POLYGON_CELLS = 300_000;
/** The coarsest demand cell that still says something about a Wi-Fi footprint of ~0.006 km²: resolution 11, 0.002 km². */
const COARSEST_FOR_HOTSPOTS = 11;
const CIRCLE_CORNERS = 48;

interface Spread {
  grid: Grid;
  lookup: GridLookup;
  box: LonLatBox;
  people: Float64Array;
  kernel: SettlementKernel;
  extras: Extras | null;
}

interface SpreadOptions {
  kernel?: SettlementKernel;
  /** Where only some counts state their households. */
  peoplePerHousehold?: number;
  signal?: AbortSignal;
}

/** Residents per cell, and how they were placed; with them their households and what they use, where the counts state it. Sums are conserved to 1e-6; throws AbortError when cancelled. */
export function spreadDemand(
  facts: DemandFacts,
  grid: Grid,
  { kernel = DEFAULT_KERNEL, peoplePerHousehold = 2.5, signal }: SpreadOptions = {},
): DemandColumn {
  const people = new Float64Array(grid.count);
  const box = boxOfPoints(grid.lonDeg, grid.latDeg);
  const extras = openExtras(facts, grid, peoplePerHousehold);
  if (box) {
    const spread: Spread = { grid, lookup: gridLookup(grid), box: widened(box), people, kernel, extras };
    for (const cell of facts.cells) {
      extras?.begin(cell);
      addCell(spread, cell.h3, cell.people);
    }
    for (const polygon of facts.polygons) {
      signal?.throwIfAborted();
      extras?.begin(polygon);
      addPolygon(spread, polygon);
    }
    for (const place of facts.places) {
      extras?.begin(place);
      addPlace(spread, place);
    }
  }
  const inputPeople = sumOf(facts.cells) + sumOf(facts.polygons) + sumOf(facts.places);
  const outsidePeople = Math.max(0, inputPeople - people.reduce((sum, value) => sum + value, 0));
  return {
    people,
    inputPeople,
    outsidePeople,
    method: methodOf(facts),
    tooCoarseForHotspots:
      facts.polygons.length > 0 ||
      facts.places.length > 0 ||
      facts.cells.some((cell) => getResolution(cell.h3) < COARSEST_FOR_HOTSPOTS),
    notes: [...notesOf(facts, kernel, outsidePeople), ...householdNotes(facts, peoplePerHousehold)],
    ...extras?.columns,
  };
}

const sumOf = (rows: { people: number }[]): number => rows.reduce((sum, row) => sum + row.people, 0);

/** Cell centres lie up to an edge inside the cells they stand for. */
const widened = ({ west, south, east, north }: LonLatBox): LonLatBox => ({
  west: west - 0.01,
  south: south - 0.01,
  east: east + 0.01,
  north: north + 0.01,
});

function addCell(spread: Spread, hex: string, count: number): void {
  const { grid, lookup } = spread;
  const resolution = getResolution(hex);
  if (resolution >= grid.resolution) {
    const index = lookup.indexOf(BigInt(`0x${cellToParent(hex, grid.resolution)}`));
    if (index >= 0) put(spread, index, count);
    return;
  }
  const children = cellToChildrenSize(hex, grid.resolution);
  const first = BigInt(`0x${cellToCenterChild(hex, grid.resolution)}`);
  const last = BigInt(`0x${childPosToCell(children - 1, hex, grid.resolution)}`);
  for (const index of lookup.between(first, last)) put(spread, index, count / children);
}

function put({ people, extras }: Spread, index: number, count: number): void {
  people[index]! += count;
  extras?.put(index, count);
}

function addPolygon(spread: Spread, polygon: DemandPolygon): void {
  const box = boxOfGeometry(polygon.geometry);
  if (!box || !boxesMeet(box, spread.box)) return;
  const known = polygon.centres.reduce((sum, centre) => sum + (centre.people ?? 0), 0);
  const settlements = polygon.centres.map((centre) => ({ ...centre, people: known > 0 ? (centre.people ?? 0) : 1 }));
  spreadOver(spread, polygon.geometry, { people: polygon.people, settlements, kernel: spread.kernel });
}

/** A place without a polygon: everyone inside its built-up disc. */
function addPlace(spread: Spread, place: DemandPlace): void {
  const radius = builtUpRadiusKm(place.people, spread.kernel);
  const ring = Array.from({ length: CIRCLE_CORNERS + 1 }, (_, i) =>
    destination(place.lonDeg, place.latDeg, 360 - (360 * (i % CIRCLE_CORNERS)) / CIRCLE_CORNERS, radius),
  );
  const circle: Polygon = { type: 'Polygon', coordinates: [ring] };
  const box = boxOfGeometry(circle)!;
  if (boxesMeet(box, spread.box))
    spreadOver(spread, circle, { people: place.people, settlements: [], kernel: spread.kernel });
}

function spreadOver(
  spread: Spread,
  geometry: DemandPolygon['geometry'],
  how: Parameters<typeof settlementPeople>[1],
): void {
  let resolution = spread.grid.resolution;
  const areaKm2 = geometryAreaKm2(geometry);
  while (resolution > 0 && expectedCells(areaKm2, resolution) > MOST_POLYGON_CELLS) resolution--;
  const found = polygonCells(geometry, resolution);
  const cells = found.length > 0 ? found : smallestCell(geometry, how.settlements[0], resolution);
  const placed = settlementPeople(centresOf(cells), how);
  for (let i = 0; i < cells.length; i++) {
    if (placed[i] === 0) continue;
    if (resolution < spread.grid.resolution) addCell(spread, cells[i]!.toString(16), placed[i]!);
    else {
      const index = spread.lookup.indexOf(cells[i]!);
      if (index >= 0) put(spread, index, placed[i]!);
    }
  }
}

/** A polygon smaller than a cell lives in the cell of its settlement, or of its first corner. */
function smallestCell(
  geometry: DemandPolygon['geometry'],
  centre: { lonDeg: number; latDeg: number } | undefined,
  resolution: number,
): BigUint64Array {
  const corner = geometry.type === 'Polygon' ? geometry.coordinates[0]![0]! : geometry.coordinates[0]![0]![0]!;
  return BigUint64Array.of(
    BigInt(`0x${latLngToCell(centre?.latDeg ?? corner[1]!, centre?.lonDeg ?? corner[0]!, resolution)}`),
  );
}

function centresOf(cells: BigUint64Array): { lonDeg: Float64Array; latDeg: Float64Array } {
  const pairs = splitLongs(cells);
  const lonDeg = new Float64Array(cells.length);
  const latDeg = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const centre = cellToLatLng([pairs[2 * i]!, pairs[2 * i + 1]!]);
    lonDeg[i] = centre[1];
    latDeg[i] = centre[0];
  }
  return { lonDeg, latDeg };
}

function methodOf(facts: DemandFacts): DemandColumn['method'] {
  const methods: DemandColumn['method'][] = [];
  if (facts.cells.length > 0) methods.push('cells');
  if (facts.polygons.some((polygon) => polygon.centres.length > 0)) methods.push('settlement-in-polygon');
  if (facts.polygons.some((polygon) => polygon.centres.length === 0)) methods.push('areal');
  if (facts.places.length > 0) methods.push('places');
  return methods.length > 1 ? 'mixed' : (methods[0] ?? 'none');
}

function notesOf(facts: DemandFacts, kernel: SettlementKernel, outsidePeople: number): DemandColumn['notes'] {
  const notes: DemandColumn['notes'] = [];
  const add = (code: (typeof DEMAND_NOTE_CODES)[number], context: Record<string, string | number>) =>
    notes.push({ code, context });
  const withCentres = facts.polygons.filter((polygon) => polygon.centres.length > 0).length;
  const { builtUpPeoplePerKm2, dispersedShareFraction } = kernel;
  if (facts.cells.length + facts.polygons.length + facts.places.length === 0) add('demand-none', {});
  if (withCentres > 0)
    add('demand-settlements-spread', { polygons: withCentres, builtUpPeoplePerKm2, dispersedShareFraction });
  if (withCentres < facts.polygons.length) add('demand-areal', { polygons: facts.polygons.length - withCentres });
  if (facts.places.length > 0) add('demand-places-spread', { places: facts.places.length, builtUpPeoplePerKm2 });
  if (outsidePeople >= 0.5) add('demand-partly-outside', { people: Math.round(outsidePeople) });
  return notes;
}
