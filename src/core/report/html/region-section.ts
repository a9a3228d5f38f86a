/** One region: what is there, where the gaps are, what the options cost, what to build. */
import { PRESET_ISSUE_CODES } from '../../costs';
import { regionDeployers } from '../../economics';
import type { RegionEconomics } from '../../economics/economics-types';
import { EVIDENCE_RULE, type Gap } from '../../gaps/gap-types';
import { messageOf } from '../messages';
import type { ReportInput } from '../report-types';
import type { SummaryRegion } from '../summary';
import { visitorsOfGap } from '../visitors';
import { alignedFigure, counted, figure, type Money, OPTION_LABELS, peopleFigure, percent, usd } from '../words';
import { messageList } from './data-sections';
import { deploymentList } from './deployment-list';
import {
  candidatesTable,
  householdCosts,
  marketTable,
  optionsTable,
  spendingTable,
  surenessTable,
} from './option-tables';
import { COST_SOURCE, networkSource } from './figure-sources';
import { figureOf, html, type Markup, table } from './markup';
import { breakEvenOf, costBarsOf, costCurveOf, coverageMap, sitesMap, tornadoOf } from './region-charts';
import type { ReportContext } from './report-html';
import { budgetSentence, targetsTable, whatWouldChange } from './targets-table';
import { evidenceWord } from '../tables';
import { statedTable } from './validation-sections';
import { viewLine } from './verdict-card';
import { deployerSection, viewSections } from './view-sections';

const LISTED_GAPS = 40;

export function regionSection(context: ReportContext, region: SummaryRegion): Markup {
  const { result, summary, money } = context;
  const economics = result.economics.find(({ regionId }) => regionId === region.id)!;
  const chosen = region.options.find(({ id }) => id === region.verdict.optionId);
  const builds = chosen && chosen.towers + chosen.hotspots > 0;
  const existing = coverageMap(context, region);
  const proposed = sitesMap(context, region);
  const deployers = economics.views ? regionDeployers(result, region.id, Infinity) : null;
  const tornadoChart = tornadoOf(context, economics);
  return html`<section id="region-${summary.regions.indexOf(region) + 1}" class="new-page">
    <h2>${region.name}</h2>
    <p class="quiet">${viewLine(region)}</p>
    <h3>Existing coverage</h3>
    ${keyFigures(region)}
    <p class="quiet small">
      Figures of this section: ${networkSource(result.plan)}. Money: ${COST_SOURCE}, in
      ${money.code}${Number.isFinite(money.year) ? ` of ${money.year}` : ''}.
    </p>
    ${existing ? figureOf(existing, 'Existing coverage. A hex is drawn in the state most of its people are in; gaps are outlined and numbered by people.', networkSource(result.plan)) : null}
    ${statedTable(result, region.id)}
    <h3>Gaps, ranked by people</h3>
    ${gapsTable(
      result,
      result.gaps.filter(({ regionId }) => regionId === region.id),
    )}
    <h3>Alternatives</h3>
    ${presetMisfits(result, region)} ${optionsTable(region, money)} ${householdCosts(region, money)}
    ${targetsTable(result.options, region.id, money)} ${surenessTable(economics, money)}
    ${marketTable(economics, money)}
    ${figureOf(costBarsOf(context, region), 'Annual cost of ownership. Bars end at the median; whiskers span P10 to P90 of the draws.', COST_SOURCE)}
    ${figureOf(costCurveOf(context, region, economics), 'Each step is a site, in the order chosen. The ring marks the recommended option.', `${COST_SOURCE}; people as in the map`)}
    ${budgetSentence(result.options, region, money)}
    ${figureOf(breakEvenOf(region), 'How many hotspots the cost of one avoided tower pays for, and how many it takes here.', COST_SOURCE)}
    ${tornadoChart ? figureOf(tornadoChart, 'Inputs that move the comparison most, each between its low and high value with the others at their median.', COST_SOURCE) : null}
    ${flips(economics, money)} ${whatWouldChange(result.options, region.id, money)}
    ${viewSections(context, region, economics)} ${candidatesTable(context, region)}
    ${messageList('Remarks', remarks(context, economics))}
    ${
      builds
        ? html`<h3>Deployment list: ${OPTION_LABELS[chosen.id]}</h3>
            ${proposed ? figureOf(proposed, `Sites of the recommended option (${OPTION_LABELS[chosen.id].toLowerCase()}).`, networkSource(result.plan)) : null}${deploymentList(context, region, deployers?.rows ?? [])}${spendingTable(economics, chosen.id, money)}`
        : null
    }
    ${deployers ? deployerSection(context, deployers) : null}
  </section>`;
}

function remarks({ result }: ReportContext, economics: RegionEconomics): string[] {
  const options = result.options.filter(({ regionId }) => regionId === economics.regionId);
  return [
    ...economics.notes.map((note) => messageOf(note)),
    ...options.flatMap(({ option, notes }) => notes.map((note) => `${OPTION_LABELS[option]}: ${messageOf(note)}`)),
  ];
}

