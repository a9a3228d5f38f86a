/** Web Mercator in the unit square: x from 0 at −180° eastwards, y from 0 in the north. */
const RAD = Math.PI / 180;

export const mercatorX = (lonDeg: number): number => (lonDeg + 180) / 360;

export function mercatorY(latDeg: number): number {
  const sin = Math.sin(Math.max(-85.051129, Math.min(85.051129, latDeg)) * RAD);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}
