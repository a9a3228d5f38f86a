/**
 * A mast or gateway as the engine sees it, numbered from 0: what it is made of does not depend on the others. Kept from run to run of an open plan, so
 * that a moved site is made anew and no other.
 */
import { localFrame } from '../geo';
import { type Plan, SERVICE_CLASSES } from '../plan';
import { freeSpaceLossDb, type Terrain } from '../radio';
import { BeamPatterns } from './beam-patterns';
import { roundingMw } from './carrier-fields';
import { RUNGS } from './coverage-types';
import { BIN_COUNT, binDistanceM, TABLE_END_M } from './distance-bins';
import type { Antennas, PlannedEmitter } from './emitters';
import type { Budget, Carrier, EngineBeam, EngineSite, LossRun } from './engine-types';
import { Kept } from './kept';
import { makeBudget, roomsOf } from './link-budget';
import { type LossTable, marginAt } from './loss-table';
import { type LossKey, lossTableFor } from './loss-tables';
import { radioModel, terrainModel, type TerrainModel } from './terrain-model';
import { HOPELESS_DB } from './two-servers';

/**
 * An emitter that cannot serve is left out where its power at the load falls below this share of the noise. A thousand such interferers
 * together move the noise by less than 0.5 dB, those really present by less than 0.01 dB.
 */
const NEGLIGIBLE_NOISE_SHARE = 1e-4;

/** A site whose `site`, emitters and losses count from 0. Tables, budgets and carriers have the numbers of SiteParts. */
export interface SitePart {
  site: EngineSite;
  /** What it is: equal texts are equal sites under the same plan. */
  signature: string;
  emitters: { beam: number; budget: number }[];
  /** Losses over terrain that its beams ask for, by EngineBeam.losses. */
  runs: Omit<LossRun, 'site'>[];
  /** Carriers, in the order of their first emitters. */
  carriers: number[];
  /** Bands are unknown: the two readings differ. */
  twoReadings: boolean;
  /** Where it stood in the last run: it mostly stands there again. */
  placed: PlacedSite | null;
}

/** Where a site stands in a run. */
export interface SiteNumbers {
  site: number;
  place: number;
  firstEmitter: number;
  firstLoss: number;
}

/** A site with its numbers. */
export interface PlacedSite extends SiteNumbers {
  engineSite: EngineSite;
  runs: LossRun[];
}

/** Makes sites; equal tables, patterns, budgets and carriers are kept once. */
export class SiteParts {
  readonly lossTables = new Kept<LossTable>();
  readonly patterns: BeamPatterns;
  readonly budgets = new Kept<Budget>();
  readonly carriers = new Kept<Carrier>();
  readonly operators = new Kept<string>();
  /** Sites made. */
  made = 0;

  /** `terrain`: null where every link is by the closed forms. */
  constructor(
    private readonly plan: Plan,
    private readonly terrain: Terrain | null = null,
    private readonly antennas: Antennas = {},
  ) {
    this.patterns = new BeamPatterns(antennas);
  }

  operatorIndex(operator: string): number {
    return this.operators.place(operator, () => operator);
  }

  lossTable(key: Omit<LossKey, 'probability' | 'environment'> & { environment?: LossKey['environment'] }): number {
    const full = { environment: this.plan.service.environment, ...key, probability: this.plan.service.edgeProbability };
    return this.lossTables.place(JSON.stringify(full), () => lossTableFor(full));
  }

  /** A mast or gateway with its emitters. */
  make({ lonDeg, latDeg }: { lonDeg: number; latDeg: number }, planned: PlannedEmitter[]): SitePart {
    this.made++;
    const groundM = this.terrain?.heightAt(lonDeg, latDeg) ?? Number.NaN;
    const frame = localFrame(lonDeg, latDeg);
    const site: EngineSite = { site: 0, lonDeg, latDeg, frame, groundM, reachKm: 0, beams: [] };
    const plain = planned.map(
      ({ template: { id: radio, powerPerPortDbm, tiltDeg }, mechanicalTiltDeg, ...emitter }) => [
        radio,
        powerPerPortDbm,
        tiltDeg,
        mechanicalTiltDeg,
        ...Object.values(emitter),
      ],
    );
    const signature = JSON.stringify([lonDeg, latDeg, groundM, plain]);
    const part: SitePart = { site, signature, emitters: [], runs: [], carriers: [], twoReadings: false, placed: null };
    const models = new Set<string>();
    for (const group of emittersOfOneBeam(planned)) site.beams.push(this.makeBeam(group, part, models));
    site.reachKm = Math.max(0, ...site.beams.map(reachKm));
    askLosses(part);
    return part;
  }

