/** A flat, empty, invented place: a square of hex cells, people spread evenly, masts where a test wants them. Everything can be worked out by hand. */
import type { Polygon } from 'geojson';
import { computeCoverage, type CoverageInput, type CoverageResult } from '../../src/core/coverage';
import { destination } from '../../src/core/geo';
import { type DemandColumn, type Grid, makeGrid } from '../../src/core/grid';
import type { Hotspot, Sector, Site } from '../../src/core/inputs/facts';
import { inProcessPool, newPlan, type Plan } from '../../src/core/plan';

export const HERE = { lonDeg: 1.8, latDeg: 41.7 };

/** A square region of a half width in km around a point. */
export function squareAround(lonDeg: number, latDeg: number, halfKm: number): Polygon {
  const latStep = halfKm / 111.195;
  const lonStep = latStep / Math.cos((latDeg * Math.PI) / 180);
  const [w, e, s, n] = [lonDeg - lonStep, lonDeg + lonStep, latDeg - latStep, latDeg + latStep];
  return { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }; // prettier-ignore
}

export function flatGrid({
  halfKm,
  resolution,
  at = HERE,
}: {
  halfKm: number;
  resolution: number;
  at?: typeof HERE;
}): Grid {
  return makeGrid([{ id: 'flat', name: 'Flat', geometry: squareAround(at.lonDeg, at.latDeg, halfKm) }], { resolution })
    .grid;
}

/** So many people per km² in every cell. */
export function evenDemand(grid: Grid, peoplePerKm2: number): DemandColumn {
  const people = Float64Array.from(grid.areaKm2, (areaKm2) => areaKm2 * peoplePerKm2);
  const inputPeople = people.reduce((sum, value) => sum + value, 0);
  return { people, inputPeople, outsidePeople: 0, method: 'cells', tooCoarseForHotspots: false, notes: [] };
}

export const aSector = (fields: Partial<Sector> = {}): Sector => ({
  operator: '214-7',
  technology: 'LTE',
  templateId: 'lte-800',
  azimuthDeg: null,
  azimuthFrom: 'omni',
  cells: 1,
  ...fields,
});

/** A mast so many km east and north of HERE. */
export function aSite(
  id: string,
  {
    eastKm = 0,
    northKm = 0,
    sectors = [aSector()],
    ...fields
  }: Partial<Site> & { eastKm?: number; northKm?: number } = {},
): Site {
  const [lon, lat] = destination(...destination(HERE.lonDeg, HERE.latDeg, 90, eastKm), 0, northKm);
  return {
    id,
    lonDeg: lon,
    latDeg: lat,
    positionUncertaintyM: 0,
    heightM: null,
    sectors,
    sharedBy: [],
    samples: 10,
    ...fields,
  };
}

export const aHotspot = (id: string, fields: Partial<Hotspot> = {}): Hotspot => ({
  id,
  name: id,
  ...HERE,
  h3: null,
  positionPrecision: 'point',
  network: 'iot',
  device: 'lora-gateway',
  heightM: 10,
  gainDbi: null,
  azimuthDeg: null,
  online: true,
  ...fields,
});

/** A plan of one reading, rural, without interference unless told. */
export function aPlan(service: Partial<Plan['service']> = {}, radios: Partial<Plan['radios']> = {}): Plan {
  const plan = newPlan('flat world');
  return {
    ...plan,
    service: { ...plan.service, loadFraction: 0, wifiProfile: 'etsi', ...service },
    radios: { ...plan.radios, scenario: 'rma', ...radios },
  };
}

export type World = Partial<CoverageInput> & Pick<CoverageInput, 'grid'>;

/** The coverage input of a world with everything else empty. */
export const worldInput = (world: World): CoverageInput => ({
  plan: aPlan(),
  demand: evenDemand(world.grid, 10),
  sites: [],
  hotspots: [],
  // All masts there are: none elsewhere.
  siteExtent: [-180, -90, 180, 90],
  density: () => 0,
  ...world,
});

export const cover = (world: World, sliceCells?: number): Promise<CoverageResult> =>
  computeCoverage(worldInput(world), {
    pool: inProcessPool,
    signal: new AbortController().signal,
    onProgress() {},
    ...(sliceCells === undefined ? {} : { sliceCells }),
  });

/** People served by the fractions of the cells. */
export const servedPeople = (demand: DemandColumn, { servedFraction }: CoverageResult): number =>
  demand.people.reduce((sum, people, i) => sum + people * servedFraction[i]!, 0);

/** Area served. km² */
export const servedKm2 = (grid: Grid, { servedFraction }: CoverageResult): number =>
  grid.areaKm2.reduce((sum, areaKm2, i) => sum + areaKm2 * servedFraction[i]!, 0);
