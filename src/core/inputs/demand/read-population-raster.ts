/** People per pixel (WorldPop, GHS-POP, Kontur's source) → people per H3 cell of about the pixel's size, so that nothing finer is claimed than the raster knows. The total is kept. */
import { h3MeanAreaKm2, h3OfPoint } from '../../geo';
import {
  pixelAreaKm2,
  pointsPerSide,
  type RasterInput,
  valueRaster,
  visitSamples,
  windowAround,
} from '../formats/raster-samples';

const [COARSEST, FINEST] = [5, 11];
const LEAST_PER_SIDE = 3;

/** People by cell; empty with the report failed. Without regions people are only summed. */
export async function readPopulationRaster(input: RasterInput): Promise<Map<string, number>> {
  const cells = new Map<string, number>();
  const { report } = input;
  const raster = await valueRaster(input);
  const window = raster && windowAround(raster, input);
  if (!raster || !window) return cells;
  report.importer = 'population-raster';
  const pixelKm2 = pixelAreaKm2(raster, window);
  const resolution = resolutionFor(pixelKm2);
  const keep = input.regions.length > 0;
  const perSide = keep ? Math.max(LEAST_PER_SIDE, pointsPerSide(pixelKm2, resolution)) : 1;
  let people = 0;
  const pixels = await visitSamples(raster, window, {
    perSide,
    input,
    // Below zero stands for none where a producer forgot to declare it.
    counts: (value) => value > 0,
    visit(lonDeg, latDeg, value) {
      const share = value / perSide ** 2;
      people += share;
      if (!keep) return;
      const cell = h3OfPoint(lonDeg, latDeg, resolution);
      cells.set(cell, (cells.get(cell) ?? 0) + share);
    },
  });
  report.use(pixels);
  report.facts.people = people;
  report.facts.cells = cells.size;
  return cells;
}

function resolutionFor(pixelKm2: number): number {
  for (let resolution = COARSEST; resolution < FINEST; resolution++)
    if (h3MeanAreaKm2(resolution) <= pixelKm2) return resolution;
  return FINEST;
}
