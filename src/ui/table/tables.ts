/** The tables of the drawer: which rows and columns each has, and what selecting a row selects. */
import type { Hotspot, Site } from '../../core/inputs/facts';
import type { MapFocus, NetworkKind, Selection, Shown, ShownNetwork, ViewResult } from '../../state';
import { evidenceText } from '../evidence-text';
import { assumed, count, fixed, people, percent, rounded, unitsInUse } from '../format';
import { boundsOfGeometry } from '../../core/geo/bounds';
import { precisionText } from '../precision-text';
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
  /** Given: rows can be marked and changed together. */
  network?: NetworkKind;
}

export const TABLE_IDS = ['regions', 'existing', 'hotspots', 'gaps', 'options', 'sites', 'assumptions'] as const;
export type TableId = (typeof TABLE_IDS)[number];

const whole = (value: string | number): string => count(Number(value));
const persons = (value: string | number): string => people(Number(value));
const three = (value: string | number): string => rounded(Number(value));
const share = (value: string | number): string => percent(Number(value));
const given = (value: string | number, { unit }: { unit: string }): string => assumed(Number(value), unit);
const money = three;
const place = (at: { lonDeg: number; latDeg: number }): MapFocus => ({
  lonDeg: at.lonDeg,
  latDeg: at.latDeg,
  zoom: 11,
});

export function regionsTable(
  { summary, regions }: ViewResult,
  text: Text,
): TableOf<ViewResult['summary']['regions'][number]> {
  const words = text.inspector;
  return {
    rows: summary.regions,
    keyOf: ({ id }) => id,
    keyOfSelection: (selection) => (selection.kind === 'region' ? selection.id : null),
    select: ({ id }) => ({ kind: 'region', id }),
    place: ({ id }) => {
      const region = regions.find((entry) => entry.id === id);
      return region ? { bounds: boundsOfGeometry(region.geometry) } : null;
    },
    columns: [
      { id: 'name', label: words.region, width: 180, value: (row) => row.name },
      { id: 'people', label: words.population, width: 90, value: (row) => row.population, show: whole },
      { id: 'served', label: words.served, width: 90, value: (row) => (row.population > 0 ? row.baseline.servedShareFraction : null), show: share },
      { id: 'gaps', label: words.gaps, width: 70, value: (row) => row.gaps.count, show: whole },
      { id: 'gap-people', label: `${words.gaps}, ${text.gaps.people}`, width: 90, value: (row) => row.gaps.population, show: whole },
      { id: 'area', label: unitsInUse().area, width: 80, value: (row) => row.areaKm2 * unitsInUse().areaPerKm2, show: three },
      { id: 'verdict', label: words.option, width: 170, value: (row) => text.options.names[row.verdict.optionId] },
      { id: 'cost', label: `${words.annual}, ${text.options.perYear}`, width: 130, value: (row) => row.options.find(({ id }) => id === row.verdict.optionId)?.annualCostUsd.p50 ?? null, show: money },
    ],
  }; // prettier-ignore
}

const degrees = (value: string | number): string => Number(value).toFixed(5).replace('-', '−');
const inLengths = (metres: number | null): number | null => (metres === null ? null : metres * unitsInUse().lengthPerM);
/** The value all have, else the several of them. */
const several = (values: (string | number | null | undefined)[]): string =>
  [...new Set(values)].filter((value) => value !== '').join(', ');

function statusOf({ isOff, isAdded, isChanged }: Shown<unknown>, words: Text['editing']): string {
  return [isOff && words.off, isAdded ? words.added : isChanged && !isOff && words.edited].filter(Boolean).join(', ');
}

