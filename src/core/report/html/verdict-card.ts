import { type EnvironmentId, SERVICE_CLASSES, type ServiceClassId } from '../../plan';
import type { SummaryRegion } from '../summary';
import { figure, OPTION_LABELS, percent, range, usdRange } from '../words';
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

/** The sentence people came for, with its figures. The wording is that of the economics stage; the numbers are repeated from the option. */
export function verdictCard({ result }: ReportContext, region: SummaryRegion): Markup {
  const verdict = result.economics.find((entry) => entry.regionId === region.id)!.verdict;
  const option = region.options.find((entry) => entry.id === verdict.optionId);
  const [head, ...rest] = verdict.lines.length > 0 ? verdict.lines : [verdict.sentence];
  const built = option && option.towers + option.hotspots > 0;
  return html`<div class="verdict"><p class="where">${viewLine(region)}</p>
<p class="head">${head ?? verdict.sentence}</p>
${rest.map((line) => html`<p>${line}</p>`)}
${
  built
    ? html`<p class="quiet small">${OPTION_LABELS[verdict.optionId]}: ${usdRange(option.annualCostUsd.p10, option.annualCostUsd.p90)}/yr (P10–P90), ${range(option.monthsToService.p10, option.monthsToService.p90, 'months')} to service, grade ${option.grade}, cheapest in ${percent(option.probabilityCheapest)} of draws, ${figure(option.servedPopulation)} people served.</p>`
    : null
}</div>`;
}
