/** The region in the eyes of a carrier, of people who wait, of a deployer, and hex by hex. Empty where the comparison was made without them. */
import type { DeployerRow, RegionEconomics } from '../../economics';
import type { RegionDeployers } from '../../economics/region-deployers';
import type { SummaryRegion } from '../summary';
import { counted, figure, type Money, OPTION_LABELS, peopleFigure, percent, range, usd, usdRange } from '../words';
import { COST_SOURCE } from './figure-sources';
import { figureOf, html, type Markup, table } from './markup';
import { breakEvenCurveOf, crossoverMapOf } from './region-charts';
import type { ReportContext } from './report-html';

const LISTED_PLACES = 25;
/** Where nothing is earned anywhere, more rows would say the same. */
const LISTED_UNPAID = 12;

/** Carrier, comparators, break-even curve and crossover map. */
export function viewSections(context: ReportContext, region: SummaryRegion, economics: RegionEconomics): Markup | null {
  const { money } = context;
  const { views } = economics;
  if (!views) return null;
  const { breakEven, crossover } = views;
  return html`${carrierTable(economics, money)} ${comparatorTable(economics, money)}
  ${breakEven ? figureOf(breakEvenCurveOf(context, economics), 'Cost of so many hotspots against the one tower they stand for. Left of the crossing hotspots are cheaper, right of it the tower.', COST_SOURCE) : null}
  ${crossover ? figureOf(crossoverMapOf(region, economics), `Where each is worth looking at: a screening hex by hex (shown at resolution ${crossover.resolution}), not a siting. Everybody without service counts, also outside gaps, where fewer than 1 person/km² live. Neither: more than ${usd(crossover.worthUsdPerPersonYear, money)} per person and year, a year of what a subscriber pays.`, `${COST_SOURCE}; people as in the map`) : null}`;
}

function carrierTable({ views, options }: RegionEconomics, money: Money): Markup | null {
  const carrier = views?.carrier;
  if (!carrier) return null;
  const spread = ({ p10, p50, p90 }: { p10: number; p50: number; p90: number }) =>
    `${usd(p50, money)} (${usdRange(p10, p90, money)})`;
  const perGb = (value: number) => `${figure(value * money.factor)} ${money.code} per GB`;
  const { offloadPays, marginalUsdPerGb } = carrier;
  return html`<h3>In the eyes of a carrier: pay for offload, or build</h3>
    ${table(
      'Traffic of the people whom the best tower option serves, at the national mean per connection; median (P10–P90)',
      [
        [
          'Their traffic',
          range(carrier.trafficGbPerYear.p10 / 1000, carrier.trafficGbPerYear.p90 / 1000, 'TB per year'),
        ],
        ['Offload fee for all of it, per year', spread(carrier.offloadFeeUsdPerYear)],
        ['Building the towers, per year', spread(carrier.buildUsdPerYear)],
        ...hotspotRows(options, money),
        ['The fee is less than building', `in ${percent(carrier.probabilityOffloadCheaper)} of draws`],
        [
          'Traffic above which building is cheaper',
          range(carrier.breakEvenGbPerYear.p10 / 1000, carrier.breakEvenGbPerYear.p90 / 1000, 'TB per year'),
        ],
        ['One more GB on cells with room', `${perGb(marginalUsdPerGb.withRoom)}: offload never pays there`],
        ['One more GB once cells are full', `${perGb(marginalUsdPerGb.nextSite)}, on the next site`],
        ['Average cost of a GB (says nothing about the next one)', perGb(carrier.averageUsdPerGb)],
        [
          'Load of existing cells at which offload pays',
          offloadPays.toLoadFraction > offloadPays.fromLoadFraction
            ? `when full, up to ${figure(offloadPays.toLoadFraction)} times full; beyond, the next site is cheaper`
            : 'none',
        ],
      ],
      [
        { head: 'Question', cell: (row) => row[0]! },
        { head: 'Answer', cell: (row) => row[1]! },
      ],
    )}
    <p class="quiet small">
      The fee buys something only where somebody builds the hotspots, and data near them only: without a site of its own
      the carrier has no voice or mobility there.
    </p>`;
}

/** What the fee presumes: the hotspots that would carry the traffic, whoever pays for them. */
function hotspotRows(options: RegionEconomics['options'], money: Money): [string, string][] {
  return options
    .filter(({ market, towers }) => market !== null && towers === 0)
    .map(({ id, hotspots, annualCostUsd, market }) => [
      `${OPTION_LABELS[id]} that would carry it`,
      `${counted(hotspots)} for ${usd(annualCostUsd.p50, money)} per year; deployers would build ${percent(market!.builtShareFraction)} of them on their own`,
    ]);
}

