/** Gathers emitters into the flat, shared form of the engine: equal tables, patterns, budgets and carriers are kept once. */
import { localFrame } from '../geo';
import { type Plan, SERVICE_CLASSES } from '../plan';
import { freeSpaceLossDb, type Terrain } from '../radio';
import { roundingMw } from './carrier-fields';
import { RUNGS } from './coverage-types';
import { BIN_COUNT, binDistanceM, TABLE_END_M } from './distance-bins';
import type { Antennas, PlannedEmitter } from './emitters';
import type {
  Budget,
  Carrier,
  EngineBeam,
  EngineShared,
  EngineSite,
  LossRun,
  SpreadHotspot,
  WifiEmitter,
} from './engine-types';
import { BeamPatterns } from './beam-patterns';
import { Kept } from './kept';
import { makeBudget, roomsOf } from './link-budget';
import { type LossTable, marginAt } from './loss-table';
import { HOPELESS_DB } from './two-servers';
import { radioModel, terrainModel, type TerrainModel } from './terrain-model';
import { type LossKey, lossTableFor } from './loss-tables';

/**
 * An emitter that cannot serve is left out where its power at the load falls below this share of the noise. A thousand such interferers
 * together move the noise by less than 0.5 dB, those really present by less than 0.01 dB.
 */
