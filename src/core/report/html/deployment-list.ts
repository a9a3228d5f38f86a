import type { DeployerRow } from '../../economics';
import type { ProposedSite } from '../../siting/siting-types';
import { KIND_LABELS } from '../kind-labels';
import type { SummaryRegion } from '../summary';
import { counted, peopleFigure, usd } from '../words';
import { type Column, html, type Markup, table } from './markup';
import type { ReportContext } from './report-html';
import { payback } from './view-sections';

const LISTED = 60;

/** Sites of the recommended option: its towers, then its hotspots, each in the order they were chosen, where the first serve most people for their cost. */
export function deploymentList(
  { result, money }: ReportContext,
  region: SummaryRegion,
  deployers: readonly DeployerRow[],
): Markup | null {
  const chosen =
    result.options.find(({ regionId, option }) => regionId === region.id && option === region.verdict.optionId)
      ?.sites ?? [];
  const isTower = ({ kind }: ProposedSite): boolean => kind.startsWith('tower');
  const sites = [...chosen.filter(isTower), ...chosen.filter((site) => !isTower(site))];
  if (sites.length === 0) return null;
  const ids = new Set(sites.map(({ siteId }) => siteId));
  const accounts = new Map(deployers.filter(({ id }) => ids.has(id)).map((row) => [row.id, row.view]));
  const more = sites.length - LISTED;
  return html`${table<ProposedSite>(
    'Towers first, then hotspots, in the order chosen. “Alone”: people that no other site of the list serves.',
    sites.slice(0, LISTED),
    [
      {
        head: 'Site',
        cell: (site) =>
          html`<span class="small ${site.siteId.length <= 26 ? 'keep' : 'id file'}">${site.siteId}</span>`,
      },
      {
        head: 'What',
        cell: (site) =>
          html`<span class="keep">${KIND_LABELS[site.kind]}</span>${site.pinned ? ' (pinned)' : ''}${connection(site)}`,
      },
      { head: 'Gap', cell: (site) => site.gapId },
      {
        head: 'Longitude, latitude',
        number: true,
        cell: (site) => `${site.lonDeg.toFixed(5)}, ${site.latDeg.toFixed(5)}`,
      },
      { head: 'Capex', number: true, cell: (site) => usd(site.capexUsd, money) },
      { head: 'Cost per year', number: true, cell: (site) => usd(site.annualCostUsd, money) },
      { head: 'People served alone', number: true, cell: (site) => peopleFigure(site.peopleServedAlone) },
      ...(accounts.size > 0 ? [paybackColumn(accounts)] : []),
    ],
  )}${more > 0 ? html`<p class="quiet">${counted(more)} more sites are in sites.csv.</p>` : null}`;
}

/** How a tower is connected, where that is known. */
function connection({ backhaul, place }: ProposedSite): Markup | null {
  if (!backhaul) return null;
  const km = place?.nearestSiteKm ?? null;
  const way = {
    fibre: km === null ? 'fibre' : `fibre, ${km.toFixed(1)} km${place?.nearestName ? ` to ${place.nearestName}` : ''}`,
    microwave: 'microwave link',
    lease: 'leased on the mast',
  }[backhaul];
  return html`<br /><span class="quiet small">${way}</span>`;
}

/** On the account of whoever puts a hotspot up; towers earn nothing of their own here. */
const paybackColumn = (accounts: ReadonlyMap<string, DeployerRow['view']>): Column<ProposedSite> => ({
  head: 'Payback for its deployer, months P10 / P50 / P90',
  cell: ({ siteId }) => (accounts.has(siteId) ? payback(accounts.get(siteId)!.paybackMonths) : '–'),
});
