/** What was asked, what went in, and how it was computed. */
import { type Issue, type Plan, planFiles, SERVICE_CLASSES } from '../../plan';
import { noiseRiseDb } from '../../radio';
import { normalQuantile } from '../../units';
import type { FileReport } from '../../inputs/facts';
import { RUNGS } from '../../coverage/coverage-types';
import { type LinkBudgetRow, linkBudgetRows } from '../link-budget-rows';
import { totalRungs } from '../manifest';
import { messageOf } from '../messages';
import { modelsByRadio, modelsUsed } from '../models';
import { counted, figure, fileName, peopleFigure, percent, spacedWords, usd } from '../words';
import { html, type Markup, table } from './markup';
import { completenessOf, licenceOf, vintageOf } from './provenance';
import type { ReportInput } from '../report-types';
import type { ReportContext } from './report-html';
import { siteAccountTable } from './site-account-table';
import { marginRows, validationSection } from './validation-sections';
import { ENVIRONMENT_LABELS, operatorLabel } from './verdict-card';

const LISTED_PER_KIND = 3;

export function objectiveSection({ result: { plan }, money }: ReportContext): Markup {
  const { service, target } = plan;
  const serviceClass = SERVICE_CLASSES[service.classId];
  const rates =
    serviceClass.downMbps > 0
      ? `${serviceClass.downMbps} Mbps down and ${serviceClass.upMbps} Mbps up`
      : 'no data rate (telemetry)';
  const goal =
    target.budgetUsdPerYear === null
      ? `serve ${percent(target.shareFraction)} of the people in gaps at least cost`
      : `serve as many people in gaps as a budget of ${usd(target.budgetUsdPerYear, money)} per year allows`;
  return html`<section id="objective">
    <h2>Objective and service class</h2>
    <p>Find the people in the region without service, and ${goal}.</p>
    ${table(
      'What counts as served',
      [
        ['Service class', `${serviceClass.label}: ${rates}`],
        ['Signal floor', `${figure(serviceClass.minSignalDbm)} dBm median`],
        ['Environment', ENVIRONMENT_LABELS[service.environment]],
        ['Whose coverage', operatorLabel(service.operator)],
        ['Technologies of grade A', serviceClass.technologies.join(', ')],
        ['Probability at the cell edge', percent(service.edgeProbability)],
        ['Load of interfering cells', percent(service.loadFraction)],
      ],
      [
        { head: 'Choice', cell: (row) => row[0]! },
        { head: 'Value', cell: (row) => row[1]! },
      ],
    )}
    <p>
      <b>Two grades, never added.</b> Grade A is mobile service: voice, emergency calls, moving users, power reserve
      (macro cells). Grade B is nomadic data within reach of a Wi-Fi hotspot.
    </p>
  </section>`;
}

export function dataSection({ result }: ReportContext): Markup {
  const { facts, demand, grid, issues, plan } = result;
  const origins = new Map(planFiles(plan).map(({ ref }) => [ref.path, ref.origin]));
  return html`<section id="data">
    <h2>Data</h2>
    ${table<FileReport>('Files read', facts.files, [
      { head: 'File', cell: (file) => html`<span class="id file">${fileName(file.file)}</span>` },
      { head: 'Used as', cell: (file) => file.role },
      { head: 'Rows read', number: true, cell: (file) => counted(file.counts.read) },
      { head: 'Used', number: true, cell: (file) => counted(file.counts.used) },
      { head: 'Merged', number: true, cell: (file) => counted(file.counts.merged) },
      { head: 'Refused', number: true, cell: (file) => counted(file.counts.refused) },
      { head: 'Why refused', cell: (file) => refusals(file) },
      { head: 'Found', cell: findings },
    ])}
    ${table<FileReport>(
      'Origin: licence and time as far as format or file name tell; complete: share of the rows that could be used. The hashes in the appendix name the exact bytes.',
      facts.files,
      [
        { head: 'File', cell: (file) => html`<span class="id file">${fileName(file.file)}</span>` },
        { head: 'Licence', cell: (file) => licenceOf(file, origins.get(file.file)) },
        { head: 'Vintage', cell: (file) => vintageOf(file, origins.get(file.file)) },
        { head: 'Complete', number: true, cell: (file) => percent(completenessOf(file)) },
      ],
    )}
    ${siteAccountTable(result)}
    <p>
      ${counted(grid.count)} hexes of H3 resolution ${grid.resolution};
      ${peopleFigure(demand.inputPeople - demand.outsidePeople)} residents inside the region,
      ${peopleFigure(demand.outsidePeople)} of the input outside. People were placed by:
      ${DEMAND_METHODS[demand.method]}.${demand.tooCoarseForHotspots ? ' This is too coarse to judge single hotspots: read hotspot sites as an expected density, not as addresses.' : ''}
    </p>
    ${visitorsText(result)}
    ${messageList(
      'Remarks on the population',
      demand.notes.map((note) => messageOf(note)),
    )}
    ${messageList('Problems found in the input', problemMessages(issues))}
  </section>`;
}

