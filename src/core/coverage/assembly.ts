/** Puts the sites of a run together: each made by SiteParts, numbered here in the order they come. */
import type { PlannedEmitter } from './emitters';
import type { EngineShared, EngineSite, LossRun, SpreadHotspot, WifiEmitter } from './engine-types';
import type { LossTable } from './loss-table';
import type { PlacedSite, SiteNumbers, SitePart, SiteParts } from './site-parts';

type Parts = Pick<
  EngineShared,
  | 'lossTables'
  | 'patterns'
  | 'verticals'
  | 'slopes'
  | 'budgets'
  | 'carriers'
  | 'emitterSite'
  | 'emitterBeam'
  | 'emitterBudget'
  | 'sites'
  | 'spreadHotspots'
  | 'wifi'
  | 'siteCount'
  | 'operatorCount'
  | 'readings'
>;

export class Assembly {
  readonly siteIds: string[] = [];
  readonly notes: { code: string; context: Record<string, string | number> }[] = [];
  readonly warnings: Record<string, number> = {};
  /** What each mast and gateway is, by its place in EngineShared.sites: equal texts are equal sites under the same plan. */
  readonly signatures: string[] = [];
  readonly spreadHotspots: SpreadHotspot[] = [];
  readonly wifi: WifiEmitter[] = [];
  /** Losses over terrain to be computed, by EngineBeam.losses. */
  readonly losses: LossRun[] = [];
  private readonly emitterSite: number[] = [];
  private readonly emitterBeam: number[] = [];
  private readonly emitterBudget: number[] = [];
  private readonly sites: EngineSite[] = [];
  /** Carriers in the order of their first emitters. */
  private readonly used = new Set<number>();
  private twoReadings = false;

  constructor(private readonly made: SiteParts) {}

  get operators(): string[] {
    return this.made.operators.values;
  }

  /** Index of a name in siteIds, added when new. */
  addSiteId(id: string): number {
    return this.siteIds.push(id) - 1;
  }

  lossTable(key: Parameters<SiteParts['lossTable']>[0]): number {
    return this.made.lossTable(key);
  }

  tableAt(index: number): LossTable {
    return this.made.lossTables.values[index]!;
  }

  warn(code: string): void {
    this.warnings[code] = (this.warnings[code] ?? 0) + 1;
  }

  /** Adds a mast or gateway with its emitters. */
  addSite(id: string, at: { lonDeg: number; latDeg: number }, planned: PlannedEmitter[]): void {
    this.addPart(id, this.made.make(at, planned));
  }

  addPart(id: string, part: SitePart): void {
    const numbers = {
      site: this.addSiteId(id),
      place: this.sites.length,
      firstEmitter: this.emitterSite.length,
      firstLoss: this.losses.length,
    };
    const last = part.placed;
    const placed = last && sameNumbers(last, numbers) ? last : placedAt(part, numbers);
    part.placed = placed;
    this.sites.push(placed.engineSite);
    this.signatures.push(part.signature);
    for (const run of placed.runs) this.losses.push(run);
    for (const { beam, budget } of part.emitters) {
      this.emitterSite.push(numbers.place);
      this.emitterBeam.push(beam);
      this.emitterBudget.push(budget);
    }
    for (const carrier of part.carriers) this.used.add(carrier);
    if (part.twoReadings) this.twoReadings = true;
  }

  /** Names of the carriers, in their order. */
  get carrierNames(): string[] {
    return this.made.carriers.names;
  }

  /** Whether the carriers are those, and in the order, that this run's sites would have made by themselves. */
  get carriersInOrder(): boolean {
    return this.used.size === this.made.carriers.values.length && [...this.used].every((carrier, k) => carrier === k);
  }

  parts(): Parts {
    const { lossTables, patterns, budgets, carriers } = this.made;
    return {
      lossTables: lossTables.values,
      ...patterns.tables,
      budgets: budgets.values,
      carriers: carriers.values,
      emitterSite: Int32Array.from(this.emitterSite),
      emitterBeam: Int32Array.from(this.emitterBeam),
      emitterBudget: Int32Array.from(this.emitterBudget),
      sites: this.sites,
      spreadHotspots: this.spreadHotspots,
      wifi: this.wifi,
      siteCount: this.siteIds.length,
      operatorCount: this.operators.length,
      // A single reading is enough where every band is known: the second would repeat the first.
      readings: this.twoReadings ? 2 : 1,
    };
  }
}

const sameNumbers = (a: SiteNumbers, b: SiteNumbers): boolean =>
  a.site === b.site && a.place === b.place && a.firstEmitter === b.firstEmitter && a.firstLoss === b.firstLoss;

function placedAt({ site, runs }: SitePart, numbers: SiteNumbers): PlacedSite {
  const beams = site.beams.map((beam) => ({
    ...beam,
    losses: beam.losses < 0 ? -1 : numbers.firstLoss + beam.losses,
    sectors: beam.sectors.map((sector) => ({ ...sector, emitter: numbers.firstEmitter + sector.emitter })),
  }));
  return {
    ...numbers,
    engineSite: { ...site, site: numbers.site, beams },
    runs: runs.map((run) => ({ site: numbers.place, ...run })),
  };
}
