/** Collects the facts of all files, one file at a time; each leaves a report. What belongs together across files (joins, the same hotspot twice) is settled here. */
import type { Issue } from '../plan/issues';
import type { Plan } from '../plan/plan';
import { unpack, type Unpacked } from './containers/unpack';
import { DemandCollector } from './demand/demand-collector';
import type { JoinKey } from './demand/join-counts';
import type { Facts, FileReport, Region, Site, SourceFile, Venue } from './facts';
import { HotspotMerge } from './hotspots/merge-hotspots';
import { readHotspots } from './hotspots/read-hotspots';
import { ImportReport } from './import-report';
import { soundPolygon } from './shapes/polygon';
import { readRegions } from './shapes/regions';
import { contentKind } from './sniff';
import type { Mapping } from './tables/fields';
import { TerrainBuilder, type TerrainSettings } from './terrain/terrain-builder';
import { SiteExtent } from './towers/site-extent';
import { readTowers } from './towers/read-towers';
import { readVenues } from './venues/read-venues';

export interface FileToRead {
  file: SourceFile;
  /** As the plan names it. */
  path: string;
  role: FileReport['role'];
  mapping: Mapping;
  /** The file is counts to be joined to the polygons. */
  join?: JoinKey;
}

export interface ReadOptions {
  signal: AbortSignal;
  /** Fraction 0..1 of the file. */
  onProgress(fraction: number): void;
}

export class FactsBuilder {
  private readonly reports: ImportReport[] = [];
  private readonly regions: Region[] = [];
  private readonly sites: Site[] = [];
  private readonly extent = new SiteExtent();
  private readonly hotspots = new HotspotMerge();
  private readonly demand = new DemandCollector();
  private readonly venues: Venue[] = [];
  private readonly terrain: TerrainBuilder;

  constructor(settings: TerrainSettings = { marginKm: 0, clutterHeightsM: {} }) {
    this.terrain = new TerrainBuilder(settings);
  }

  /** A report for a file that could not even be opened, or that nobody reads here. */
  report(path: string, role: FileReport['role']): ImportReport {
    const report = new ImportReport(path, role);
    this.reports.push(report);
    return report;
  }

  /** Regions drawn in the plan. Its schema knows their form, not whether they have an inside; gives the issues of those that have none. */
  addDrawn(regions: Plan['inputs']['drawnRegions']): Issue[] {
    const issues: Issue[] = [];
    for (const { id, name, geometry } of regions) {
      const sound = soundPolygon({ ...geometry });
      if ('geometry' in sound) this.regions.push({ id, name, geometry: sound.geometry });
      else {
        const problem = 'invalid' in sound ? sound.invalid : sound.unsupported;
        issues.push({
          code: 'drawn-region-invalid',
          severity: 'error',
          ref: { id },
          context: { name: name || id, problem },
        });
      }
    }
    return issues;
  }

  async read(input: FileToRead, options: ReadOptions): Promise<void> {
    await this.readUnpacked(await unpack(input.file, options.signal), input, options);
  }

  /** The same for a file that is out of its container already. */
  async readUnpacked(
    { entries, issues }: Unpacked,
    input: Omit<FileToRead, 'file'>,
    options: ReadOptions,
  ): Promise<void> {
    const report = this.report(input.path, input.role);
    report.take(issues);
    if (input.role === 'terrain' || input.role === 'clutter')
      return this.terrain.read(entries, { report, mapping: input.mapping, regions: this.regions, ...options });
    const readable = entries.length > 1 ? entries.filter(({ bytes }) => isReadable(bytes)) : entries;
    if (entries.length > 1)
      for (const { name, bytes } of entries)
        if (!isReadable(bytes)) report.note('archive-entry-ignored', { entry: name });
    if (entries.length > 0 && readable.length === 0) report.fail('archive-empty');
    for (const { bytes } of readable) {
      if (report.failed) break;
      await this.readBytes(bytes, input, { report, ...options });
    }
  }

  finish(options: { waitForJoins?: boolean } = {}): Omit<Facts, 'issues'> {
    const demand = this.demand.finish({ waiting: options.waitForJoins ?? false });
    return {
      regions: this.uniqueRegions(),
      sites: this.sites,
      hotspots: this.hotspots.hotspots,
      demand,
      venues: this.venues,
      antennas: {},
      candidates: [],
      presence: [],
      measurements: null,
      stated: [],
      usage: [],
      terrain: this.terrain.finish(),
      siteExtent: this.extent.box(),
      files: this.reports.map((report) => report.finish()),
    };
  }

  private async readBytes(
    bytes: Uint8Array,
    { role, mapping, join }: Omit<FileToRead, 'file'>,
    { report, signal, onProgress }: ReadOptions & { report: ImportReport },
  ): Promise<void> {
    const kind = contentKind(bytes);
    if (kind === 'empty') return report.fail('input-file-empty');
    if (kind === 'binary') return report.fail('role-mismatch', { role, found: 'binary data' });
    const isJson = kind === 'json';
    const content = { bytes, isJson, mapping };
    if (join) {
      if (isJson) return report.fail('role-mismatch', { role: 'join', found: 'JSON' });
      return this.demand.join(bytes, join, report);
    }
    if (role === 'regions') {
      if (!isJson) return report.fail('role-mismatch', { role, found: 'a table' });
      this.regions.push(...readRegions(bytes, mapping, report));
    } else if (role === 'towers') {
      const options = { report, signal, onProgress, regions: this.regions };
      for (const site of await readTowers(content, this.extent, options)) this.sites.push(site);
    } else if (role === 'hotspots') readHotspots(content, this.hotspots, report);
    else if (role === 'demand') this.demand.read(content, report);
    else if (role === 'venues') for (const venue of readVenues(content, report)) this.venues.push(venue);
  }

  /** Ids of regions are unique over all files: later ones get a number. */
  private uniqueRegions(): Region[] {
    const taken = new Set<string>();
    return this.regions.map((region) => {
      let id = region.id;
      for (let n = 2; taken.has(id); n++) id = `${region.id}-${n}`;
      taken.add(id);
      return { ...region, id };
    });
  }
}

function isReadable(bytes: Uint8Array): boolean {
  const kind = contentKind(bytes);
  return kind === 'json' || kind === 'table';
}