/** Where the visitors come from; they never count as residents. */
function visitorsText({ visitors, register }: ReportInput): Markup | null {
  if (!visitors) return null;
  const { roadPeople, venuePeople, roadKm, countedKm, unknownKm } = visitors;
  const occupancy = register.find(({ key }) => key === 'road.people_per_vehicle');
  const busyHour = register.find(({ key }) => key === 'road.busy_hour_pct');
  return html`<p>
    Visitors are people present on average in the busy hour, counted apart from residents; gaps, sites and costs follow
    residents.
    ${roadKm > 0 ? `On ${figure(roadKm)} km of roads inside the region: ${peopleFigure(roadPeople)} people, from vehicles per day (${figure(countedKm)} km with a count, the rest by class of road), ${occupancy?.likely} people per vehicle, ${busyHour?.likely} % of a day in the busy hour and the speed of the class (rows road.* of the assumptions).` : ''}
    ${unknownKm > 0 ? `On ${figure(unknownKm)} km nothing is known of the traffic, and nobody is counted.` : ''}
    ${venuePeople > 0 ? `At venues, as their file says: ${peopleFigure(venuePeople)} people.` : ''}
  </p>`;
}

const DEMAND_METHODS = {
  cells: 'counts per hex, as given',
  'settlement-in-polygon': 'counts per municipality, spread around its settlements',
  areal: 'counts per polygon, spread evenly over its area',
  places: 'counts per place, spread around it',
  mixed: 'several of the methods, each where its data is',
  none: 'nothing: the plan has no population data',
};

function findings({ facts }: FileReport): string {
  return Object.entries(facts)
    .filter(([name, value]) => value !== 0 && value !== '' && name !== 'dates')
    .map(([name, value]) =>
      /[a-z]M$/.test(name)
        ? `${spacedWords(name.slice(0, -1))}: ${findingText(value)} m`
        : `${spacedWords(name)}: ${findingText(value)}`,
    )
    .join('; ');
}

const findingText = (value: number | string): string =>
  typeof value !== 'number' ? value : Number.isInteger(value) ? counted(value) : figure(value);

/** The first few problems of each kind and file, and how many more there are. */
function problemMessages(issues: readonly Issue[]): string[] {
  const kinds = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.severity === 'info') continue;
    const key = `${issue.ref.file ?? ''}\n${issue.code}`;
    kinds.set(key, [...(kinds.get(key) ?? []), issue]);
  }
  return [...kinds.values()].flatMap((same) => [
    ...same
      .slice(0, LISTED_PER_KIND)
      .map(({ ref, ...issue }) => messageOf({ ...issue, ref: ref.file ? { ...ref, file: fileName(ref.file) } : ref })),
    ...(same.length > LISTED_PER_KIND
      ? [`${fileName(same[0]!.ref.file ?? '')}: ${counted(same.length - LISTED_PER_KIND)} more of the same kind.`]
      : []),
  ]);
}

function refusals({ counts }: FileReport): string {
  return Object.entries(counts.refusedByCode)
    .map(([code, count]) => `${code.replaceAll('-', ' ')}: ${counted(count)}`)
    .join('; ');
}

export function messageList(title: string, messages: readonly string[]): Markup | null {
  if (messages.length === 0) return null;
  return html`<h3>${title}</h3>
    <ul>
      ${[...new Set(messages)].map((message) => html`<li>${message}</li>`)}
    </ul>`;
}

/** What terrain does not decide. The figures for the sea are those of test/core/radio/p1812/sea-or-inland.test.ts. */
const ALL_INLAND =
  'Over terrain every path counts as inland (the zones of ITU-R P.1812-7, Table 5); were it all sea, a link within the reach of 23 km would change by at most 1.4 dB, and by 0.2 dB or less ' +
  'on 95 % of the profiles tried, against a spread of 8 dB. ';
const OVER_TERRAIN =
  'Wi-Fi links stay with 3GPP TR 38.901, as they end before the 200 m from which terrain takes part. Whether one missing or misplaced mast ' +
  'would close a gap (fragile) is judged without terrain.';

