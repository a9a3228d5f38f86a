/**
 * New hotspots: at every populated gap cell (at its finer children where cells are larger than a Wi-Fi footprint), most people per area first. A phone plan
 * gets outdoor devices, or indoor ones for an indoor environment; a LoRa plan gets gateways, which reach kilometres and are spread like towers.
 */
import { h3Centre, h3Children } from '../geo';
import { gridCellId } from '../grid';
import { greenfieldPlaces } from './candidates-greenfield';
import { type Place, type PlaceContext, type PlacesFound, tally } from './place';
import type { Steps } from './steps';

/** Resolution whose cells (2,150 m²) are smaller than a Wi-Fi footprint (about 6,000 m²). */
const FOOTPRINT_RESOLUTION = 11;

/** Hotspots weighed per region. Every one costs some tens of matrix entries. */
export const MAX_HOTSPOTS = 30_000;

/** Candidate hotspots of the plan's class and environment; none where Wi-Fi cannot serve. */
export function* hotspotPlaces(context: PlaceContext): Steps<PlacesFound> {
  const { plan, serviceClass } = context;
  if (serviceClass.spreadingFactor !== null) return yield* greenfieldPlaces(context, 'lora-gateway', 'gateway');
  const environment = plan.service.environment;
  if (!serviceClass.wifiGradeB || environment === 'in-vehicle') return { places: [], thinned: [] };
  return wifiPlaces(context, environment === 'outdoor' ? 'hotspot-outdoor' : 'hotspot-indoor');
}

function wifiPlaces(context: PlaceContext, kind: 'hotspot-outdoor' | 'hotspot-indoor'): PlacesFound {
  const { grid, demand } = context;
  const thinned = tally();
  const perCell = 7 ** Math.max(0, FOOTPRINT_RESOLUTION - grid.resolution);
  const byPeople = Uint32Array.from(demand.cells.keys()).sort((a, b) => demand.people[b]! - demand.people[a]! || a - b);
  const places: Place[] = [];
  for (const k of byPeople) {
    if (places.length + perCell > MAX_HOTSPOTS) {
      thinned.add('fewest-people', perCell);
      continue;
    }
    const cell = demand.cells[k]!;
    for (const [id, lonDeg, latDeg] of standsIn(context, cell, perCell)) {
      const verdict = context.verdictAt(lonDeg, latDeg);
      if (verdict !== 'allowed') thinned.add(verdict);
      else if (context.standsInWater?.(lonDeg, latDeg)) thinned.add('in-water');
      else places.push({ id: `hotspot-${id}`, kind, lonDeg, latDeg, heightM: null, pinned: false });
    }
  }
  return { places, thinned: thinned.list() };
}

function standsIn({ grid }: PlaceContext, cell: number, perCell: number): [string, number, number][] {
  const id = gridCellId(grid, cell);
  if (perCell === 1) return [[id, grid.lonDeg[cell]!, grid.latDeg[cell]!]];
  return h3Children(id, FOOTPRINT_RESOLUTION).map((child) => [child, ...h3Centre(child)]);
}
