/**
 * Coverage as others state it, on H3 cells: the FCC's mobile hexes (Broadband Data Collection: h3_res9_id, minsignal, environmnt, technology 300 3G, 400 LTE,
 * 500 NR), any H3 table with a signal, and signal rasters put on cells of resolution 9.
 */
import { h3FromText, h3OfPoint, h3ToBigInt } from '../../geo';
import { TECHNOLOGIES, type Technology } from '../../plan/service';
import type { StatedCoverage } from '../facts';
import { pixelAreaKm2, pointsPerSide, type RasterInput, valueRaster, visitSamples, windowAround } from '../formats/raster-samples'; // prettier-ignore
import type { ImportReport } from '../import-report';
import { type Fields, type FieldSpec, type Mapping, numberOf, offers, resolveFields } from '../tables/fields';
import { PLACE_FIELDS } from '../tables/placed-rows';
import { shown } from '../tables/position';
import type { Table } from '../tables/table';
import { radioCode } from '../towers/cell-columns';

export const STATED_SPEC = {
  h3: { ...PLACE_FIELDS.h3, required: true },
  signal: { names: ['minsignal', 'minsignaldbm', 'rsrp', 'rsrpdbm', 'minrsrp', 'signal', 'signaldbm', 'signalstrength', 'rssi'] },
  provider: { names: ['brandname', 'provider', 'providername', 'operator', 'carrier', 'mccmnc', 'plmn', 'providerid'] },
  technology: { names: ['technology', 'technologycode', 'tech', 'radio', 'rat'] },
  environment: { names: ['environmnt', 'environment', 'env'] },
} satisfies FieldSpec; // prettier-ignore

type StatedField = keyof typeof STATED_SPEC & string;

/** Codes of the Broadband Data Collection. */
const BDC_TECHNOLOGIES: Readonly<Record<string, Technology>> = { 300: 'UMTS', 400: 'LTE', 500: 'NR' };
const ENVIRONMENTS: Readonly<Record<string, StatedCoverage['environment']>> = {
  0: 'outdoor',
  outdoor: 'outdoor',
  stationary: 'outdoor',
  'outdoor stationary': 'outdoor',
  1: 'in-vehicle',
  'in-vehicle': 'in-vehicle',
  vehicle: 'in-vehicle',
  mobile: 'in-vehicle',
  indoor: 'indoor',
};
const RASTER_RESOLUTION = 9;
/** No phone reports less or more. dBm */
const [LEAST_DBM, MOST_DBM] = [-160, -10];

/** Whether columns are those of stated coverage: an H3 cell and a signal or an environment. */
export const isStatedTable = (columns: readonly string[], mapping: Mapping): boolean =>
  offers(columns, STATED_SPEC, mapping, ['h3']) &&
  ['signal', 'environment'].some((field) => offers(columns, STATED_SPEC, mapping, [field]));

interface Layer {
  about: Omit<StatedCoverage, 'h3' | 'signalDbm'>;
  /** Cell → lowest signal, and the row that named it first. */
  cells: Map<string, { signalDbm: number; row: number }>;
}

/** Layers by provider, technology, environment and resolution, of all files. */
export class StatedCollector {
  private readonly layers = new Map<string, Layer>();

  read(table: Table, mapping: Mapping, report: ImportReport): void {
    report.importer = 'stated-cells';
    const fields = resolveFields(table.columns, { spec: STATED_SPEC, mapping, report });
    if (!fields) return;
    for (const [i, cells] of table.rows.entries()) this.addRow(cells, table.rowNumbers[i]!, { fields, report });
    this.describe(report);
  }

