/**
 * Still water as heights show it. Whoever makes a height model gives lakes, reservoirs and wide rivers one height, below the land around: so a connected
 * patch of one height is taken for water when it is large enough and nearly all of its border is higher. Fields and terraces of one height lie on slopes: part
 * of their border is lower. A model without flattened water, or coarser than the water, shows none: nothing is then ruled out.
 */
import { EARTH_RADIUS_KM } from '../units';

/** Samples of the flood: a step is at most two nodes of the models in use (30 m), and finds what is left of a lake at 90 m. km */
const STEP_KM = 0.06;
/** Smaller patches of one height are land by chance: 5 ha. */
const LEAST_SAMPLES = 14;
/** What lies beyond this many samples (180 km²) is not looked at. */
const MOST_SAMPLES = 50_000;
/** Of the border of a patch, this share at least is higher: all but an outlet or a dam. */
const HIGHER_SHARE = 0.9;
/** Heights nearer than this are one. m */
const SAME_M = 0.01;

const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;
const LAT_STEP = STEP_KM / KM_PER_DEGREE;

type HeightAt = (lonDeg: number, latDeg: number) => number;

/** Whether a place stands in still water by the heights around it; false where they are not known. Every patch is walked once. */
export function flatWater(heightAt: HeightAt): HeightTest {
  const lattices = new Map<number, Lattice>();
  return (lonDeg, latDeg) => {
    const surfaceM = heightAt(lonDeg, latDeg);
    if (Number.isNaN(surfaceM)) return false;
    const degree = Math.round(latDeg);
    const lattice = lattices.get(degree) ?? new Lattice(heightAt, degree);
    lattices.set(degree, lattice);
    return lattice.isWater(lonDeg, latDeg, surfaceM);
  };
}

type HeightTest = (lonDeg: number, latDeg: number) => boolean;

/** Samples in rows and columns around one degree of latitude. */
class Lattice {
  private readonly lonStep: number;
  /** Sample → whether its patch is water. */
  private readonly known = new Map<number, boolean>();

  constructor(
    private readonly heightAt: HeightAt,
    degree: number,
  ) {
    this.lonStep = LAT_STEP / Math.max(0.01, Math.cos((degree * Math.PI) / 180));
  }

  isWater(lonDeg: number, latDeg: number, surfaceM: number): boolean {
    const [x, y] = [Math.round(lonDeg / this.lonStep), Math.round(latDeg / LAT_STEP)];
    if (!(Math.abs(this.heightOf(x, y) - surfaceM) < SAME_M)) return false;
    return this.known.get(keyOf(x, y)) ?? this.walk(x, y, surfaceM);
  }

  private heightOf = (x: number, y: number): number => this.heightAt(x * this.lonStep, y * LAT_STEP);

  private walk(fromX: number, fromY: number, surfaceM: number): boolean {
    const xs = [fromX];
    const ys = [fromY];
    const patch = new Set([keyOf(fromX, fromY)]);
    const border = new Set<number>();
    let [higher, lower] = [0, 0];
    const visit = (x: number, y: number): void => {
      const key = keyOf(x, y);
      if (patch.has(key) || border.has(key)) return;
      const riseM = this.heightOf(x, y) - surfaceM;
      if (Math.abs(riseM) < SAME_M) {
        patch.add(key);
        xs.push(x);
        ys.push(y);
        return;
      }
      border.add(key);
      if (riseM > 0) higher++;
      if (riseM < 0) lower++;
    };
    for (let k = 0; k < xs.length && xs.length < MOST_SAMPLES; k++) {
      visit(xs[k]! + 1, ys[k]!);
      visit(xs[k]! - 1, ys[k]!);
      visit(xs[k]!, ys[k]! + 1);
      visit(xs[k]!, ys[k]! - 1);
    }
    const isWater = xs.length >= LEAST_SAMPLES && higher > 0 && higher >= HIGHER_SHARE * (higher + lower);
    for (const key of patch) this.known.set(key, isWater);
    return isWater;
  }
}

const keyOf = (x: number, y: number): number => (x + 2 ** 22) * 2 ** 23 + y + 2 ** 22;
