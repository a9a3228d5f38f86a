/** Pieces of terrain and clutter → facts: voids bridged, projected pieces put on degrees. */
import type { TerrainFacts } from '../facts';
import type { Box } from '../towers/region-reach';
import { boundsOf } from './clip';
import { fillVoids } from './fill-voids';
import { gridOf, type Piece } from './raster';
import { regrid } from './regrid';

/** Facts of the ground, without clutter; null when there is none. */
export function terrainFacts(pieces: readonly Piece[]): TerrainFacts | null {
  if (pieces.length === 0) return null;
  let [voidsFilled, voidsLeft] = [0, 0];
  const onDegrees = pieces.map((piece) => {
    const { filled, left } = fillVoids(piece);
    voidsFilled += filled;
    voidsLeft += left;
    return regrid(piece);
  });
  return { grids: onDegrees.map(gridOf), clutter: null, voidsFilled, voidsLeft, bounds: boundsOfAll(onDegrees) };
}

/** Around all pieces in degrees. */
export function boundsOfAll(pieces: readonly Piece[]): Box {
  const all = pieces.map(boundsOf);
  return [
    Math.min(...all.map(([west]) => west)),
    Math.min(...all.map(([, south]) => south)),
    Math.max(...all.map(([, , east]) => east)),
    Math.max(...all.map(([, , , north]) => north)),
  ];
}
