/** The tables of a bundle as one workbook: numbers as numbers, text as text (a cell that starts with = is no formula), units in the headers. */
import type { CsvColumn } from '../csv';
import type { ReportInput } from '../report-types';
import { roundTo } from '../round';
import { type Summary, summaryOf } from '../summary';
import { costColumns, costRows, gapColumns, SITE_COLUMNS } from '../tables';
import { OPTION_LABELS } from '../words';
import { existingSheets } from './existing-sheets';
import { headerOf } from './unit-header';
import { xlsxOf, type XlsxSheet, type XlsxValue } from './xlsx';

/** The workbook as bytes. */
export function workbookOf(result: ReportInput): Uint8Array<ArrayBuffer> {
  const summary = summaryOf(result);
  return xlsxOf([
    sheetOf('Summary', summary.regions, result.visitors ? [...SUMMARY_COLUMNS, ...VISITOR_COLUMNS] : SUMMARY_COLUMNS),
    sheetOf('Options', optionRows(summary), OPTION_COLUMNS),
    sheetOf('Gaps', result.gaps, gapColumns(result)),
    sheetOf(
      'Sites',
      result.options.flatMap(({ sites }) => sites),
      SITE_COLUMNS,
    ),
    sheetOf('Costs', costRows(result), costColumns(result)),
    ...existingSheets(result),
  ]);
}

type Region = Summary['regions'][number];
type OptionRow = { region: Region; option: Region['options'][number] };

const SUMMARY_COLUMNS: CsvColumn<Region>[] = [
  { name: 'regionId', text: ({ id }) => id },
  { name: 'region', text: ({ name }) => name },
  { name: 'areaKm2', decimals: 4, number: ({ areaKm2 }) => areaKm2 },
  { name: 'population', decimals: 3, number: ({ population }) => population },
  { name: 'operatorView', text: ({ operatorView }) => operatorView },
  { name: 'serviceClass', text: ({ serviceClass }) => serviceClass },
  { name: 'environment', text: ({ environment }) => environment },
  { name: 'servedPopulation', decimals: 3, number: ({ baseline }) => baseline.servedPopulation },
  { name: 'servedShareFraction', decimals: 6, number: ({ baseline }) => baseline.servedShareFraction },
  { name: 'unknownPopulation', decimals: 3, number: ({ baseline }) => baseline.unknownPopulation },
  { name: 'gaps', decimals: 0, number: ({ gaps }) => gaps.count },
  { name: 'peopleInGaps', decimals: 3, number: ({ gaps }) => gaps.population },
  { name: 'gapAreaKm2', decimals: 4, number: ({ gaps }) => gaps.areaKm2 },
  { name: 'recommendedOption', text: ({ verdict }) => OPTION_LABELS[verdict.optionId] },
  { name: 'verdict', text: ({ verdict }) => verdict.sentence },
];

const VISITOR_COLUMNS: CsvColumn<Region>[] = [
  { name: 'visitors', decimals: 3, number: ({ visitors }) => visitors?.people ?? null },
  { name: 'servedVisitors', decimals: 3, number: ({ visitors }) => visitors?.servedPeople ?? null },
  { name: 'unknownVisitors', decimals: 3, number: ({ visitors }) => visitors?.unknownPeople ?? null },
];

const OPTION_COLUMNS: CsvColumn<OptionRow>[] = [
  { name: 'regionId', text: ({ region }) => region.id },
  { name: 'option', text: ({ option }) => option.id },
  { name: 'grade', text: ({ option }) => option.grade },
  { name: 'towers', decimals: 0, number: ({ option }) => option.towers },
  { name: 'hotspots', decimals: 0, number: ({ option }) => option.hotspots },
  { name: 'servedPopulation', decimals: 3, number: ({ option }) => option.servedPopulation },
  { name: 'reachesTarget', boolean: true, text: ({ option }) => String(option.reachesTarget) },
  { name: 'capexUsd', decimals: 2, number: ({ option }) => option.capexUsd },
  { name: 'opexUsdPerYear', decimals: 2, number: ({ option }) => option.opexUsdPerYear },
  { name: 'p10CostUsdPerYear', decimals: 2, number: ({ option }) => option.annualCostUsd.p10 },
  { name: 'p50CostUsdPerYear', decimals: 2, number: ({ option }) => option.annualCostUsd.p50 },
  { name: 'p90CostUsdPerYear', decimals: 2, number: ({ option }) => option.annualCostUsd.p90 },
  { name: 'npvUsd', decimals: 2, number: ({ option }) => option.npvUsd },
  { name: 'p50MonthsToService', decimals: 2, number: ({ option }) => option.monthsToService.p50 },
  { name: 'perPersonUsdPerYear', decimals: 2, number: ({ option }) => option.costPerServedPersonUsdPerYear },
  { name: 'probabilityCheapest', decimals: 6, number: ({ option }) => option.probabilityCheapest },
  { name: 'bestBoundUsdPerYear', decimals: 2, number: ({ option }) => option.optimality.bestBoundUsdPerYear },
];

const optionRows = ({ regions }: Summary): OptionRow[] =>
  regions.flatMap((region) => region.options.map((option) => ({ region, option })));

function sheetOf<R>(name: string, rows: readonly R[], columns: readonly CsvColumn<R>[]): XlsxSheet {
  const valueOf = (column: CsvColumn<R>, row: R): XlsxValue => {
    if (!('text' in column)) return roundTo(column.number(row) ?? Number.NaN, column.decimals);
    return column.boolean ? column.text(row) === 'true' : column.text(row);
  };
  return {
    name,
    columns: columns.map((column) => ({
      header: headerOf(column.name),
      width: 'text' in column ? 22 : 16,
      decimals: 'text' in column ? 0 : column.decimals,
    })),
    rows: rows.map((row) => columns.map((column) => valueOf(column, row))),
  };
}
