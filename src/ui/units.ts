import type { UnitSystem } from '../state';

export type { UnitSystem } from '../state';

/** How lengths and areas are written. */
export interface Units {
  /** Heights and short ways. */
  length: string;
  distance: string;
  area: string;
  lengthPerM: number;
  distancePerKm: number;
  areaPerKm2: number;
}

/** International foot and mile of 1959: 0.3048 m and 1.609344 km, exactly. */
const FOOT_M = 0.3048;
const MILE_KM = 1.609344;

const UNITS: Record<UnitSystem, Units> = {
  metric: { length: 'm', distance: 'km', area: 'km²', lengthPerM: 1, distancePerKm: 1, areaPerKm2: 1 },
  imperial: {
    length: 'ft',
    distance: 'mi',
    area: 'sq mi',
    lengthPerM: 1 / FOOT_M,
    distancePerKm: 1 / MILE_KM,
    areaPerKm2: 1 / MILE_KM ** 2,
  },
};

export const unitsOf = (system: UnitSystem): Units => UNITS[system];
