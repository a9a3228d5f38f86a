/** A small finished plan for the report's tests: a disc of hexes at 2° E 41.8° N, half of it served, a gap on the east side, two options.
 * One world in one file, read from top to bottom: its parts refer to each other. */
import type { CoverageResult } from '../../../src/core/coverage/coverage-types';
import type { Assumption } from '../../../src/core/costs/cost-types';
import type { OptionEconomics, RegionEconomics } from '../../../src/core/economics/economics-types';
import type { Gap } from '../../../src/core/gaps/gap-types';
import { h3AreaKm2, h3Centre, h3Disk, h3FromBigInt, h3OfPoint, h3ToBigInt } from '../../../src/core/geo';
import type { DemandColumn, Grid } from '../../../src/core/grid/grid-types';
import type { Facts, Region } from '../../../src/core/inputs/facts';
import { newPlan } from '../../../src/core/plan';
import { outlineOf } from '../../../src/core/report/outline';
import type { ReportInput, ReportMeta } from '../../../src/core/report/report-types';
import { OPTION_IDS, type OptionId, type OptionSites, type ProposedSite } from '../../../src/core/siting/siting-types';

const CENTRE = { lonDeg: 2, latDeg: 41.8 };
const SERVED = 4;
const UNSERVED = 2;
const NO_DATA = 0;

export const META: ReportMeta = {
  version: '0.1.0',
  createdAt: '2026-01-02T03:04:05Z',
  inputHashes: { 'towers.csv': 'a'.repeat(64) },
};

/** `rings` rings of hexes round the centre; every cell has 10 people. West of the centre served, east unserved but for the outermost column: no data. */
export function aReportInput({ rings = 6, resolution = 9 } = {}): ReportInput {
  const grid = aGrid(rings, resolution);
  const people = new Float64Array(grid.count).fill(10);
  const demand: DemandColumn = {
    people,
    inputPeople: 10 * grid.count + 5,
    outsidePeople: 5,
    method: 'areal',
    tooCoarseForHotspots: true,
    notes: [],
  };
  const coverage = aCoverage(grid);
  const gaps = someGaps(grid, coverage, people);
  return {
    plan: { ...newPlan('Test <plan>'), inputs: { ...newPlan('x').inputs, towers: [aFileRef('towers.csv')] } },
    facts: someFacts(grid.regions),
    grid,
    demand,
    coverage,
    gaps,
    options: OPTION_IDS.map((option) => anOption(option, gaps[0]!)),
    economics: [someEconomics()],
    register: aRegister(),
    issues: [
      {
        code: 'plan-field-invalid',
        severity: 'warning',
        ref: { file: 'towers.csv', row: 7, column: 'lat' },
        context: { field: 'lat', problem: 'not a number' },
      },
    ],
    timingsS: { coverage: 1.5 },
  };
}

function aGrid(rings: number, resolution: number): Grid {
  const hexes = h3Disk(h3OfPoint(CENTRE.lonDeg, CENTRE.latDeg, resolution), rings).sort();
  const centres = hexes.map((hex) => h3Centre(hex));
  const region: Region = { id: 'disc', name: 'Disc & <b>edge</b>', geometry: outlineOf(hexes)! };
  return {
    resolution,
    count: hexes.length,
    h3: BigUint64Array.from(hexes, h3ToBigInt),
    lonDeg: Float64Array.from(centres, (centre) => centre[0]),
    latDeg: Float64Array.from(centres, (centre) => centre[1]),
    areaKm2: Float32Array.from(hexes, h3AreaKm2),
    regionIndex: new Uint16Array(hexes.length),
    regions: [region],
  };
}

function aCoverage(grid: Grid): CoverageResult {
  const east = grid.lonDeg.reduce((most, lon) => Math.max(most, lon), -180);
  const state = Uint8Array.from(grid.lonDeg, (lon) =>
    lon <= CENTRE.lonDeg ? SERVED : lon > east - 0.003 ? NO_DATA : UNSERVED,
  );
  const served = (cell: number) => state[cell] === SERVED;
  const column = (value: (cell: number) => number) => Float32Array.from(state, (_, cell) => value(cell));
  return {
    state,
    grade: state.map((code) => (code === SERVED ? 1 : 0)),
    cause: state.map((code) => (code === UNSERVED ? 1 : 0)),
    servedFraction: column((cell) => (served(cell) ? 1 : state[cell] === UNSERVED ? 0.25 : Number.NaN)),
    serviceProbability: column((cell) => (served(cell) ? 0.95 : 0.3)),
    siteIndex: Int32Array.from(state, (code) => (code === NO_DATA ? -1 : 0)),
    rsrpDbm: column((cell) => (state[cell] === NO_DATA ? Number.NaN : served(cell) ? -95.25 : -118.5)),
    sinrDb: column((cell) => (state[cell] === NO_DATA ? Number.NaN : served(cell) ? 12 : -3)),
    downMbps: column((cell) => (state[cell] === NO_DATA ? Number.NaN : served(cell) ? 18.04 : 1.2)),
    upMbps: column((cell) => (state[cell] === NO_DATA ? Number.NaN : served(cell) ? 4 : 0.2)),
    deficitDb: column((cell) => (served(cell) ? 0 : 6.5)),
    operatorsServing: state.map((code) => (code === SERVED ? 2 : 0)),
    siteIds: ['LTE:214-7:1001', '=cmd|calc'],
    operators: ['214-7', '214-1'],
    rungCounts: [{ siteId: 'LTE:214-7:1001', counts: { p1812: 0, '38.901': 120, hata: 30, 'free-space': 4, itm: 0 } }],
    warnings: { 'hata-frequency': 3 },
    notes: [],
  };
}

