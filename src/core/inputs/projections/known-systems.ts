/** Reference systems by EPSG code as proj4 strings (parameters: EPSG Geodetic Parameter Dataset v11, epsg.org). ETRS89, NAD83, GDA and their kin differ from WGS 84 by less than 2 m and are taken as it. */

import { SHIFTS } from './datum-shifts';

/** Longitude and latitude that need no conversion. */
const DEGREES = [4326, 4258, 4269, 4283, 4171, 4674, 4937, 4979, 6318, 7844, 4167, 4148, 6667];

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs';
const BESSEL_DE = `+ellps=bessel +towgs84=${SHIFTS.dhdn} +units=m +no_defs`;
const ED50 = `+ellps=intl +towgs84=${SHIFTS.ed50} +units=m +no_defs`;
const NAD27 = `+ellps=clrk66 +towgs84=${SHIFTS.nad27} +units=m +no_defs`;
const PSAD56 = `+ellps=intl +towgs84=${SHIFTS.psad56} +units=m +no_defs`;

const NAMED: Readonly<Record<number, string>> = {
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  3395: '+proj=merc +lon_0=0 +k=1 +datum=WGS84 +units=m +no_defs',
  54009: '+proj=moll +lon_0=0 +datum=WGS84 +units=m +no_defs',
  4230: `+proj=longlat +ellps=intl +towgs84=${SHIFTS.ed50} +no_defs`,
  4267: `+proj=longlat +ellps=clrk66 +towgs84=${SHIFTS.nad27} +no_defs`,
  // Europe
  3035: `+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${GRS80}`,
  3034: `+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 ${GRS80}`,
  27700: `+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=${SHIFTS.osgb36} +units=m +no_defs`,
  2157: `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 ${GRS80}`,
  29903: `+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy +towgs84=${SHIFTS.ireland1965} +units=m +no_defs`,
  2154: `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
  28992: `+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=${SHIFTS.amersfoort} +units=m +no_defs`,
  3812: `+proj=lcc +lat_0=50.797815 +lon_0=4.359215833333333 +lat_1=49.83333333333334 +lat_2=51.16666666666666 +x_0=649328 +y_0=665262 ${GRS80}`,
  31370: `+proj=lcc +lat_0=90 +lon_0=4.367486666666666 +lat_1=51.16666723333333 +lat_2=49.8333339 +x_0=150000.013 +y_0=5400088.438 +ellps=intl +towgs84=${SHIFTS.belge1972} +units=m +no_defs`,
  2056: `+proj=somerc +lat_0=46.95240555555556 +lon_0=7.439583333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel +towgs84=${SHIFTS.ch1903} +units=m +no_defs`,
  21781: `+proj=somerc +lat_0=46.95240555555556 +lon_0=7.439583333333333 +k_0=1 +x_0=600000 +y_0=200000 +ellps=bessel +towgs84=${SHIFTS.ch1903} +units=m +no_defs`,
  31466: `+proj=tmerc +lat_0=0 +lon_0=6 +k=1 +x_0=2500000 +y_0=0 ${BESSEL_DE}`,
  31467: `+proj=tmerc +lat_0=0 +lon_0=9 +k=1 +x_0=3500000 +y_0=0 ${BESSEL_DE}`,
  31468: `+proj=tmerc +lat_0=0 +lon_0=12 +k=1 +x_0=4500000 +y_0=0 ${BESSEL_DE}`,
  31469: `+proj=tmerc +lat_0=0 +lon_0=15 +k=1 +x_0=5500000 +y_0=0 ${BESSEL_DE}`,
  31287: `+proj=lcc +lat_0=47.5 +lon_0=13.33333333333333 +lat_1=49 +lat_2=46 +x_0=400000 +y_0=400000 +ellps=bessel +towgs84=${SHIFTS.mgi} +units=m +no_defs`,
  3006: `+proj=utm +zone=33 ${GRS80}`,
  3067: `+proj=utm +zone=35 ${GRS80}`,
  3763: `+proj=tmerc +lat_0=39.66825833333333 +lon_0=-8.133108333333334 +k=1 +x_0=0 +y_0=0 ${GRS80}`,
  2180: `+proj=tmerc +lat_0=0 +lon_0=19 +k=0.9993 +x_0=500000 +y_0=-5300000 ${GRS80}`,
  3301: `+proj=lcc +lat_0=57.51755393055556 +lon_0=24 +lat_1=59.33333333333334 +lat_2=58 +x_0=500000 +y_0=6375000 ${GRS80}`,
  3346: `+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9998 +x_0=500000 +y_0=0 ${GRS80}`,
  3059: `+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=-6000000 ${GRS80}`,
  3765: `+proj=tmerc +lat_0=0 +lon_0=16.5 +k=0.9999 +x_0=500000 +y_0=0 ${GRS80}`,
  3794: `+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9999 +x_0=500000 +y_0=-5000000 ${GRS80}`,
  2100: `+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=0 +ellps=GRS80 +towgs84=${SHIFTS.ggrs87} +units=m +no_defs`,
  // Americas, Pacific, Asia
  5070: `+proj=aea +lat_0=23 +lon_0=-96 +lat_1=29.5 +lat_2=45.5 +x_0=0 +y_0=0 ${GRS80}`,
  3347: `+proj=lcc +lat_0=63.390675 +lon_0=-91.86666666666666 +lat_1=49 +lat_2=77 +x_0=6200000 +y_0=3000000 ${GRS80}`,
  3978: `+proj=lcc +lat_0=49 +lon_0=-95 +lat_1=49 +lat_2=77 +x_0=0 +y_0=0 ${GRS80}`,
  6372: `+proj=lcc +lat_0=12 +lon_0=-102 +lat_1=17.5 +lat_2=29.5 +x_0=2500000 +y_0=0 ${GRS80}`,
  2193: `+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 ${GRS80}`,
  5186: `+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=600000 ${GRS80}`,
};

/** Series of UTM zones: code of zone 0, first and last zone, and what the definition adds. */
const UTM_SERIES: readonly (readonly [base: number, first: number, last: number, rest: string])[] = [
  [32600, 1, 60, '+datum=WGS84 +units=m +no_defs'],
  [32700, 1, 60, '+south +datum=WGS84 +units=m +no_defs'],
  [25800, 28, 38, GRS80],
  [26900, 1, 23, GRS80],
  [23000, 28, 38, ED50],
  [26700, 1, 22, NAD27],
  [24860, 17, 22, `+south ${PSAD56}`],
  [31960, 17, 25, `+south ${GRS80}`],
  [28300, 46, 59, `+south ${GRS80}`],
  [7800, 46, 59, `+south ${GRS80}`],
];

/** Codes under which others know a system. */
const ALIASES: Readonly<Record<number, number>> = {
  900913: 3857,
  102100: 3857,
  3785: 3857,
  102014: 3034,
  29902: 29903,
};

/** Definition of an EPSG code: 'degrees', a proj4 string, or null when it is not in the table. */
export function systemOfEpsg(code: number): string | null {
  const known = ALIASES[code] ?? code;
  if (DEGREES.includes(known)) return 'degrees';
  const named = NAMED[known];
  if (named) return named;
  for (const [base, first, last, rest] of UTM_SERIES) {
    const zone = known - base;
    if (zone >= first && zone <= last) return `+proj=utm +zone=${zone} ${rest}`;
  }
  return null;
}
