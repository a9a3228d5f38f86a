/**
 * Hot paths over terrain to be timed by the bench command. All terrain is synthetic and seeded: hills of several sizes under a mast of
 * 30 m at 0.8 GHz. Each `run` returns the sum of its losses, so that no work can be optimised away.
 */
import { EARTH_RADIUS_KM, seededRandom } from '../units';
import { type AreaInput, areaLoss } from './area-loss';
import { gridTerrain, type Positions, type Terrain } from './area-terrain';
import type { RadioBenchmark } from './benchmarks';
import { makeItm } from './itm/itm';
import { makeP1812 } from './p1812/p1812';

const MAST = { lonDeg: 2, latDeg: 45 };
const LAT_DEG_PER_KM = 180 / (Math.PI * EARTH_RADIUS_KM);
const LON_DEG_PER_KM = LAT_DEG_PER_KM / Math.cos((MAST.latDeg * Math.PI) / 180);
const SETTINGS = { frequencyGhz: 0.8, txHeightM: 30, rxHeightM: 1.5 };
const PATHS = 20_000;
const PATH_POINTS = 300;

export const terrainBenchmarks: readonly RadioBenchmark[] = [
  areaBenchmark('p1812-area-801', () => ({
    terrain: hills(821, 0.025),
    receivers: square(801, 0.025),
    stepKm: 0.025,
  })),
  areaBenchmark('p1812-area-201', () => ({
    terrain: hills(821, 0.025),
    receivers: square(201, 0.1),
    stepKm: 0.1,
  })),
  areaBenchmark('p1812-area-20km', () => ({
    terrain: hills(1921, 0.03),
    receivers: disc(20, 1 / 3600),
    stepKm: 0.03,
  })),
  pathBenchmark('p1812-path-300', () => {
    const model = makeP1812(SETTINGS);
    const distanceKm = Float64Array.from({ length: PATH_POINTS }, (_, i) => i * 0.05);
    return (heightM) => model.lossDb({ distanceKm, heightM });
  }),
  pathBenchmark('itm-path-300', () => {
    const percentages = { timePercent: 50, locationPercent: 50, situationPercent: 50 };
    const model = makeItm({ frequencyMhz: 800, txHeightM: 30, rxHeightM: 1.5, ...percentages });
    return (heightM) => model.lossDb({ stepM: 50, heightM });
  }),
];

type AreaOf = Pick<AreaInput, 'terrain' | 'receivers' | 'stepKm'>;

/** Terrain and receivers are made when first asked for: importing this file costs nothing. */
function areaBenchmark(name: string, prepare: () => AreaOf): RadioBenchmark {
  let made: AreaOf | null = null;
  const area = (): AreaOf => (made ??= prepare());
  return {
    name,
    get items() {
      return area().receivers.lonDeg.length;
    },
    run() {
      const { lossDb } = areaLoss({ ...area(), mast: MAST, settings: SETTINGS, mode: 'fast' });
      let sum = 0;
      for (let i = 0; i < lossDb.length; i++) sum += lossDb[i]!;
      return sum;
    },
  };
}

function pathBenchmark(name: string, prepare: () => (heightM: Float64Array) => number): RadioBenchmark {
  let loss: ((heightM: Float64Array) => number) | null = null;
  let profiles: Float64Array[] = [];
  return {
    name,
    items: PATHS,
    run() {
      if (loss === null) {
        loss = prepare();
        profiles = Array.from({ length: 200 }, (_, seed) => walk(seed));
      }
      let sum = 0;
      for (let k = 0; k < PATHS; k++) sum += loss(profiles[k % 200]!);
      return sum;
    },
  };
}

/** A rough profile: heights in random steps of up to 10 m. */
function walk(seed: number): Float64Array {
  const random = seededRandom(seed);
  let heightM = 300;
  return Float64Array.from({ length: PATH_POINTS }, () => (heightM += 20 * (random() - 0.5)));
}

/** size × size nodes about the mast, `stepKm` apart: octaves of value noise, 600 m of relief at the largest. */
function hills(size: number, stepKm: number): Terrain {
  const random = seededRandom(7);
  const heightM = new Float32Array(size * size).fill(300);
  for (let wave = 512; wave >= 2; wave /= 2) {
    const knots = Math.ceil(size / wave) + 2;
    const knot = Float64Array.from({ length: knots * knots }, () => random() - 0.5);
    for (let row = 0; row < size; row++) {
      const south = (row % wave) / wave;
      for (let column = 0; column < size; column++) {
        const east = (column % wave) / wave;
        const at = Math.floor(row / wave) * knots + Math.floor(column / wave);
        const north = knot[at]! * (1 - east) + knot[at + 1]! * east;
        const below = knot[at + knots]! * (1 - east) + knot[at + knots + 1]! * east;
        heightM[row * size + column]! += ((600 * wave) / 512) * (north * (1 - south) + below * south);
      }
    }
  }
  const half = ((size - 1) / 2) * stepKm;
  return gridTerrain({
    westDeg: MAST.lonDeg - half * LON_DEG_PER_KM,
    northDeg: MAST.latDeg + half * LAT_DEG_PER_KM,
    lonStepDeg: stepKm * LON_DEG_PER_KM,
    latStepDeg: stepKm * LAT_DEG_PER_KM,
    columns: size,
    rows: size,
    heightM,
  });
}

/** size × size receivers, `stepKm` apart, the mast in the middle. */
function square(size: number, stepKm: number): Positions {
  const middle = (size - 1) / 2;
  return {
    lonDeg: Float64Array.from(
      { length: size * size },
      (_, i) => MAST.lonDeg + ((i % size) - middle) * stepKm * LON_DEG_PER_KM,
    ),
    latDeg: Float64Array.from(
      { length: size * size },
      (_, i) => MAST.latDeg - (Math.floor(i / size) - middle) * stepKm * LAT_DEG_PER_KM,
    ),
  };
}

/** Every node of a `stepDeg` grid within a radius of the mast. */
function disc(radiusKm: number, stepDeg: number): Positions {
  const lonDeg: number[] = [];
  const latDeg: number[] = [];
  const reach = Math.ceil((radiusKm * LON_DEG_PER_KM) / stepDeg);
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      const eastKm = (column * stepDeg) / LON_DEG_PER_KM;
      const northKm = (row * stepDeg) / LAT_DEG_PER_KM;
      if (eastKm * eastKm + northKm * northKm > radiusKm * radiusKm) continue;
      lonDeg.push(MAST.lonDeg + column * stepDeg);
      latDeg.push(MAST.latDeg + row * stepDeg);
    }
  }
  return { lonDeg: Float64Array.from(lonDeg), latDeg: Float64Array.from(latDeg) };
}