function someGaps(grid: Grid, coverage: CoverageResult, people: Float64Array): Gap[] {
  const cells = Uint32Array.from([...coverage.state.keys()].filter((cell) => coverage.state[cell] === UNSERVED));
  const areaKm2 = cells.reduce((sum, cell) => sum + grid.areaKm2[cell]!, 0);
  return [
    {
      id: 'G1',
      regionId: 'disc',
      cells,
      people: cells.reduce((sum, cell) => sum + people[cell]! * 0.75, 0),
      areaKm2,
      deficitDb: 6.5,
      distanceKm: 3.25,
      cause: 'no-signal',
      confidence: 'modelled',
      lonDeg: 2.02,
      latDeg: 41.8,
    },
  ];
}

function anOption(option: OptionId, gap: Gap): OptionSites {
  const kind = option.startsWith('hotspots') ? 'hotspot-outdoor' : 'tower-colocated';
  const sites = option === 'do-nothing' ? [] : [aProposedSite(option, kind, gap)];
  const cells = sites.length > 0 ? gap.cells.slice(0, 3) : new Uint32Array(0);
  return {
    option,
    regionId: 'disc',
    sites,
    assignments: {
      cell: cells,
      site: new Uint32Array(cells.length),
      fraction: new Float32Array(cells.length).fill(0.5),
    },
    servedPeople: 10 * cells.length,
    reachesTarget: sites.length > 0,
    solution: {
      chosen: sites.map((_, index) => index),
      annualCostUsd: 1000 * sites.length,
      servedPeople: 10 * cells.length,
      reachesTarget: sites.length > 0,
      method: 'lazy greedy',
      bestBoundUsdPerYear: null,
      bestBoundPeople: null,
      gapFraction: null,
      peopleServedAlone: sites.map(() => 30),
      curve: [],
    },
    candidates: { considered: 12, thinned: [{ reason: 'dominated', count: 4 }] },
    notes: [],
  };
}

function aProposedSite(option: OptionId, kind: ProposedSite['kind'], gap: Gap): ProposedSite {
  return {
    option,
    siteId: `${option}-1`,
    kind,
    lonDeg: 2.02,
    latDeg: 41.8,
    gapId: gap.id,
    capexUsd: 160_000,
    opexUsdPerYear: 55_000,
    annualCostUsd: 95_581,
    peopleServedAlone: 30,
    pinned: false,
  };
}

function someEconomics(): RegionEconomics {
  return {
    regionId: 'disc',
    options: OPTION_IDS.map(economicsOf),
    verdict: {
      optionId: 'colocated-towers',
      sentence: 'Co-locate on 1 mast.',
      lines: [
        'Co-locate on 1 mast.',
        '450 of 560 people in gaps served, 88–138 k USD/yr, in 4–15 months, grade A, cheapest in 91 % of draws.',
        'Hotspots would need 612; they break even below 128 per avoided tower.',
        'Flips if: co-location rent above 61 k USD per year.',
      ],
      hotspotsPerAvoidedTower: 612,
      breakEvenHotspotsPerTower: { p10: 80, p50: 128, p90: 210 },
      flippedBy: [
        {
          key: 'macro.colo_rent_usd_yr',
          label: 'Co-location rent',
          at: 61_000,
          unit: 'USD per year',
          direction: 'above',
          optionId: 'hotspots-new',
        },
      ],
    },
    tornado: [
      {
        key: 'macro.colo_rent_usd_yr',
        label: 'Co-location rent',
        unit: 'USD per year',
        lowUsdPerYear: -9000,
        highUsdPerYear: 13_000,
      },
      { key: 'finance.discount_rate', label: 'Discount rate', unit: '%', lowUsdPerYear: -4000, highUsdPerYear: 6000 },
    ],
    notes: [],
  };
}

