/** The CSV files of gaps, proposed sites and their costs. */
import { atMedians, openSitePrices, type SitePlace } from '../costs';
import type { Assumption, SiteCost, SiteCostPart } from '../costs/cost-types';
import { distanceKm } from '../geo';
import type { Gap } from '../gaps/gap-types';
import type { ProposedSite } from '../siting/siting-types';
import { type CsvColumn, csvOf } from './csv';
import type { ReportInput } from './report-types';
import { visitorsOfGap } from './visitors';

const GAP_COLUMNS: readonly CsvColumn<Gap>[] = [
  { name: 'gapId', text: (gap) => gap.id },
  { name: 'regionId', text: (gap) => gap.regionId },
  { name: 'people', decimals: 3, number: (gap) => gap.people },
  { name: 'areaKm2', decimals: 6, number: (gap) => gap.areaKm2 },
  { name: 'deficitDb', decimals: 2, number: (gap) => gap.deficitDb },
  { name: 'distanceKm', decimals: 3, number: (gap) => gap.distanceKm },
  { name: 'cause', text: (gap) => gap.cause },
  { name: 'confidence', text: (gap) => gap.confidence },
  { name: 'evidence', text: (gap) => evidenceWord(gap) ?? '' },
  { name: 'measuredBelow', decimals: 0, number: ({ evidence }) => evidence?.measuredBelow ?? Number.NaN },
  { name: 'measuredEnough', decimals: 0, number: ({ evidence }) => evidence?.measuredEnough ?? Number.NaN },
  { name: 'statedShareFraction', decimals: 4, number: ({ evidence }) => evidence?.statedShareFraction ?? Number.NaN },
  { name: 'lon', decimals: 6, number: (gap) => gap.lonDeg },
  { name: 'lat', decimals: 6, number: (gap) => gap.latDeg },
];

/** What gaps.csv says of a gap; visitors in plans that have them. */
export const gapColumns = (result: ReportInput): readonly CsvColumn<Gap>[] =>
  result.visitors
    ? [...GAP_COLUMNS, { name: 'visitors', decimals: 3, number: (gap) => visitorsOfGap(result, gap) ?? null }]
    : GAP_COLUMNS;

/** What measurements and statements say of a gap as a whole; null where there are none. */
export function evidenceWord({ evidence }: Gap): 'confirms' | 'contradicts' | 'undecided' | null {
  if (!evidence) return null;
  if (evidence.says === null) return 'undecided';
  return evidence.says === 'gap' ? 'confirms' : 'contradicts';
}

/** Gaps in rank order. */
export const gapsCsv = (result: ReportInput): Uint8Array<ArrayBuffer> => csvOf(result.gaps, gapColumns(result));

export const SITE_COLUMNS: readonly CsvColumn<ProposedSite>[] = [
  { name: 'option', text: (site) => site.option },
  { name: 'siteId', text: (site) => site.siteId },
  { name: 'kind', text: (site) => site.kind },
  { name: 'lon', decimals: 6, number: (site) => site.lonDeg },
  { name: 'lat', decimals: 6, number: (site) => site.latDeg },
  { name: 'gapId', text: (site) => site.gapId },
  { name: 'capexUsd', decimals: 2, number: (site) => site.capexUsd },
  { name: 'costUsdPerYear', decimals: 2, number: (site) => site.annualCostUsd },
  { name: 'peopleServedAlone', decimals: 3, number: (site) => site.peopleServedAlone },
  { name: 'pinned', boolean: true, text: (site) => String(site.pinned) },
];

/** Every proposed site of every option, in the order chosen. */
export const sitesCsv = ({ options }: ReportInput): Uint8Array<ArrayBuffer> =>
  csvOf(
    options.flatMap((option) => option.sites),
    SITE_COLUMNS,
  );

export interface CostRow {
  site: ProposedSite;
  part: SiteCostPart;
}

/**
 * Every proposed site taken apart: which part costs what, from which rows of the register, and how good the weakest of them is. Parts are priced at the
 * medians of the rows, as the sites were when they were chosen.
 */
export const costsCsv = (result: ReportInput): Uint8Array<ArrayBuffer> => csvOf(costRows(result), costColumns(result));

/** One row per part of each proposed site. */
export function costRows({ options, register, plan, facts }: ReportInput): CostRow[] {
  const priceAt = openSitePrices(atMedians(register), plan.costs);
  const priceOf = (site: ProposedSite): SiteCost => {
    if (site.place) return priceAt(site.kind, site.place);
    const plain = priceAt(site.kind);
    if (site.kind !== 'tower-greenfield') return plain;
    // The parts of a tower are those that add up to the price it was chosen at.
    const placed = priceAt(site.kind, placeOf(site, facts.sites));
    const miss = ({ annualCostUsd }: SiteCost) => Math.abs(annualCostUsd - site.annualCostUsd);
    return miss(placed) < miss(plain) ? placed : plain;
  };
  return options.flatMap((option) =>
    option.sites.flatMap((site) => priceOf(site).parts.map((part) => ({ site, part }))),
  );
}

/** What costs.csv says of a part. */
export function costColumns({ register }: ReportInput): CsvColumn<CostRow>[] {
  const byKey = new Map(register.map((row) => [row.key, row]));
  return [
    { name: 'option', text: ({ site }) => site.option },
    { name: 'siteId', text: ({ site }) => site.siteId },
    { name: 'part', text: ({ part }) => part.label },
    { name: 'capexUsd', decimals: 2, number: ({ part }) => part.capexUsd },
    { name: 'lifeYears', decimals: 1, number: ({ part }) => (part.lifeYears > 0 ? part.lifeYears : null) },
    { name: 'opexUsdPerYear', decimals: 2, number: ({ part }) => part.opexUsdPerYear },
    { name: 'costUsdPerYear', decimals: 2, number: ({ part }) => part.annualCostUsd },
    { name: 'keys', text: ({ part }) => part.keys.join(' ') },
    { name: 'tag', text: ({ part }) => weakestTag(part.keys, byKey) },
  ];
}

function placeOf({ lonDeg, latDeg }: ProposedSite, sites: ReportInput['facts']['sites']): SitePlace {
  const nearest = sites.reduce(
    (km, site) => Math.min(km, distanceKm(lonDeg, latDeg, site.lonDeg, site.latDeg)),
    Infinity,
  );
  return { lonDeg, latDeg, nearestSiteKm: nearest < Infinity ? nearest : null };
}

/** From read in its source to our estimate. */
const TAGS_BY_TRUST: Assumption['tag'][] = ['V', 'M', 'S', 'D', 'U', ''];

function weakestTag(keys: readonly string[], register: ReadonlyMap<string, Assumption>): string {
  const ranks = keys.map((key) => TAGS_BY_TRUST.indexOf(register.get(key)?.tag ?? ''));
  return TAGS_BY_TRUST[Math.max(...ranks)] ?? '';
}
