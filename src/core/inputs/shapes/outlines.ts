import type { MultiPolygon, Polygon } from 'geojson';

/** Outlines seen before, by their exact positions. */
export class Outlines {
  private readonly seen = new Map<string, { id: string; geometry: Polygon | MultiPolygon }[]>();

  /** Id of the same outline, or null when it is new. */
  add(geometry: Polygon | MultiPolygon, id: string): string | null {
    const key = fingerprint(geometry);
    const alike = this.seen.get(key) ?? [];
    const text = alike.length > 0 ? JSON.stringify(geometry) : '';
    const same = alike.find((other) => JSON.stringify(other.geometry) === text);
    if (same) return same.id;
    this.seen.set(key, [...alike, { id, geometry }]);
    return null;
  }
}

function fingerprint({ type, coordinates }: Polygon | MultiPolygon): string {
  let count = 0;
  let [sumX, sumY] = [0, 0];
  for (const rings of type === 'Polygon' ? [coordinates] : coordinates)
    for (const ring of rings)
      for (const [x, y] of ring as [number, number][]) {
        count++;
        sumX += x;
        sumY += y;
      }
  return `${count} ${sumX} ${sumY}`;
}