export function existingTable({ sites }: ShownNetwork, text: Text): TableOf<Shown<Site>> {
  const words = text.inspector;
  const { length } = unitsInUse();
  return {
    rows: sites,
    network: 'site',
    keyOf: ({ item }) => item.id,
    keyOfSelection: (selection) => (selection.kind === 'site' ? selection.id : null),
    select: ({ item }) => ({ kind: 'site', id: item.id }),
    place: ({ item }) => place(item),
    columns: [
      { id: 'id', label: words.site, width: 170, value: ({ item }) => item.id },
      { id: 'status', label: text.drawer.status, width: 90, value: (row) => statusOf(row, text.editing) || null },
      { id: 'operators', label: words.operators, width: 120, value: ({ item }) => several(item.sectors.map(({ operator }) => operator)) },
      { id: 'technology', label: text.fields.radio!, width: 90, value: ({ item }) => several(item.sectors.map(({ technology }) => technology)) },
      { id: 'sectors', label: words.sectors, width: 70, value: ({ item }) => item.sectors.length },
      { id: 'height', label: `${words.height}, ${length}`, width: 130, value: ({ item }) => inLengths(item.heightM), show: three },
      { id: 'azimuth', label: text.editing.azimuth, width: 110, value: ({ item }) => several(item.sectors.map(({ azimuthDeg }) => (azimuthDeg === null ? '' : Math.round(azimuthDeg)))) || null },
      { id: 'tilt', label: text.editing.tilt, width: 80, value: ({ item }) => several(item.sectors.map(({ tiltDeg }) => tiltDeg ?? '')) || null },
      { id: 'mechanicalTilt', label: text.editing.mechanicalTilt, width: 80, value: ({ item }) => several(item.sectors.map(({ mechanicalTiltDeg }) => mechanicalTiltDeg ?? '')) || null },
      { id: 'power', label: text.editing.power, width: 130, value: ({ item }) => several(item.sectors.map(({ powerDbm }) => powerDbm ?? '')) || null },
      { id: 'uncertainty', label: `${words.uncertainty}, ${length}`, width: 130, value: ({ item }) => inLengths(item.positionUncertaintyM), show: three },
      { id: 'samples', label: words.samples, width: 80, value: ({ item }) => item.samples, show: whole },
      { id: 'lon', label: text.fields.lon!, width: 90, value: ({ item }) => item.lonDeg, show: degrees },
      { id: 'lat', label: text.fields.lat!, width: 90, value: ({ item }) => item.latDeg, show: degrees },
    ],
  }; // prettier-ignore
}

export function hotspotsTable({ hotspots }: ShownNetwork, text: Text): TableOf<Shown<Hotspot>> {
  const words = text.inspector;
  const { length } = unitsInUse();
  return {
    rows: hotspots,
    network: 'hotspot',
    keyOf: ({ item }) => item.id,
    keyOfSelection: (selection) => (selection.kind === 'hotspot' ? selection.id : null),
    select: ({ item }) => ({ kind: 'hotspot', id: item.id }),
    place: ({ item }) => place(item),
    columns: [
      { id: 'name', label: words.hotspot, width: 200, value: ({ item }) => item.name || item.id },
      { id: 'status', label: text.drawer.status, width: 90, value: (row) => statusOf(row, text.editing) || null },
      { id: 'network', label: words.network, width: 140, value: ({ item }) => text.network.networks[item.network] },
      { id: 'device', label: words.device, width: 150, value: ({ item }) => text.editing.devices[item.device] },
      { id: 'online', label: words.online, width: 70, value: ({ item }) => (item.online === null ? null : item.online ? words.yes : words.no) },
      { id: 'height', label: `${words.height}, ${length}`, width: 130, value: ({ item }) => inLengths(item.heightM), show: three },
      { id: 'gain', label: text.editing.gain, width: 80, value: ({ item }) => item.gainDbi, show: three },
      { id: 'precision', label: words.uncertainty, width: 110, value: ({ item }) => precisionText(item.positionPrecision, words) },
      { id: 'lon', label: text.fields.lon!, width: 90, value: ({ item }) => item.lonDeg, show: degrees },
      { id: 'lat', label: text.fields.lat!, width: 90, value: ({ item }) => item.latDeg, show: degrees },
    ],
  }; // prettier-ignore
}

type GapRow = ViewResult['gaps'][number];