function keyFigures({ areaKm2, population, households, baseline, gaps, visitors }: SummaryRegion): Markup {
  const fact = (name: string, value: string, unit = '') =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value} <span>${unit}</span></dd>
    </div>`;
  return html`<dl class="facts">
    ${fact('Residents', peopleFigure(population))}${households === undefined ? null : fact('Households', peopleFigure(households))}${fact('Area', figure(areaKm2), 'km²')}
    ${fact('Served', percent(population > 0 ? baseline.servedShareFraction : null), `${peopleFigure(baseline.servedPopulation)} people`)}
    ${fact('Not known', peopleFigure(baseline.unknownPopulation), 'people')}
    ${fact('Gaps', counted(gaps.count))}${fact('People in gaps', peopleFigure(gaps.population))}${fact('Area of gaps', figure(gaps.areaKm2), 'km²')}
    ${visitors ? [fact('Visitors', peopleFigure(visitors.people), 'in the busy hour'), fact('Visitors served', percent(visitors.people > 0 ? visitors.servedPeople / visitors.people : null), `${peopleFigure(visitors.servedPeople)} people`)] : null}
  </dl>`;
}

const CAUSE_WORDS: Record<Gap['cause'], string> = {
  none: '',
  'no-signal': 'no signal',
  interference: 'interference',
  uplink: 'uplink too weak',
  'indoor-only': 'indoors only',
};

function gapsTable(result: ReportInput, gaps: readonly Gap[]): Markup {
  if (gaps.length === 0) return html`<p>No gap: every populated hex whose state is known is served.</p>`;
  const listed = gaps.filter(({ people }, rank) => rank === 0 || people >= 1).slice(0, LISTED_GAPS);
  const rest = gaps.slice(listed.length);
  const hasEvidence = listed.some(({ evidence }) => evidence);
  return html`${table<Gap>(
    'Deficit: mean shortage, weighted by people. Distance: to the nearest site that could serve the class.',
    listed,
    [
      { head: 'Gap', cell: (gap) => gap.id },
      { head: 'People', number: true, cell: (gap) => peopleFigure(gap.people) },
      ...(result.visitors
        ? [{ head: 'Visitors', number: true, cell: (gap: Gap) => peopleFigure(visitorsOfGap(result, gap)) }]
        : []),
      { head: 'Area, km²', number: true, cell: (gap) => alignedFigure(gap.areaKm2) },
      { head: 'Deficit, dB', number: true, cell: (gap) => fixedFigure(gap.deficitDb, 1) },
      { head: 'Distance, km', number: true, cell: (gap) => fixedFigure(gap.distanceKm, 2) },
      { head: 'Cause', cell: (gap) => CAUSE_WORDS[gap.cause] },
      { head: 'Confidence', cell: (gap) => gap.confidence },
      ...(hasEvidence ? [{ head: 'Evidence', cell: evidenceOf }] : []),
      {
        head: 'Longitude, latitude',
        number: true,
        cell: (gap) => `${gap.lonDeg.toFixed(4)}, ${gap.latDeg.toFixed(4)}`,
      },
    ],
  )}${rest.length > 0 ? html`<p class="quiet">${counted(rest.length)} smaller gaps with ${peopleFigure(rest.reduce((sum, gap) => sum + gap.people, 0))} people are in gaps.csv.</p>` : null}${hasEvidence ? html`<p class="quiet">${evidenceRule()}</p>` : null}`;
}

const fixedFigure = (value: number, digits: number): string =>
  Number.isFinite(value) ? value.toFixed(digits).replace('-', '−') : figure(value);

function evidenceOf(gap: Gap): string {
  const { evidence } = gap;
  if (!evidence) return '';
  const { measuredBelow, measuredEnough, statedShareFraction } = evidence;
  const points = measuredBelow + measuredEnough;
  const measured = points > 0 ? `${counted(measuredBelow)} of ${counted(points)} signals too weak` : '';
  const stated = statedShareFraction === null ? '' : `${percent(statedShareFraction)} stated as covered`;
  return `${evidenceWord(gap)}: ${[measured, stated].filter(Boolean).join(', ')}`;
}

const evidenceRule = (): string => {
  const { fewestMeasurements, belowShareFraction, enoughShareFraction, statedForFraction, statedAgainstFraction } =
    EVIDENCE_RULE;
  return (
    `Evidence judges a gap as a whole: ${fewestMeasurements} or more signals measured in it confirm it where ${percent(belowShareFraction)} of them are below the class’s least ` +
    `signal and contradict it where ${percent(enoughShareFraction)} are not; where they decide nothing, it is confirmed when at most ${percent(statedForFraction)} of its people are ` +
    `said to be covered and contradicted from ${percent(statedAgainstFraction)} on. The validation section judges each hex by itself.`
  );
};

function flips({ verdict }: RegionEconomics, money: Money): Markup | null {
  if (verdict.flippedBy.length === 0) return null;
  return html`<p class="lead"><b>What would turn the verdict</b></p>
    <ul>
      ${verdict.flippedBy.map(
        ({ label, at, unit, direction, optionId }) =>
          html`<li>
            ${label} ${direction ?? 'at'}
            ${unit === 'fraction' || unit === 'share' ? percent(at) : unit.startsWith('USD') ? `${usd(at, money)}${unit.slice(3)}` : `${figure(at)} ${unit}`}${optionId ? `: then ${OPTION_LABELS[optionId].toLowerCase()}` : ''}
          </li>`,
      )}
    </ul>`;
}

/** That the prices are not those of where the region is. */
function presetMisfits({ issues }: ReportInput, { name, id }: SummaryRegion): Markup[] {
  const codes: readonly string[] = PRESET_ISSUE_CODES;
  return issues
    .filter(({ code, context }) => codes.includes(code) && `${context.regions}`.includes(name || id))
    .map((issue) => html`<p><b>${messageOf(issue)}</b></p>`);
}
