/** Rasters of all files of a role, each cut to the surroundings of the regions as it comes, so that a country's tiles never are in memory together. */
import type { ImportReport } from '../import-report';
import type { Box } from '../towers/region-reach';
import { boundsOf, readPiece, windowOf } from './clip';
import { mergePieces } from './merge-pieces';
import { failReading } from './fail-reading';
import { isVoid, type Piece, type Raster, type Window } from './raster';

/** Nodes kept of one raster; the square root of the excess is how many times it is thinned. 6,000 × 6,000 is 180 km of 1″ terrain. */
const MOST_NODES = 36_000_000;
/** Nodes of all rasters together. */
const MOST_NODES_IN_ALL = 100_000_000;

/** One degree of latitude. m */
const METRES_PER_DEGREE = 111_195;

export interface CollectorOptions {
  mostNodes?: number;
  /** Finer rasters are thinned to about this. m */
  stepM?: number;
}

export class RasterCollector {
  private readonly pieces: Piece[] = [];
  private readonly outside: { report: ImportReport; name: string; bounds: Box }[] = [];
  private nodes = 0;

  /** Widened boxes of the regions; none: nothing is kept. */
  constructor(
    private readonly boxes: readonly Box[],
    private readonly options: CollectorOptions = {},
  ) {}

  /** Keeps what of a raster lies around the regions. */
  async add(raster: Raster, report: ImportReport, signal: AbortSignal): Promise<void> {
    const { source, window } = this.chosen(raster);
    if (!window) {
      this.outside.push({ report, name: raster.name, bounds: boundsOf(raster) });
      return;
    }
    try {
      const every = this.thinning(source, window);
      const piece = await readPiece(source, window, { every, signal });
      this.nodes += piece.columns * piece.rows;
      if (this.nodes > MOST_NODES_IN_ALL)
        return report.fail('terrain-too-large', { nodes: this.nodes, limit: MOST_NODES_IN_ALL }, { id: raster.name });
      this.pieces.push(piece);
      report.use();
      tell(report, raster, piece);
      const times = Math.round((every * source.stepX) / raster.stepX);
      if (times > 1) report.note('terrain-thinned', { times }, { id: raster.name });
    } catch (error) {
      failReading(error, { report, name: raster.name, signal });
    }
  }

  /** What was kept, tiles of a series joined. Files that lie elsewhere are blamed. */
  finish(): Piece[] {
    this.blameOutside();
    return mergePieces(this.pieces);
  }

  /** The raster, or of its overviews the first that need not be thinned, and the window in it. */
  private chosen(raster: Raster): { source: Raster; window: Window | null } {
    let chosen = { source: raster, window: windowOf(raster, this.boxes) };
    for (const source of raster.overviews ?? []) {
      const window = windowOf(source, this.boxes);
      if (!window || !chosen.window || this.thinning(chosen.source, chosen.window) === 1) break;
      if (source.stepY > raster.stepY * this.thinning(raster, windowOf(raster, this.boxes)!)) break;
      chosen = { source, window };
    }
    return chosen;
  }

  /** Only every n-th row and column is needed. */
  private thinning({ projection, stepY }: Raster, window: Window): number {
    const { mostNodes = MOST_NODES, stepM = 0 } = this.options;
    const metres = projection ? stepY : stepY * METRES_PER_DEGREE;
    return Math.max(
      1,
      Math.ceil(Math.sqrt((window.columns * window.rows) / mostNodes) - 1e-9),
      Math.floor(stepM / metres + 1e-6),
    );
  }

  /** A tile elsewhere is worth a word when others are in place; when none is, the files are the wrong ones. */
  private blameOutside(): void {
    const [first] = this.boxes;
    if (!first) return;
    const wanted = this.boxes.length === 1 ? boxText(first) : `${boxText(first)} and ${this.boxes.length - 1} more`;
    for (const { report, name, bounds } of this.outside) {
      const context = { bounds: boxText(bounds), regions: wanted };
      if (this.pieces.length > 0) report.warn('terrain-outside-regions', { id: name }, context);
      else report.fail('terrain-outside-regions', context, { id: name });
    }
  }
}

/** What was kept of a file: nodes, their distance, voids; of pyramids the tiles. */
function tell(report: ImportReport, { tiles }: Raster, { heights, columns, rows, stepY, projection }: Piece): void {
  const { facts } = report;
  let voids = 0;
  for (let i = 0; i < heights.length; i++) if (isVoid(heights[i]!)) voids++;
  const metres = Number((projection ? stepY : stepY * METRES_PER_DEGREE).toPrecision(3));
  facts.nodes = Number(facts.nodes ?? 0) + columns * rows;
  facts.resolutionM = Math.min(Number(facts.resolutionM ?? Infinity), metres);
  facts.voids = Number(facts.voids ?? 0) + voids;
  if (!tiles) return;
  facts.tiles = tiles.read;
  if (tiles.missing > 0) facts.tilesMissing = tiles.missing;
}

const boxText = (box: Box): string => box.map((degrees) => Number(degrees.toFixed(4))).join(' ');