export function gapsTable({ gaps, regions }: ViewResult, text: Text): TableOf<GapRow> {
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
      { id: 'people', label: words.people, width: 80, value: (row) => row.people, show: persons },
      ...(gaps.some(({ visitors }) => visitors !== undefined) ? [{ id: 'visitors', label: words.visitors, width: 110, value: (row: ViewResult['gaps'][number]) => row.visitors ?? 0, show: whole }] : []),
      { id: 'area', label: unitsInUse().area, width: 80, value: (row) => row.areaKm2 * unitsInUse().areaPerKm2, show: (value) => fixed(Number(value), 2) },
      { id: 'deficit', label: `${words.deficit}, dB`, width: 90, value: (row) => row.deficitDb, show: (value) => fixed(Number(value)) },
      { id: 'distance', label: `${words.distance}, ${unitsInUse().distance}`, width: 130, value: (row) => row.distanceKm * unitsInUse().distancePerKm, show: (value) => fixed(Number(value), 2) },
      { id: 'cause', label: words.cause, width: 130, value: (row) => text.gaps.cause[row.cause] ?? row.cause },
      { id: 'confidence', label: words.confidence, width: 100, value: (row) => text.gaps.confidence[row.confidence] ?? row.confidence },
      ...(gaps.some(({ evidence }) => evidence) ? [{ id: 'evidence', label: words.evidence, width: 220, value: (row: GapRow) => (row.evidence ? evidenceText(row.evidence, text) : null) }] : []),
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
      { id: 'option', label: words.option, width: 200, value: (row) => text.options.names[row.id] },
      { id: 'grade', label: 'A/B', width: 50, value: (row) => row.grade || null },
      { id: 'towers', label: text.inspector.towers, width: 70, value: (row) => row.towers, show: whole },
      { id: 'hotspots', label: text.network.hotspots, width: 80, value: (row) => row.hotspots, show: whole },
      { id: 'served', label: text.options.columns.served, width: 80, value: (row) => row.servedPopulation, show: whole },
      { id: 'p10', label: `P10, ${text.options.perYear}`, width: 90, value: (row) => row.annualCostUsd.p10, show: money },
      { id: 'p50', label: `P50, ${text.options.perYear}`, width: 90, value: (row) => row.annualCostUsd.p50, show: money },
      { id: 'p90', label: `P90, ${text.options.perYear}`, width: 90, value: (row) => row.annualCostUsd.p90, show: money },
      { id: 'person', label: `${words.perPerson}, ${text.options.perYear}`, width: 190, value: (row) => row.costPerServedPersonUsdPerYear, show: money },
      { id: 'months', label: words.monthsColumn, width: 110, value: (row) => row.monthsToService.p50, show: three },
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
      { id: 'option', label: words.option, width: 200, value: (row) => text.options.names[row.option] },
      { id: 'id', label: words.site, width: 150, value: (row) => row.siteId },
      { id: 'kind', label: words.kind, width: 150, value: (row) => words.siteKinds[row.kind] },
      { id: 'gap', label: words.gap, width: 60, value: (row) => row.gapId },
      { id: 'alone', label: words.alone, width: 140, value: (row) => row.peopleServedAlone, show: whole },
      { id: 'annual', label: `${words.annual}, ${text.options.perYear}`, width: 130, value: (row) => row.annualCostUsd, show: money },
      { id: 'capex', label: `${words.capex}, USD`, width: 100, value: (row) => row.capexUsd, show: money },
      { id: 'lon', label: text.fields.lon!, width: 90, value: (row) => row.lonDeg, show: degrees },
      { id: 'lat', label: text.fields.lat!, width: 90, value: (row) => row.latDeg, show: degrees },
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
      { id: 'label', label: text.inspector.assumption, width: 320, value: (row) => text.economics.rowName(row.key, row.label) },
      { id: 'low', label: words.low, width: 90, value: (row) => row.low, show: given },
      { id: 'likely', label: words.likely, width: 90, value: (row) => row.likely, show: given },
      { id: 'high', label: words.high, width: 90, value: (row) => row.high, show: given },
      { id: 'unit', label: text.inspector.unit, width: 150, value: (row) => text.economics.rowUnit(row.unit) },
      { id: 'tag', label: text.inspector.tag, width: 150, value: (row) => words.tags[row.tag] },
      { id: 'edited', label: words.edited, width: 70, value: (row) => (row.edited ? text.inspector.yes : null) },
      { id: 'source', label: words.source, width: 300, lang: 'en', value: (row) => row.source },
    ],
  }; // prettier-ignore
}

/** The table of an id; its rows are what the plan and the latest result hold. */
export function makeTable(
  id: TableId,
  { result, network, text }: { result: ViewResult; network: ShownNetwork; text: Text },
): TableOf<unknown> {
  const make: Record<TableId, () => unknown> = {
    regions: () => regionsTable(result, text),
    existing: () => existingTable(network, text),
    hotspots: () => hotspotsTable(network, text),
    gaps: () => gapsTable(result, text),
    options: () => optionsTable(result, text),
    sites: () => sitesTable(result, text),
    assumptions: () => assumptionsTable(result, text),
  };
  return make[id]() as TableOf<unknown>;
}
