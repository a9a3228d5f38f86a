/**
 * Projections in which terrain files come: UTM by Krüger's series and Web Mercator. Karney, "Transverse Mercator with an accuracy of a few nanometers",
 * J. Geodesy 85 (2011), eqs. 7–11, 35, 36; series cut after n⁴: below a millimetre within a zone. WGS 84 ellipsoid (NIMA TR 8350.2, table 3.1); ETRS89 and NAD83 differ from it by less than 2 m.
 */
export interface Projection {
  /** Two lattices with the same name can be put side by side. */
  name: string;
  /** Metres east and north. */
  forward(lonDeg: number, latDeg: number): [x: number, y: number];
  /** Degrees. */
  inverse(x: number, y: number): [lonDeg: number, latDeg: number];
}

const RAD = Math.PI / 180;
const A = 6378137;
const FLATTENING = 1 / 298.257223563;
const N = FLATTENING / (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
/** Karney eq. 14. */
const RECTIFYING_RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** Karney eq. 35. */
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49561 / 161280) * N ** 4,
];
/** Karney eq. 36. */
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161280) * N ** 4,
];
const SCALE = 0.9996;
const FALSE_EASTING_M = 500_000;

/** UTM zone 1..60, north or south. */
export function utm(zone: number, south: boolean): Projection {
  const centralDeg = zone * 6 - 183;
  const falseNorthingM = south ? 10_000_000 : 0;
  return {
    name: `UTM ${zone}${south ? 'S' : 'N'}`,
    forward(lonDeg, latDeg) {
      const lambda = (((lonDeg - centralDeg + 540) % 360) - 180) * RAD;
      const tau = conformalTangent(Math.tan(latDeg * RAD));
      const xi0 = Math.atan2(tau, Math.cos(lambda));
      const eta0 = Math.asinh(Math.sin(lambda) / Math.hypot(tau, Math.cos(lambda)));
      const [xi, eta] = shifted(xi0, eta0, ALPHA, 1);
      return [FALSE_EASTING_M + SCALE * RECTIFYING_RADIUS * eta, falseNorthingM + SCALE * RECTIFYING_RADIUS * xi];
    },
    inverse(x, y) {
      const xi = (y - falseNorthingM) / (SCALE * RECTIFYING_RADIUS);
      const eta = (x - FALSE_EASTING_M) / (SCALE * RECTIFYING_RADIUS);
      const [xi0, eta0] = shifted(xi, eta, BETA, -1);
      const lambda = Math.atan2(Math.sinh(eta0), Math.cos(xi0));
      const tangent = geographicTangent(Math.sin(xi0) / Math.hypot(Math.sinh(eta0), Math.cos(xi0)));
      return [centralDeg + lambda / RAD, Math.atan(tangent) / RAD];
    },
  };
}

/** EPSG:3857. */
export const webMercator: Projection = {
  name: 'Web Mercator',
  forward: (lonDeg, latDeg) => [A * lonDeg * RAD, A * Math.asinh(Math.tan(latDeg * RAD))],
  inverse: (x, y) => [x / A / RAD, Math.atan(Math.sinh(y / A)) / RAD],
};

/** A system by its EPSG code: null = degrees, undefined = not one we know. */
export function projectionOfEpsg(code: number): Projection | null | undefined {
  if (code === 4326 || code === 4258 || code === 4269) return null;
  if (code === 3857) return webMercator;
  if (code > 32600 && code <= 32660) return utm(code - 32600, false);
  if (code > 32700 && code <= 32760) return utm(code - 32700, true);
  if (code >= 25828 && code <= 25838) return utm(code - 25800, false);
  if (code > 26900 && code <= 26923) return utm(code - 26900, false);
  return undefined;
}

/** Karney eqs. 7–9. */
function conformalTangent(tan: number): number {
  const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tan) / Math.hypot(1, tan)));
  return tan * Math.hypot(1, sigma) - sigma * Math.hypot(1, tan);
}

/** Inverse of the above by Newton's method, Karney eqs. 19–21. */
function geographicTangent(conformal: number): number {
  let tan = conformal;
  for (let i = 0; i < 5; i++) {
    const at = conformalTangent(tan);
    const square = ECCENTRICITY ** 2;
    tan +=
      ((conformal - at) / Math.hypot(1, at)) * ((1 + (1 - square) * tan ** 2) / ((1 - square) * Math.hypot(1, tan)));
  }
  return tan;
}

/** Karney eqs. 11 and 15. */
function shifted(xi: number, eta: number, series: readonly number[], sign: 1 | -1): [number, number] {
  let [x, y] = [xi, eta];
  for (const [i, factor] of series.entries()) {
    const order = 2 * (i + 1);
    x += sign * factor * Math.sin(order * xi) * Math.cosh(order * eta);
    y += sign * factor * Math.cos(order * xi) * Math.sinh(order * eta);
  }
  return [x, y];
}
