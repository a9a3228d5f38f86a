/** The tables of the drawer: which rows and columns each has, and what selecting a row selects. */
import type { MapFocus, Selection, ViewResult } from '../../state';
import { count, fixed, percent, rounded } from '../format';
import type { Text } from '../text/en';
import type { Column } from './columns';

export interface TableOf<Row> {
  rows: readonly Row[];
  columns: Column<Row>[];
  keyOf(row: Row): string;
  /** The key of what is selected, when it is a row of this table. */
  keyOfSelection(selection: Selection): string | null;
  select(row: Row): Selection;
  /** Where the map should look; null: stay. */
  place(row: Row): MapFocus | null;
}

export const TABLE_IDS = ['regions', 'existing', 'gaps', 'options', 'sites', 'assumptions'] as const;
export type TableId = (typeof TABLE_IDS)[number];

const whole = (value: string | number): string => count(Number(value));
const three = (value: string | number): string => rounded(Number(value));
const share = (value: string | number): string => percent(Number(value));
const money = three;
const place = (at: { lonDeg: number; latDeg: number }): MapFocus => ({
  lonDeg: at.lonDeg,
  latDeg: at.latDeg,
  zoom: 11,
});

export function regionsTable({ summary }: ViewResult, text: Text): TableOf<ViewResult['summary']['regions'][number]> {
  const words = text.inspector;
  return {
    rows: summary.regions,
    keyOf: ({ id }) => id,
    keyOfSelection: (selection) => (selection.kind === 'region' ? selection.id : null),
    select: ({ id }) => ({ kind: 'region', id }),
    place: () => null,
    columns: [
      { id: 'name', label: words.region, width: 180, value: (row) => row.name },
      { id: 'people', label: words.population, width: 90, value: (row) => row.population, show: whole },
      { id: 'served', label: words.served, width: 90, value: (row) => row.baseline.servedShareFraction, show: share },
      { id: 'gaps', label: words.gaps, width: 70, value: (row) => row.gaps.count, show: whole },
      { id: 'gap-people', label: `${words.gaps}, ${text.gaps.people}`, width: 90, value: (row) => row.gaps.population, show: whole },
      { id: 'area', label: 'km²', width: 80, value: (row) => row.areaKm2, show: three },
      { id: 'verdict', label: words.option, width: 170, value: (row) => text.options.names[row.verdict.optionId] },
      { id: 'cost', label: `${words.annual}, ${text.options.perYear}`, width: 130, value: (row) => row.options.find(({ id }) => id === row.verdict.optionId)?.annualCostUsd.p50 ?? null, show: money },
    ],
  }; // prettier-ignore
}

export function existingTable({ sites }: ViewResult, text: Text): TableOf<ViewResult['sites'][number]> {
  const words = text.inspector;
  return {
    rows: sites,
    keyOf: ({ id }) => id,
    keyOfSelection: (selection) => (selection.kind === 'site' ? selection.id : null),
    select: ({ id }) => ({ kind: 'site', id }),
    place,
    columns: [
      { id: 'id', label: words.site, width: 170, value: (row) => row.id },
      { id: 'operators', label: words.operators, width: 130, value: (row) => [...new Set(row.sectors.map(({ operator }) => operator))].join(', ') },
      { id: 'technology', label: text.fields.radio!, width: 100, value: (row) => [...new Set(row.sectors.map(({ technology }) => technology))].join(', ') },
      { id: 'sectors', label: words.sectors, width: 70, value: (row) => row.sectors.length },
      { id: 'height', label: `${words.height}, m`, width: 110, value: (row) => row.heightM, show: three },
      { id: 'uncertainty', label: `${words.uncertainty}, m`, width: 130, value: (row) => row.positionUncertaintyM, show: three },
      { id: 'samples', label: words.samples, width: 80, value: (row) => row.samples, show: whole },
      { id: 'lon', label: text.fields.lon!, width: 90, value: (row) => row.lonDeg, show: (value) => Number(value).toFixed(5) },
      { id: 'lat', label: text.fields.lat!, width: 90, value: (row) => row.latDeg, show: (value) => Number(value).toFixed(5) },
    ],
  }; // prettier-ignore
}

export function gapsTable({ gaps, regions }: ViewResult, text: Text): TableOf<ViewResult['gaps'][number]> {
  const words = text.inspector;
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  return {
    rows: gaps,
    keyOf: ({ id }) => id,
    keyOfSelection: (selection) => (selection.kind === 'gap' ? selection.id : null),
    select: ({ id }) => ({ kind: 'gap', id }),
    place,
    columns: [
      { id: 'id', label: words.gap, width: 60, value: (row) => row.id },
      { id: 'region', label: words.region, width: 150, value: (row) => names.get(row.regionId) ?? row.regionId },
      { id: 'people', label: words.people, width: 80, value: (row) => row.people, show: whole },
      { id: 'area', label: 'km²', width: 80, value: (row) => row.areaKm2, show: (value) => fixed(Number(value), 2) },
      { id: 'deficit', label: `${words.deficit}, dB`, width: 90, value: (row) => row.deficitDb, show: (value) => fixed(Number(value)) },
      { id: 'distance', label: `${words.distance}, km`, width: 130, value: (row) => row.distanceKm, show: (value) => fixed(Number(value), 2) },
      { id: 'cause', label: words.cause, width: 130, value: (row) => text.gaps.cause[row.cause] ?? row.cause },
      { id: 'confidence', label: words.confidence, width: 100, value: (row) => text.gaps.confidence[row.confidence] ?? row.confidence },
    ],
  }; // prettier-ignore
}

