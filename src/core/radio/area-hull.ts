/**
 * Upper convex hull of points added with growing x: a stack on which points are only ever pushed, or popped for good, so adding n
 * points costs O(n) in all and a question O(log n). (A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions",
 * Inf. Proc. Letters 9 (1979) 216.)
 */
export class UpperHull {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly at: Int32Array;
  private size = 0;

  constructor(capacity: number) {
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.at = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  /** Add the samples of a run, as `RunHull` has picked them: all beyond those before, sample i at i·stepKm. */
  extend(heights: Float64Array, run: RunHull, stepKm: number): void {
    for (let k = 0; k < run.size; k++) {
      const i = run.at[k]!;
      this.push(i, i * stepKm, heights[i]!);
    }
  }

  private push(index: number, x: number, y: number): void {
    const { x: xs, y: ys } = this;
    let n = this.size;
    while (n >= 2) {
      const x1 = xs[n - 1]!;
      const y1 = ys[n - 1]!;
      if ((y1 - ys[n - 2]!) * (x - x1) > (y - y1) * (x1 - xs[n - 2]!)) break;
      n--;
    }
    xs[n] = x;
    ys[n] = y;
    this.at[n] = index;
    this.size = n + 1;
  }

  /** Index of the sample that rises steepest seen from (x, y), x beyond all samples: the greatest (yᵢ − y)/(x − xᵢ). */
  steepestFrom(x: number, y: number): number {
    const { x: xs, y: ys } = this;
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const x0 = xs[middle]!;
      const x1 = xs[middle + 1]!;
      const y0 = ys[middle]!;
      // the later of two neighbours is the steeper where the viewer is below their line
      if ((y - y0) * (x1 - x0) < (ys[middle + 1]! - y0) * (x - x0)) low = middle + 1;
      else high = middle;
    }
    return this.at[low]!;
  }

  /** Index of the sample highest above a line of the given slope. */
  highestAbove(slope: number): number {
    const { x: xs, y: ys } = this;
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ys[middle + 1]! - ys[middle]! > slope * (xs[middle + 1]! - xs[middle]!)) low = middle + 1;
      else high = middle;
    }
    return this.at[low]!;
  }
}

/**
 * The samples of one run that stand on the run's own upper hull. Found by plain maxima, which cost a fraction of pushing and popping
 * each sample (W. F. Eddy, "A new convex hull algorithm", ACM TOMS 3 (1977) 398).
 *
 * Picked from the heights flattened most, they serve every less flattened ground too: bending a ground down by −c·x² keeps each
 * vertex of its hull a vertex.
 */
export class RunHull {
  readonly at: Int32Array;
  size = 0;

  constructor(capacity: number) {
    this.at = new Int32Array(capacity);
  }

  /** Pick from samples from … to of `heights`, at equal steps. */
  pick(heights: Float64Array, from: number, to: number): void {
    this.size = 0;
    this.at[this.size++] = from;
    if (to - from > 1) this.pickBetween(heights, from, to);
    if (to > from) this.at[this.size++] = to;
  }

  private pickBetween(heights: Float64Array, from: number, to: number): void {
    const start = heights[from]!;
    const slope = (heights[to]! - start) / (to - from);
    let highest = 0;
    let at = 0;
    for (let i = from + 1; i < to; i++) {
      const above = heights[i]! - start - slope * (i - from);
      if (above > highest) {
        highest = above;
        at = i;
      }
    }
    if (at === 0) return;
    if (at - from > 1) this.pickBetween(heights, from, at);
    this.at[this.size++] = at;
    if (to - at > 1) this.pickBetween(heights, at, to);
  }
}
