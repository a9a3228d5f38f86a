/** Every message between the page and the engine worker, as one typed union. Buffers are transferred, never shared. */
import type { Issue } from '../core/plan/issues';
import type { Plan } from '../core/plan/plan';
import type { Assumption } from '../core/costs/cost-types';
import type { CellExplanation } from '../core/coverage';
import type { Bounds } from '../core/geo/bounds';
import type { RegionEconomics } from '../core/economics/economics-types';
import type { GapEvidence } from '../core/gaps/gap-types';
import type { Facts, FileReport, Hotspot, Region, Site } from '../core/inputs/facts';
import type { BoundProgress } from '../core/siting';
import type { ProposedSite } from '../core/siting/siting-types';
import type { PlanTotals, SiteAccount, Summary } from '../core/report';
import type { StaleParts } from '../core/run';
import type { Question } from './questions';
import type { ViewSlice, ViewUpdate } from './view-update';

/** A gap as the views need it: without its cell list, with the outline of its cells. */
export interface GapView {
  id: string;
  regionId: string;
  people: number;
  /** Visitors without service; absent: the plan has none. */
  visitors?: number;
  areaKm2: number;
  deficitDb: number;
  distanceKm: number;
  cause: string;
  confidence: string;
  evidence?: GapEvidence;
  lonDeg: number;
  latDeg: number;
}

/** Which of two results at a time a run is for: the open plan's, or the one it is compared with. */
export type ResultSlotName = 'main' | 'other';

/** What a finished run looks like from the page, or one under way where `stale` is set. Cells stay in the worker and come as tiles. */
export interface ViewResult {
  /** Changes with every result whose cells differ: part of the tile URL, so that new tiles are fetched. */
  version: string;
  /** What is older than the rest while a run is under way; absent: all belongs together. */
  stale?: StaleParts;
  plan: Plan;
  summary: Summary;
  totals: PlanTotals;
  regions: Region[];
  sites: Site[];
  /** Where the sites of the files are. */
  siteAccount: SiteAccount;
  hotspots: Hotspot[];
  /** Sites and hotspots switched off by hand; absent: none. */
  off?: Facts['off'];
  gaps: GapView[];
  proposed: ProposedSite[];
  economics: RegionEconomics[];
  register: Assumption[];
  files: FileReport[];
  issues: Issue[];
  grid: { resolution: number; count: number };
  /** Null: no terrain. `version` changes with its content. */
  terrain: { version: string; bounds: [number, number, number, number] } | null;
  /** Measured points that can be drawn. */
  measurements: number;
  /** Lines of roads that can be drawn. */
  roads: number;
  /** Whether cells have visitors. */
  visitors: boolean;
  /** West, south, east, north of the regions. */
  bounds: [number, number, number, number];
  /** Names of the bundle's files that can be downloaded. */
  bundleFiles: string[];
  timingsS: Record<string, number>;
}

/** A file as it crosses to the worker. A `File` is cloned by reference, not by bytes. */
export interface NamedBlob {
  path: string;
  blob: Blob;
}

export type Request =
  | { id: number; kind: 'run'; plan: Plan; files: NamedBlob[]; slot: ResultSlotName }
  | { id: number; kind: 'tile'; version: string; z: number; x: number; y: number }
  | { id: number; kind: 'explain-cell'; h3: string }
  | { id: number; kind: 'cell-at'; lonDeg: number; latDeg: number }
  | { id: number; kind: 'bundle-file'; name: string }
  | { id: number; kind: 'check'; file: NamedBlob; as: FileReport['role'] | null; mapping: Record<string, string> }
  | { id: number; kind: 'ask'; question: Question }
  | { id: number; kind: 'cancel'; target: number }
  /** The cells of a result are on the screen. */
  | { id: number; kind: 'drawn'; version: string }
  /** Somebody presses keys or buttons on the page. */
  | { id: number; kind: 'used' };

export type Response =
  | { id: number; kind: 'progress'; stage: string; fraction: number }
  | { id: number; kind: 'bound'; progress: BoundProgress }
  | { id: number; kind: 'extent'; boxes: Bounds[] }
  /** Part of a view that is on its way. */
  | { id: number; kind: 'slice'; slice: ViewSlice }
  | { id: number; kind: 'partial'; view: ViewUpdate }
  | { id: number; kind: 'ran'; view: ViewUpdate }
  | { id: number; kind: 'answer'; answer: unknown }
  | { id: number; kind: 'tile'; bytes: ArrayBuffer }
  | { id: number; kind: 'explained'; explanation: CellExplanation | null }
  | { id: number; kind: 'bundle-file'; bytes: ArrayBuffer; type: string }
  | { id: number; kind: 'checked'; report: FileReport }
  | { id: number; kind: 'cancelled' }
  | { id: number; kind: 'unusable'; issues: Issue[] }
  | { id: number; kind: 'failed'; message: string };
