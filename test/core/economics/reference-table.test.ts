import { describe, expect, it } from 'vitest';
import { referenceTable } from '../../../src/core/economics';

/** ECONOMICS "Reference results", P10 / P50 / P90. Tolerances as stated there: 3 % for costs, 5 % for counts (20,000 draws of another stream). */
const COSTS = {
  greenfield: [92_193, 110_325, 130_893],
  colocated: [79_303, 95_581, 113_849],
  'wifi-shared': [203, 272, 366],
  'wifi-paid': [469, 744, 1_152],
  'cbrs-category-b': [3_945, 4_800, 5_739],
} as const;
const COUNTS = [
  ['greenfield', 'wifi-shared', [289, 405, 567]],
  ['greenfield', 'wifi-paid', [93, 148, 243]],
  ['colocated', 'wifi-shared', [247, 352, 494]],
  ['colocated', 'wifi-paid', [80, 128, 210]],
] as const;

describe('the reference table', () => {
  const table = referenceTable(20_000, 1);

  it.each(Object.entries(COSTS))('annual cost of %s within 3 %', (id, expected) => {
    const { p10, p50, p90 } = table.annualCostUsd[id as keyof typeof COSTS];
    for (const [i, value] of [p10, p50, p90].entries()) expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(0.03);
  });

  it.each(COUNTS)('hotspots that one %s tower pays for, %s, within 5 %', (tower, hotspot, expected) => {
    const { count } = table.hotspotsPerTower.find((row) => row.tower === tower && row.hotspot === hotspot)!;
    for (const [i, value] of [count.p10, count.p50, count.p90].entries()) {
      expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(0.05);
    }
  });

  it('is the same for the same seed and moves by less than 2 % with another', () => {
    expect(referenceTable(20_000, 1)).toEqual(table);
    const other = referenceTable(20_000, 2);
    expect(other).not.toEqual(table);
    for (const [id, spread] of Object.entries(table.annualCostUsd)) {
      expect(Math.abs(other.annualCostUsd[id as keyof typeof COSTS].p50 / spread.p50 - 1)).toBeLessThan(0.02);
    }
  });
});