type OptionRow = ViewResult['summary']['regions'][number]['options'][number] & { regionId: string; regionName: string };

export function optionsTable({ summary }: ViewResult, text: Text): TableOf<OptionRow> {
  const words = text.inspector;
  return {
    rows: summary.regions.flatMap((region) => region.options.map((option) => ({ ...option, regionId: region.id, regionName: region.name }))),
    keyOf: ({ id, regionId }) => `${regionId} ${id}`,
    keyOfSelection: (selection) => (selection.kind === 'option' ? `${selection.regionId} ${selection.id}` : null),
    select: ({ id, regionId }) => ({ kind: 'option', id, regionId }),
    place: () => null,
    columns: [
      { id: 'region', label: words.region, width: 150, value: (row) => row.regionName },
      { id: 'option', label: words.option, width: 160, value: (row) => text.options.names[row.id] },
      { id: 'grade', label: 'A/B', width: 50, value: (row) => row.grade || null },
      { id: 'towers', label: 'Towers', width: 70, value: (row) => row.towers, show: whole },
      { id: 'hotspots', label: text.network.hotspots, width: 80, value: (row) => row.hotspots, show: whole },
      { id: 'served', label: text.options.columns.served, width: 80, value: (row) => row.servedPopulation, show: whole },
      { id: 'p10', label: 'P10, USD/yr', width: 90, value: (row) => row.annualCostUsd.p10, show: money },
      { id: 'p50', label: 'P50, USD/yr', width: 90, value: (row) => row.annualCostUsd.p50, show: money },
      { id: 'p90', label: 'P90, USD/yr', width: 90, value: (row) => row.annualCostUsd.p90, show: money },
      { id: 'person', label: 'USD/person/yr', width: 100, value: (row) => row.costPerServedPersonUsdPerYear, show: money },
      { id: 'months', label: 'Months, P50', width: 90, value: (row) => row.monthsToService.p50, show: three },
      { id: 'chance', label: text.options.columns.chance, width: 80, value: (row) => row.probabilityCheapest, show: share },
    ],
  }; // prettier-ignore
}

export function sitesTable({ proposed }: ViewResult, text: Text): TableOf<ViewResult['proposed'][number]> {
  const words = text.inspector;
  return {
    rows: proposed,
    keyOf: ({ option, siteId }) => `${option} ${siteId}`,
    keyOfSelection: (selection) => (selection.kind === 'proposed' ? `${selection.option} ${selection.id}` : null),
    select: ({ option, siteId }) => ({ kind: 'proposed', option, id: siteId }),
    place,
    columns: [
      { id: 'option', label: words.option, width: 160, value: (row) => text.options.names[row.option] },
      { id: 'id', label: words.site, width: 150, value: (row) => row.siteId },
      { id: 'kind', label: words.kind, width: 150, value: (row) => words.siteKinds[row.kind] },
      { id: 'gap', label: words.gap, width: 60, value: (row) => row.gapId },
      { id: 'alone', label: words.alone, width: 140, value: (row) => row.peopleServedAlone, show: whole },
      { id: 'annual', label: `${words.annual}, ${text.options.perYear}`, width: 130, value: (row) => row.annualCostUsd, show: money },
      { id: 'capex', label: `${words.capex}, USD`, width: 100, value: (row) => row.capexUsd, show: money },
      { id: 'lon', label: text.fields.lon!, width: 90, value: (row) => row.lonDeg, show: (value) => Number(value).toFixed(5) },
      { id: 'lat', label: text.fields.lat!, width: 90, value: (row) => row.latDeg, show: (value) => Number(value).toFixed(5) },
    ],
  }; // prettier-ignore
}

export function assumptionsTable({ register }: ViewResult, text: Text): TableOf<ViewResult['register'][number]> {
  const words = text.costs;
  return {
    rows: register.filter(({ kind }) => kind !== 'text'),
    keyOf: ({ key }) => key,
    keyOfSelection: (selection) => (selection.kind === 'assumption' ? selection.id : null),
    select: ({ key }) => ({ kind: 'assumption', id: key }),
    place: () => null,
    columns: [
      { id: 'label', label: text.inspector.assumption, width: 320, value: (row) => row.label },
      { id: 'low', label: words.low, width: 90, value: (row) => row.low, show: three },
      { id: 'likely', label: words.likely, width: 90, value: (row) => row.likely, show: three },
      { id: 'high', label: words.high, width: 90, value: (row) => row.high, show: three },
      { id: 'unit', label: 'Unit', width: 150, value: (row) => row.unit },
      { id: 'tag', label: 'Tag', width: 110, value: (row) => words.tags[row.tag] },
      { id: 'edited', label: words.edited, width: 70, value: (row) => (row.edited ? text.inspector.yes : null) },
      { id: 'source', label: words.source, width: 300, value: (row) => row.source },
    ],
  }; // prettier-ignore
}
