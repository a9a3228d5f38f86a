import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/core/units';

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.2815515655446004, 0.1],
    [1.959963984540054, 0.975],
    [-5, 2.866515718791933e-7],
    [-6, 9.865876450376981e-10],
    [-38, 0],
    [38, 1],
  ])('cdf(%d) is the tabulated %d', (x, p) =>
    expect(Math.abs(normalCdf(x) - p)).toBeLessThanOrEqual(1e-9 * p + 1e-300),
  );

  it('cdf is the integral of the density (Simpson, 1/1000 steps)', () => {
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const h = 1e-3;
    let integral = 0;
    for (let i = 0; i < 3000; i++) {
      const x = i * h;
      integral += (h / 6) * (density(x) + 4 * density(x + h / 2) + density(x + h));
      if (i % 100 === 99) expect(Math.abs(normalCdf(x + h) - 0.5 - integral)).toBeLessThan(1e-13);
    }
  });

  it('quantile undoes cdf from 1e-15 to 1 − 1e-9', () => {
    for (let exponent = -15; exponent <= -1; exponent += 0.25) {
      const p = 10 ** exponent;
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-8);
    }
    for (let p = 0.01; p < 1; p += 0.01) expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(normalQuantile(1 - 1e-9)) - (1 - 1e-9))).toBeLessThan(1e-15);
  });

  it.each([
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [1e-8, -5.612001244174965],
  ])('quantile(%d) is the tabulated %d', (p, x) => expect(Math.abs(normalQuantile(p) - x)).toBeLessThan(1e-12));

  it('has the ends, and no answer outside', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
  });
});
