/** What a finished plan holds. */
import type { CoverageResult } from '../coverage/coverage-types';
import type { Assumption } from '../costs/cost-types';
import type { RegionEconomics } from '../economics/economics-types';
import type { Gap } from '../gaps/gap-types';
import type { DemandColumn, Grid } from '../grid/grid-types';
import type { VisitorColumn } from '../grid/visitors';
import type { Facts } from '../inputs/facts';
import type { Issue } from '../plan/issues';
import type { Plan } from '../plan/plan';
import type { OptionSites } from '../siting/siting-types';

export interface PlanResult {
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
  /** Stage name → seconds; the only part of a result that differs between runs. */
  timingsS: Record<string, number>;
  /** Set while a run is under way: these parts were computed before the latest change. Absent: all belongs together. */
  stale?: StaleParts;
}

/** What of a result is older than the rest. Sites chosen at earlier costs are already at the new prices. */
export interface StaleParts {
  stages: readonly ('siting' | 'economics')[];
  /** The change: of the network by hand, of costs alone, or of anything else that coverage reads. */
  because: 'network' | 'costs' | 'plan';
}
