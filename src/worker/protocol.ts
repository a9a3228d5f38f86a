/** Every message between the page and the engine worker, as one typed union. Buffers are transferred, never shared. */
import type { Issue } from '../core/plan/issues';
import type { Plan } from '../core/plan/plan';
import type { Assumption } from '../core/costs/cost-types';
import type { CellExplanation } from '../core/coverage';
import type { RegionEconomics } from '../core/economics/economics-types';
import type { FileReport, Hotspot, Region, Site } from '../core/inputs/facts';
import type { ProposedSite } from '../core/siting/siting-types';
import type { Summary } from '../core/report';

/** A gap as the views need it: without its cell list, with the outline of its cells. */
export interface GapView {
  id: string;
  regionId: string;
  people: number;
  areaKm2: number;
  deficitDb: number;
  distanceKm: number;
  cause: string;
  confidence: string;
  lonDeg: number;
  latDeg: number;
}

/** What a finished run looks like from the page. Cells stay in the worker and come as tiles. */
export interface ViewResult {
  /** Changes with every result: part of the tile URL, so that new tiles are fetched. */
  version: string;
  plan: Plan;
  summary: Summary;
  regions: Region[];
  sites: Site[];
  hotspots: Hotspot[];
  gaps: GapView[];
  proposed: ProposedSite[];
  economics: RegionEconomics[];
  register: Assumption[];
  files: FileReport[];
  issues: Issue[];
  grid: { resolution: number; count: number };
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
  | { id: number; kind: 'run'; plan: Plan; files: NamedBlob[] }
  | { id: number; kind: 'tile'; version: string; z: number; x: number; y: number }
  | { id: number; kind: 'explain-cell'; h3: string }
  | { id: number; kind: 'cell-at'; lonDeg: number; latDeg: number }
  | { id: number; kind: 'bundle-file'; name: string }
  | { id: number; kind: 'check'; file: NamedBlob; as: FileReport['role'] | null; mapping: Record<string, string> }
  | { id: number; kind: 'cancel'; target: number };

export type Response =
  | { id: number; kind: 'progress'; stage: string; fraction: number }
  | { id: number; kind: 'ran'; view: ViewResult }
  | { id: number; kind: 'tile'; bytes: ArrayBuffer }
  | { id: number; kind: 'explained'; explanation: CellExplanation | null }
  | { id: number; kind: 'bundle-file'; bytes: ArrayBuffer; type: string }
  | { id: number; kind: 'checked'; report: FileReport }
  | { id: number; kind: 'cancelled' }
  | { id: number; kind: 'unusable'; issues: Issue[] }
  | { id: number; kind: 'failed'; message: string };
