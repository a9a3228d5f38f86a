/** The charts and maps of one region: as they stand in the report, and as files. */
import type { RegionEconomics } from '../../economics/economics-types';
import { breakEvenChart } from '../charts/break-even';
import { breakEvenCurveChart } from '../charts/break-even-curve';
import { costBars } from '../charts/cost-bars';
import { costCurve } from '../charts/cost-curve';
import { tornado } from '../charts/tornado';
import type { SummaryRegion } from '../summary';
import type { Money } from '../words';
import { crossoverPicture } from './crossover-picture';
import { mapPicture } from './map-picture';
import type { ReportContext } from './report-html';

type ChartContext = Pick<ReportContext, 'result' | 'summary' | 'money'>;

/** Every chart of a region with the name of its file; an empty text where there is nothing to draw. */
export function regionCharts(context: ChartContext, region: SummaryRegion): { name: string; svg: string }[] {
  const economics = context.result.economics.find(({ regionId }) => regionId === region.id)!;
  return [
    { name: 'coverage-map', svg: coverageMap(context, region) },
    { name: 'sites-map', svg: sitesMap(context, region) },
    { name: 'cost-bars', svg: costBarsOf(context, region) },
    { name: 'cost-curve', svg: costCurveOf(context, region, economics) },
    { name: 'break-even', svg: breakEvenOf(region) },
    { name: 'tornado', svg: tornadoOf(context, economics) },
    { name: 'break-even-curve', svg: breakEvenCurveOf(context, economics) },
    { name: 'crossover-map', svg: crossoverMapOf(region, economics) },
  ];
}

const indexOf = ({ result }: ChartContext, { id }: SummaryRegion): number =>
  result.grid.regions.findIndex((region) => region.id === id);

export const coverageMap = (context: ChartContext, region: SummaryRegion): string =>
  mapPicture({
    result: context.result,
    region: indexOf(context, region),
    title: `Coverage and gaps of ${region.name}`,
    optionId: null,
  });

/** Empty when the recommended option builds nothing. */
export function sitesMap(context: ChartContext, region: SummaryRegion): string {
  const chosen = region.options.find(({ id }) => id === region.verdict.optionId);
  if (!chosen || chosen.towers + chosen.hotspots === 0) return '';
  const title = `Proposed sites in ${region.name}`;
  return mapPicture({ result: context.result, region: indexOf(context, region), title, optionId: chosen.id });
}

export function costBarsOf({ money }: ChartContext, { options, verdict }: SummaryRegion): string {
  const bars = options
    .filter(({ towers, hotspots }) => towers + hotspots > 0)
    .map((option) => ({
      ...option,
      annualCostUsd: inMoney(option.annualCostUsd, money),
      chosen: option.id === verdict.optionId,
    }));
  return costBars(bars, { currency: money.code });
}

export function costCurveOf(
  { result, money }: ChartContext,
  region: SummaryRegion,
  economics: RegionEconomics,
): string {
  const chosen = result.options.find(
    ({ regionId, option }) => regionId === region.id && option === region.verdict.optionId,
  );
  const point = <Point extends { annualCostUsd: number }>(each: Point): Point => ({
    ...each,
    annualCostUsd: each.annualCostUsd * money.factor,
  });
  const input = {
    curves: economics.options.map(({ id, curve }) => ({ id, points: curve.map(point) })),
    chosenId: region.verdict.optionId,
    chosenPoint: chosen && chosen.sites.length > 0 ? point({ ...chosen.solution, sites: chosen.sites.length }) : null,
    gapPeople: region.gaps.population,
    targetPeople: region.gaps.population * result.plan.target.shareFraction,
  };
  return costCurve(input, { currency: money.code });
}

export const breakEvenOf = ({ verdict }: SummaryRegion): string =>
  breakEvenChart({ needed: verdict.hotspotsPerAvoidedTower, breakEven: verdict.breakEvenHotspotsPerTower });

export function tornadoOf({ money }: ChartContext, economics: RegionEconomics): string {
  if (economics.tornado.length === 0) return '';
  const rows = economics.tornado.map((row) => ({
    ...row,
    lowUsdPerYear: row.lowUsdPerYear * money.factor,
    highUsdPerYear: row.highUsdPerYear * money.factor,
  }));
  return tornado(rows, { currency: money.code });
}

export function breakEvenCurveOf({ money }: ChartContext, { views, verdict }: RegionEconomics): string {
  if (!views?.breakEven) return '';
  return breakEvenCurveChart({ ...views.breakEven, needed: verdict.hotspotsPerAvoidedTower }, { money });
}

export function crossoverMapOf({ id, name }: SummaryRegion, { views }: RegionEconomics): string {
  const crossover = views?.crossover;
  if (!crossover) return '';
  return crossoverPicture(
    crossover,
    `What serves each hex of ${name} at the least cost`,
    `cross-${id.replace(/[^A-Za-z0-9]/g, '')}-${crossover.resolution}`,
  );
}

function inMoney({ p10, p50, p90 }: SummaryRegion['options'][number]['annualCostUsd'], { factor }: Money) {
  const times = (value: number | null) => (value === null ? null : value * factor);
  return { p10: times(p10), p50: times(p50), p90: times(p90) };
}
