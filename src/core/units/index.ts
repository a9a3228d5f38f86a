export { BOLTZMANN_J_PER_K, EARTH_RADIUS_KM, SPEED_OF_LIGHT_M_PER_S } from './constants';
export { dbmToMw, dbToRatio, mwToDbm, ratioToDb, thermalNoiseDbm } from './decibels';
export { normalCdf, normalQuantile } from './normal';
export { seededRandom } from './seeded-random';
