/**
 * Why a cell is served or not: the budget of its best and second-best server as a waterfall, per reading of the unknown bands. The same prepared
 * engine as the columns, run over this one cell, so the numbers agree to the last digit shown.
 */
import { bearingDeg, distanceKm } from '../geo';
import { gridCellId } from '../grid';
import type { Technology } from '../plan';
import { USER_EQUIPMENT } from '../radio';
import { carrierFields, squaredDistanceM2 } from './carrier-fields';
import { CellServers } from './cell-servers';
import { CAUSES, CELL_STATES, type Cause, type CellState, GRADES, type Rung, RUNGS } from './coverage-types';
import { binPlace, tableAt } from './distance-bins';
import type { EngineShared } from './engine-types';
import { type CoverageInput, prepareCoverage, type Prepared } from './prepare';
import { carriersByOperator, judgeSlice, sliceCells } from './slice';

/** One line of the waterfall: labels in English, sources as the report names them. */
export interface WaterfallStep {
  label: string;
  valueDb: number;
  unit: 'dB' | 'dBm' | 'dBi';
  source: string;
}

export interface ServerFacts {
  siteId: string;
  operator: string;
  technology: Technology;
  templateLabel: string;
  distanceKm: number;
  azimuthDeg: number;
  rung: Rung;
}

export interface ReadingExplanation {
  /** 'low-band' or 'mid-band' reading of unknown bands; 'known' when every band is known. */
  name: 'known' | 'low-band' | 'mid-band';
  server: ServerFacts | null;
  secondBest: ServerFacts | null;
  waterfall: WaterfallStep[];
  /** Median signal; null without a server, as are the rest. */
  rsrpDbm: number | null;
  /** The floor the class sets on the median signal. */
  targetDbm: number | null;
  /** Least margin at the required probability, second server counted. */
  marginDb: number | null;
  sinrDb: number | null;
  downMbps: number | null;
  upMbps: number | null;
}

export interface CellExplanation {
  h3: string;
  lonDeg: number;
  latDeg: number;
  people: number;
  areaKm2: number;
  state: CellState;
  cause: Cause;
  grade: (typeof GRADES)[number];
  servedFraction: number;
  serviceProbability: number;
  edgeProbabilityRequired: number;
  readings: ReadingExplanation[];
  /** What would serve it: a code of WOULD_SERVE_CODES. */
  wouldServe: (typeof WOULD_SERVE_CODES)[number];
}

export const WOULD_SERVE_CODES = [
  'served-already',
  'needs-more-signal',
  'needs-less-interference',
  'needs-stronger-uplink',
  'needs-outdoor-use-or-indoor-site',
  'needs-band-knowledge',
  'needs-data',
] as const;

const prepared = new WeakMap<CoverageInput, Prepared>();

/** Explains one grid cell. Pass the same input object again and again: the preparation is kept with it. */
export function explainCell(input: CoverageInput, index: number): CellExplanation {
  const { grid, demand, plan } = input;
  const kept = prepared.get(input) ?? prepareCoverage(input);
  prepared.set(input, kept);
  const { columns } = judgeSlice(kept.shared, index, index + 1);
  const state = CELL_STATES[columns.state[0]!]!;
  const cause = CAUSES[columns.cause[0]!]!;
  return {
    h3: gridCellId(grid, index),
    lonDeg: grid.lonDeg[index]!,
    latDeg: grid.latDeg[index]!,
    people: demand.people[index]!,
    areaKm2: grid.areaKm2[index]!,
    state,
    cause,
    grade: GRADES[columns.grade[0]!]!,
    servedFraction: columns.servedFraction[0]!,
    serviceProbability: columns.serviceProbability[0]!,
    edgeProbabilityRequired: plan.service.edgeProbability,
    readings: readingsOf(kept, index, plan.service.environment),
    wouldServe: wouldServe(state, cause),
  };
}

function readingsOf(
  { shared, siteIds, operators }: Prepared,
  index: number,
  environment: string,
): ReadingExplanation[] {
  const cells = sliceCells(shared, index, index + 1);
  const fields = carrierFields(shared, cells, new Map());
  const servers = new CellServers(shared, cells, fields);
  return carriersByOperator(shared).map((byOperator, reading): ReadingExplanation => {
    const name = shared.readings === 1 ? 'known' : reading === 0 ? 'low-band' : 'mid-band';
    const inView = shared.view.kind === 'one' ? [byOperator[shared.view.operator] ?? new Int32Array()] : byOperator;
    const carriers = inView.flatMap((list) => Array.from(list)).filter((carrier) => servers.reaches(carrier, 0));
    if (carriers.length === 0) return { ...NOTHING, name };
    const carrier = carriers.reduce((best, other) =>
      servers.withSecondDb(other, 0) > servers.withSecondDb(best, 0) ? other : best,
    );
    const facts = (emitter: number) => serverFacts({ shared, siteIds, operators }, carrier, emitter, index);
    const field = fields[carrier]!;
    const { budget, ...server } = servers.describe(carrier, 0);
    return {
      name,
      server: facts(field.emitter[0]!),
      secondBest: field.secondEmitter[0]! >= 0 ? facts(field.secondEmitter[0]!) : null,
      waterfall: waterfall(shared, field.emitter[0]!, {
        cells,
        environment,
        medianDbm: server.medianDbm,
        quantileMw: field.best[0]!,
      }),
      rsrpDbm: server.medianDbm,
      targetDbm: budget.floorDbm,
      marginDb: servers.withSecondDb(carrier, 0),
      sinrDb: server.sinrDb,
      downMbps: Number.isNaN(server.downMbps) ? null : server.downMbps,
      upMbps: Number.isNaN(server.upMbps) ? null : server.upMbps,
    };
  });
}

