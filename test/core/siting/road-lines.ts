/** Roads from their vertices, without traffic. */
import type { RoadTable } from '../../../src/core/inputs/facts';

export const roadsOf = (...lines: [number, number][][]): RoadTable => ({
  count: lines.length,
  start: Uint32Array.from([0, ...lines.map((_, k) => lines.slice(0, k + 1).reduce((n, line) => n + line.length, 0))]),
  lonDeg: Float64Array.from(lines.flat(), ([lon]) => lon),
  latDeg: Float64Array.from(lines.flat(), ([, lat]) => lat),
  classIndex: new Uint8Array(lines.length),
  vehiclesPerDay: new Float64Array(lines.length).fill(Number.NaN),
  oneway: new Uint8Array(lines.length),
});
