/** Regions written out on a command line: `bbox:W,S,E,N` in degrees, `h3:CELL,CELL…`. They become drawn regions of the plan. */
import type { MultiPolygon, Polygon } from 'geojson';
import { h3FromText } from '../../geo';
import { numberOf } from '../tables/fields';
import { outlineOfCells } from './cell-outline';

/** A region, or why the text is none; null: it is no such text but, say, the name of a file. */
export function regionOfText(
  text: string,
): { name: string; geometry: Polygon | MultiPolygon } | { problem: string } | null {
  const [, kind, list] = /^(bbox|h3):(.*)$/is.exec(text) ?? [];
  if (kind === undefined || list === undefined) return null;
  const parts = list.split(/[\s,;]+/).filter((part) => part !== '');
  return kind.toLowerCase() === 'h3' ? regionOfCells(parts) : regionOfBox(parts);
}

function regionOfCells(
  parts: readonly string[],
): { name: string; geometry: Polygon | MultiPolygon } | { problem: string } {
  const cells: string[] = [];
  for (const part of parts) {
    const cell = h3FromText(part);
    if (!cell) return { problem: `“${part.slice(0, 60)}” is not an H3 cell` };
    cells.push(cell.h3);
  }
  if (cells.length === 0) return { problem: 'no H3 cell is named' };
  const outline = outlineOfCells(cells);
  if ('problem' in outline) return outline;
  return { name: cells.length === 1 ? `H3 ${cells[0]!}` : `${cells.length} H3 cells`, geometry: outline.geometry };
}

function regionOfBox(
  parts: readonly string[],
): { name: string; geometry: Polygon | MultiPolygon } | { problem: string } {
  const [west, south, east, north, ...more] = parts.map(numberOf);
  if (north === undefined || more.length > 0 || ![west, south, east, north].every((value) => Number.isFinite(value)))
    return { problem: 'four numbers are needed: west, south, east, north' };
  const box = [west!, south!, east!, north] as const;
  if (!(Math.abs(box[0]) <= 180 && Math.abs(box[2]) <= 180 && box[1] >= -90 && north <= 90))
    return { problem: 'the numbers are no degrees' };
  if (!(box[1] < north) || box[0] === box[2]) return { problem: 'it encloses no area' };
  const ring = (from: number, to: number): [number, number][] => [
    [from, box[1]],
    [to, box[1]],
    [to, north],
    [from, north],
    [from, box[1]],
  ];
  const name = `Box ${box.join(' ')}`;
  if (box[2] - box[0] >= 180) return { problem: 'it goes half around the globe or more' };
  if (box[0] < box[2]) return { name, geometry: { type: 'Polygon', coordinates: [ring(box[0], box[2])] } };
  // West of east the other way round: across the 180th meridian.
  const sides: [number, number][] = [[box[0], 180], [-180, box[2]]]; // prettier-ignore
  const polygons = sides.filter(([from, to]) => from < to).map(([from, to]) => [ring(from, to)]);
  return { name, geometry: { type: 'MultiPolygon', coordinates: polygons } };
}
