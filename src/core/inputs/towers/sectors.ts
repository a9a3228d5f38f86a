/**
 * Cells of one site → sectors with azimuths. A sector points from the site's centre to the weighted centre of its cells, when the picture is that of a sectored mast:
 * at least two sectors, each centre at least LEAST_OFFSET_M out, cells of one sector on one side, and no two sectors in the same direction. Otherwise the circle is
 * divided equally, and the sectors say so. A lone sector has no direction that its position could show: the centre is its own.
 */
import type { Sector } from '../facts';
import type { Technology } from '../../plan/service';
import type { Group, Member } from './cell-groups';
import { LEAST_OFFSET_M, MOST_SECTORS, type Numbering, sectorNumber } from './sector-numbering';

/** Two sectors nearer than this share of an equal split (45° of three) cannot be told apart. */
const LEAST_TURN_FRACTION = 0.375;
/** Mean resultant length of the directions of one sector's cells below which they do not agree: a fan of more than ±90°. */
const LEAST_RESULTANT = 0.5;
const DEG = 180 / Math.PI;

export function sectorsOf(group: Group, operator: string, technology: Technology, numbering: Numbering): Sector[] {
  const base = { operator, technology, templateId: null };
  const bundles = group.members.length === 1 ? [group.members] : bundled(group.members, numbering);
  if (bundles.length === 1) return [{ ...base, azimuthDeg: null, azimuthFrom: 'omni', cells: group.members.length }];
  const azimuths = azimuthsFromPositions(group, bundles);
  return bundles.map((members, i) => ({
    ...base,
    azimuthDeg: azimuths ? azimuths[i]! : (360 * i) / bundles.length,
    azimuthFrom: azimuths ? 'positions' : 'equal-split',
    cells: members.length,
  }));
}

/** Cells by sector, in order of the sector's number. */
function bundled(members: readonly Member[], numbering: Numbering): Member[][] {
  const byNumber = bundle(members, (local) => sectorNumber(local, numbering));
  return byNumber.length <= MOST_SECTORS ? byNumber : bundle(members, (local) => sectorNumber(local, 'modulo-3'));
}

function bundle(members: readonly Member[], numberOf: (local: number) => number): Member[][] {
  const bundles = new Map<number, Member[]>();
  for (const member of members) {
    const number = numberOf(member.local);
    const found = bundles.get(number);
    if (found) found.push(member);
    else bundles.set(number, [member]);
  }
  return [...bundles].sort(([a], [b]) => a - b).map(([, cells]) => cells);
}

function azimuthsFromPositions(group: Group, bundles: readonly Member[][]): number[] | null {
  const azimuths: number[] = [];
  for (const members of bundles) {
    const { eastM, northM, resultant } = offsetOf(group, members);
    if (Math.hypot(eastM, northM) < LEAST_OFFSET_M || resultant < LEAST_RESULTANT) return null;
    azimuths.push((Math.atan2(eastM, northM) * DEG + 360) % 360);
  }
  const sorted = [...azimuths].sort((a, b) => a - b);
  const leastTurn = (LEAST_TURN_FRACTION * 360) / bundles.length;
  const apart = sorted.every((azimuth, i) => (sorted[i + 1] ?? sorted[0]! + 360) - azimuth >= leastTurn);
  return apart ? azimuths : null;
}

/** Weighted centre of a sector's cells as seen from the site, and how well their directions agree: 0..1, the mean resultant length (Mardia & Jupp, Directional Statistics, §2.3.1). */
function offsetOf(group: Group, members: readonly Member[]): { eastM: number; northM: number; resultant: number } {
  let weight = 0;
  let eastM = 0;
  let northM = 0;
  let unitEast = 0;
  let unitNorth = 0;
  for (const member of members) {
    const east = member.eastM - group.eastM;
    const north = member.northM - group.northM;
    const length = Math.hypot(east, north) || 1;
    weight += member.weight;
    eastM += member.weight * east;
    northM += member.weight * north;
    unitEast += (member.weight * east) / length;
    unitNorth += (member.weight * north) / length;
  }
  return { eastM: eastM / weight, northM: northM / weight, resultant: Math.hypot(unitEast, unitNorth) / weight };
}
