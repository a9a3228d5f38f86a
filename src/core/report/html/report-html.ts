import { moneyView, type MoneyView } from '../../costs';
import { SERVICE_CLASSES } from '../../plan';
import type { ReportInput, ReportMeta } from '../report-types';
import { summaryOf } from '../summary';
import { assumptionsSection, appendixSection, limitsSection } from './closing-sections';
import { dataSection, methodSection, objectiveSection } from './data-sections';
import { html, type Markup, trusted } from './markup';
import { regionSection } from './region-section';
import { REPORT_STYLE } from './style';
import { verdictCard } from './verdict-card';

/** Nothing may be loaded and nothing may run: a report is opened from mail and from shared folders. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * report.html: one self-contained file without script. It says no time of making, so that the same result gives the same bytes; the manifest
 * beside it does.
 */
export function reportHtml(result: ReportInput, meta: ReportMeta): string {
  const summary = summaryOf(result);
  const context: ReportContext = { result, meta, summary, money: moneyView(result.plan.costs, result.register) };
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="generator" content="Infill ${meta.version}" />
        <title>${result.plan.name} – coverage report</title>
        <style>
          ${trusted(REPORT_STYLE)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>${result.plan.name}</h1>
            <p class="quiet">
              Wireless coverage gaps and what it costs to close them · ${placeLine(context)} · Infill ${meta.version}
            </p>
          </header>
          ${contents(context)} ${summarySection(context)} ${objectiveSection(context)} ${dataSection(context)}
          ${methodSection(context)} ${summary.regions.map((region) => regionSection(context, region))}
          ${limitsSection(context)} ${assumptionsSection(context)} ${appendixSection(context)}
        </main>
      </body>
    </html> `;
  return page.text;
}

/** What every section reads. */
export interface ReportContext {
  result: ReportInput;
  meta: ReportMeta;
  summary: ReturnType<typeof summaryOf>;
  money: MoneyView;
}

function placeLine({ result, summary }: ReportContext): string {
  const { classId } = result.plan.service;
  const names = summary.regions.map((region) => region.name);
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return `${shown} · ${SERVICE_CLASSES[classId].label}`;
}

function contents({ summary }: ReportContext): Markup {
  const regions = summary.regions.map((region, index) => ({ id: `region-${index + 1}`, title: region.name }));
  const entries = [
    { id: 'summary', title: 'Summary' },
    { id: 'objective', title: 'Objective and service class' },
    { id: 'data', title: 'Data' },
    { id: 'method', title: 'Method' },
    ...regions,
    { id: 'limits', title: 'Limits of the models' },
    { id: 'assumptions', title: 'Assumptions' },
    { id: 'appendix', title: 'Appendix: how to get the same numbers' },
  ];
  return html`<nav aria-label="Contents">${entries.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}</nav>`;
}

function summarySection(context: ReportContext): Markup {
  const { regions } = context.summary;
  if (regions.length === 0)
    return html`<section id="summary">
      <h2>Summary</h2>
      <p>The plan has no region with cells: there is nothing to report.</p>
    </section>`;
  return html`<section id="summary">
    <h2>Summary</h2>
    ${regions.map((region) => verdictCard(context, region))}
  </section>`;
}
