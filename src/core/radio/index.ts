export { makeP1812, type P1812Model, p1812LossDb, p1812Warnings } from './p1812/p1812';
export type { P1812Settings, TerrainProfile } from './p1812/p1812-types';
export { TERRAIN_WARNING_CODES, type TerrainWarningCode } from './terrain-warnings';
