/**
 * What is known of a gap beside the model: signals measured in it, and coverage as others state it. Both speak for the gap (it is `confirmed`)
 * or against it; measurements outrank statements.
 *
 *   measured  at least three signals of the class's technologies and the plan's operators inside the gap: for, where 80 % are below the
 *             class's least signal; against, where half are not.
 *   stated    the gap's centre lies within the box of a statement's cells: for, where cells with at most a fifth of the people are said to be
 *             covered; against, where cells with half of them are.
 */
import { plainOperator } from '../coverage';
import { h3Centre, h3FromBigInt, h3OfPoint, h3ToBigInt } from '../geo';
import { type Grid, gridLookup } from '../grid';
import type { MeasurementTable, StatedCoverage } from '../inputs/facts';
import { type Plan, SERVICE_CLASSES, TECHNOLOGIES } from '../plan';
import { EVIDENCE_RULE, type GapEvidence } from './gap-types';

export interface EvidenceInput {
  plan: Plan;
  grid: Grid;
  /** Left out or null: no measurements. */
  measurements?: MeasurementTable | null;
  stated?: readonly StatedCoverage[];
}

/** Evidence about a gap by its cells, the people in each, and its centre; null where nothing is known. */
export type EvidenceOf = (
  cells: Uint32Array,
  people: Float64Array,
  centre: { lonDeg: number; latDeg: number },
) => GapEvidence | null;

export function makeGapEvidence(input: EvidenceInput): EvidenceOf {
  const measured = measuredByCell(input);
  const statements = (input.stated ?? []).filter((stated) => concerns(input.plan, stated)).map(openStatement);
  const { minSignalDbm } = SERVICE_CLASSES[input.plan.service.classId];
  return (cells, people, centre) => {
    const evidence: GapEvidence = { measuredBelow: 0, measuredEnough: 0, statedShareFraction: null, says: null };
    for (const cell of cells) {
      evidence.measuredBelow += measured.get(cell)?.below ?? 0;
      evidence.measuredEnough += measured.get(cell)?.enough ?? 0;
    }
    const near = statements.filter(({ holds }) => holds(centre));
    if (near.length > 0) {
      let [covered, total] = [0, 0];
      for (const [k, cell] of cells.entries()) {
        const at = [input.grid.lonDeg[cell]!, input.grid.latDeg[cell]!] as const;
        total += people[k]!;
        if (near.some((statement) => statement.covers(...at, minSignalDbm))) covered += people[k]!;
      }
      evidence.statedShareFraction = total > 0 ? covered / total : 0;
    }
    if (evidence.measuredBelow + evidence.measuredEnough === 0 && near.length === 0) return null;
    return { ...evidence, says: verdictOf(evidence) };
  };
}

function verdictOf({ measuredBelow, measuredEnough, statedShareFraction }: GapEvidence): GapEvidence['says'] {
  const count = measuredBelow + measuredEnough;
  const { fewestMeasurements, belowShareFraction, enoughShareFraction } = EVIDENCE_RULE;
  if (count >= fewestMeasurements) {
    if (measuredBelow >= belowShareFraction * count) return 'gap';
    if (measuredEnough >= enoughShareFraction * count) return 'served';
  }
  if (statedShareFraction === null) return null;
  if (statedShareFraction <= EVIDENCE_RULE.statedForFraction) return 'gap';
  return statedShareFraction >= EVIDENCE_RULE.statedAgainstFraction ? 'served' : null;
}

/** Signals below and at or above the class's least, by grid cell. */
function measuredByCell({ plan, grid, measurements }: EvidenceInput): Map<number, { below: number; enough: number }> {
  const byCell = new Map<number, { below: number; enough: number }>();
  if (!measurements) return byCell;
  const { technologies, minSignalDbm } = SERVICE_CLASSES[plan.service.classId];
  const wanted = plainOperator(plan.service.operator);
  const lookup = gridLookup(grid);
  for (let i = 0; i < measurements.count; i++) {
    const signalDbm = measurements.signalDbm[i]!;
    const technology = TECHNOLOGIES[measurements.technology[i]!];
    const operator = measurements.operators[measurements.operator[i]!];
    if (Number.isNaN(signalDbm) || (technology && !technologies.includes(technology))) continue;
    if (operator !== undefined && wanted !== 'any' && wanted !== 'all' && operator !== wanted) continue;
    const h3 = h3OfPoint(measurements.lonDeg[i]!, measurements.latDeg[i]!, grid.resolution);
    const cell = lookup.indexOfHex(h3);
    if (cell < 0) continue;
    const counts = byCell.get(cell) ?? { below: 0, enough: 0 };
    if (signalDbm < minSignalDbm) counts.below++;
    else counts.enough++;
    byCell.set(cell, counts);
  }
  return byCell;
}

/** Whether a statement is about the plan's class, operators and environment. A provider's name that is no MCC-MNC may be anybody's. */
function concerns({ service }: Plan, { technology, provider, environment }: StatedCoverage): boolean {
  if (technology !== null && !SERVICE_CLASSES[service.classId].technologies.includes(technology)) return false;
  const wanted = plainOperator(service.operator);
  const named = /^\d{3}-\d{1,3}$/.test(provider) ? plainOperator(provider) : null;
  if (named !== null && wanted !== 'any' && wanted !== 'all' && named !== wanted) return false;
  const own = service.environment.startsWith('indoor') ? 'indoor' : service.environment;
  return environment === null || environment === own;
}

interface Statement {
  /** Whether a point lies in the box of the statement's cells: outside it nothing is stated. */
  holds(point: { lonDeg: number; latDeg: number }): boolean;
  covers(lonDeg: number, latDeg: number, leastDbm: number): boolean;
}

function openStatement({ h3, signalDbm, resolution }: StatedCoverage): Statement {
  const signals = new Map(Array.from(h3, (cell, i) => [cell, signalDbm[i]!]));
  const [west, south, east, north] = boxOf(h3);
  return {
    holds: ({ lonDeg, latDeg }) => lonDeg >= west && lonDeg <= east && latDeg >= south && latDeg <= north,
    covers(lonDeg, latDeg, leastDbm) {
      const signal = signals.get(h3ToBigInt(h3OfPoint(lonDeg, latDeg, resolution)));
      return signal !== undefined && !(signal < leastDbm);
    },
  };
}

/** Around the centres of cells: [west, south, east, north]. Degrees. */
function boxOf(h3: BigUint64Array): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of h3) {
    const [lon, lat] = h3Centre(h3FromBigInt(cell));
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
