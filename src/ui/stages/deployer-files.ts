/** The ranked places as files to take along: a table, and points for any map. */
import type { DeployerRow } from '../../core/economics';

const COLUMNS: readonly [name: string, of: (row: DeployerRow, rank: number, name: string) => string | number][] = [
  ['rank', (_, rank) => rank],
  ['id', ({ id }) => id],
  ['name', (_row, _rank, name) => name],
  ['lon', ({ lonDeg }) => lonDeg],
  ['lat', ({ latDeg }) => latDeg],
  ['venueGroup', ({ group }) => group],
  ['gbFrom', ({ gbFrom }) => gbFrom],
  ['expectedGbPerMonth', ({ view }) => rounded(view.expectedGbPerMonth)],
  ['gbPerMonthP10', ({ view }) => rounded(view.gbPerMonth.p10)],
  ['gbPerMonthP50', ({ view }) => rounded(view.gbPerMonth.p50)],
  ['gbPerMonthP90', ({ view }) => rounded(view.gbPerMonth.p90)],
  ['nearlyNoDataProbability', ({ view }) => rounded(view.nearlyNoDataProbability)],
  ['incomeUsdPerMonthP50', ({ view }) => rounded(view.incomeUsdPerMonth.p50)],
  ['runningUsdPerMonthP50', ({ view }) => rounded(view.runningUsdPerMonth.p50)],
  ['capexUsdP50', ({ view }) => rounded(view.capexUsd.p50)],
  ['paybackMonthsP10', ({ view }) => orNever(view.paybackMonths.p10)],
  ['paybackMonthsP50', ({ view }) => orNever(view.paybackMonths.p50)],
  ['paybackMonthsP90', ({ view }) => orNever(view.paybackMonths.p90)],
  ['neverPaysBackProbability', ({ view }) => rounded(view.neverPaysBackProbability)],
  ['gbPerMonthFor24Months', ({ view }) => rounded(view.gbPerMonthFor24Months)],
  ['hotspotsNear', ({ hotspotsNear }) => hotspotsNear],
  ['nearestHotspotKm', ({ nearestHotspot }) => (nearestHotspot ? rounded(nearestHotspot.distanceKm) : '')],
  ['nearestHotspotPrecision', ({ nearestHotspot }) => nearestHotspot?.positionPrecision ?? ''],
  ['unservedPeopleNear', ({ unservedPeople }) => rounded(unservedPeople)],
];

/** `names`: what each place is called, by its id. */
type Names = ReadonlyMap<string, string>;

export function deployersCsv(rows: readonly DeployerRow[], names: Names): Blob {
  const lines = rows.map((row, index) =>
    COLUMNS.map(([, of]) => quoted(of(row, index + 1, names.get(row.id) ?? ''))).join(','),
  );
  return new Blob([[COLUMNS.map(([name]) => name).join(','), ...lines, ''].join('\n')], { type: 'text/csv' });
}

export function deployersGeoJson(rows: readonly DeployerRow[], names: Names): Blob {
  const features = rows.map((row, index) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [row.lonDeg, row.latDeg] },
    properties: Object.fromEntries(COLUMNS.map(([name, of]) => [name, of(row, index + 1, names.get(row.id) ?? '')])),
  }));
  return new Blob([JSON.stringify({ type: 'FeatureCollection', features })], { type: 'application/geo+json' });
}

const rounded = (value: number): number => Number(value.toPrecision(4));
const orNever = (months: number | null): number | string => (months === null ? 'never' : rounded(months));

/** A text that a spreadsheet would take for a formula is told apart by an apostrophe. */
function quoted(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
