/** Ground for the flat world: a grid of heights made by a function of km east and north of HERE. */
import type { CoverageTerrain } from '../../src/core/coverage';
import type { HeightGrid } from '../../src/core/radio';
import { HERE } from './flat-world';

const KM_PER_DEG = 111.195;
const KM_PER_LON_DEG = KM_PER_DEG * Math.cos((HERE.latDeg * Math.PI) / 180);

/** Heights in m over a square of so many km about HERE; NaN = void. Step 3″, as SRTM. */
export function aTerrain(
  heightM: (eastKm: number, northKm: number) => number,
  { halfKm = 20, eastKm = 0, stepDeg = 1 / 1200 }: { halfKm?: number; eastKm?: number; stepDeg?: number } = {},
): CoverageTerrain {
  const halfLonDeg = halfKm / KM_PER_LON_DEG;
  const halfLatDeg = halfKm / KM_PER_DEG;
  const columns = Math.ceil((2 * halfLonDeg) / stepDeg) + 1;
  const rows = Math.ceil((2 * halfLatDeg) / stepDeg) + 1;
  const grid: HeightGrid = {
    westDeg: HERE.lonDeg + eastKm / KM_PER_LON_DEG - halfLonDeg,
    northDeg: HERE.latDeg + halfLatDeg,
    lonStepDeg: stepDeg,
    latStepDeg: stepDeg,
    columns,
    rows,
    heightM: new Float32Array(columns * rows),
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      grid.heightM[row * columns + column] = heightM(
        (grid.westDeg + column * stepDeg - HERE.lonDeg) * KM_PER_LON_DEG,
        (grid.northDeg - row * stepDeg - HERE.latDeg) * KM_PER_DEG,
      );
  return { grids: [grid], clutter: null };
}

/** A ridge from north to south, 400 m wide, standing so many km east. */
export const ridgeAt =
  (atKm: number, heightM: number) =>
  (eastKm: number): number =>
    heightM * Math.max(0, 1 - Math.abs(eastKm - atKm) / 0.2);

/** Smooth hills. */
export const hills = (eastKm: number, northKm: number): number =>
  300 + 120 * Math.sin(eastKm * 1.3) * Math.cos(northKm * 1.1) + 40 * Math.sin(eastKm * 4.1 + northKm * 3.7);
