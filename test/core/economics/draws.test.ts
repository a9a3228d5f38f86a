import { describe, expect, it } from 'vitest';
import { triangleQuantile } from '../../../src/core/costs';
import { drawColumns, uniformColumn } from '../../../src/core/economics/draws';
import { shareOf, spreadOf } from '../../../src/core/economics/quantiles';
import { shippedRegister } from '../costs/shipped-register';

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const correlation = (a: Float64Array, b: Float64Array): number => {
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number): number => a.reduce((total, _, i) => total + f(i), 0);
  const spread = (x: Float64Array, m: number): number => Math.sqrt(sum((i) => (x[i]! - m) ** 2));
  return sum((i) => (a[i]! - ma) * (b[i]! - mb)) / (spread(a, ma) * spread(b, mb));
};

describe('uniform numbers', () => {
  const column = uniformColumn(7, 'macro.tower_build_usd', 20_000);
  // Standard error of a mean of 20,000 uniforms is 0.002; of a share 0.1, 0.002. Four of them.
  it('fill 0 to 1 evenly', () => {
    expect(Math.abs(mean(column) - 0.5)).toBeLessThan(0.008);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = shareOf(column, (value) => Math.floor(value * 10) === tenth);
      expect(Math.abs(share - 0.1)).toBeLessThan(0.0085);
    }
    expect(Math.min(...column)).toBeGreaterThan(0);
    expect(Math.max(...column)).toBeLessThan(1);
  });
  it('of neighbouring draws, other keys and other seeds have nothing to do with each other', () => {
    const others = [
      uniformColumn(7, 'macro.tower_build_use', 20_000),
      uniformColumn(8, 'macro.tower_build_usd', 20_000),
    ];
    const shifted = Float64Array.from(column, (_, i) => column[(i + 1) % column.length]!);
    for (const other of [...others, shifted]) expect(Math.abs(correlation(column, other))).toBeLessThan(0.03);
  });
  it('begin alike however many are drawn', () =>
    expect(uniformColumn(7, 'macro.tower_build_usd', 100)).toEqual(column.slice(0, 100)));
});

describe('triangles', () => {
  const triangle = { low: 2, likely: 3, high: 8 };
  it('have their quantiles where the distribution function says', () => {
    // F(x) = (x−2)² / 6 below 3; 1 − (8−x)² / 30 above
    expect(triangleQuantile(triangle, 0)).toBe(2);
    expect(triangleQuantile(triangle, 1 / 6)).toBeCloseTo(3, 12);
    expect(triangleQuantile(triangle, 1 / 24)).toBeCloseTo(2.5, 12);
    expect(triangleQuantile(triangle, 1 - 4 / 30)).toBeCloseTo(6, 12);
    expect(triangleQuantile(triangle, 1)).toBe(8);
  });
  it('may lean on either end or have no width', () => {
    expect(triangleQuantile({ low: 1, likely: 1, high: 5 }, 0.75)).toBeCloseTo(3, 12);
    expect(triangleQuantile({ low: 1, likely: 5, high: 5 }, 0.25)).toBeCloseTo(3, 12);
    expect(triangleQuantile({ low: 4, likely: 4, high: 4 }, 0.3)).toBe(4);
  });
  it('have the mean of a triangle', () => {
    const columnOf = drawColumns(shippedRegister(), 3, 20_000);
    expect(mean(columnOf('macro.colo_rent_usd_yr')) / ((18_000 + 27_000 + 40_000) / 3)).toBeCloseTo(1, 2);
  });
});

describe('columns of the register', () => {
  it('do not depend on what was asked for before', () => {
    const one = drawColumns(shippedRegister(), 5, 50);
    const other = drawColumns(shippedRegister(), 5, 50);
    other('macro.power_kw');
    expect(one('finance.discount_rate')).toEqual(other('finance.discount_rate'));
  });
  it('stand still for constants, variants and quartiles', () => {
    const columnOf = drawColumns(shippedRegister(), 5, 3);
    expect([...columnOf('backhaul.fiber_study_usd_km')]).toEqual([15_000, 15_000, 15_000]);
    expect([...columnOf('helium.gb_location_day_base')]).toEqual([1.24, 1.24, 1.24]);
  });
});

describe('spreadOf', () => {
  it('is linear between ranks and leaves its values alone', () => {
    const values = Float64Array.of(50, 10, 40, 20, 30);
    expect(spreadOf(values)).toEqual({ p10: 14, p50: 30, p90: 46 });
    expect([...values]).toEqual([50, 10, 40, 20, 30]);
  });
  it('agrees with sorting', () => {
    const values = uniformColumn(11, 'any', 1234).map((u) => Math.floor(u * 40));
    const sorted = values.toSorted();
    const at = (p: number): number => {
      const rank = p * (sorted.length - 1);
      const k = Math.floor(rank);
      return sorted[k]! + (rank - k) * (sorted[k + 1]! - sorted[k]!);
    };
    const { p10, p50, p90 } = spreadOf(values);
    expect([p10, p50, p90]).toEqual([at(0.1), at(0.5), at(0.9)]);
  });
  it('of one value is that value', () => expect(spreadOf(Float64Array.of(3))).toEqual({ p10: 3, p50: 3, p90: 3 }));
  it('of nothing is our bug', () => expect(() => spreadOf(new Float64Array(0))).toThrow('No values'));
});
