import { describe, expect, it } from 'vitest';
import type { CoverageResult } from '../../../src/core/coverage';
import type { Gap } from '../../../src/core/gaps';
import type { DemandColumn, Grid } from '../../../src/core/grid';
import { regionDemand } from '../../../src/core/siting/region-demand';

const grid = {
  count: 6,
  h3: BigUint64Array.of(1n, 2n, 3n, 4n, 5n, 6n),
  lonDeg: Float64Array.of(0, 1, 2, 3, 4, 5),
  latDeg: new Float64Array(6),
  regionIndex: Uint16Array.of(0, 0, 0, 0, 1, 1),
  regions: [{ id: 'a' }, { id: 'b' }],
} as unknown as Grid;
const aGap = (id: string, regionId: string, cells: number[]) =>
  ({ id, regionId, cells: Uint32Array.from(cells) }) as Gap;
const input = {
  grid,
  demand: { people: Float64Array.of(10, 0, 8, 4, 2, 2) } as DemandColumn,
  coverage: { servedFraction: Float32Array.of(0, 0, 0.25, 1, 0, NaN) } as CoverageResult,
  gaps: [aGap('G1', 'a', [2, 3]), aGap('G2', 'b', [4, 5]), aGap('G3', 'a', [0, 1])],
};

describe('regionDemand', () => {
  it('joins the gaps of a region, by cell, with the people still without service', () => {
    const demand = regionDemand(input, 0);
    expect([...demand.cells]).toEqual([0, 2]);
    expect([...demand.people]).toEqual([10, 6]);
    expect([...demand.unserved]).toEqual([1, 0.75]);
    expect(Array.from(demand.gap, (g) => demand.gaps[g]!.id)).toEqual(['G3', 'G1']);
    expect([...demand.lonDeg]).toEqual([0, 2]);
    expect([...demand.h3]).toEqual([1n, 3n]);
  });

  it('keeps regions apart, and takes an unknown share for none', () => {
    const demand = regionDemand(input, 1);
    expect([...demand.cells]).toEqual([4, 5]);
    expect([...demand.people]).toEqual([2, 2]);
  });
});
