/** Terrain of another place, told before it enters the plan: there it would stop the run or lie idle. */
import type { FileReport } from '../core/inputs/facts';
import type { Box } from '../core/inputs/towers/region-reach';
import type { Issue } from '../core/plan/issues';
import type { AppState } from './app-state';
import { regionBoxes } from './web-sources';

/** The report of a terrain or clutter file, refused where it lies beside all regions of the plan and their margin. Without known regions as it was. */
export function placedReport(report: FileReport, state: Pick<AppState, 'plan' | 'result' | 'drafts'>): FileReport {
  const { plan, drafts } = state;
  if ((report.role !== 'terrain' && report.role !== 'clutter') || report.counts.used === 0) return report;
  // Regions that are on their way in may be those of the terrain.
  if (drafts.some(({ check }) => check.status === 'checked' && check.report.role === 'regions')) return report;
  const [west, south, east, north] = ['west', 'south', 'east', 'north'].map((side) =>
    Number(report.facts[side]),
  ) as Box;
  const boxes = regionBoxes(state, plan.grid.marginKm);
  if (boxes.length === 0 || ![west, south, east, north].every(Number.isFinite)) return report;
  if (boxes.some((box) => areMet([west, south, east, north], box))) return report;
  const issue: Issue = {
    code: 'terrain-outside-regions',
    severity: 'error',
    ref: { file: report.file },
    context: {
      bounds: [west, south, east, north].join(' '),
      regions: boxes[0]!.join(' ') + (boxes.length > 1 ? ` and ${boxes.length - 1} more` : ''),
    },
  };
  return { ...report, counts: { ...report.counts, used: 0 }, issues: [...report.issues, issue] };
}

/** Whether two boxes have a point in common; the second may cross the antimeridian. */
function areMet([west, south, east, north]: Box, [left, down, right, up]: Box): boolean {
  if (north < down || south > up) return false;
  const end = right < left ? right + 360 : right;
  return [-360, 0, 360].some((turn) => east + turn >= left && west + turn <= end);
}
