/** What the slices of the coverage engine share. Plain data only: it is copied to every worker once. */
import type { LocalFrame } from '../geo';
import type { RadioTemplate } from '../radio';
import type { PatternTable } from './horizontal-pattern';
import type { LossTable } from './loss-table';
import type { WifiNeeds } from './wifi-link';

/**
 * A radio's link budget boiled down to thresholds on one number, the signal at the receiver exceeded with the required probability:
 * RSRP per resource element and port for LTE and NR, RSSI for the others. dBm. See link-budget.ts.
 */
export interface Budget {
  template: RadioTemplate;
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
  lossTable: number;
  pattern: number;
  /** Index of the vertical table; -1 for omni. */
  vertical: number;
  /** First distance bin at which no sector of the beam can serve or add noticeable noise. */
  endBin: number;
  sectors: EngineSector[];
}

export interface EngineSite {
  /** Index into siteIds. */
  site: number;
  frame: LocalFrame;
  reachKm: number;
  beams: EngineBeam[];
}

/** One operator's carrier in one reading of the unknown bands: emitters that can hand over to and interfere with each other. */
export interface Carrier {
  operator: number;
  /** 0 low-band reading, 1 mid-band reading. */
  reading: 0 | 1;
  /** Share of interferers' power that counts, 0..1. */
  loadFraction: number;
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
  lossTables: LossTable[];
  patterns: PatternTable[];
  verticals: Float64Array[];
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
}
