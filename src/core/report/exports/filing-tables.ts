/** What a filing of the hex-9 table has to be accompanied by: propagation model, link budget and clutter (47 CFR 1.7004(c)(2)). */
import { CLUTTER_HEIGHTS_M } from '../../inputs/terrain/clutter';
import { type CsvColumn, csvOf } from '../csv';
import { type LinkBudgetRow, linkBudgetRows } from '../link-budget-rows';
import { totalRungs } from '../manifest';
import { modelsUsed } from '../models';
import type { ReportInput } from '../report-types';
import { roundTo } from '../round';
import { fileName } from '../words';
import { hex9Layer } from './hex9-layers';

interface Item {
  item: string;
  value: string | number;
  unit: string;
  source: string;
}

const ITEM_COLUMNS: CsvColumn<Item>[] = [
  { name: 'item', text: ({ item }) => item },
  { name: 'value', text: ({ value }) => String(value) },
  { name: 'unit', text: ({ unit }) => unit },
  { name: 'source', text: ({ source }) => source },
];

const ARC_SECONDS = 3600;

/** Models with their share of links, the terrain they ran over, and what they were asked for. */
export function propagationCsv(result: ReportInput): Uint8Array<ArrayBuffer> {
  const { plan, coverage, facts } = result;
  const totals = totalRungs(coverage.rungCounts) as Record<string, number>;
  const all = Object.values(totals).reduce((sum, links) => sum + links, 0);
  const item = (name: string, value: string | number, unit = '', source = ''): Item => ({
    item: name,
    value,
    unit,
    source,
  });
  const models = modelsUsed(result)
    .filter(({ id }) => id in totals || id === 'p2109')
    .map(({ id, name, source, validity }) =>
      item(
        'model',
        `${name} (${validity})`,
        all > 0 && id in totals ? `${roundTo((100 * totals[id]!) / all, 1)} % of links` : '',
        source,
      ),
    );
  const terrain = (facts.terrain?.grids ?? []).map(({ latStepDeg, lonStepDeg }, k) =>
    item(
      'terrain resolution',
      `${roundTo(lonStepDeg * ARC_SECONDS, 3)} by ${roundTo(latStepDeg * ARC_SECONDS, 3)}`,
      'arc seconds',
      fileName(plan.inputs.terrain[k]?.path ?? ''),
    ),
  );
  return csvOf(
    [
      ...models,
      ...(terrain.length > 0 ? terrain : [item('terrain', 'none: closed-form models only')]),
      item('cell edge probability', plan.service.edgeProbability, '0 to 1', 'plan, service.edgeProbability'),
      item('cell load of interferers', plan.service.loadFraction, '0 to 1', 'plan, service.loadFraction'),
      item('environments', 'outdoor stationary (0), in vehicle (1)', '', '47 CFR 1.7004(c)'),
      item('receivers', 'centres of H3 cells of resolution 11', '', 'h3geo.org'),
      item('scenario', plan.radios.scenario, '', 'plan, radios.scenario'),
      item('user antenna height', 1.5, 'm', '3GPP TR 38.901 Table 7.2-1'),
    ],
    ITEM_COLUMNS,
  );
}

/** One row a radio of the layer's technology and environment. */
export function linkBudgetCsv(result: ReportInput): Uint8Array<ArrayBuffer> {
  const { plan } = result;
  const layer = hex9Layer(result);
  const rows = (['outdoor', 'in-vehicle'] as const).flatMap((environment) =>
    linkBudgetRows(plan, environment)
      .filter(({ template }) => template.technology === layer?.technology)
      .map((row) => ({ ...row, environment })),
  );
  const number = (
    name: string,
    decimals: number,
    value: (row: LinkBudgetRow) => number,
  ): CsvColumn<LinkBudgetRow & { environment: string }> => ({ name, decimals, number: value });
  return csvOf<LinkBudgetRow & { environment: string }>(rows, [
    { name: 'radio', text: ({ template }) => template.id },
    { name: 'environment', text: ({ environment }) => environment },
    number('frequencyMhz', 1, ({ template }) => template.frequencyMhz),
    number('bandwidthMhz', 1, ({ template }) => template.bandwidthMhz),
    number('powerPerPortDbm', 2, ({ template }) => template.powerPerPortDbm),
    number('ports', 0, ({ template }) => template.ports),
    number('antennaGainDbi', 2, ({ template }) => template.gainDbi),
    number('cableLossDb', 2, ({ template }) => template.cableLossDb),
    number('signalEirpDbm', 2, ({ eirpDbm }) => eirpDbm),
    number('antennaHeightRuralM', 1, ({ template }) => template.heightM.rma),
    number('antennaHeightUrbanM', 1, ({ template }) => template.heightM.uma),
    number('baseNoiseFigureDb', 2, ({ template }) => template.noiseFigureDb),
    number('userGainDbi', 2, ({ userGainDbi }) => userGainDbi),
    number('bodyLossDb', 2, ({ bodyLossDb }) => bodyLossDb),
    number('penetrationLossDb', 2, ({ environmentLossDb }) => environmentLossDb),
    number('noiseDbm', 2, ({ noiseDbm }) => noiseDbm),
    number('signalFloorDbm', 2, ({ floorDbm }) => floorDbm),
    number('allowedMedianLossDb', 2, ({ allowedLossDb }) => allowedLossDb),
    number('cellEdgeProbability', 3, () => plan.service.edgeProbability),
    number('cellLoadFraction', 3, () => plan.service.loadFraction),
    { name: 'source', text: ({ template }) => template.source },
  ]);
}

/** Heights by class, as the models took them. */
export function clutterCsv({ plan }: ReportInput): Uint8Array<ArrayBuffer> {
  const edits = plan.terrain.clutterHeightsM;
  const classes = [...new Set([...Object.keys(CLUTTER_HEIGHTS_M), ...Object.keys(edits)].map(Number))].sort(
    (a, b) => a - b,
  );
  const rows: Item[] =
    plan.inputs.clutter.length > 0
      ? classes.map((code) => ({
          item: `class ${code}`,
          value: edits[code] ?? CLUTTER_HEIGHTS_M[code] ?? 0,
          unit: 'm',
          source:
            code in edits
              ? 'plan, terrain.clutterHeightsM'
              : 'Recommendation ITU-R P.1812-7 Table 2; classes 10 to 100: ESA WorldCover',
        }))
      : [
          {
            item: 'everywhere (no clutter file)',
            value: plan.radios.clutterM,
            unit: 'm',
            source: 'plan, radios.clutterM',
          },
        ];
  return csvOf(rows, ITEM_COLUMNS);
}
