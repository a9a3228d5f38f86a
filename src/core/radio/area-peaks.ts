/** Samples in a block, and blocks in a group, of the two-level bound. */
const BLOCK = 16;
const GROUP = 128;

/**
 * Greatest of two curved or windowed quantities over the first samples of a radial, without looking at most of them: the samples
 * are bounded block by block by their greatest height, and a block that cannot beat the best so far is passed over.
 *
 * Heights are flattened, y = g − 500·Ce·x², so that over a curved earth a line of sight is straight.
 */
export class PeakFinder {
  private readonly blockMax: Float64Array;
  private readonly groupMax: Float64Array;
  private y!: Float64Array;
  private stepKm = 0;

  constructor(capacity: number) {
    this.blockMax = new Float64Array(Math.ceil(capacity / BLOCK) + 1);
    this.groupMax = new Float64Array(Math.ceil(capacity / GROUP) + 1);
  }

  /** Take `count` samples, y[1] … y[count], at i·stepKm. `y` is kept, not copied. */
  load(y: Float64Array, count: number, stepKm: number): void {
    this.y = y;
    this.stepKm = stepKm;
    const { blockMax, groupMax } = this;
    for (let first = 0; first <= count; first += BLOCK) {
      let greatest = -Infinity;
      const end = first + BLOCK - 1 < count ? first + BLOCK - 1 : count;
      for (let i = first === 0 ? 1 : first; i <= end; i++) if (y[i]! > greatest) greatest = y[i]!;
      blockMax[first / BLOCK] = greatest;
      const group = (first / GROUP) | 0;
      if (first % GROUP === 0 || greatest > groupMax[group]!) groupMax[group] = greatest;
    }
  }

  /**
   * Over a clear path: the sample 1 … count with the least c²/(x·(d − x)), c its clearance below the line from `txM` that rises
   * `slope` m/km in the flattened world. That is the greatest ν of ITU-R P.1812-7 eq (16), squared. `peak.at` is 0 where none is
   * below `limit`. Compared without dividing; only a new least is divided.
   */
  leastClear(peak: Peak, count: number, line: SightLine): void {
    const { distanceKm: d, txM, slope } = line;
    const { y, stepKm, blockMax, groupMax } = this;
    let least = line.limit;
    let at = 0;
    for (let group = Math.floor(count / GROUP); group >= 0; group--) {
      const groupEnd = Math.min((group + 1) * GROUP - 1, count);
      const first = group * GROUP;
      const groupClear = clearanceM(line, groupMax[group]!, first * stepKm, groupEnd * stepKm);
      const groupArea = widestArea(d, first * stepKm, groupEnd * stepKm);
      if (groupClear > 0 && groupClear * groupClear >= least * groupArea) continue;
      for (let block = Math.floor(groupEnd / BLOCK); block >= group * (GROUP / BLOCK); block--) {
        const from = block * BLOCK;
        const to = Math.min(from + BLOCK - 1, groupEnd);
        // No sample of the block can be less clear than the least so far.
        const blockClear = clearanceM(line, blockMax[block]!, from * stepKm, to * stepKm);
        if (blockClear > 0 && blockClear * blockClear >= least * widestArea(d, from * stepKm, to * stepKm)) continue;
        for (let i = Math.max(from, 1); i <= to; i++) {
          const x = i * stepKm;
          const clear = txM + slope * x - y[i]!;
          const area = x * (d - x);
          if (clear * clear < least * area) {
            least = (clear * clear) / area;
            at = i;
          }
        }
      }
    }
    peak.value = least;
    peak.at = at;
  }

  /** Greatest yᵢ − (`atZeroM` + slope·x) over the samples from … to, m. */
  highestAbove(from: number, to: number, atZeroM: number, slope: number): number {
    const { y, stepKm, blockMax } = this;
    let best = -Infinity;
    for (let block = Math.floor(from / BLOCK); block <= Math.floor(to / BLOCK); block++) {
      const first = Math.max(block * BLOCK, from);
      const last = Math.min(block * BLOCK + BLOCK - 1, to);
      const lowestLine = atZeroM + slope * (slope > 0 ? first : last) * stepKm;
      if (blockMax[block]! - lowestLine <= best) continue;
      for (let i = first; i <= last; i++) {
        const above = y[i]! - (atZeroM + slope * i * stepKm);
        if (above > best) best = above;
      }
    }
    return best;
  }
}

/** Least clearance below the line of samples from … to, km, none of which stands above `greatestY`. m */
function clearanceM({ txM, slope }: SightLine, greatestY: number, fromKm: number, toKm: number): number {
  return txM + slope * (slope > 0 ? fromKm : toKm) - greatestY;
}

/** Greatest x·(d − x) between two distances, km². */
function widestArea(distanceKm: number, fromKm: number, toKm: number): number {
  const middle = distanceKm / 2;
  const widest = fromKm > middle ? fromKm : toKm < middle ? toKm : middle;
  return widest * (distanceKm - widest);
}

/** A line of sight in the flattened world. */
export interface SightLine {
  distanceKm: number;
  /** Its height at the mast, m, and its slope, m/km. */
  txM: number;
  slope: number;
  /** Values from this one on are of no interest. */
  limit: number;
}

/** Where `leastClear` leaves its answer. */
export interface Peak {
  value: number;
  at: number;
}