function economicsOf(id: OptionId, index: number): OptionEconomics {
  const nothing = id === 'do-nothing';
  const cost = nothing ? 0 : 80_000 + 30_000 * index;
  const hotspots = id.startsWith('hotspots') ? 612 : id === 'hybrid' ? 40 : 0;
  return {
    id,
    grade: nothing ? '' : id.startsWith('hotspots') ? 'B' : id === 'hybrid' ? 'A+B' : 'A',
    towers: nothing || id.startsWith('hotspots') ? 0 : 1,
    hotspots,
    servedPopulation: nothing ? 0 : 450.1234,
    reachesTarget: !nothing,
    capexUsd: cost * 2,
    opexUsdPerYear: cost / 2,
    annualCostUsd: { p10: cost * 0.8, p50: cost, p90: cost * 1.25 },
    npvUsd: cost * 10,
    monthsToService: nothing ? { p10: Number.NaN, p50: Number.NaN, p90: Number.NaN } : { p10: 4, p50: 9, p90: 15 },
    costPerServedPersonUsdPerYear: nothing ? null : cost / 450,
    probabilityCheapest: id === 'colocated-towers' ? 0.91 : 0.018,
    expectedBuiltShareFraction: hotspots > 0 ? 0.1 : null,
    optimality: {
      method: 'lazy greedy',
      bestBoundUsdPerYear: nothing ? null : cost * 0.97,
      gapFraction: nothing ? null : 0.03,
    },
    servedPopulationSpread: nothing ? null : { p10: 400, p50: 450, p90: 480 },
    costPerServedPerson: nothing ? null : { p10: cost / 600, p50: cost / 450, p90: cost / 400 },
    spareHotspots: hotspots * 0.1,
    spending: nothing
      ? { capexUsd: Array(21).fill(0), opexUsd: Array(21).fill(0) }
      : { capexUsd: [cost * 2, ...Array<number>(20).fill(0)], opexUsd: [0, ...Array<number>(20).fill(cost / 2)] },
    market:
      hotspots > 0
        ? {
            builtShareFraction: 0.1,
            subsidyUsdPerHotspotYear: { p10: 20, p50: 90, p90: 300 },
            incomeUsdPerHotspotYear: { p10: 0, p50: 14, p90: 120 },
          }
        : null,
    personYearsUnserved: { p10: 150, p50: 340, p90: 560 },
    perOperator: id === 'greenfield-towers' ? [{ tenants: 2, annualCostUsd: cost * 0.7 }] : null,
    curve: nothing
      ? []
      : [0.25, 0.5, 0.8].map((share, step) => ({
          annualCostUsd: cost * share,
          servedPeople: 560 * share,
          sites: step + 1,
        })),
  };
}

function aRegister(): Assumption[] {
  const shared = { kind: 'triangle' as const, unit: 'USD per year', year: '2025', source: 'a source', edited: false };
  const row = (key: string, label: string, likely: number, tag: Assumption['tag']): Assumption => ({
    ...shared,
    key,
    label,
    low: likely * 0.7,
    likely,
    high: likely * 1.5,
    notes: `[${tag}] a note`,
    tag,
    shipped: { low: likely * 0.7, likely, high: likely * 1.5 },
  });
  return [
    row('macro.colo_rent_usd_yr', 'Co-location rent', 27_000, 'S'),
    row('macro.ground_lease_usd_yr', 'Ground lease', 12_000, 'U'),
    { ...row('finance.discount_rate', 'Discount rate', 8, 'M'), unit: '%', edited: true, likely: 6 },
  ];
}

function someFacts(regions: Region[]): Facts {
  return {
    regions,
    sites: [
      {
        id: 'LTE:214-7:1001',
        ...CENTRE,
        positionUncertaintyM: 150,
        heightM: null,
        sectors: [
          {
            operator: '214-7',
            technology: 'LTE',
            templateId: null,
            azimuthDeg: 30,
            azimuthFrom: 'positions',
            cells: 2,
          },
          {
            operator: '214-7',
            technology: 'LTE',
            templateId: null,
            azimuthDeg: 150,
            azimuthFrom: 'positions',
            cells: 1,
          },
        ],
        sharedBy: [],
        samples: 40,
      },
      {
        id: 'far-away',
        lonDeg: -70,
        latDeg: 10,
        positionUncertaintyM: 10,
        heightM: 30,
        sectors: [],
        sharedBy: [],
        samples: 1,
      },
    ],
    hotspots: [
      {
        id: 'h1',
        name: '<img src=x onerror=alert(1)>',
        ...CENTRE,
        h3: null,
        positionPrecision: 'point',
        network: 'iot',
        device: 'lora-gateway',
        heightM: 12,
        gainDbi: 3,
        azimuthDeg: null,
        online: true,
      },
    ],
    demand: { polygons: [], places: [], cells: [], totalPeople: 0 },
    venues: [],
    antennas: {},
    candidates: [],
    presence: [],
    measurements: null,
    stated: [],
    usage: [],
    roads: null,
    terrain: null,
    siteExtent: [0, 40, 3, 43],
    files: [
      {
        file: 'towers.csv',
        role: 'towers',
        importer: 'opencellid',
        counts: { read: 100, used: 90, merged: 7, refused: 3, refusedByCode: { 'row-without-position': 3 } },
        issues: [],
        facts: { sites: 12 },
      },
    ],
    issues: [],
  };
}

function aFileRef(path: string) {
  return { path, sha256: 'b'.repeat(64), bytes: 1234, mapping: {} };
}

/** Hexes of the cells of a grid, as text. */
export const hexesOf = (grid: Grid): string[] => Array.from(grid.h3, h3FromBigInt);
