/** Rasters of all terrain files → TerrainFacts: each is cut to the surroundings of the regions as it comes, so that a country's tiles never are in memory together. */
import type { TerrainFacts } from '../facts';
import type { ImportReport } from '../import-report';
import type { Box } from '../towers/region-reach';
import { boundsOf, readPiece, windowOf } from './clip';
import { fillVoids } from './fill-voids';
import { mergePieces } from './merge-pieces';
import { gridOf, type Piece, type Raster, RasterError, type Window } from './raster';
import { regrid } from './regrid';

/** Nodes kept of one raster; the square root of the excess is how many times it is thinned. 6,000 × 6,000 is 180 km of 1″ terrain. */
const MOST_NODES = 36_000_000;
/** Nodes of all rasters together. */
const MOST_NODES_IN_ALL = 100_000_000;

export class TerrainCollector {
  private readonly pieces: Piece[] = [];
  private readonly outside: { report: ImportReport; name: string; bounds: Box }[] = [];
  private nodes = 0;

  /** Widened boxes of the regions; none: nothing is kept. */
  constructor(
    private readonly boxes: readonly Box[],
    private readonly mostNodes = MOST_NODES,
  ) {}

  /** Keeps what of a raster lies around the regions. */
  async add(raster: Raster, report: ImportReport, signal: AbortSignal): Promise<void> {
    const { source, window } = this.chosen(raster);
    if (!window) {
      this.outside.push({ report, name: raster.name, bounds: boundsOf(raster) });
      return;
    }
    try {
      const { piece, every } = await readPiece(source, window, { mostNodes: this.mostNodes, signal });
      this.nodes += piece.columns * piece.rows;
      if (this.nodes > MOST_NODES_IN_ALL)
        return report.fail('terrain-too-large', { nodes: this.nodes, limit: MOST_NODES_IN_ALL }, { id: raster.name });
      this.pieces.push(piece);
      report.use();
      const times = Math.round((every * source.stepX) / raster.stepX);
      if (times > 1) report.note('terrain-thinned', { times }, { id: raster.name });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RasterError)) throw error;
      report.fail('terrain-damaged', { problem: error.message }, { id: raster.name });
    }
  }

  finish(): TerrainFacts | null {
    this.blameOutside();
    if (this.pieces.length === 0) return null;
    let [voidsFilled, voidsLeft] = [0, 0];
    const merged = mergePieces(this.pieces).map((piece) => {
      const { filled, left } = fillVoids(piece);
      voidsFilled += filled;
      voidsLeft += left;
      return regrid(piece);
    });
    return { grids: merged.map(gridOf), clutter: null, voidsFilled, voidsLeft, bounds: boundsOfAll(merged) };
  }

  /** The raster or its finest overview that need not be thinned, and the window in it. */
  private chosen(raster: Raster): { source: Raster; window: Window | null } {
    let chosen = { source: raster, window: windowOf(raster, this.boxes) };
    for (const source of raster.overviews ?? []) {
      if (!chosen.window || chosen.window.columns * chosen.window.rows <= this.mostNodes) break;
      const window = windowOf(source, this.boxes);
      if (window) chosen = { source, window };
    }
    return chosen;
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

const boxText = (box: Box): string => box.map((degrees) => Number(degrees.toFixed(4))).join(' ');

function boundsOfAll(pieces: readonly Piece[]): Box {
  const all = pieces.map(boundsOf);
  return [
    Math.min(...all.map(([west]) => west)),
    Math.min(...all.map(([, south]) => south)),
    Math.max(...all.map(([, , east]) => east)),
    Math.max(...all.map(([, , , north]) => north)),
  ];
}
