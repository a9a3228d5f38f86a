/** Terrain and clutter files, one after the other → TerrainFacts. */
import type { OpenEntry } from '../containers/open-entries';
import type { Region, TerrainFacts } from '../facts';
import type { ImportReport } from '../import-report';
import type { Mapping } from '../tables/fields';
import { type Box, reachBoxes } from '../towers/region-reach';
import { CLUTTER_STEP_M, clutterOfClasses } from './clutter';
import { combined, describeRaster } from './describe-raster';
import { failReading } from './fail-reading';
import type { Raster } from './raster';
import { RasterCollector } from './raster-collector';
import { readRasters } from './read-rasters';
import { terrainFacts } from './terrain-facts';

export interface TerrainSettings {
  /** How far around the regions terrain is kept. km */
  marginKm: number;
  /** Class → height above the ground, m; besides the defaults. */
  clutterHeightsM: Readonly<Record<string, number>>;
}

interface ReadOptions {
  report: ImportReport;
  mapping: Mapping;
  /** Of the plan; without any, as when one file is checked, rasters are described and not kept. */
  regions: readonly Region[];
  signal: AbortSignal;
  /** Fraction 0..1 of the file. */
  onProgress(fraction: number): void;
}

export class TerrainBuilder {
  private readonly collectors = new Map<'terrain' | 'clutter', RasterCollector>();
  private readonly clutterReports: ImportReport[] = [];

  constructor(private readonly settings: TerrainSettings) {}

  /** A file of the role its report states. Regions have been read before. */
  async read(entries: readonly OpenEntry[], options: ReadOptions): Promise<void> {
    const { report, regions, signal } = options;
    const boxes = reachBoxes(regions, this.settings.marginKm);
    try {
      const rasters = await readRasters(entries, { ...options, latDeg: middleOf(boxes) });
      report.facts.rasters = rasters.length;
      if (report.failed) return;
      if (report.role === 'clutter') this.clutterReports.push(report);
      const collector =
        boxes.length > 0 ? this.collectorOf(report.role === 'clutter' ? 'clutter' : 'terrain', boxes) : null;
      for (const [i, raster] of rasters.entries()) {
        if (collector) await collector.add(raster, report, signal);
        else await describe(raster, report, signal);
        options.onProgress((i + 1) / rasters.length);
      }
    } catch (error) {
      failReading(error, { report, name: report.file, signal });
    }
  }

  finish(): TerrainFacts | null {
    const terrain = terrainFacts(this.collectors.get('terrain')?.finish() ?? []);
    const classes = this.collectors.get('clutter')?.finish() ?? [];
    const [report] = this.clutterReports;
    if (!report || classes.length === 0) return terrain;
    const { clutter, unknown } = clutterOfClasses(classes, this.settings.clutterHeightsM);
    if (unknown.size > 0) {
      const count = [...unknown.values()].reduce((sum, nodes) => sum + nodes, 0);
      const names = [...unknown.keys()].sort((a, b) => a - b).slice(0, 20);
      report.warn('clutter-class-unknown', {}, { classes: names.join(', '), count });
    }
    if (!terrain) report.warn('clutter-without-terrain', {});
    return terrain && { ...terrain, clutter };
  }

  private collectorOf(role: 'terrain' | 'clutter', boxes: readonly Box[]): RasterCollector {
    const known = this.collectors.get(role);
    if (known) return known;
    const collector = new RasterCollector(boxes, role === 'clutter' ? { stepM: CLUTTER_STEP_M } : {});
    this.collectors.set(role, collector);
    return collector;
  }
}

const middleOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, [, south, , north]) => sum + (south + north) / 2, 0) / (boxes.length || 1);

async function describe(raster: Raster, report: ImportReport, signal: AbortSignal): Promise<void> {
  try {
    Object.assign(report.facts, combined(report.facts, await describeRaster(raster, { report, signal })));
    report.use();
  } catch (error) {
    failReading(error, { report, name: raster.name, signal });
  }
}
