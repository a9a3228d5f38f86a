/** What `infill check` says of a raster: size, resolution, bounds, heights and voids. */
import { breathe } from '../containers/breathe';
import type { FileReport } from '../facts';
import type { ImportReport } from '../import-report';
import { boundsOf } from './clip';
import { blockBands, type Heights, inPercent, isVoid, type Raster, RasterError, type Window } from './raster';

const BAND_NODES = 4_000_000;
/** A larger raster is described by its overview, or without its heights. */
const MOST_NODES = 200_000_000;
/** Tiles are unpacked one by one, which takes longer. */
const MOST_TILE_NODES = 20_000_000;
const TRIES_PER_BREATH = 1000;
const METRES_PER_DEGREE = 111_195;

/** Facts of a raster, over what of it can be read; parts that cannot are told. Throws RasterError when nothing can. */
export async function describeRaster(
  raster: Raster,
  { report, signal }: { report: ImportReport; signal: AbortSignal },
): Promise<FileReport['facts']> {
  const [west, south, east, north] = boundsOf(raster).map((degrees) => Number(degrees.toFixed(6)));
  const metres = raster.projection ? raster.stepY : raster.stepY * METRES_PER_DEGREE;
  const facts: FileReport['facts'] = {
    nodes: raster.columns * raster.rows,
    columns: raster.columns,
    rows: raster.rows,
    resolutionM: Number(metres.toPrecision(3)),
    west: west!,
    south: south!,
    east: east!,
    north: north!,
  };
  if (raster.projection) facts.projection = raster.projection.name;
  else facts.resolutionArcSeconds = Number((raster.stepY * 3600).toPrecision(4));
  const most = raster.tiles ? MOST_TILE_NODES : MOST_NODES;
  const counted = [raster, ...(raster.overviews ?? [])].find(({ columns, rows }) => columns * rows <= most);
  if (!counted) return facts;
  let [lowest, highest, voids] = [Infinity, -Infinity, 0];
  for await (const heights of readableParts(counted, raster, { report, signal }))
    for (const height of heights)
      if (isVoid(height)) voids++;
      else {
        if (height < lowest) lowest = height;
        if (height > highest) highest = height;
      }
  if (raster.tiles) {
    const { read, missing } = raster.tiles;
    voids -= (missing * counted.columns * counted.rows) / Math.max(1, read + missing);
    facts.tiles = read;
  }
  facts.voids = voids;
  if (lowest <= highest) Object.assign(facts, { lowestM: lowest, highestM: highest });
  return facts;
}

/** All of it in bands; where one cannot be read, its rows of blocks one by one. A plan reads only what its regions need, so a part may be broken. */
async function* readableParts(
  counted: Raster,
  { name, isCut = false }: Raster,
  { report, signal }: { report: ImportReport; signal: AbortSignal },
): AsyncGenerator<Heights> {
  const whole = { column: 0, row: 0, columns: counted.columns, rows: counted.rows };
  let [lostRows, tries, problem] = [0, 0, ''];
  for (const band of blockBands(counted, whole, BAND_NODES)) {
    await breathe(signal);
    const heights = await readOr(counted, band, signal);
    if (!(heights instanceof RasterError)) {
      yield heights;
      continue;
    }
    // A text is read from its beginning for every row: what is wrong in it is wrong with all of it.
    if (counted.blockRows === undefined) throw heights;
    for (const row of blockBands(counted, band, 1)) {
      if (++tries % TRIES_PER_BREATH === 0) await breathe(signal);
      const part = await readOr(counted, row, signal);
      if (!(part instanceof RasterError)) yield part;
      else [lostRows, problem] = [lostRows + row.rows, part.message];
    }
  }
  if (lostRows === counted.rows) throw new RasterError(problem);
  if (lostRows > 0 && !isCut)
    report.warn('terrain-partly-damaged', { id: name }, { sharePercent: inPercent(lostRows / counted.rows), problem });
}

async function readOr(raster: Raster, window: Window, signal: AbortSignal): Promise<Heights | RasterError> {
  try {
    return await raster.read(window, signal);
  } catch (error) {
    if (error instanceof RasterError) return error;
    throw error;
  }
}

const LEAST = ['west', 'south', 'lowestM', 'resolutionM'];
const SUMS = ['voids', 'nodes', 'tiles'];
const MOST = ['east', 'north', 'highestM'];

/** Facts of several rasters of one file: boxes and heights around all, voids of all; sizes are of the first. */
export function combined(facts: FileReport['facts'], more: FileReport['facts']): FileReport['facts'] {
  const both = { ...more, ...facts };
  for (const [key, value] of Object.entries(more)) {
    const known = facts[key];
    if (typeof known !== 'number' || typeof value !== 'number') continue;
    if (LEAST.includes(key)) both[key] = Math.min(known, value);
    else if (MOST.includes(key)) both[key] = Math.max(known, value);
    else if (SUMS.includes(key)) both[key] = known + value;
  }
  return both;
}
