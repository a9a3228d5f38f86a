/**
 * How an operator numbers sectors. No standard says which digit of the cell number within the base station is the sector and which the carrier; both ways are in
 * the field. The cells of one sector lie to one side of the mast whatever their carrier, so the file itself tells: for each operator and technology, the numbering
 * is taken under which cells of one sector agree in direction most, over all base stations.
 *
 *   score = mean cos(angle between two cells of one sector) − mean cos(angle between two cells of different sectors)
 */
import type { Group } from './cell-groups';

export type Numbering = 'last-digit' | 'tens-digit' | 'modulo-3';

/** In order of preference when the file does not tell. */
const NUMBERINGS: readonly Numbering[] = ['last-digit', 'tens-digit', 'modulo-3'];

/** Fewer pairs than this are no evidence. */
const LEAST_PAIRS = 30;
/** Cells of one group that are heard, the most sampled ones; pairs are their number squared. No real mast has more. */
const MOST_HEARD = 200;
/** A cell nearer to the centre has no direction. m. */
export const LEAST_OFFSET_M = 50;
/** More sectors than this are not a mast's: they are folded by number modulo 3. */
export const MOST_SECTORS = 6;

export function sectorNumber(local: number, numbering: Numbering): number {
  if (numbering === 'last-digit') return local % 10;
  if (numbering === 'tens-digit') return Math.floor(local / 10) % 10;
  return local % 3;
}

/** Gathers evidence, one group of cells at a time, then decides. One for each operator and technology. */
export class NumberingEvidence {
  private readonly sums = NUMBERINGS.map(() => ({ within: 0, withinPairs: 0, between: 0, betweenPairs: 0 }));

  add({ members, eastM, northM }: Group): void {
    if (members.length < 3) return;
    const directions = members.flatMap((member) => {
      const east = member.eastM - eastM;
      const north = member.northM - northM;
      const length = Math.hypot(east, north);
      return length < LEAST_OFFSET_M ? [] : [{ local: member.local, east: east / length, north: north / length }];
    });
    const heard = Math.min(directions.length, MOST_HEARD);
    for (let i = 0; i < heard; i++) {
      for (let j = 0; j < i; j++) this.addPair(directions[i]!, directions[j]!);
    }
  }

  decide(): Numbering {
    let best: Numbering = NUMBERINGS[0]!;
    let bestScore = 0;
    for (const [i, numbering] of NUMBERINGS.entries()) {
      const score = this.score(i);
      if (score > bestScore) {
        best = numbering;
        bestScore = score;
      }
    }
    return best;
  }

  private score(i: number): number {
    const { within, withinPairs, between, betweenPairs } = this.sums[i]!;
    if (withinPairs < LEAST_PAIRS || betweenPairs < LEAST_PAIRS) return 0;
    return within / withinPairs - between / betweenPairs;
  }

  private addPair(a: Direction, b: Direction): void {
    const cosine = a.east * b.east + a.north * b.north;
    for (const [i, numbering] of NUMBERINGS.entries()) {
      const sum = this.sums[i]!;
      if (sectorNumber(a.local, numbering) === sectorNumber(b.local, numbering)) {
        sum.within += cosine;
        sum.withinPairs++;
      } else {
        sum.between += cosine;
        sum.betweenPairs++;
      }
    }
  }
}

interface Direction {
  local: number;
  east: number;
  north: number;
}
