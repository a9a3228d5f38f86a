/** Where the camera stands so that regions do not lie under the legend. */
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/geo/bounds';
import { freeView, type Rect, type View } from '../../src/map/free-view';

const SIZE = { width: 800, height: 600 };
const LEGEND: Rect = { left: 12, top: 340, right: 216, bottom: 564 };
const TOOLS: Rect = { left: 750, top: 12, right: 788, bottom: 180 };

const mercator = (latDeg: number): number => 0.5 - Math.asinh(Math.tan((latDeg * Math.PI) / 180)) / (2 * Math.PI);

/** The box in pixels of the map, as the map itself would draw it. */
function drawn([west, south, east, north]: Bounds, { lonDeg, latDeg, zoom }: View): Rect {
  const scale = 512 * 2 ** zoom;
  const right = (lon: number) => SIZE.width / 2 + ((lon - lonDeg) / 360) * scale;
  const down = (lat: number) => SIZE.height / 2 + (mercator(lat) - mercator(latDeg)) * scale;
  return { left: right(west), right: right(east), top: down(north), bottom: down(south) };
}

const meet = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const view = (boxes: Bounds[], covers: Rect[], maxZoom = 17) => freeView({ boxes, covers, ...SIZE, maxZoom });

describe('a free view', () => {
  const county: Bounds = [-80.5, 37.3, -79.9, 37.7];
  const quarter: Bounds = [-80.7, 37.1, -80.62, 37.15];

  it('fills the map with one region when nothing lies over it', () => {
    const { left, right, top, bottom } = drawn(county, view([county], []));
    expect(Math.max(right - left - (SIZE.width - 48), bottom - top - (SIZE.height - 48))).toBeCloseTo(0, 3);
    expect(left + right).toBeCloseTo(SIZE.width, 3);
    expect(top + bottom).toBeCloseTo(SIZE.height, 3);
  });

  it.each([
    ['the legend', [LEGEND]],
    ['legend and tools', [LEGEND, TOOLS]],
  ])('keeps every region whole and clear of %s', (_, covers) => {
    const found = view([county, quarter], covers);
    for (const box of [county, quarter].map((bounds) => drawn(bounds, found))) {
      expect(box.left).toBeGreaterThan(23);
      expect(box.right).toBeLessThan(SIZE.width - 23);
      expect(box.top).toBeGreaterThan(23);
      expect(box.bottom).toBeLessThan(SIZE.height - 23);
      for (const cover of covers) expect(meet(box, cover)).toBe(false);
    }
  });

  it('uses the free corner between regions: larger than beside the box around both', () => {
    const both: Bounds = [-80.7, 37.1, -79.9, 37.7];
    const corner: Rect = { left: 0, top: 0, right: 230, bottom: 200 };
    expect(view([county, quarter], [corner]).zoom).toBeGreaterThan(view([both], [corner]).zoom);
  });

  it('shows the whole when everything is covered, and no point nearer than the nearest zoom', () => {
    expect(view([county], [{ left: 0, top: 0, right: 800, bottom: 600 }])).toEqual(view([county], []));
    const point: Bounds = [2, 41, 2, 41];
    expect(view([point], [LEGEND], 15)).toMatchObject({ zoom: 15 });
  });
});
