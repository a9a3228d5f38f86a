import type { Assumption } from '../costs/cost-types';
import type { CoverageResult } from '../coverage/coverage-types';
import type { RegionEconomics } from '../economics/economics-types';
import type { Gap } from '../gaps/gap-types';
import type { DemandColumn, Grid } from '../grid/grid-types';
import type { VisitorColumn } from '../grid/visitors';
import type { Facts } from '../inputs/facts';
import type { Issue } from '../plan/issues';
import type { Plan } from '../plan/plan';
import type { OptionSites } from '../siting/siting-types';

/** A finished plan as the report reads it. The same shape as the result of a run, stated here because report stands left of run. */
export interface ReportInput {
  plan: Plan;
  facts: Facts;
  grid: Grid;
  demand: DemandColumn;
  /** Apart from the residents of `demand`; null or absent: neither roads nor venues with visitors. */
  visitors?: VisitorColumn | null;
  coverage: CoverageResult;
  gaps: Gap[];
  options: OptionSites[];
  economics: RegionEconomics[];
  register: Assumption[];
  issues: Issue[];
  /** Stage name → seconds. */
  timingsS: Record<string, number>;
}

/** What a bundle says about itself. */
export interface ReportMeta {
  /** Version of the program. */
  version: string;
  /** ISO 8601; stands only in the timings of the manifest, so that equal inputs give equal files. */
  createdAt: string;
  /** Path as the plan names it → sha256 in hex of the bytes that were read. */
  inputHashes: Record<string, string>;
  /** Folder the plan's paths are relative to, seen from the bundle. */
  planFolder?: string;
  /** The other files of the bundle, when they are known. */
  outputs?: { file: string; bytes: number; sha256: string }[];
}
