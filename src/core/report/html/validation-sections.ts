/** How far the prediction can be trusted here: measurements of the region, and what others say of its coverage. */
import type { ReportInput } from '../report-types';
import { compareMeasured, type MeasuredComparison, type ResidualGroup } from '../validation/measured';
import { type Agreement, compareStated, type StatedComparison } from '../validation/stated';
import { counted, figure, fileName, peopleFigure, percent } from '../words';
import { html, type Markup, table } from './markup';

const db = (value: number): string => (Number.isFinite(value) ? value.toFixed(1).replace('-', '−') : 'no data');

/** Bias and spread by technology and operator, and cells that measurements contradict. */
export function validationSection(result: ReportInput): Markup {
  const compared = compareMeasured(result);
  if (!compared)
    return html`<h3>Validation</h3>
      <p>
        No measurements were given, so the prediction is not validated for this region. The models themselves are tested
        against the published tables and profiles of their documents. A drive test or crowd measurements (CSV) would
        give bias and spread here.
      </p>`;
  const { groups, outcomes, cells } = compared;
  return html`<h3>Validation by measurements</h3>
    ${
      groups.length === 0
        ? html`<p>None of the measured points can be compared with the prediction.</p>`
        : table<ResidualGroup>(
            'Measured minus predicted signal, where the predicted best server is of the operator and technology measured. Bias above 0: the prediction is too low.',
            groups,
            [
              { head: 'Technology', cell: (group) => nameOf(group, groups) ?? (group.technology || 'not stated') },
              { head: 'Operator', cell: (group) => (nameOf(group, groups) ? '' : group.operator || 'not stated') },
              { head: 'Points', number: true, cell: ({ points }) => counted(points) },
              { head: 'Bias, dB', number: true, cell: ({ biasDb }) => db(biasDb) },
              { head: 'σ, dB', number: true, cell: ({ sigmaDb }) => db(sigmaDb) },
              { head: 'RMSE, dB', number: true, cell: ({ rmseDb }) => db(rmseDb) },
            ],
            (group) => nameOf(group, groups) !== null,
          )
    }
    <p>
      Hexes measured: ${counted(cells.measured + cells.contradicted)}. Contradicting the prediction:
      ${counted(cells.contradicted)} (three points or more, most of them below the signal floor where service is
      predicted, or above it where there should be no signal); gaps as a whole are judged in the gap table, by the rule
      below it. ${leftOut(outcomes)} Every point is in measurements.csv.
    </p>`;
}

/** The last of several groups is all of them. */
const nameOf = (group: ResidualGroup, groups: readonly ResidualGroup[]): string | null =>
  groups.length > 1 && group === groups.at(-1) ? 'All' : null;

const WHY: [keyof MeasuredComparison['outcomes'], string][] = [
  ['outside-region', 'outside the region'],
  ['no-signal-stated', 'without a signal'],
  ['no-prediction', 'where nothing is predicted'],
  ['other-operator', 'of another operator than the predicted best server'],
  ['other-technology', 'of another technology'],
];

function leftOut(outcomes: MeasuredComparison['outcomes']): string {
  const parts = WHY.filter(([name]) => outcomes[name] > 0).map(
    ([name, words]) => `${counted(outcomes[name])} ${words}`,
  );
  return parts.length > 0 ? `Points not compared: ${parts.join(', ')}.` : '';
}

const COLUMNS: [Agreement, string][] = [
  ['both', 'Stated and predicted'],
  ['stated-only', 'Stated only'],
  ['predicted-only', 'Predicted only'],
  ['neither', 'Neither'],
  ['prediction-unknown', 'Not known here'],
];

/** Null where nobody states anything. */
export function statedTable(result: ReportInput, regionId: string): Markup | null {
  if (result.facts.stated.length === 0) return null;
  const region = result.grid.regions.findIndex(({ id }) => id === regionId);
  const rows = compareStated(result, region);
  const total = ({ people }: StatedComparison) => Object.values(people).reduce((sum, value) => sum + value, 0);
  return table<StatedComparison>(
    'Coverage as others state it, in people (share of the region’s residents); prediction for the plan’s class, environment and operators',
    rows,
    [
      {
        head: 'Stated by',
        cell: ({ stated }) =>
          html`${stated.provider || fileName(stated.source)}<br /><span class="quiet small"
              >${[stated.technology ?? 'any technology', stated.environment ?? 'environment not stated', `H3 ${stated.resolution}`].join(', ')}</span
            >`,
      },
      ...COLUMNS.map(([agreement, head]) => ({
        head,
        number: true,
        cell: (row: StatedComparison) =>
          `${peopleFigure(row.people[agreement])} (${percent(total(row) > 0 ? row.people[agreement] / total(row) : null)})`,
      })),
    ],
  );
}

/** What service asks of a link beyond its median. */
export function marginRows(sigmasDb: readonly number[], quantile: number): string {
  return sigmasDb.map((sigma) => `${figure(quantile * sigma)} dB for σ ${sigma} dB`).join(', ');
}