  async readRaster(input: RasterInput, mapping: Mapping): Promise<void> {
    const { report } = input;
    const raster = await valueRaster(input);
    const window = raster && windowAround(raster, input);
    if (!raster || !window) return;
    report.importer = 'stated-raster';
    const constant = (field: StatedField): string => (mapping[field] ?? '').replace(/^=/, '').trim();
    const layer = this.layerOf(
      {
        source: report.file,
        provider: constant('provider'),
        technology: technologyOf(constant('technology')),
        environment: environmentOf(constant('environment')),
      },
      RASTER_RESOLUTION,
    );
    let implausible = 0;
    const keep = input.regions.length > 0;
    const perSide = keep ? pointsPerSide(pixelAreaKm2(raster, window), RASTER_RESOLUTION) : 1;
    const pixels = await visitSamples(raster, window, {
      perSide,
      input,
      counts(value) {
        const plausible = !(value < LEAST_DBM || value > MOST_DBM);
        if (!plausible) implausible++;
        return plausible && keep;
      },
      visit(lonDeg, latDeg, value) {
        lowest(layer, h3OfPoint(lonDeg, latDeg, RASTER_RESOLUTION), { signalDbm: value, row: 0 });
      },
    });
    report.use(pixels - implausible);
    if (implausible > 0) report.note('signal-pixels-implausible', { count: implausible });
    if (implausible === pixels && pixels > 0) report.fail('no-usable-rows', { read: pixels });
    this.describe(report);
  }

  finish(): StatedCoverage[] {
    return [...this.layers.values()]
      .filter(({ cells }) => cells.size > 0)
      .map(({ about, cells }) => {
        const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
        return {
          ...about,
          h3: BigUint64Array.from(sorted, ([h3]) => h3ToBigInt(h3)),
          signalDbm: Float32Array.from(sorted, ([, { signalDbm }]) => signalDbm),
        };
      });
  }

  private addRow(
    cells: readonly string[],
    row: number,
    { fields, report }: { fields: Fields<StatedField>; report: ImportReport },
  ): void {
    const text = (field: StatedField): string => fields.text(cells, field);
    const cell = h3FromText(text('h3'));
    if (!cell) return report.refuse('h3-invalid', { row, column: fields.column('h3') }, { value: shown(text('h3')) });
    const signalDbm = numberOf(text('signal'));
    const ref = { row, column: fields.column('signal') };
    if (text('signal') !== '' && Number.isNaN(signalDbm))
      return report.refuse('number-invalid', ref, { field: 'signal', value: shown(text('signal')) });
    if (signalDbm < LEAST_DBM || signalDbm > MOST_DBM)
      return report.refuse('signal-implausible', ref, { value: signalDbm });
    const technology = technologyOf(text('technology'));
    if (technology === null && text('technology') !== '')
      return report.refuse('radio-unknown', { row, column: fields.column('technology') }, { field: 'technology', value: shown(text('technology')) }); // prettier-ignore
    const about = { source: report.file, provider: text('provider'), technology, environment: environmentOf(text('environment')) }; // prettier-ignore
    const firstRow = lowest(this.layerOf(about, cell.resolution), cell.h3, { signalDbm, row });
    if (firstRow === null) report.use();
    else report.merge('stated-cell-duplicate', { row, id: cell.h3 }, { firstRow });
  }

  private layerOf(about: Omit<Layer['about'], 'resolution'>, resolution: number): Layer {
    const key = JSON.stringify([about, resolution]);
    const known = this.layers.get(key);
    if (known) return known;
    const layer: Layer = { about: { ...about, resolution }, cells: new Map() };
    this.layers.set(key, layer);
    return layer;
  }

  private describe(report: ImportReport): void {
    const own = [...this.layers.values()].filter(({ about }) => about.source === report.file);
    report.facts.cells = own.reduce((sum, { cells }) => sum + cells.size, 0);
    report.facts.layers = own.length;
  }
}

/** Keeps the lower signal of a cell; gives the row that named it before, or null when it is new. */
function lowest({ cells }: Layer, h3: string, stated: { signalDbm: number; row: number }): number | null {
  const known = cells.get(h3);
  if (!known) {
    cells.set(h3, stated);
    return null;
  }
  if (!(known.signalDbm <= stated.signalDbm) && !Number.isNaN(stated.signalDbm)) known.signalDbm = stated.signalDbm;
  return known.row;
}

function technologyOf(text: string): Technology | null {
  if (Object.hasOwn(BDC_TECHNOLOGIES, text)) return BDC_TECHNOLOGIES[text]!;
  const name = text
    .toUpperCase()
    .replace(/^5G-NR$/, 'NR')
    .replace(/^4G[ -]LTE$/, 'LTE');
  const code = radioCode(name);
  return Number.isNaN(code) ? null : TECHNOLOGIES[code]!;
}

function environmentOf(text: string): StatedCoverage['environment'] {
  const word = text.toLowerCase();
  return Object.hasOwn(ENVIRONMENTS, word) ? ENVIRONMENTS[word]! : null;
}
