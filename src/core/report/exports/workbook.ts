/** The tables of a bundle as one workbook: numbers as numbers, text as text (a cell that starts with = is no formula), units in the headers. */
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Cell, type Row, type Sheet } from 'write-excel-file/universal';
import type { CsvColumn } from '../csv';
import type { ReportInput } from '../report-types';
import { roundTo } from '../round';
import { type Summary, summaryOf } from '../summary';
import { costColumns, costRows, GAP_COLUMNS, SITE_COLUMNS } from '../tables';
import { OPTION_LABELS } from '../words';
import { cleanText } from './clean-text';
import { ZIP_TIME } from './zip-time';
import { headerOf } from './unit-header';

/** A worksheet holds 1,048,576 rows. */
const MOST_ROWS = 1_048_575;
/** A cell holds 32,767 characters. */
const MOST_CHARACTERS = 32_767;

/** The workbook as bytes. */
export async function workbookOf(result: ReportInput): Promise<Uint8Array<ArrayBuffer>> {
  const summary = summaryOf(result);
  const sheets = [
    sheetOf('Summary', summary.regions, SUMMARY_COLUMNS),
    sheetOf('Options', optionRows(summary), OPTION_COLUMNS),
    sheetOf('Gaps', result.gaps, GAP_COLUMNS),
    sheetOf(
      'Sites',
      result.options.flatMap(({ sites }) => sites),
      SITE_COLUMNS,
    ),
    sheetOf('Costs', costRows(result), costColumns(result)),
  ];
  const blob = await writeExcelFile(sheets).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
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

function sheetOf<R>(sheet: string, rows: readonly R[], columns: readonly CsvColumn<R>[]): Sheet<Blob> {
  const header: Row = columns.map((column) => ({
    value: headerOf(column.name),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
  }));
  const cellOf = (column: CsvColumn<R>, row: R): Cell => {
    if ('text' in column) {
      const value = cleanText(column.text(row)).slice(0, MOST_CHARACTERS);
      if (column.boolean) return { value: value === 'true', type: Boolean };
      return value === '' ? null : { value, type: String };
    }
    const value = column.number(row);
    return value === null || !Number.isFinite(value)
      ? null
      : { value: roundTo(value, column.decimals), type: Number, format: formatOf(column.decimals) };
  };
  const data = rows.slice(0, MOST_ROWS).map((row): Row => columns.map((column) => cellOf(column, row)));
  const widths = columns.map((column) => ({ width: 'text' in column ? 22 : 16 }));
  return { sheet, data: [header, ...data], columns: widths, stickyRowsCount: 1 } as Sheet<Blob>;
}

const formatOf = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(decimals, 6))}`;

/** The same tables give the same bytes: the times of the zip's entries are set to one that never changes. */
const withoutClock = (xlsx: Uint8Array): Uint8Array<ArrayBuffer> =>
  zipSync(unzipSync(xlsx), { level: 6, mtime: ZIP_TIME }) as Uint8Array<ArrayBuffer>;