function comparatorTable({ views }: RegionEconomics, money: Money): Markup | null {
  if (!views || views.comparators.length === 0) return null;
  const each = ({ p10, p90 }: { p10: number; p90: number }) =>
    p90 === 0 ? `0 ${money.code}` : usdRange(p10, p90, money);
  return html`<h3>Without building anything</h3>
    ${table('What the people in gaps can have instead; no option, as none of it serves a place', views.comparators, [
      { head: 'What', cell: ({ label }) => label },
      {
        head: 'Per person and year, P10\u2060–\u2060P90',
        number: true,
        cell: ({ usdPerPersonYear }) => each(usdPerPersonYear),
      },
      {
        head: 'For all, per year, P10\u2060–\u2060P90',
        number: true,
        cell: ({ annualCostUsd }) => each(annualCostUsd),
      },
      { head: 'What it lacks', cell: ({ limits }) => limits },
    ])}`;
}

/** Places ranked for a deployer. */
export function deployerSection({ result, money }: ReportContext, deployers: RegionDeployers): Markup | null {
  const { considered } = deployers;
  const payers = result.plan.service.hotspotPayers;
  const rows = deployers.rows.slice(0, payers.length === 0 ? LISTED_UNPAID : LISTED_PLACES);
  if (rows.length === 0) return null;
  const who =
    payers.length === 0
      ? 'No operator is set to pay for hotspot traffic here, so no place earns anything; data is what a payer would find.'
      : `Paid for by ${payers.map((payer) => (payer === 'any' ? 'any operator' : payer)).join(', ')}.`;
  return html`<h3>For a deployer: places by the data they can expect</h3>
    <p>
      ${who} A few busy places carry most of the data: the middle of the range is far below the mean. Traffic near other
      hotspots, or near places higher in the list, is shared with them.
    </p>
    ${table<DeployerRow>(
      `The first ${counted(rows.length)} of ${counted(considered)} places. GB and income per month; payback in months; in brackets after the nearest hotspot how exactly its position is known`,
      rows,
      [
        {
          head: 'Place, longitude and latitude',
          cell: (row) =>
            html`<span class="keep">${lonLat(row)}</span
              >${row.kind === 'hotspot-converted' ? ` (${VENUES[row.group]} venue)` : ''}<br /><span
                class="quiet small keep"
                >${row.id}</span
              >`,
        },
        { head: 'GB mean', number: true, cell: ({ view }) => figure(view.expectedGbPerMonth) },
        {
          head: 'GB P10–P90 (P50)',
          number: true,
          cell: ({ view: { gbPerMonth: gb } }) => `${small(gb.p10)}–${figure(gb.p90)} (${small(gb.p50)})`,
        },
        { head: 'Nearly no data', number: true, cell: ({ view }) => percent(view.nearlyNoDataProbability) },
        {
          head: `Income, ${money.code} P10–P90`,
          number: true,
          cell: ({
            view: {
              incomeUsdPerMonth: { p10, p90 },
            },
          }) => (p90 === 0 ? '0' : `${small(p10 * money.factor)}–${small(p90 * money.factor)}`),
        },
        { head: 'Payback P10 / P50 / P90', cell: ({ view }) => payback(view.paybackMonths) },
        { head: 'GB to run', number: true, cell: ({ view }) => figure(view.gbPerMonthToRun) },
        { head: 'GB for 24 months', number: true, cell: ({ view }) => figure(view.gbPerMonthFor24Months) },
        { head: 'Hotspots in reach; nearest', cell: near },
        { head: 'People without service', number: true, cell: ({ unservedPeople }) => peopleFigure(unservedPeople) },
      ],
    )}`;
}

const VENUES: Record<DeployerRow['group'], string> = { high: 'high-value', mid: 'mid-value', base: 'base-rate' };

const lonLat = ({ lonDeg, latDeg }: DeployerRow): string => `${lonDeg.toFixed(4)}, ${latDeg.toFixed(4)}`;

/** Cents and tenths of a GB: finer says nothing. */
const small = (value: number): string => (value > 0 && value < 0.1 ? '< 0.1' : figure(Number(value.toFixed(1))));

/** Nobody waits longer, and no device lasts so long. Months. */
const LONGEST_PAYBACK = 240;

export function payback({ p10, p50, p90 }: DeployerRow['view']['paybackMonths']): string {
  if (p10 === null || p10 > LONGEST_PAYBACK) return 'does not pay back';
  return [p10, p50, p90]
    .map((months) => (months === null || months > LONGEST_PAYBACK ? 'never' : figure(Math.ceil(months))))
    .join(' / ');
}

function near({ hotspotsNear, nearestHotspot }: DeployerRow): string {
  if (!nearestHotspot) return 'none for phones';
  const { distanceKm, positionPrecision } = nearestHotspot;
  const precision = positionPrecision === 'point' ? 'point' : `H3 ${positionPrecision}`;
  return `${counted(hotspotsNear)}; ${figure(distanceKm)}\u00a0km (${precision.replace(' ', '\u00a0')})`;
}
