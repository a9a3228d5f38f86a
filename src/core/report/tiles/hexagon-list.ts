/** What the map shows as rows, for those who do not read a map. */
import { CELL_STATES, type CellState } from '../../coverage/coverage-types';
import { h3Centre } from '../../geo';
import type { TileInput } from './base-level';
import { hexText, type Level } from './level';
import { mercatorX, mercatorY } from './mercator';
import { visitBox } from './raster';
import { levelsOf, resolutionFor } from './tile-source';

export interface HexagonsAsked {
  /** West, south, east, north. Degrees. */
  bounds: [number, number, number, number];
  /** Of the map; decides the size of the hexagons. */
  zoom: number;
  most: number;
}

/** One hexagon. NaN: not known. */
export interface HexagonRow {
  h3: string;
  lonDeg: number;
  latDeg: number;
  state: CellState;
  people: number;
  /** Present on average in the busy hour; absent: the plan has none. */
  visitors?: number;
  /** Share of the people without service. */
  unservedShare: number;
  rsrpDbm: number;
  sinrDb: number;
  downMbps: number;
  /** Id of the best server; '' for none. */
  server: string;
  /** Id of the gap; '' for none. */
  gap: string;
}

export interface HexagonList {
  resolution: number;
  /** How many there are; `rows` has at most what was asked for. */
  all: number;
  rows: HexagonRow[];
}

const levels = new WeakMap<object, { visitors: TileInput['visitors']; levelAt(resolution: number): Level }>();

/** The hexagons whose centre is in view, those of most people first. */
export function hexagonsIn(input: TileInput, { bounds, zoom, most }: HexagonsAsked): HexagonList {
  const known = levels.get(input.coverage);
  // Visitors change with what is assumed of traffic, which coverage does not read.
  const levelAt = known && known.visitors === input.visitors ? known.levelAt : levelsOf(input);
  levels.set(input.coverage, { visitors: input.visitors, levelAt });
  const resolution = resolutionFor(input.grid)(Math.floor(zoom));
  const level = levelAt(resolution);
  const [west, south, east, north] = bounds;
  const box = [mercatorX(west), mercatorY(north), mercatorX(east), mercatorY(south)] as const;
  const found: number[] = [];
  visitBox(level.raster, box, (cell) => {
    const [x, y] = [level.x[cell]!, level.y[cell]!];
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) found.push(cell);
  });
  found.sort((a, b) => level.people[b]! - level.people[a]! || a - b);
  return { resolution, all: found.length, rows: found.slice(0, most).map((cell) => rowOf(input, level, cell)) };
}

function rowOf({ coverage, gaps }: TileInput, level: Level, cell: number): HexagonRow {
  const h3 = hexText(level.halves[2 * cell]!, level.halves[2 * cell + 1]!);
  const [lonDeg, latDeg] = h3Centre(h3);
  return {
    ...{ h3, lonDeg, latDeg, state: CELL_STATES[level.state[cell]!]!, people: level.people[cell]! },
    ...(level.visitors ? { visitors: level.visitors[cell]! } : {}),
    ...{ unservedShare: level.unservedShare[cell]!, rsrpDbm: level.rsrpDbm[cell]! },
    ...{ sinrDb: level.sinrDb[cell]!, downMbps: level.downMbps[cell]! },
    server: coverage.siteIds[level.server[cell]!] ?? '',
    gap: gaps[level.gap[cell]!]?.id ?? '',
  };
}
