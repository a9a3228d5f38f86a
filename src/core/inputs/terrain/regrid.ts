/** A projected piece on a lattice of degrees, bilinear between its nodes. */
import { boundsOf } from './clip';
import { heightsLike, isVoid, type Piece, voidOf } from './raster';

const METRES_PER_DEGREE = 111_195;

/** The same heights by longitude and latitude, at about the same distance between nodes. Void where a corner is void or outside. */
export function regrid(piece: Piece): Piece {
  const { projection } = piece;
  if (!projection) return piece;
  const [west, south, east, north] = boundsOf(piece);
  const metresPerUnit = groundScale(piece, (west + east) / 2, (south + north) / 2);
  const stepY = (piece.stepY * metresPerUnit) / METRES_PER_DEGREE;
  const stepX = (piece.stepX * metresPerUnit) / (METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180));
  const columns = Math.max(2, Math.floor((east - west) / stepX) + 1);
  const rows = Math.max(2, Math.floor((north - south) / stepY) + 1);
  const heights = heightsLike(piece.heights, columns * rows);
  const none = voidOf(piece.heights);
  const whole = heights instanceof Int16Array;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = projection.forward(west + column * stepX, north - row * stepY);
      const height = between(piece, (x - piece.west) / piece.stepX, (piece.north - y) / piece.stepY);
      heights[row * columns + column] = height !== height ? none : whole ? Math.round(height) : height;
    }
  return { projection: null, west, north, stepX, stepY, columns, rows, heights };
}

/** Metres on the ground for one unit of the projection: 1/cos of the latitude in Web Mercator, about 1 in UTM. */
function groundScale({ projection, stepY }: Piece, lonDeg: number, latDeg: number): number {
  const [x, y] = projection!.forward(lonDeg, latDeg);
  const [, north] = projection!.inverse(x, y + stepY);
  return ((north - latDeg) * METRES_PER_DEGREE) / stepY;
}

function between({ heights, columns, rows }: Piece, x: number, y: number): number {
  if (!(x >= -1e-6 && y >= -1e-6 && x <= columns - 1 + 1e-6 && y <= rows - 1 + 1e-6)) return Number.NaN;
  const column = Math.max(0, Math.min(columns - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(rows - 2, Math.floor(y)));
  const at = row * columns + column;
  const [nw, ne, sw, se] = [heights[at]!, heights[at + 1]!, heights[at + columns]!, heights[at + columns + 1]!];
  if (isVoid(nw) || isVoid(ne) || isVoid(sw) || isVoid(se)) return Number.NaN;
  const top = nw + (ne - nw) * (x - column);
  return top + (sw + (se - sw) * (x - column) - top) * (y - row);
}