  /** `models`: those that the site's beams so far ask for; this one's is added. */
  private makeBeam(group: PlannedEmitter[], part: SitePart, models: Set<string>): EngineBeam {
    const { scenario, heightM, template } = group[0]!;
    const model = Number.isNaN(part.site.groundM) ? null : terrainModel(this.plan, template.id);
    const classic = radioModel(this.plan, template.id) === 'hata';
    const asked = model ?? (classic ? 'hata' : '38.901');
    const beam: EngineBeam = {
      heightM,
      frequencyMhz: template.frequencyMhz,
      lossTable: this.lossTable({ scenario, frequencyMhz: template.frequencyMhz, baseHeightM: heightM, classic }),
      ...this.patterns.of(group[0]!, model !== null),
      endBin: 0,
      terrainEndBin: 0,
      losses: -1,
      terrainRung: model === null ? -1 : RUNGS.indexOf(model),
      isCounted: !models.has(asked),
      sectors: [],
    };
    models.add(asked);
    for (const emitter of group) this.addSector(beam, emitter, part);
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

  private addSector(beam: EngineBeam, emitter: PlannedEmitter, part: SitePart): void {
    const budget = this.budget(emitter);
    const emitterIndex = part.emitters.push({ beam: part.site.beams.length, budget }) - 1;
    const radians = ((emitter.azimuthDeg ?? 0) * Math.PI) / 180;
    const allRound = emitter.azimuthDeg === null && emitter.antenna === null;
    const towards: [number, number] | null = allRound ? null : [Math.sin(radians), Math.cos(radians)];
    const peakMw = 10 ** (this.budgets.values[budget]!.peakDbm / 10);
    if (emitter.reading !== 'both') part.twoReadings = true;
    const readings: (0 | 1)[] = emitter.reading === 'both' ? [0, 1] : [emitter.reading === 'low' ? 0 : 1];
    for (const reading of readings) {
      const carrier = this.carrier(emitter, reading, budget);
      if (!part.carriers.includes(carrier)) part.carriers.push(carrier);
      beam.sectors.push({ emitter: emitterIndex, budget, carrier, towards, peakMw });
    }
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

function emittersOfOneBeam(planned: PlannedEmitter[]): Iterable<PlannedEmitter[]> {
  const groups = new Map<string, PlannedEmitter[]>();
  for (const emitter of planned) {
    const { template, scenario, heightM, azimuthDeg, mechanicalTiltDeg, antenna } = emitter;
    const name = JSON.stringify([
      scenario,
      template.frequencyMhz,
      heightM,
      antenna !== null
        ? [antenna, template.tiltDeg, azimuthDeg === null]
        : azimuthDeg === null
          ? 'omni'
          : [template.pattern, template.tiltDeg],
      mechanicalTiltDeg,
    ]);
    const group = groups.get(name);
    if (group) group.push(emitter);
    else groups.set(name, [emitter]);
  }
  return groups.values();
}

/** Losses over terrain that the site's beams need: one run for each height, model and frequency. */
function askLosses({ site, runs }: SitePart): void {
  const kept = new Kept<SitePart['runs'][number]>();
  for (const beam of site.beams) {
    if (beam.terrainRung < 0) continue;
    const { heightM, frequencyMhz, terrainRung } = beam;
    const model = RUNGS[terrainRung] as TerrainModel;
    beam.losses = kept.place(JSON.stringify([heightM, frequencyMhz, model]), () => ({ heightM, frequencyMhz, model }));
  }
  runs.push(...kept.values);
}

/** Farthest distance at which a beam counts. km */
const reachKm = ({ endBin, terrainEndBin }: EngineBeam): number => {
  const bin = Math.max(endBin, terrainEndBin);
  return (bin >= BIN_COUNT ? TABLE_END_M : binDistanceM(bin)) / 1000;
};
