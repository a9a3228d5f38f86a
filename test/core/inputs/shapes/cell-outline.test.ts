import { describe, expect, it } from 'vitest';
import { h3Children, h3OfPoint } from '../../../../src/core/geo';
import { outlineOfCells } from '../../../../src/core/inputs/shapes/cell-outline';

describe('the outline of cells', () => {
  it('joins many cells that form an area', () => {
    const cells = h3Children(h3OfPoint(1.8, 41.8, 5), 11);
    expect(cells.length).toBeGreaterThan(100_000);
    expect(outlineOfCells(cells)).toMatchObject({ geometry: { type: 'Polygon' } });
  });

  it('refuses as many that lie apart, before it joins them', () => {
    const scattered = new Set<string>();
    for (let k = 0; k < 110_000; k++)
      scattered.add(h3OfPoint(((k * 137.5) % 360) - 180, ((k * 61.8) % 140) - 70 + k * 1e-5, 9));
    expect(scattered.size).toBeGreaterThan(100_000);
    expect(outlineOfCells([...scattered])).toEqual({ problem: expect.stringContaining('too scattered') as string });
  });
});