const NEGLIGIBLE_NOISE_SHARE = 1e-4;

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
  private readonly lossTables = new Kept<LossTable>();
  private readonly patterns: BeamPatterns;
  private readonly budgets = new Kept<Budget>();
  private readonly carriers = new Kept<Carrier>();
  private readonly lossRuns = new Kept<LossRun>();
  private readonly operatorNames = new Kept<string>();
  private readonly emitters: { site: number; beam: number; budget: number }[] = [];
  private readonly sites: EngineSite[] = [];
  private twoReadings = false;

  /** `terrain`: null where every link is by the closed forms. */
  constructor(
    private readonly plan: Plan,
    private readonly terrain: Terrain | null = null,
    private readonly antennas: Antennas = {},
  ) {
    this.patterns = new BeamPatterns(antennas);
  }

  get operators(): string[] {
    return this.operatorNames.values;
  }

  operatorIndex(operator: string): number {
    return this.operatorNames.place(operator, () => operator);
  }

  /** Index of a name in siteIds, added when new. */
  addSiteId(id: string): number {
    return this.siteIds.push(id) - 1;
  }

  lossTable(key: Omit<LossKey, 'probability' | 'environment'> & { environment?: LossKey['environment'] }): number {
    const full = { environment: this.plan.service.environment, ...key, probability: this.plan.service.edgeProbability };
    return this.lossTables.place(JSON.stringify(full), () => lossTableFor(full));
  }

  tableAt(index: number): LossTable {
    return this.lossTables.values[index]!;
  }

  warn(code: string): void {
    this.warnings[code] = (this.warnings[code] ?? 0) + 1;
  }

  /** Adds a mast or gateway with its emitters. */
  addSite(id: string, { lonDeg, latDeg }: { lonDeg: number; latDeg: number }, planned: PlannedEmitter[]): void {
    const groundM = this.terrain?.heightAt(lonDeg, latDeg) ?? Number.NaN;
    const frame = localFrame(lonDeg, latDeg);
    const site: EngineSite = { site: this.addSiteId(id), lonDeg, latDeg, frame, groundM, reachKm: 0, beams: [] };
    const place = this.sites.push(site) - 1;
    const parts = planned.map(({ template: { id: radio, powerPerPortDbm, tiltDeg }, ...emitter }) => [
      radio,
      powerPerPortDbm,
      tiltDeg,
      ...Object.values(emitter),
    ]);
    this.signatures.push(JSON.stringify([lonDeg, latDeg, groundM, parts]));
    const groups = new Map<string, PlannedEmitter[]>();
    for (const emitter of planned) {
      const { template, scenario, heightM, azimuthDeg, antenna } = emitter;
      const name = JSON.stringify([
        scenario,
        template.frequencyMhz,
        heightM,
        antenna !== null
          ? [antenna, template.tiltDeg, azimuthDeg === null]
          : azimuthDeg === null
            ? 'omni'
            : [template.pattern, template.tiltDeg],
      ]);
      const group = groups.get(name);
      if (group) group.push(emitter);
      else groups.set(name, [emitter]);
    }
    for (const group of groups.values()) site.beams.push(this.makeBeam(group, place, site.beams.length));
    site.reachKm = Math.max(0, ...site.beams.map(reachKm));
    this.askLosses(site);
  }

  /** Names of the carriers, in their order. */
  get carrierNames(): string[] {
    return this.carriers.names;
  }

  /** Losses over terrain to be computed, by EngineBeam.losses. */
  get losses(): LossRun[] {
    return this.lossRuns.values;
  }

  parts(): Parts {
    // A single reading is enough where every band is known: the second would repeat the first.
    const carriers = this.carriers.values;
    return {
      lossTables: this.lossTables.values,
      ...this.patterns.tables,
      budgets: this.budgets.values,
      carriers,
      emitterSite: Int32Array.from(this.emitters, (emitter) => emitter.site),
      emitterBeam: Int32Array.from(this.emitters, (emitter) => emitter.beam),
      emitterBudget: Int32Array.from(this.emitters, (emitter) => emitter.budget),
      sites: this.sites,
      spreadHotspots: this.spreadHotspots,
      wifi: this.wifi,
      siteCount: this.siteIds.length,
      operatorCount: this.operators.length,
      readings: this.twoReadings ? 2 : 1,
    };
  }

  private makeBeam(group: PlannedEmitter[], site: number, beamIndex: number): EngineBeam {
    const { scenario, heightM, template } = group[0]!;
    const model = Number.isNaN(this.sites[site]!.groundM) ? null : terrainModel(this.plan, template.id);
    const classic = radioModel(this.plan, template.id) === 'hata';
    const beam: EngineBeam = {
      heightM,
      frequencyMhz: template.frequencyMhz,
      lossTable: this.lossTable({ scenario, frequencyMhz: template.frequencyMhz, baseHeightM: heightM, classic }),
      ...this.patterns.of(group[0]!, model !== null),
      endBin: 0,
      terrainEndBin: 0,
      losses: -1,
      terrainRung: model === null ? -1 : RUNGS.indexOf(model),
      sectors: [],
    };
    for (const emitter of group) this.addSector(beam, emitter, { site, beamIndex });
    beam.endBin = this.endBin(beam, (table, bin) => ({
      gain: table.medianGain[bin]!,
      mayServe: (rooms) =>
        // Outdoors too: what serves outside the wall alone is told from what does not reach.
        marginAt(table, bin, rooms) >= HOPELESS_DB || rooms.rateDb >= table.outdoorQuantileDb[bin]!,
    }));
    if (model !== null)
      beam.terrainEndBin = this.endBin(beam, (_, bin) => {
        const lossDb = freeSpaceLossDb(template.frequencyMhz, binDistanceM(bin) / 1000);
        return { gain: 10 ** (-lossDb / 10), mayServe: (rooms) => Math.min(rooms.rateDb, rooms.medianDb) >= lossDb };
      });
    return beam;
  }

  private addSector(beam: EngineBeam, emitter: PlannedEmitter, at: { site: number; beamIndex: number }): void {
    const budget = this.budget(emitter);
    const emitterIndex = this.emitters.push({ site: at.site, beam: at.beamIndex, budget }) - 1;
    const radians = ((emitter.azimuthDeg ?? 0) * Math.PI) / 180;
    const allRound = emitter.azimuthDeg === null && emitter.antenna === null;
    const towards: [number, number] | null = allRound ? null : [Math.sin(radians), Math.cos(radians)];
    const peakMw = 10 ** (this.budgets.values[budget]!.peakDbm / 10);
    if (emitter.reading !== 'both') this.twoReadings = true;
    const readings: (0 | 1)[] = emitter.reading === 'both' ? [0, 1] : [emitter.reading === 'low' ? 0 : 1];
    for (const reading of readings)
      beam.sectors.push({
        emitter: emitterIndex,
        budget,
        carrier: this.carrier(emitter, reading, budget),
        towards,
        peakMw,
      });
  }

  private budget({ template, gainDbi, antenna }: PlannedEmitter): number {
    const needs = { service: SERVICE_CLASSES[this.plan.service.classId], loadFraction: this.plan.service.loadFraction };
    const { id, powerPerPortDbm, gainDbi: beamDbi } = template;
    return this.budgets.place(JSON.stringify([id, powerPerPortDbm, beamDbi, gainDbi, antenna]), () => ({
      ...makeBudget(template, needs, gainDbi),
      antenna: antenna === null ? null : this.antennas[antenna]!.name || antenna,
    }));
  }

  /** Carrier = operator + technology + band, per reading. GSM plans its frequencies so that neighbours differ, LoRa has no cells: no interference. */
  private carrier({ operator, template }: PlannedEmitter, reading: 0 | 1, budget: number): number {
    const alone = template.technology === 'GSM' || template.technology === 'LORA';
    const { noiseMw } = this.budgets.values[budget]!;
    return this.carriers.place(JSON.stringify([operator, template.technology, template.id, reading]), () => ({
      operator: this.operatorIndex(operator),
      reading,
      loadFraction: alone ? 0 : this.plan.service.loadFraction,
      roundingMw: roundingMw(noiseMw),
    }));
  }

  /** Losses over terrain that the site's beams need: one run for each height, model and frequency. */
  private askLosses(site: EngineSite): void {
    const place = this.sites.length - 1;
    for (const beam of site.beams) {
      if (beam.terrainRung < 0) continue;
      const { heightM, frequencyMhz, terrainRung } = beam;
      const model = RUNGS[terrainRung] as TerrainModel;
      beam.losses = this.lossRuns.place(JSON.stringify([place, heightM, frequencyMhz, model]), () => ({
        site: place,
        heightM,
        frequencyMhz,
        model,
      }));
    }
  }

  /** First bin from which on a beam's links can neither serve nor add noticeable noise, by what a model gives at each bin. */
  private endBin(beam: EngineBeam, linkAt: (table: LossTable, bin: number) => BinLink): number {
    const table = this.lossTables.values[beam.lossTable]!;
    const sectors = beam.sectors.map((sector) => {
      const budget = this.budgets.values[sector.budget]!;
      const { loadFraction } = this.carriers.values[sector.carrier]!;
      const leastGain = (NEGLIGIBLE_NOISE_SHARE * budget.noiseMw) / (sector.peakMw * loadFraction);
      return { rooms: roomsOf(budget), leastGain };
    });
    let end = table.endBin;
    for (; end > 0; end--) {
      const { gain, mayServe } = linkAt(table, end - 1);
      if (sectors.some(({ rooms, leastGain }) => gain >= leastGain || mayServe(rooms))) break;
    }
    return end;
  }
}

/** A link at one distance bin. */
interface BinLink {
  gain: number;
  mayServe(rooms: ReturnType<typeof roomsOf>): boolean;
}

/** Farthest distance at which a beam counts. km */
const reachKm = ({ endBin, terrainEndBin }: EngineBeam): number => {
  const bin = Math.max(endBin, terrainEndBin);
  return (bin >= BIN_COUNT ? TABLE_END_M : binDistanceM(bin)) / 1000;
};
