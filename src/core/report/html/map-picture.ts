/**
 * A region as a picture: hexes of the state most of their people are in, gaps outlined and numbered, sites. Cells are shown as parents when there are more
 * than a page can hold. States differ by pattern as well as by colour, so that a copy in grey still reads.
 */
import { CELL_STATES } from '../../coverage/coverage-types';
import type { Gap } from '../../gaps/gap-types';
import { h3MeanAreaKm2 } from '../../geo';
import { EARTH_RADIUS_KM } from '../../units';
import { fix, svg, text, token } from '../charts/frame';
import { outlineOf } from '../outline';
import type { ReportInput } from '../report-types';
import { aggregateLevel } from '../tiles/aggregate';
import { baseLevel } from '../tiles/base-level';
import { cornersOf, hexText, type Level } from '../tiles/level';
import { mercatorX, mercatorY } from '../tiles/mercator';
import { parentHalves } from '../tiles/parents';
import { figure } from '../words';
import { MAP_TEXT_PX, mapLegend, mapPatterns } from './map-legend';
import { siteMarks } from './map-sites';

const MOST_HEXES = 5000;
const MOST_NUMBERED_GAPS = 12;
const WIDTH = 780;
const TALLEST = 720;
const LEGEND_HEIGHT = 84;
/** A cell is populated from one person per km² (the plan's own definition). */
const POPULATED_PER_KM2 = 1;

export interface MapPictureInput {
  result: ReportInput;
  /** Index into the regions of the grid. */
  region: number;
  title: string;
  /** The option whose sites are drawn; null: only what exists. */
  optionId: string | null;
}

/** Unit square → picture. */
export interface MapView {
  x(mercator: number): number;
  y(mercator: number): number;
  width: number;
  height: number;
}

/** The picture as SVG; empty when the region has no cells. */
export function mapPicture({ result, region, title, optionId }: MapPictureInput): string {
  const [from, to] = cellRange(result, region);
  if (from === to) return '';
  const level = shownLevel(result, from, to);
  const view = viewOf(level);
  const gaps = result.gaps.filter((gap) => gap.regionId === result.grid.regions[region]!.id);
  const picture = `map-${region + 1}${optionId === null ? '' : '-sites'}`;
  const hexes = statePaths(level, view, picture);
  const outlines = gaps
    .slice(0, MOST_NUMBERED_GAPS)
    .map((gap) => gapOutline(result, gap.cells, level.resolution, view));
  const numbers = gapNumbers(gaps.slice(0, MOST_NUMBERED_GAPS), view);
  const shown = level.aggregate
    ? `hexes of resolution ${level.resolution}, each the state of most of its people`
    : `hexes of resolution ${level.resolution}`;
  const description = `${title}: ${shown}. ${gaps.length} gaps, of which the ${Math.min(gaps.length, MOST_NUMBERED_GAPS)} with most people are numbered.`;
  const body = [
    mapPatterns(picture),
    ...hexes,
    ...outlines,
    siteMarks(result, view, optionId),
    ...numbers,
    scaleBar(level, view),
    mapLegend(picture, view.height + 14, optionId !== null),
  ];
  return svg({ title, description, width: WIDTH, height: view.height + LEGEND_HEIGHT }, body.join('\n'));
}

/** Regions follow each other in the grid. */
function cellRange({ grid }: ReportInput, region: number): [number, number] {
  const from = grid.regionIndex.indexOf(region);
  return from < 0 ? [0, 0] : [from, grid.regionIndex.lastIndexOf(region) + 1];
}

function shownLevel(result: ReportInput, from: number, to: number): Level {
  const base = baseLevel(result, from, to);
  let resolution = base.resolution;
  for (let cells = base.count; cells > MOST_HEXES && resolution > 0; cells /= 7) resolution--;
  return resolution === base.resolution ? base : aggregateLevel(base, resolution);
}

function viewOf(level: Level): MapView {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < level.count; i++) {
    left = Math.min(left, level.x[i]!);
    right = Math.max(right, level.x[i]!);
    top = Math.min(top, level.y[i]!);
    bottom = Math.max(bottom, level.y[i]!);
  }
  const margin = level.reach * 1.5;
  const scale = Math.min(WIDTH / (right - left + 2 * margin), TALLEST / (bottom - top + 2 * margin));
  const height = Math.ceil((bottom - top + 2 * margin) * scale);
  const shift = (WIDTH - (right - left) * scale) / 2;
  return { x: (x) => (x - left) * scale + shift, y: (y) => (y - top + margin) * scale, width: WIDTH, height };
}

