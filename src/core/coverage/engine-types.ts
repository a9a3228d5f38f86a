/** What the slices of the coverage engine share. Plain data only: it is copied to every worker once. */
import type { LocalFrame } from '../geo';
import type { RadioTemplate } from '../radio';
import type { PatternTable } from './horizontal-pattern';
import type { LossTable } from './loss-table';
import type { TerrainModel } from './terrain-model';
import type { WifiNeeds } from './wifi-link';

/**
 * A radio's link budget boiled down to thresholds on one number, the signal at the receiver exceeded with the required probability:
 * RSRP per resource element and port for LTE and NR, RSSI for the others. dBm. See link-budget.ts.
 */
export interface Budget {
  /** As shipped, edited by the plan, and by the sector itself. */
  template: RadioTemplate;
  /** Name of a measured antenna in place of the template's pattern; null: none. */
  antenna: string | null;
  /** Signal without path loss, in the direction of the pattern's peak. */
  peakDbm: number;
  /** The class's own floor on the median signal. */
  floorDbm: number;
  /** Signal below which the uplink misses its rate. */
  uplinkFloorDbm: number;
  /** SINR of data (not of RSRP) the downlink takes. */
  sinrTargetDb: number;
  /** Data beam above broadcast beam. */
  dataOffsetDb: number;
  /** Noise in the measure of the signal, with all ports of the wanted signal added. mW */
  noiseMw: number;
  /** Power at the base station = signal + this. */
  uplinkOffsetDb: number;
}

/** One emitter as the loop walks it. */
export interface EngineSector {
  /** Index into EngineShared.emitters. */
  emitter: number;
  budget: number;
  carrier: number;
  /** Unit vector of the azimuth (east, north); null: the same in all directions. */
  towards: [number, number] | null;
  /** Peak power without path loss. mW */
  peakMw: number;
}

/** Sectors of a site that share loss table, pattern and tilt. */
export interface EngineBeam {
  frequencyMhz: number;
  /** Antennas above ground. m */
  heightM: number;
  lossTable: number;
  pattern: number;
  /** Index of the vertical table; -1 for omni. */
  vertical: number;
  /** Of a measured antenna: the one for what lies behind it; -1 for others. */
  rear: number;
  /** First distance bin at which no sector of the beam can serve or add noticeable noise, by the closed forms. */
  endBin: number;
  /** The same in free space: over terrain nothing can do better. */
  terrainEndBin: number;
  /** Index of the beam's losses over terrain in SliceLosses; -1: the closed forms answer. */
  losses: number;
  /** Index into RUNGS of the model of those losses. */
  terrainRung: number;
  /** The first of its site whose radio asks for its model: its links are those that are counted. */
  isCounted: boolean;
  /** Index of the vertical table over slopes; -1 for omni. */
  slopes: number;
  rearSlopes: number;
  sectors: EngineSector[];
}

export interface EngineSite {
  /** Index into siteIds. */
  site: number;
  lonDeg: number;
  latDeg: number;
  frame: LocalFrame;
  /** Ground at its foot, above sea level; NaN: not known. m */
  groundM: number;
  reachKm: number;
  beams: EngineBeam[];
}

/** Losses over terrain from one antenna to every cell in its site's reach. */
export interface LossRun {
  /** Index into EngineShared.sites. */
  site: number;
  heightM: number;
  frequencyMhz: number;
  model: TerrainModel;
}

/** Losses over terrain of a slice's links. */
export interface SliceLosses {
  /** By EngineBeam.losses: where its run begins in lossCdb, one entry for each cell of the slice in the site's reach, ascending; -1 none. */
  start: Int32Array;
  /** Hundredths of dB; NO_LOSS where the terrain does not cover the link. */
  lossCdb: Int16Array;
}

/** One operator's carrier in one reading of the unknown bands: emitters that can hand over to and interfere with each other. */
export interface Carrier {
  operator: number;
  /** 0 low-band reading, 1 mid-band reading. */
  reading: 0 | 1;
  /** Share of interferers' power that counts, 0..1. */
  loadFraction: number;
  /** Adding and taking off this rounds a power to the carrier's quantum. mW; see carrier-fields.ts */
  roundingMw: number;
}

/** A hotspot whose position is known only as a wide H3 cell: an expected share, spread over positions. */
export interface SpreadHotspot {
  site: number;
  lonDeg: number;
  latDeg: number;
  /** Radius of the disc that has the area of the position's cell. km */
  positionRadiusKm: number;
  /** How far it serves. km */
  servedRadiusKm: number;
}

/** A Wi-Fi hotspot that may serve, judged on resolution-12 cells. */
export interface WifiEmitter {
  site: number;
  lonDeg: number;
  latDeg: number;
  lossTable: number;
  template: RadioTemplate;
  /** Signal without path loss. dBm */
  peakDbm: number;
  /** Share of airtime strangers and the neighbours it hears leave to it, 0..1. */
  airtimeShare: number;
  reachKm: number;
  /** Neighbours too weak to be waited for: index into `wifi`. They add noise for `duty` of the time. */
  hidden: number[];
}

/** View of the operators: whose network counts. */
export type OperatorView = { kind: 'any' } | { kind: 'all' } | { kind: 'one'; operator: number };

export interface EngineShared {
  resolution: number;
  h3: BigUint64Array;
  lonDeg: Float64Array;
  latDeg: Float64Array;
  /** Ground of each cell above sea level, NaN not known; null: no terrain in this run. m */
  groundM: Float64Array | null;
  lossTables: LossTable[];
  patterns: PatternTable[];
  verticals: Float64Array[];
  /** Vertical patterns over the slope of the link. */
  slopes: Float64Array[];
  budgets: Budget[];
  carriers: Carrier[];
  /** Emitter → index into `sites`, its beam there, and index into `budgets`. */
  emitterSite: Int32Array;
  emitterBeam: Int32Array;
  emitterBudget: Int32Array;
  /** In canonical order: by site id. */
  sites: EngineSite[];
  spreadHotspots: SpreadHotspot[];
  /** What hotspots give, as an index into GRADES: LoRa gateways A (wide area, moving sensors), Wi-Fi B. */
  hotspotGrade: 1 | 2;
  wifi: WifiEmitter[];
  wifiNeeds: WifiNeeds;
  siteCount: number;
  operatorCount: number;
  view: OperatorView;
  readings: 1 | 2;
  outdoors: boolean;
  loadFraction: number;
  /** Required probability. */
  edgeProbability: number;
  /** Declared extent of the site files, widened; null: not declared. Degrees [west, south, east, north]. */
  extent: [number, number, number, number] | null;
  /** Nothing is known of the networks that serve the class: a cell nobody serves is without data. */
  nothingKnown: boolean;
}
