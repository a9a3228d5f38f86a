import { type EnvironmentId, SERVICE_CLASSES, type ServiceClassId } from '../../plan';
import type { SummaryRegion } from '../summary';
import { counted, percent } from '../words';
import { html, type Markup } from './markup';
import type { ReportContext } from './report-html';

export const ENVIRONMENT_LABELS: Record<EnvironmentId, string> = {
  outdoor: 'outdoors',
  'in-vehicle': 'in vehicles',
  'indoor-traditional': 'indoors, traditional buildings',
  'indoor-efficient': 'indoors, thermally efficient buildings',
};

export const operatorLabel = (view: string): string =>
  view === 'any' ? 'any operator' : view === 'all' ? 'all operators at once' : `operator ${view}`;

/** Place, view, class and environment in one line. */
export function viewLine(region: SummaryRegion): string {
  const label = SERVICE_CLASSES[region.serviceClass as ServiceClassId].label;
  return `${region.name} · ${operatorLabel(region.operatorView)} · ${label} · ${ENVIRONMENT_LABELS[region.environment as EnvironmentId]}`;
}

/** The sentence people came for, in the words of the economics stage. */
export function verdictCard({ result, money }: ReportContext, region: SummaryRegion): Markup {
  const { verdict } = result.economics.find((entry) => entry.regionId === region.id)!;
  const [head, ...rest] = verdict.lines.length > 0 ? verdict.lines : [verdict.sentence];
  return html`<div class="verdict">
    <p class="where">${viewLine(region)}</p>
    <p class="head">${head!}</p>
    ${rest.map((line) => html`<p>${line}</p>`)}
    <p class="quiet small">
      Ranges are P10–P90 of ${counted(result.plan.costs.draws)} draws. Target:
      ${percent(result.plan.target.shareFraction)} of the people in
      gaps.${Number.isFinite(money.year) ? ` Money: ${money.code} of ${money.year}.` : ''}
    </p>
  </div>`;
}