const NOTHING: Omit<ReadingExplanation, 'name'> = {
  server: null,
  secondBest: null,
  waterfall: [],
  rsrpDbm: null,
  targetDbm: null,
  marginDb: null,
  sinrDb: null,
  downMbps: null,
  upMbps: null,
};

function serverFacts(
  { shared, siteIds, operators }: Pick<Prepared, 'shared' | 'siteIds' | 'operators'>,
  carrier: number,
  emitter: number,
  index: number,
): ServerFacts {
  const site = shared.sites[shared.emitterSite[emitter]!]!;
  const beam = site.beams[shared.emitterBeam[emitter]!]!;
  const { template } = shared.budgets[shared.emitterBudget[emitter]!]!;
  const { lonDeg, latDeg } = positionOf(site.frame);
  const to = [shared.lonDeg[index]!, shared.latDeg[index]!] as const;
  const cells = sliceCells(shared, index, index + 1);
  const bin = Math.floor(binPlace(squaredDistanceM2(site.frame, cells.vectors, 0)));
  return {
    siteId: siteIds[site.site]!,
    operator: operators[shared.carriers[carrier]!.operator]!,
    technology: template.technology,
    templateLabel: template.label,
    distanceKm: distanceKm(lonDeg, latDeg, ...to),
    azimuthDeg: bearingDeg(lonDeg, latDeg, ...to),
    rung: RUNGS[shared.lossTables[beam.lossTable]!.rung[bin]!]!,
  };
}

/** Power at the port → median signal at the user → signal with the required probability. The steps add up. */
function waterfall(
  shared: EngineShared,
  emitter: number,
  at: { cells: ReturnType<typeof sliceCells>; environment: string; medianDbm: number; quantileMw: number },
): WaterfallStep[] {
  const site = shared.sites[shared.emitterSite[emitter]!]!;
  const beam = site.beams[shared.emitterBeam[emitter]!]!;
  const { template, peakDbm } = shared.budgets[shared.emitterBudget[emitter]!]!;
  const table = shared.lossTables[beam.lossTable]!;
  const place = binPlace(squaredDistanceM2(site.frame, at.cells.vectors, 0));
  const user = USER_EQUIPMENT[template.technology];
  const portDbm = peakDbm - template.gainDbi + template.cableLossDb - user.gainDbi + user.bodyLossDb;
  const lossDb = tableAt(table.medianDb, place);
  const patternDb = at.medianDbm + table.entryMedianDb + lossDb - peakDbm;
  const quantileDbm = 10 * Math.log10(at.quantileMw);
  const step = (label: string, valueDb: number, unit: WaterfallStep['unit'], source: string): WaterfallStep => ({
    label,
    valueDb,
    unit,
    source,
  });
  const signal = template.resourceBlocks > 0 ? 'per resource element' : 'carrier';
  return [
    step(`Transmit power of one port, ${signal}`, portDbm, 'dBm', template.source),
    step('Cable and connectors', -template.cableLossDb, 'dB', template.source),
    step('Antenna gain, broadcast beam', template.gainDbi, 'dBi', template.source),
    step('Antenna pattern towards the cell', patternDb, 'dB', template.pattern),
    step('Path loss, median of LOS and NLOS', -lossDb, 'dB', RUNGS[table.rung[Math.floor(place)]!]!),
    step('Entering the place', -table.entryMedianDb, 'dB', at.environment),
    step('User antenna', user.gainDbi, 'dBi', user.source),
    step('Body', -user.bodyLossDb, 'dB', user.source),
    step('Median signal', at.medianDbm, 'dBm', 'sum of the above'),
    step(
      'Fade margin for the required probability',
      quantileDbm - at.medianDbm,
      'dB',
      'shadowing, LOS/NLOS mix, entry loss',
    ),
    step('Signal with the required probability', quantileDbm, 'dBm', 'sum of the above'),
  ];
}

function positionOf({ x, y, z }: { x: number; y: number; z: number }): { lonDeg: number; latDeg: number } {
  return { lonDeg: (Math.atan2(y, x) * 180) / Math.PI, latDeg: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI };
}

function wouldServe(state: CellState, cause: Cause): CellExplanation['wouldServe'] {
  if (state === 'served') return 'served-already';
  if (state === 'uncertain') return 'needs-band-knowledge';
  if (state === 'no-data' || state === 'outside-model') return 'needs-data';
  if (cause === 'interference') return 'needs-less-interference';
  if (cause === 'uplink') return 'needs-stronger-uplink';
  return cause === 'indoor-only' ? 'needs-outdoor-use-or-indoor-site' : 'needs-more-signal';
}