export function methodSection({ result }: ReportContext): Markup {
  const { coverage, plan } = result;
  const totals = totalRungs(coverage.rungCounts);
  const all = RUNGS.reduce((sum, rung) => sum + totals[rung], 0);
  return html`<section id="method">
    <h2>Method</h2>
    <p>
      Every hex is judged against every cell and hotspot that could reach it: path loss with its spread, link budget in
      both directions, interference within one operator and carrier at the stated load, throughput of one user. It is
      served when signal and both rates reach their targets with the stated probability. People are counted by the
      served share of their hex. <i>Uncertain</i> hexes are those where plausible readings of the input disagree;
      <i>no data</i> lies outside the extent of the site files. Neither counts as unserved.
    </p>
    ${table('Models used', modelsUsed(result), [
      { head: 'Model', cell: (model) => model.name },
      { head: 'Source', cell: (model) => model.source },
      { head: 'Holds for', cell: (model) => model.validity },
      {
        head: 'Share of links',
        number: true,
        cell: (model) => (model.id in totals && all > 0 ? percent(totals[model.id as keyof typeof totals] / all) : ''),
      },
    ])}
    ${modelsOfRadios(plan)} ${linkBudgets(plan)} ${probabilityTable(plan)} ${warningList(coverage.warnings)}
    ${messageList(
      'Remarks on the coverage',
      coverage.notes.map((note) => messageOf(note)),
    )}
    ${totals.p1812 + totals.itm > 0 ? html`<p>${totals.p1812 > 0 ? ALL_INLAND : ''}${OVER_TERRAIN}</p>` : null}
    <p>
      Gaps are joined hexes that are populated and unserved. Costs are drawn ${counted(plan.costs.draws)} times from the
      ranges of the assumptions, with the same draws for every option (seed ${plan.seed}); P10 and P90 are the ends of
      the middle 80 % of the draws.
    </p>
    ${validationSection(result)}
  </section>`;
}

/** Where radios ask for models of their own. The links are then counted once for each model. */
function modelsOfRadios(plan: Plan): Markup | null {
  const rows = modelsByRadio(plan);
  if (rows.length === 0) return null;
  return table('Models by radio template (links are counted once for each model)', rows, [
    { head: 'Radio', cell: (row) => row.radio },
    { head: 'Model', cell: (row) => row.model },
  ]);
}

/** What service asks for beyond the median, and what other cells take away. */
function probabilityTable({ service }: Plan): Markup {
  const { edgeProbability, loadFraction } = service;
  return table(
    'Probability and load',
    [
      ['Probability of service that a hex needs', percent(edgeProbability)],
      ['Margin above the floor that this asks for', marginRows(USUAL_SIGMAS_DB, normalQuantile(edgeProbability))],
      ['Load of interfering cells', percent(loadFraction)],
      ['Noise rise a new mast is judged with at that load', `${figure(noiseRiseDb(loadFraction))} dB`],
    ],
    [
      { head: 'What', cell: (row) => row[0]! },
      { head: 'Value', cell: (row) => row[1]! },
    ],
  );
}

/** Standard deviations of the models: RMa with and without line of sight (3GPP TR 38.901 Table 7.4.1-1). dB */
const USUAL_SIGMAS_DB = [4, 6, 8];

/** The loss a link may have before the median signal falls below the class's floor, for the templates that can serve the class. */
function linkBudgets(plan: Plan): Markup {
  const db = (value: number) => value.toFixed(1).replace('-', '−');
  return table<LinkBudgetRow>(
    'Link budget down, by radio template (signal per resource element for LTE and NR, per channel for the others)',
    linkBudgetRows(plan),
    [
      { head: 'Radio', cell: ({ template }) => template.label },
      { head: 'MHz', number: true, cell: ({ template }) => counted(template.frequencyMhz) },
      { head: 'EIRP of the signal, dBm', number: true, cell: ({ eirpDbm }) => db(eirpDbm) },
      { head: 'Body, dB', number: true, cell: ({ bodyLossDb }) => db(bodyLossDb) },
      { head: 'Environment, dB', number: true, cell: ({ environmentLossDb }) => db(environmentLossDb) },
      { head: 'Noise, dBm', number: true, cell: ({ noiseDbm }) => db(noiseDbm) },
      { head: 'Floor, dBm', number: true, cell: ({ floorDbm }) => db(floorDbm) },
      { head: 'Allowed median loss, dB', number: true, cell: ({ allowedLossDb }) => db(allowedLossDb) },
    ],
  );
}

function warningList(warnings: Record<string, number>): Markup | null {
  const rows = Object.entries(warnings).filter(([, count]) => count > 0);
  if (rows.length === 0) return null;
  return table('Links computed outside a model’s stated validity', rows, [
    { head: 'Warning', cell: ([code]) => messageOf({ code, context: {} }) },
    { head: 'Links', number: true, cell: ([, count]) => counted(count) },
  ]);
}
