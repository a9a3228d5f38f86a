/** How densely people live around a point: what decides between the rural and the urban propagation scenario. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { cellArea, cellToLatLng, cellToParent, getResolution, latLngToCell } from 'h3-js';
import { distanceKm } from '../geo';
import type { DemandFacts } from '../inputs/facts';
import { lensArea } from './lens-area';
import { boxHas, boxOfGeometry } from './lon-lat-box';
import { geometryAreaKm2 } from './polygon-cells';
import { builtUpRadiusKm, DEFAULT_KERNEL, type SettlementKernel } from './settlement';

/** People are averaged over the disc of this radius: about the area a base station looks over. km. */
const NEIGHBOURHOOD_KM = 1;
/** H3 tables are averaged over parents of this resolution (0.7 km²). */
const TABLE_RESOLUTION = 8;

interface Disc {
  lonDeg: number;
  latDeg: number;
  radiusKm: number;
  people: number;
}

/**
 * People per km² within a kilometre of a point, by the same picture of settlements as spreadDemand; people dispersed around settlements are
 * left out, they are few per km². A polygon without settlements counts with its mean. Reads only the facts, not the grid, so sites outside the region get their scenario too.
 */
export function populationDensityAt(
  facts: DemandFacts,
  { kernel = DEFAULT_KERNEL }: { kernel?: SettlementKernel } = {},
): (lonDeg: number, latDeg: number) => number {
  const discs = discsOf(facts, kernel);
  const table = tableOf(facts);
  const meanOf = arealMeans(facts);
  const neighbourhoodKm2 = Math.PI * NEIGHBOURHOOD_KM ** 2;
  return (lonDeg, latDeg) => {
    let people = 0;
    for (const disc of discs) {
      if (Math.abs(disc.latDeg - latDeg) * 111 > disc.radiusKm + NEIGHBOURHOOD_KM) continue;
      const km = distanceKm(disc.lonDeg, disc.latDeg, lonDeg, latDeg);
      if (km < disc.radiusKm + NEIGHBOURHOOD_KM)
        people += (disc.people * lensArea(km, disc.radiusKm, NEIGHBOURHOOD_KM)) / (Math.PI * disc.radiusKm ** 2);
    }
    return (
      people / neighbourhoodKm2 +
      (table.get(latLngToCell(latDeg, lonDeg, TABLE_RESOLUTION)) ?? 0) +
      meanOf(lonDeg, latDeg)
    );
  };
}

function discsOf(facts: DemandFacts, kernel: SettlementKernel): Disc[] {
  const discs: Disc[] = [];
  const add = (place: { lonDeg: number; latDeg: number }, people: number) => {
    if (people > 0)
      discs.push({ lonDeg: place.lonDeg, latDeg: place.latDeg, people, radiusKm: builtUpRadiusKm(people, kernel) });
  };
  for (const place of facts.places) add(place, place.people);
  for (const polygon of facts.polygons) {
    const known = polygon.centres.reduce((sum, centre) => sum + (centre.people ?? 0), 0);
    const settled = polygon.people * (1 - kernel.dispersedShareFraction);
    for (const centre of polygon.centres)
      add(centre, settled * (known > 0 ? (centre.people ?? 0) / known : 1 / polygon.centres.length));
  }
  return discs;
}

/** The mean density of the polygon without settlements in which a point lies. */
function arealMeans(facts: DemandFacts): (lonDeg: number, latDeg: number) => number {
  const areas = facts.polygons
    .filter((polygon) => polygon.centres.length === 0)
    .map((polygon) => ({
      polygon,
      box: boxOfGeometry(polygon.geometry),
      peoplePerKm2: polygon.people / Math.max(1e-6, geometryAreaKm2(polygon.geometry)),
    }));
  return (lonDeg, latDeg) => {
    const found = areas.find(
      ({ polygon, box }) =>
        box && boxHas(box, lonDeg, latDeg) && booleanPointInPolygon([lonDeg, latDeg], polygon.geometry),
    );
    return found?.peoplePerKm2 ?? 0;
  };
}

/** People per km² of resolution-8 cells; a coarser row stands at its centre. */
function tableOf(facts: DemandFacts): Map<string, number> {
  const table = new Map<string, number>();
  for (const cell of facts.cells) {
    const fine = getResolution(cell.h3) >= TABLE_RESOLUTION;
    const parent = fine
      ? cellToParent(cell.h3, TABLE_RESOLUTION)
      : latLngToCell(...cellToLatLng(cell.h3), TABLE_RESOLUTION);
    const areaKm2 = cellArea(fine ? parent : cell.h3, 'km2');
    table.set(parent, (table.get(parent) ?? 0) + cell.people / areaKm2);
  }
  return table;
}
