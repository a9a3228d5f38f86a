/** What the numbers cannot say, what they rest on, and how to get them again. */
import type { Assumption } from '../../costs/cost-types';
import { planFiles } from '../../plan';
import { counted, figure } from '../words';
import { html, type Markup, table } from './markup';
import type { ReportContext } from './report-html';

const LIMITS = [
  'Sites from OpenCelliD are centroids of samples, not surveyed masts, and carry no band, power, height or direction. Those come from radio templates; where two readings of an unknown band disagree the hex is uncertain.',
  'Path-loss models are averages over many places. A single hex can differ by 8 dB or more; the share of a region is far surer than the state of one hex.',
  'Shadowing enters as a probability with one standard deviation per model. Calibration with measurements from the region would narrow it.',
  'A gap called fragile would close with one plausible missing or misplaced mast: survey before building.',
  'Hotspot service is grade B: no hand-over, no emergency-call guarantee, no service in vehicles. It serves only subscribers of operators that pay for it.',
  'Costs are ranges of published figures and, where marked, our own estimates; site surveys and quotations replace them before money is spent.',
];

export function limitsSection({ result }: ReportContext): Markup {
  const terrain = result.plan.inputs.terrain.length > 0;
  const usesTerrain = result.coverage.rungCounts.some(({ counts }) => counts.p1812 + counts.itm > 0);
  return html`<section id="limits">
    <h2>Limits of the models</h2>
    <ul>
      ${usesTerrain ? null : html`<li>${terrain ? 'The plan names terrain files, but no link was computed over them' : 'No terrain was used'}: hills neither block nor help. Valleys may be worse and hilltops better than shown.</li>`}
      ${LIMITS.map((limit) => html`<li>${limit}</li>`)}
    </ul>
  </section>`;
}

export function assumptionsSection({ result }: ReportContext): Markup {
  const rows = result.register.filter((row) => row.kind !== 'text' && !row.key.startsWith('_'));
  const edited = rows.filter((row) => row.edited).length;
  return html`<section id="assumptions">
    <h2>Assumptions</h2>
    <p>
      The assumption register of this plan: ${counted(rows.length)} rows, ${counted(edited)} edited.
      <span class="estimate">estimate</span> marks our own estimates, which no source states.
    </p>
    ${table<Assumption>(
      '',
      rows,
      [
        {
          head: 'Assumption',
          cell: (row) =>
            html`${row.label}${row.tag === 'U' ? html` <span class="estimate">estimate</span>` : null}<br /><span
                class="quiet small"
                >${breakable(row.key)}</span
              >`,
        },
        { head: 'Low', number: true, cell: (row) => valueOf(row, row.low) },
        { head: 'Likely', number: true, cell: (row) => valueOf(row, row.likely) },
        { head: 'High', number: true, cell: (row) => valueOf(row, row.high) },
        { head: 'Unit', cell: (row) => row.unit },
        {
          head: 'Source',
          cell: (row) =>
            html`<span class="small id"
              >${row.edited ? `edited; shipped: ${figure(row.shipped.low)} / ${figure(row.shipped.likely)} / ${figure(row.shipped.high)}. ` : ''}${row.source}${row.year ? ` (${row.year})` : ''}</span
            >`,
        },
      ],
      (row) => row.edited,
    )}
  </section>`;
}

export function appendixSection({ result, meta }: ReportContext): Markup {
  const files = planFiles(result.plan);
  return html`<section id="appendix">
    <h2>Appendix: how to get the same numbers</h2>
    <p>
      Infill ${meta.version}, seed ${result.plan.seed}. The same version, plan and files give the same numbers, whatever
      the number of workers. manifest.json holds the whole plan, every count, the hashes of the bundle’s files and the
      time of making. “infill verify” with this folder hashes the inputs again, computes the plan anew and says of each
      file whether it is the same.
    </p>
    ${table('Input files', files, [
      { head: 'Used as', cell: ({ role }) => role },
      { head: 'Path', cell: ({ ref }) => html`<span class="id">${ref.path}</span>` },
      { head: 'Bytes', number: true, cell: ({ ref }) => counted(ref.bytes) },
      {
        head: 'SHA-256',
        cell: ({ ref }) => html`<span class="hash">${meta.inputHashes[ref.path] ?? ref.sha256}</span>`,
      },
    ])}
    <p>
      Beside this report: summary.json (all figures), gaps.csv and gaps.geojson, cells.csv (every hex), sites.csv and
      sites.geojson, assignments.csv (which site serves which hex), costs.csv (parts of each site’s cost).
    </p>
  </section>`;
}

/** A key that is too long for its column is broken after a mark, not in a word. */
const breakable = (key: string): Markup => html`${key.split(/(?<=[._])/).map((part) => html`${part}<wbr />`)}`;

/** A year is a name, not a quantity; millions are said so, as three columns of zeros have no room. */
function valueOf({ unit }: Assumption, value: number): string {
  if (unit === 'year') return String(value);
  return Math.abs(value) >= 1e6 ? `${figure(value / 1e6)} M` : figure(value);
}
