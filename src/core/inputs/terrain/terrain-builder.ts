/** Terrain and clutter files, one after the other → TerrainFacts. */
import type { Entry } from '../containers/unpack';
import type { Region, TerrainFacts } from '../facts';
import type { ImportReport } from '../import-report';
import type { Mapping } from '../tables/fields';
import { reachBoxes } from '../towers/region-reach';
import { CLUTTER_STEP_M, clutterOfClasses } from './clutter';
import { combined, describeRaster } from './describe-raster';
import { type Raster, RasterError } from './raster';
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
}

export class TerrainBuilder {
  private readonly collectors = new Map<'terrain' | 'clutter', RasterCollector>();
  private readonly clutterReports: ImportReport[] = [];

  constructor(private readonly settings: TerrainSettings) {}

  /** A file of the role its report states. Regions have been read before. */
  async read(entries: readonly Entry[], { report, mapping, regions, signal }: ReadOptions): Promise<void> {
    const rasters = await readRasters(entries, { report, mapping, signal });
    report.facts.rasters = rasters.length;
    if (report.failed) return;
    if (report.role === 'clutter') this.clutterReports.push(report);
    for (const raster of rasters) {
      if (regions.length === 0) await describe(raster, report, signal);
      else
        await this.collectorOf(report.role === 'clutter' ? 'clutter' : 'terrain', regions).add(raster, report, signal);
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

  private collectorOf(role: 'terrain' | 'clutter', regions: readonly Region[]): RasterCollector {
    const known = this.collectors.get(role);
    if (known) return known;
    const boxes = reachBoxes(regions, this.settings.marginKm);
    const collector = new RasterCollector(boxes, role === 'clutter' ? { stepM: CLUTTER_STEP_M } : {});
    this.collectors.set(role, collector);
    return collector;
  }
}

async function describe(raster: Raster, report: ImportReport, signal: AbortSignal): Promise<void> {
  try {
    Object.assign(report.facts, combined(report.facts, await describeRaster(raster, signal)));
    report.use();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof RasterError)) throw error;
    report.fail('terrain-damaged', { problem: error.message }, { id: raster.name });
  }
}
