/**
 * Corners catch on borders of administrative areas and on outlines of regions: on their corners first, else on their edges. What is on the screen is what is
 * caught, so a caught corner lies within a fraction of a pixel of the border, not on its last decimal.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Geometry, Position } from 'geojson';

const NEAR_PX = 10;
const LAYERS = ['areas', 'regions'];

/** The place to catch on near a pixel: [lon, lat]; null: nothing near. */
export function snapped(map: MapLibreMap, x: number, y: number): [number, number] | null {
  const box: [[number, number], [number, number]] = [
    [x - NEAR_PX, y - NEAR_PX],
    [x + NEAR_PX, y + NEAR_PX],
  ];
  const lines = map.queryRenderedFeatures(box, { layers: LAYERS }).flatMap(({ geometry }) => linesOf(geometry));
  const onScreen = lines.map((line) => line.map((point) => pixelOf(map, point)));
  const corner = nearest(onScreen.flat(), [x, y]);
  const found =
    corner ??
    nearest(
      onScreen.flatMap((line) => feet(line, [x, y])),
      [x, y],
    );
  if (!found) return null;
  const { lng, lat } = map.unproject(found);
  return [lng, lat];
}

type Pixel = [number, number];

function pixelOf(map: MapLibreMap, [lon, lat]: Position): Pixel {
  const { x, y } = map.project([lon!, lat!]);
  return [x, y];
}

function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

/** The nearest of points within reach. */
export function nearest(points: readonly Pixel[], [x, y]: Pixel): Pixel | null {
  let best: Pixel | null = null;
  let least = NEAR_PX;
  for (const point of points) {
    const distance = Math.hypot(point[0] - x, point[1] - y);
    if (distance <= least) [best, least] = [point, distance];
  }
  return best;
}

/** The point of each edge nearest to a place. */
export function feet(line: readonly Pixel[], [x, y]: Pixel): Pixel[] {
  return line.slice(1).map(([x2, y2], index) => {
    const [x1, y1] = line[index]!;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
    return [x1 + share * dx, y1 + share * dy];
  });
}
