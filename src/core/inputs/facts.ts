/** What the importers deliver: facts about the world, in core units, with their doubts kept. Longitude before latitude, degrees, WGS 84. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { Issue, RowCounts } from '../plan/issues';
import type { FactRole } from '../plan/plan-files';
import type { Technology } from '../plan/service';
import type { WISHED_KINDS } from '../plan/siting-wishes';
import type { HeightGrid, MeasuredAntenna } from '../radio';

/** A port: anything that can give its bytes. A browser `File` fits. */
export interface SourceFile {
  name: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Bytes [start, end): files larger than memory are read so. */
  slice(start: number, end: number): SourceSlice;
}

/** A browser `Blob` fits. */
export interface SourceSlice {
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface Region {
  id: string;
  name: string;
  geometry: Polygon | MultiPolygon;
}

/** Rows of a cell file (OpenCelliD and kin), one typed array a field, aligned. Only the used rows. */
export interface CellTable {
  count: number;
  /** Index into TECHNOLOGIES; 255 = not stated. */
  technology: Uint8Array;
  mcc: Uint16Array;
  mnc: Uint16Array;
  area: Uint32Array;
  /** 28-bit (LTE) or up to 36-bit (NR) identity: a double holds it exactly. */
  cell: Float64Array;
  lonDeg: Float64Array;
  latDeg: Float64Array;
  rangeM: Float32Array;
  samples: Uint32Array;
  /** Row in the file, from 1. */
  row: Uint32Array;
}

/** One radio of a site, pointing one way, of one operator. */
export interface Sector {
  /** MCC-MNC without padding (214-7), or '' when unknown. */
  operator: string;
  technology: Technology;
  /** Radio template id when the band is known; null: unknown, evaluated as low and as mid band. */
  templateId: string | null;
  /** Degrees clockwise from north, or null: no direction known, omnidirectional. */
  azimuthDeg: number | null;
  /** How the azimuth was found. */
  azimuthFrom: 'stated' | 'positions' | 'equal-split' | 'omni';
  /** Cell ids merged into this sector. */
  cells: number;
  /** Set by the user; absent or null: the template's. Electrical downtilt in degrees, power per port in dBm. */
  tiltDeg?: number | null;
  /** Mechanical downtilt; absent or null: upright. Degrees. */
  mechanicalTiltDeg?: number | null | undefined;
  powerDbm?: number | null;
  /** Path of a measured pattern among the plan's antennas; absent or null: the template's pattern. */
  antenna?: string | null;
}

export interface Site {
  /** Stable: made of technology, operator and base-station number, or the user's own id. */
  id: string;
  lonDeg: number;
  latDeg: number;
  /** One standard deviation of the position estimate. m. */
  positionUncertaintyM: number;
  /** Antenna above ground; null: the template's. m. */
  heightM: number | null;
  sectors: Sector[];
  /** Operators sharing the mast: same base-station id, another MNC, within 2 km. */
  sharedBy: string[];
  samples: number;
  /** What a list says of room for others: free height above ground (0: none), m, and its rent, USD a year; null: not stated. */
  room?: { heightM: number | null; rentUsdPerYear: number | null };
}

export type PositionPrecision = 'point' | 'res-12' | 'res-11' | 'res-10' | 'res-9' | 'res-8' | 'res-7' | 'coarse';

export interface Hotspot {
  id: string;
  name: string;
  lonDeg: number;
  latDeg: number;
  /** H3 cell when the position is known only as one; hex string. */
  h3: string | null;
  positionPrecision: PositionPrecision;
  network: 'iot' | 'mobile' | 'unknown';
  device: 'wifi-indoor' | 'wifi-outdoor' | 'wifi-data-only' | 'cbrs' | 'lora-gateway' | 'unknown';
  /** Above ground; null when not stated or 0. m. */
  heightM: number | null;
  gainDbi: number | null;
  azimuthDeg: number | null;
  online: boolean | null;
}

/** How many live somewhere, and what they use. */
export interface DemandCount {
  /** Residents. Before `settleHouseholds` without those of `uncountedHouseholds`. */
  people: number;
  /** As stated; absent: not stated. */
  households?: number;
  /** Of these, those whose residents nobody counted; absent: none. */
  uncountedHouseholds?: number;
  /** Mobile data of one person; absent: not stated. GB per month. */
  gbPerPersonMonth?: number;
}

/** A polygon with a count of residents, and the settlement(s) in it when known. */
export interface DemandPolygon extends DemandCount {
  id: string;
  name: string;
  geometry: Polygon | MultiPolygon;
  centres: { lonDeg: number; latDeg: number; people: number | null }[];
}

export interface DemandPlace extends DemandCount {
  id: string;
  name: string;
  lonDeg: number;
  latDeg: number;
}

/** A cell may stand in the list more than once. */
export interface DemandCell extends DemandCount {
  h3: string;
}

/** Population facts. `places` holds only places that are not inside a `polygons` entry's own join. */
export interface DemandFacts {
  polygons: DemandPolygon[];
  places: DemandPlace[];
  cells: DemandCell[];
  /** Sum over all of the above: what the file says. */
  totalPeople: number;
}

/** A place that already has Wi-Fi: a candidate for a converted access point. */
export interface Venue {
  id: string;
  name: string;
  lonDeg: number;
  latDeg: number;
  group: 'high' | 'mid' | 'base';
  /** People there on average in the busy hour who do not live there; absent: not stated. */
  visitors?: number;
}

/** Heights of the ground around the regions, cut to what links can cross. Plain data: it is copied to workers as it is; see `terrainOf`. */
export interface TerrainFacts {
  /** In the order of the files: where several have a height, the first counts. */
  grids: HeightGrid[];
  /** Height of what stands on the ground, m; null: no clutter file. */
  clutter: HeightGrid | null;
  /** Nodes without a height that got one from their neighbours. */
  voidsFilled: number;
  /** Nodes that have none still: links across them are computed without terrain. */
  voidsLeft: number;
  /** Around all grids: [west, south, east, north]. Degrees. */
  bounds: [number, number, number, number];
}

/** A place of the user's own list where something could be built. */
export interface CandidatePlace {
  id: string;
  name: string;
  lonDeg: number;
  latDeg: number;
  /** Antenna above ground; null: the template's. m. */
  heightM: number | null;
  /** Null: not stated, any kind that the options build. */
  kind: (typeof WISHED_KINDS)[number] | null;
}

/** Where fibre can be joined. */
export interface PresencePoint {
  id: string;
  name: string;
  lonDeg: number;
  latDeg: number;
}

/** Measured signals, one typed array a field, aligned. Only the used rows. */
export interface MeasurementTable {
  count: number;
  lonDeg: Float64Array;
  latDeg: Float64Array;
  /** RSRP of LTE and NR, else RSSI; NaN: not stated. dBm. */
  signalDbm: Float32Array;
  /** SINR or SNR; NaN: not stated. dB. */
  snrDb: Float32Array;
  /** Index into TECHNOLOGIES; 255: not stated. */
  technology: Uint8Array;
  /** Operator by index into `operators`, 255: not stated. */
  operator: Uint8Array;
  /** MCC-MNC without padding. */
  operators: string[];
  /** Cell identity as in cell files; NaN: not stated. */
  cell: Float64Array;
  /** Seconds since 1970; NaN: not stated. */
  atS: Float64Array;
  /** Row in the file, from 1. */
  row: Uint32Array;
}

/** Coverage as someone else states it, on H3 cells: a regulator's hexes, or a raster put on them. */
export interface StatedCoverage {
  /** The file. */
  source: string;
  /** Who is said to cover: a provider's name or MCC-MNC; '' when not stated. */
  provider: string;
  technology: Technology | null;
  /** Null: not stated. */
  environment: 'outdoor' | 'in-vehicle' | 'indoor' | null;
  resolution: number;
  h3: BigUint64Array;
  /** Lowest signal stated for the cell; NaN: said to be covered, no figure. dBm. */
  signalDbm: Float32Array;
}

/**
 * Roads around the regions (up to 5 km outside them), one typed array a field. Line i has the vertices start[i] … start[i + 1] − 1, at least two;
 * a road that leaves the surroundings and comes back is several lines. At most 5 million vertices over all files.
 */
export interface RoadTable {
  /** Number of lines. */
  count: number;
  /** Length count + 1; the last is the number of vertices. */
  start: Uint32Array;
  /** −180 ≤ lon < 180; between two vertices the shorter way, also across the antimeridian. */
  lonDeg: Float64Array;
  latDeg: Float64Array;
  /** By line, index into ROAD_CLASSES. */
  classIndex: Uint8Array;
  /** By line, vehicles a day on this line as stated, both ways where it stands for both; NaN: not stated. */
  vehiclesPerDay: Float64Array;
  /** By line, 1: one carriageway of two, or a one-way street. */
  oneway: Uint8Array;
}

/** Bytes that a hotspot carried. */
export interface HotspotUsage {
  hotspotId: string;
  days: number;
  bytes: number;
}

/** What came of one file. `importer` is the name of the importer that read it. */
export interface FileReport {
  file: string;
  role: FactRole;
  /** Nothing tells what the file is for: `role` only holds the place. */
  isRoleUnknown?: true;
  importer: string;
  counts: RowCounts;
  /** All problems; at most 10,000 listed, `counts` are complete. */
  issues: Issue[];
  /** Extra facts for the reader: e.g. sites found, operators, hotspots by network. */
  facts: Record<string, string | number>;
}

export interface Facts {
  regions: Region[];
  sites: Site[];
  hotspots: Hotspot[];
  demand: DemandFacts;
  venues: Venue[];
  /** Measured antenna patterns by the path of their file. */
  antennas: Record<string, MeasuredAntenna>;
  candidates: CandidatePlace[];
  presence: PresencePoint[];
  /** Null: no measurements. */
  measurements: MeasurementTable | null;
  stated: StatedCoverage[];
  usage: HotspotUsage[];
  /** Null: no roads. */
  roads: RoadTable | null;
  /** Null: no usable terrain file. */
  terrain: TerrainFacts | null;
  /** Box [west, south, east, north] of the declared extent of the site files; outside it is `no-data`. Null: no site file. */
  siteExtent: [number, number, number, number] | null;
  /** Switched off by hand: in the files or the plan, but not on the air. Absent: nothing is. */
  off?: { sites: Site[]; hotspots: Hotspot[] };
  files: FileReport[];
  issues: Issue[];
}
