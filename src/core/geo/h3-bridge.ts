/**
 * The only way to H3 outside grid/: h3-js takes latitude first and hex strings; here it is longitude first, and every text form in which
 * the index travels is understood.
 */
import {
  cellArea,
  cellToBoundary,
  cellToChildren,
  cellToLatLng,
  cellToParent,
  cellsToMultiPolygon,
  compactCells,
  getHexagonAreaAvg,
  getHexagonEdgeLengthAvg,
  getResolution,
  gridDisk,
  isValidCell,
  latLngToCell,
} from 'h3-js';
import { EARTH_RADIUS_KM } from '../units';

/** h3-js's own sphere (authalic radius, H3 v4 constants.h EARTH_RADIUS_KM): its areas are scaled from it to ours. km. */
const H3_EARTH_RADIUS_KM = 6371.007180918475;

/**
 * An H3 cell written as hex (any case, with or without 0x and leading zeros) or as an unsigned decimal of 64 bits. A cell index has 15 hex
 * digits, or 18 decimal ones, so digits alone are never ambiguous. Null when it is not a valid cell.
 */
export function h3FromText(text: string): { h3: string; resolution: number } | null {
  const trimmed = text.trim().toLowerCase();
  const h3 = /^\d{17,20}$/.test(trimmed)
    ? BigInt(trimmed).toString(16)
    : trimmed.replace(/^0x/, '').replace(/^0+(?=[0-9a-f])/, '');
  return /^[0-9a-f]{15}$/.test(h3) && isValidCell(h3) ? { h3, resolution: getResolution(h3) } : null;
}

/** Centre of a cell: [lon, lat]. */
export function h3Centre(h3: string): [number, number] {
  const [lat, lon] = cellToLatLng(h3);
  return [lon, lat];
}

/** Corners of a cell, counter-clockwise, not closed: [lon, lat][]. Across the antimeridian longitudes jump. */
export const h3Boundary = (h3: string): [number, number][] =>
  cellToBoundary(h3).map(([lat, lon]): [number, number] => [lon, lat]);

/** The cell a point is in. */
export const h3OfPoint = (lon: number, lat: number, resolution: number): string => latLngToCell(lat, lon, resolution);

/** All cells of a finer (or the same) resolution whose ancestor this is. */
export const h3Children = (h3: string, resolution: number): string[] => cellToChildren(h3, resolution);

/** The ancestor at a coarser (or the same) resolution. */
export const h3Parent = (h3: string, resolution: number): string => cellToParent(h3, resolution);

/** Cells within `rings` steps, the cell itself first. */
export const h3Disk = (h3: string, rings: number): string[] => gridDisk(h3, rings);

export const h3Resolution = (h3: string): number => getResolution(h3);

/** The 64-bit index as a number. */
export const h3ToBigInt = (h3: string): bigint => BigInt(`0x${h3}`);

/** The hex form h3-js works with. */
export const h3FromBigInt = (index: bigint): string => index.toString(16);

/** The fewest cells of mixed resolutions that cover the same as these of one resolution, each once. */
export const h3Compact = (cells: readonly string[]): string[] => compactCells([...cells]);

/** Outline of the union of cells of one resolution, each once: polygons of closed rings, [lon, lat]. */
export const h3Outline = (cells: readonly string[]): [number, number][][][] =>
  cellsToMultiPolygon([...cells], true) as [number, number][][][];

/** Average edge of a hexagon of a resolution, which is also the radius of its corners. km. */
export const h3EdgeKm = (resolution: number): number => getHexagonEdgeLengthAvg(resolution, 'km');

/** Average area of a hexagon of a resolution. km². */
export const h3MeanAreaKm2 = (resolution: number): number => getHexagonAreaAvg(resolution, 'km2');

/** Area of one cell on the sphere of EARTH_RADIUS_KM. km². */
export const h3AreaKm2 = (h3: string): number => cellArea(h3, 'km2') * (EARTH_RADIUS_KM / H3_EARTH_RADIUS_KM) ** 2;
