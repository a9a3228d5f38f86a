/** Collects the facts of all files, one file at a time; each leaves a report. What belongs together across files (joins, the same hotspot twice) is settled here. */
import type { Issue } from '../plan/issues';
import type { Plan } from '../plan/plan';
import { readAntenna } from './antennas/read-antenna';
import { readCandidates } from './candidates/read-candidates';
import { asUnpackError, type Entry, unpack, type Unpacked } from './containers/unpack';
import { DemandCollector } from './demand/demand-collector';
import type { JoinKey } from './demand/join-counts';
import type { CandidatePlace, Facts, FileReport, PresencePoint, Region, Site, SourceFile, Venue } from './facts';
import { type Content, contentOf, tableOf } from './formats/content';
import { type Source, sourcesOf } from './formats/sources';
import { HotspotMerge } from './hotspots/merge-hotspots';
import { readHotspots } from './hotspots/read-hotspots';
import { ImportReport, type RefusalList } from './import-report';
import { MeasurementCollector } from './measurements/read-measurements';
import { readPresence } from './presence/read-presence';
import { type LargeFile, openLarge, tellOpening } from './read-large';
import { RoadCollector } from './roads/read-roads';
import { Outlines } from './shapes/outlines';
import { soundPolygon } from './shapes/polygon';
import { readRegions } from './shapes/regions';
import { contentKind } from './sniff';
import { StatedCollector } from './stated/read-stated';
import type { Mapping } from './tables/fields';
import { isRegistry } from './tables/registry';
import { TerrainBuilder, type TerrainSettings } from './terrain/terrain-builder';
import { SiteExtent } from './towers/site-extent';
import { cellHead, firstText } from './towers/read-cells';
import { readCellBytes, readCellFile, readTowerTable } from './towers/read-towers';
import { UsageCollector } from './usage/read-usage';
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
  private readonly outlines = new Outlines();
  private readonly sites: Site[] = [];
  private readonly extent = new SiteExtent();
  private readonly hotspots = new HotspotMerge();
  private readonly demand = new DemandCollector();
  private readonly venues: Venue[] = [];
  private readonly antennas: Facts['antennas'] = {};
  private readonly candidates: CandidatePlace[] = [];
  private readonly presence: PresencePoint[] = [];
  private readonly measurements = new MeasurementCollector();
  private readonly stated = new StatedCollector();
  private readonly usage = new UsageCollector();
  private readonly roads = new RoadCollector();
  private readonly terrain: TerrainBuilder;

  /** `refusals` gets every refused row of every file. */
  constructor(
    settings: TerrainSettings = { marginKm: 0, clutterHeightsM: {} },
    private readonly refusals: RefusalList | null = null,
  ) {
    this.terrain = new TerrainBuilder(settings);
  }

  /** A report for a file that could not even be opened, or that nobody reads here. */
  report(path: string, role: FileReport['role']): ImportReport {
    const report = new ImportReport(path, role, this.refusals);
    this.reports.push(report);
    return report;
  }

  /** Regions drawn in the plan. Its schema knows their form, not whether they have an inside; gives the issues of those that have none. */
  addDrawn(regions: Plan['inputs']['drawnRegions']): Issue[] {
    const issues: Issue[] = [];
    for (const { id, name, geometry } of regions) {
      const sound = soundPolygon({ ...geometry });
      if ('geometry' in sound) {
        this.regions.push({ id, name, geometry: sound.geometry });
        this.outlines.add(sound.geometry, id);
      } else {
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
    const { role, mapping, path } = input;
    const large = input.join ? null : await openLarge(input.file, { as: role, mapping, signal: options.signal });
    if (large) return this.readLarge(large, { path, mapping }, options);
    await this.readUnpacked(await unpack(input.file, options.signal), input, options);
  }

  /** The same for a file that is read by parts. */
  async readLarge(
    large: LargeFile,
    { path, mapping }: Pick<FileToRead, 'path' | 'mapping'>,
    options: ReadOptions,
  ): Promise<void> {
    const report = this.report(path, large.role);
    tellOpening(large, report);
    if (report.failed) return;
    const reading = { report, regions: this.regions, ...options };
    if (large.role !== 'towers') return this.terrain.read(large.entries, { mapping, ...reading });
    try {
      for (const entry of large.entries)
        for (const site of await readCellFile(entry, mapping, this.extent, reading)) this.sites.push(site);
    } catch (error) {
      options.signal.throwIfAborted();
      const { code, context } = asUnpackError(error);
      report.fail(code, context);
    }
  }

  /** The same for a file that is out of its container already. */
  async readUnpacked(
    { entries, issues }: Unpacked,
    input: Omit<FileToRead, 'file'>,
    options: ReadOptions,
  ): Promise<void> {
    const report = this.report(input.path, input.role);
    report.take(issues);
    if (report.failed) return;
    if (input.role === 'antennas') return this.readAntennas(entries, input.path, report);
    const { sources, ignored } = sourcesOf(entries);
    if (entries.length > 1) for (const entry of ignored) report.note('archive-entry-ignored', { entry });
    if (sources.length === 0) return tellUnread(entries, report);
    for (const [part, source] of sources.entries()) {
      if (report.failed) break;
      report.part = part;
      await this.readSource(source, input, { report, ...options });
    }
  }

  finish(options: { waitForJoins?: boolean } = {}): Omit<Facts, 'issues'> {
    const waiting = options.waitForJoins ?? false;
    const demand = this.demand.finish({ waiting });
    const { hotspots } = this.hotspots;
    return {
      regions: this.uniqueRegions(),
      sites: this.sites,
      hotspots,
      demand,
      venues: this.venues,
      antennas: this.antennas,
      candidates: this.candidates,
      presence: this.presence,
      measurements: this.measurements.finish(),
      stated: this.stated.finish(),
      // Of one file alone there is nothing to join it to.
      usage: waiting ? [] : this.usage.finish(hotspots),
      roads: this.roads.finish(),
      terrain: this.terrain.finish(),
      siteExtent: this.extent.box(),
      files: this.reports.map((report) => report.finish()),
    };
  }

  /** One pattern a file; of an archive each under the name of the archive and its own. */
  private readAntennas(entries: readonly Entry[], path: string, report: ImportReport): void {
    for (const { name, bytes } of entries) {
      const antenna = readAntenna(bytes, report);
      if (antenna) this.antennas[entries.length > 1 ? `${path}/${name}` : path] = antenna;
    }
  }

  private async readSource(
    source: Source,
    { role, mapping, join }: Omit<FileToRead, 'file'>,
    options: ReadOptions & { report: ImportReport },
  ): Promise<void> {
    const { report } = options;
    const [part] = source.parts as [Entry];
    if (source.format === 'raster' && (role === 'demand' || role === 'statedCoverage')) {
      const input = { bytes: part.bytes, name: source.name, regions: this.regions, ...options };
      return role === 'demand' ? this.demand.readRaster(input) : this.stated.readRaster(input, mapping);
    }
    const reading = { regions: this.regions, ...options };
    if (role === 'towers' && source.format === 'delimited' && cellHead(firstText(part.bytes), mapping)) {
      for (const site of await readCellBytes(part.bytes, mapping, this.extent, reading)) this.sites.push(site);
      return;
    }
    const content = await contentOf(source, { mapping, ...options, isLast: true });
    // Of all formats: nobody needs the bytes beside what was made of them.
    for (const part of source.parts) part.bytes = NO_BYTES;
    if (!content) return;
    if (join) return this.demand.join(content, join, report);
    if (role === 'regions')
      for (const region of readRegions(content, { mapping, report, outlines: this.outlines }))
        this.regions.push(region);
    else if (role === 'hotspots') readHotspots(content, { mapping, merge: this.hotspots, report });
    else if (role === 'demand') this.demand.read(content, mapping, report);
    else if (role === 'roads') this.readRoads(content, { mapping, ...reading });
    else await this.readTable(content, role, { mapping, reading });
  }

  private readRoads(content: Content, options: Parameters<RoadCollector['read']>[1]): void {
    if (content.kind === 'features') return this.roads.read(content.features, options);
    options.report.fail('role-mismatch', { role: 'roads', found: content.kind === 'json' ? 'JSON' : 'a table' });
  }

  /** Roles whose files are tables, or points that become one. */
  private async readTable(
    content: Content,
    role: FileReport['role'],
    { mapping, reading }: { mapping: Mapping; reading: Parameters<typeof readTowerTable>[3] },
  ): Promise<void> {
    const { report } = reading;
    const table = tableOf(content, report);
    if (!table || isRegistry(table, role, mapping, report)) return;
    if (role === 'towers')
      for (const site of await readTowerTable(table, mapping, this.extent, reading)) this.sites.push(site);
    else if (role === 'venues') for (const venue of readVenues(table, mapping, report)) this.venues.push(venue);
    else if (role === 'candidates')
      for (const place of readCandidates(table, mapping, report)) this.candidates.push(place);
    else if (role === 'presence') for (const point of readPresence(table, mapping, report)) this.presence.push(point);
    else if (role === 'measurements') this.measurements.read(table, mapping, report);
    else if (role === 'statedCoverage') this.stated.read(table, mapping, report);
    else if (role === 'usage') this.usage.read(table, mapping, report);
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

const NO_BYTES = new Uint8Array();

/** Why nothing of a file is read. */
function tellUnread(entries: readonly Entry[], report: ImportReport): void {
  if (entries.length > 1) return report.fail('archive-empty');
  const [entry] = entries;
  if (!entry) return;
  const kind = contentKind(entry.bytes);
  if (kind === 'empty') report.fail('input-file-empty');
  else report.fail('role-mismatch', { role: report.role, found: kind === 'binary' ? 'binary data' : 'XML' });
}
