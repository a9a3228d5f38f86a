/** What the register assumes of traffic, in the order of the classes of roads. */
import { type Assumption, rowsByKey } from '../costs';
import type { TrafficRates } from '../grid';
import { CLASSES_WITHOUT_TRAFFIC, ROAD_CLASSES, type RoadClass } from '../inputs';

/** The row's class: service roads and tracks are as fast as local roads, what has no known class as secondary ones. Path: on foot. */
const SPEED_AS: Readonly<Record<RoadClass, RoadClass>> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  local: 'local',
  service: 'local',
  track: 'local',
  path: 'local',
  unknown: 'secondary',
};

/** Rates at the likely values. */
export function trafficRates(register: readonly Assumption[]): TrafficRates {
  const rowOf = rowsByKey(register);
  const likely = (key: string): number => rowOf(`road.${key}`).likely;
  return {
    peoplePerVehicle: likely('people_per_vehicle'),
    busyHourShareFraction: likely('busy_hour_pct') / 100,
    vehiclesPerDay: ROAD_CLASSES.map((name) =>
      CLASSES_WITHOUT_TRAFFIC.includes(name) ? Number.NaN : likely(`${name}_vehicles_day`),
    ),
    speedKmh: ROAD_CLASSES.map((name) => likely(`${SPEED_AS[name]}_kmh`)),
  };
}
