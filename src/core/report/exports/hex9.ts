/**
 * The planned network on H3 hexes of resolution 9, in the form of the FCC's mobile availability data: per hex, technology and environment the share
 * of its 49 children of resolution 11 that are served. Coverage is computed anew at the children, whatever the plan's own resolution, in pieces that
 * fit memory. Wi-Fi is left out, as the FCC does.
 */
import { computeCoverage, makeCoverageMemory } from '../../coverage';
import { CELL_STATES, type CoverageResult } from '../../coverage/coverage-types';
import { h3Centre, h3Children, h3FromBigInt, h3ToBigInt } from '../../geo';
import { type Grid, makeGrid, populationDensityAt } from '../../grid';
import type { EnvironmentId } from '../../plan';
import { csvOf } from '../csv';
import type { ReportInput } from '../report-types';
import type { ExportServices } from './exporter';
import { type Hex9Layer, hex9Layer } from './hex9-layers';
import { plannedMasts } from './planned-network';

const HEX_RESOLUTION = 9;
const CHILD_RESOLUTION = 11;
/** Hexes of one piece: 49 cells each. */
const PIECE_HEXES = 8000;
/** BDC codes: outdoor stationary, in-vehicle. */
const ENVIRONMENTS: [code: number, environment: EnvironmentId][] = [
  [0, 'outdoor'],
  [1, 'in-vehicle'],
];
const SERVED = CELL_STATES.indexOf('served');

export interface Hex9Row {
  h3: string;
  environment: number;
  /** Lowest median signal of the children that are served. dBm */
  minSignalDbm: number;
  servedChildren: number;
  children: number;
}

/** The table as CSV, hexes ascending; only hexes with a served child. */
export async function hex9Csv(result: ReportInput, services: ExportServices): Promise<Uint8Array<ArrayBuffer>> {
  const layer = hex9Layer(result);
  const rows = layer ? await hex9Rows(result, layer, services) : [];
  return csvOf<Hex9Row>(rows, [
    { name: 'h3_res9_id', text: ({ h3 }) => h3 },
    { name: 'technology', decimals: 0, number: () => layer!.code },
    { name: 'mindown', decimals: 0, number: () => layer!.downMbps },
    { name: 'minup', decimals: 0, number: () => layer!.upMbps },
    { name: 'minsignal', decimals: 0, number: ({ minSignalDbm }) => minSignalDbm },
    { name: 'environmnt', decimals: 0, number: ({ environment }) => environment },
    { name: 'served_share', decimals: 4, number: ({ servedChildren, children }) => servedChildren / children },
    { name: 'served_children', decimals: 0, number: ({ servedChildren }) => servedChildren },
    { name: 'children', decimals: 0, number: ({ children }) => children },
  ]);
}

/** Every hex whose centre is in the regions and that has a served child, per environment. */
export async function hex9Rows(
  result: ReportInput,
  layer: Hex9Layer,
  { pool, signal, onProgress }: ExportServices,
): Promise<Hex9Row[]> {
  const { plan, facts } = result;
  const { grid: hexes } = makeGrid(facts.regions, { resolution: HEX_RESOLUTION, signal });
  const sites = plannedMasts(result, layer.technology);
  const rows: Hex9Row[] = [];
  const jobs = Math.ceil(hexes.count / PIECE_HEXES) * ENVIRONMENTS.length;
  for (let from = 0, job = 0; from < hexes.count; from += PIECE_HEXES) {
    const parents = hexes.h3.subarray(from, from + PIECE_HEXES);
    const grid = childGrid(parents, hexes);
    const world = {
      grid,
      demand: { people: new Float64Array(grid.count), inputPeople: 0, outsidePeople: 0, method: 'none' as const, tooCoarseForHotspots: false, notes: [] },
      sites,
      hotspots: [],
      siteExtent: facts.siteExtent,
      density: populationDensityAt(facts.demand),
      terrain: facts.terrain,
    }; // prettier-ignore
    // Losses over terrain are those of the first environment; the fields are of no use for the next.
    const memory = makeCoverageMemory();
    for (const [code, environment] of ENVIRONMENTS) {
      const done = job++;
      const service = { ...plan.service, environment };
      const coverage = await computeCoverage(
        { ...world, plan: { ...plan, service } },
        { pool, signal, onProgress: (fraction) => onProgress((done + fraction) / jobs), memory },
      );
      memory.fields = null;
      rows.push(...rowsOf(parents, coverage, code));
    }
  }
  return rows.sort((a, b) => (a.h3 < b.h3 ? -1 : a.h3 > b.h3 ? 1 : a.environment - b.environment));
}

/** Children of the hexes, those of one hex together. */
function childGrid(parents: BigUint64Array, { regions }: Grid): Grid {
  const cells = Array.from(parents, (parent) => h3Children(h3FromBigInt(parent), CHILD_RESOLUTION)).flat();
  const centres = cells.map(h3Centre);
  return {
    resolution: CHILD_RESOLUTION,
    count: cells.length,
    h3: BigUint64Array.from(cells, h3ToBigInt),
    lonDeg: Float64Array.from(centres, ([lon]) => lon),
    latDeg: Float64Array.from(centres, ([, lat]) => lat),
    areaKm2: new Float32Array(cells.length),
    regionIndex: new Uint16Array(cells.length),
    regions,
  };
}

function rowsOf(parents: BigUint64Array, { state, rsrpDbm }: CoverageResult, environment: number): Hex9Row[] {
  const rows: Hex9Row[] = [];
  let at = 0;
  for (const parent of parents) {
    const h3 = h3FromBigInt(parent);
    // Twelve hexes of a resolution are pentagons, with fewer children.
    const children = h3Children(h3, CHILD_RESOLUTION).length;
    let servedChildren = 0;
    let minSignalDbm = Infinity;
    for (let child = at; child < at + children; child++) {
      if (state[child] !== SERVED) continue;
      servedChildren++;
      minSignalDbm = Math.min(minSignalDbm, rsrpDbm[child]!);
    }
    if (servedChildren > 0) rows.push({ h3, environment, minSignalDbm, servedChildren, children });
    at += children;
  }
  return rows;
}