/** One path per look. */
function statePaths(level: Level, view: MapView, picture: string): string[] {
  const paths = new Map<string, string[]>();
  const populated = POPULATED_PER_KM2 * h3MeanAreaKm2(level.resolution);
  for (let cell = 0; cell < level.count; cell++) {
    const look = lookOf(level, cell, populated);
    const corners = cornersOf(level, cell);
    let path = 'M';
    for (let k = 0; k < corners.length; k += 2)
      path += `${k > 0 ? 'L' : ''}${fix(view.x(corners[k]!))} ${fix(view.y(corners[k + 1]!))}`;
    const list = paths.get(look);
    if (list) list.push(path);
    else paths.set(look, [path]);
  }
  return [...paths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([look, list]) => `<path fill="url(#${picture}-${look})" d="${list.join('Z')}Z"/>`);
}

function lookOf(level: Level, cell: number, populatedFrom: number): string {
  const state = CELL_STATES[level.state[cell]!]!;
  if (state === 'served' && level.grade[cell] === 2) return 'served-b';
  if (state === 'unserved' && level.people[cell]! < populatedFrom) return 'unserved-empty';
  return state;
}

function gapOutline(result: ReportInput, cells: Uint32Array, resolution: number, view: MapView): string {
  const own = new Uint32Array(cells.length * 2);
  cells.forEach((cell, k) => {
    const index = result.grid.h3[cell]!;
    own[2 * k] = Number(index & 0xffffffffn);
    own[2 * k + 1] = Number(index >> 32n);
  });
  const parents = resolution === result.grid.resolution ? own : parentHalves(own, resolution);
  const hexes = new Set<string>();
  for (let k = 0; k < parents.length; k += 2) hexes.add(hexText(parents[k]!, parents[k + 1]!));
  const outline = outlineOf(hexes);
  if (!outline) return '';
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  const path = polygons
    .flat()
    .map(
      (ring) =>
        `M${ring.map(([lon, lat]) => `${fix(view.x(mercatorX(lon!)))} ${fix(view.y(mercatorY(lat!)))}`).join('L')}Z`,
    );
  return `<path d="${path.join('')}" fill="none" stroke="${token('ink')}" stroke-width="1.2" stroke-linejoin="round"/>`;
}

/** Room of a number, and where it may stand instead when another is there already: the first that is free. px */
const NUMBER = { width: 30, height: 15 };
const PLACES = [[0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1], [0, 2], [0, -2]] as const; // prettier-ignore

/** Numbers of the gaps at their middles, moved aside where they would cover each other. */
function gapNumbers(gaps: readonly Gap[], view: MapView): string[] {
  const taken: [x: number, y: number][] = [];
  return gaps.map((gap) => {
    const [left, top] = [view.x(mercatorX(gap.lonDeg)), view.y(mercatorY(gap.latDeg)) + 4];
    const spots = PLACES.map(([right, down]) => [left + right * NUMBER.width, top + down * NUMBER.height] as const);
    const isFree = ([x, y]: readonly [number, number]) =>
      taken.every(([otherX, otherY]) => Math.abs(x - otherX) >= NUMBER.width || Math.abs(y - otherY) >= NUMBER.height);
    const [x, y] = spots.find(isFree) ?? spots[0]!;
    taken.push([x, y]);
    return text(x, y, gap.id, { anchor: 'middle', size: MAP_TEXT_PX, bold: true });
  });
}

/** A bar of 1, 2 or 5 times a power of ten kilometres, true at the middle of the picture. */
function scaleBar(level: Level, view: MapView): string {
  const middleY = level.y.reduce((sum, y) => sum + y, 0) / level.count;
  const kmPerUnit = (2 * Math.PI * EARTH_RADIUS_KM) / Math.cosh((0.5 - middleY) * 2 * Math.PI);
  const pxPerKm = (view.x(1e-3) - view.x(0)) / (1e-3 * kmPerUnit);
  const rough = 120 / pxPerKm;
  const power = 10 ** Math.floor(Math.log10(rough));
  const km = [5, 2, 1].map((factor) => factor * power).find((candidate) => candidate <= rough) ?? power;
  const width = km * pxPerKm;
  const [x, y] = [12, view.height - 10];
  const label = km >= 1 ? `${figure(km)} km` : `${figure(km * 1000)} m`;
  return (
    `<path d="M${fix(x)} ${fix(y - 6)}v6h${fix(width)}v-6" fill="none" stroke="${token('panel')}" stroke-width="4"/>` +
    `<path d="M${fix(x)} ${fix(y - 6)}v6h${fix(width)}v-6" fill="none" stroke="${token('ink')}" stroke-width="1.5"/>` +
    text(x + width / 2, y - 5, label, { anchor: 'middle', size: MAP_TEXT_PX }) +
    text(view.width - 12, 18, 'N ↑', { anchor: 'end', size: MAP_TEXT_PX })
  );
}
