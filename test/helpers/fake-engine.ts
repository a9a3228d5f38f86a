/** An engine that answers from a hand-made result: for tests of the state and of the views. Never part of the app. */
import { newPlan, type Plan } from '../../src/core/plan';
import { type FilePreview, previewFile, sourceOfBlob } from '../../src/core/inputs';
import type { FileReport } from '../../src/core/inputs/facts';
import type { EngineClient, NamedBlob, ViewResult } from '../../src/worker/client';
import type { Asks } from '../../src/worker/questions';

type SummaryRegion = ViewResult['summary']['regions'][number];
type SummaryOption = SummaryRegion['options'][number];

/** A plan with one square region of the given id. */
export function aRegionPlan(id = 'R1'): Plan {
  const plan = newPlan('Test plan');
  return { ...plan, inputs: { ...plan.inputs, drawnRegions: [{ id, name: 'Square', geometry: aSquare() }] } };
}

export const aSquare = (west = 1.7, south = 41.7, side = 0.2) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as [number, number][],
  ],
});

function anOption(id: SummaryOption['id'], change: Partial<SummaryOption>): SummaryOption {
  return {
    id,
    grade: id.startsWith('hotspots') ? 'B' : id === 'hybrid' ? 'A+B' : id === 'do-nothing' ? '' : 'A',
    towers: 0,
    hotspots: 0,
    servedPopulation: 0,
    reachesTarget: true,
    capexUsd: 0,
    opexUsdPerYear: 0,
    annualCostUsd: { p10: 0, p50: 0, p90: 0 },
    npvUsd: 0,
    monthsToService: { p10: 0, p50: 0, p90: 0 },
    costPerServedPersonUsdPerYear: null,
    probabilityCheapest: 0,
    expectedBuiltShareFraction: null,
    optimality: { method: 'greedy', bestBoundUsdPerYear: null, gapFraction: null },
    ...change,
  };
}

function aSummaryRegion(plan: Plan): SummaryRegion {
  return {
    id: 'R1',
    name: 'Square',
    areaKm2: 369,
    population: 12_400,
    operatorView: plan.service.operator,
    serviceClass: plan.service.classId,
    environment: plan.service.environment,
    baseline: { servedPopulation: 10_090, servedShareFraction: 0.8137, unknownPopulation: 0 },
    gaps: { count: 2, population: 2310, areaKm2: 14.2 },
    options: [
      anOption('do-nothing', { reachesTarget: false }),
      anOption('colocated-towers', {
        towers: 4,
        servedPopulation: 1840,
        annualCostUsd: { p10: 84_000, p50: 104_000, p90: 131_000 },
        monthsToService: { p10: 4, p50: 9, p90: 15 },
        probabilityCheapest: 0.91,
      }),
      anOption('hotspots-new', {
        hotspots: 612,
        servedPopulation: 1850,
        annualCostUsd: { p10: 290_000, p50: 455_000, p90: 700_000 },
        monthsToService: { p10: 0.2, p50: 1, p90: 6 },
        probabilityCheapest: 0.09,
      }),
    ],
    verdict: {
      optionId: 'colocated-towers',
      sentence: 'Co-locate on 4 masts.',
      hotspotsPerAvoidedTower: 153,
      breakEvenHotspotsPerTower: { p10: 80, p50: 128, p90: 210 },
      flippedBy: [
        {
          key: 'macro.colo_rent_usd_yr',
          label: 'Co-location rent',
          at: 61_000,
          unit: 'USD per year',
          direction: 'above' as const,
          optionId: 'hotspots-new' as const,
        },
      ],
    },
  };
}

/** What a run of `plan` gives: one region, two gaps, one mast, one proposed mast. */
export function aViewResult(plan: Plan, version = '1'): ViewResult {
  const region = aSummaryRegion(plan);
  const gap = { regionId: 'R1', deficitDb: 6.2, distanceKm: 5.4, cause: 'no-signal', confidence: 'modelled' };
  return {
    version,
    plan,
    summary: { regions: [region], issues: [] },
    totals: { regions: 1, people: region.population, servedPeople: region.baseline.servedPopulation },
    regions: plan.inputs.drawnRegions,
    sites: [
      {
        id: 'LTE-214-7-1', lonDeg: 1.8, latDeg: 41.8, positionUncertaintyM: 120, heightM: null, sharedBy: [], samples: 40,
        sectors: [{ operator: '214-7', technology: 'LTE', templateId: null, azimuthDeg: null, azimuthFrom: 'omni', cells: 3 }],
      },
    ],
    siteAccount: {
      ...{ inFiles: 1, byHand: 0, outOfReach: 0, reachKm: null, off: 0 },
      ...{ otherTechnologies: 0, otherOperators: 0, outsideMargin: 0, tooFar: 0, judged: 1 },
    },
    hotspots: [],
    gaps: [
      { ...gap, id: 'G1', people: 2000, areaKm2: 12, lonDeg: 1.74, latDeg: 41.74 },
      { ...gap, id: 'G2', people: 310, areaKm2: 2.2, lonDeg: 1.86, latDeg: 41.86 },
    ],
    proposed: [
      {
        option: 'colocated-towers', siteId: 'C1', kind: 'tower-colocated', lonDeg: 1.75, latDeg: 41.75, gapId: 'G1',
        capexUsd: 160_000, opexUsdPerYear: 62_000, annualCostUsd: 86_000, peopleServedAlone: 900, pinned: false,
      },
    ],
    economics: [{ regionId: 'R1', options: [], verdict: { ...region.verdict, lines: [], flippedBy: [{ key: 'macro.colo_rent_usd_yr', label: 'Co-location rent', at: 61_000, unit: 'USD per year', direction: 'above' as const, optionId: 'hotspots-new' as const }], breakEvenHotspotsPerTower: { p10: 80, p50: 128, p90: 210 } }, tornado: [], notes: [] }],
    register: [],
    files: [],
    issues: [],
    grid: { resolution: 10, count: 24_000 },
    bounds: [1.7, 41.7, 1.9, 41.9],
    terrain: null,
    measurements: 0,
    roads: 0,
    visitors: false,
    bundleFiles: ['summary.json', 'report.html'],
    timingsS: { coverage: 0.4 },
  }; // prettier-ignore
}

export interface FakeEngine extends EngineClient {
  /** Every run asked for. */
  runs: { plan: Plan; files: NamedBlob[]; slot: 'main' | 'other' }[];
  /** Answers `run` when set; may reject. */
  answer: (plan: Plan, signal: AbortSignal, onPartial: (view: ViewResult) => void) => Promise<ViewResult>;
}

/** Each run gives a new version of the hand-made result at once. */
export function fakeEngine(): FakeEngine {
  const engine: FakeEngine = {
    runs: [],
    answer: async (plan) => aViewResult(plan, String(engine.runs.length)),
    run(plan, files, { signal, onProgress, onPartial = () => {}, slot = 'main' }) {
      engine.runs.push({ plan, files, slot });
      onProgress('coverage', 0.5);
      return engine.answer(plan, signal, onPartial);
    },
    tile: async () => new ArrayBuffer(0),
    explainCell: async () => null,
    explainAt: async () => null,
    bundleFile: async (name) => new Blob([name]),
    drawn: () => undefined,
    used: () => undefined,
    check: async (file, as): Promise<FileReport> => ({
      file: file.path,
      role: as ?? 'towers',
      importer: 'fake',
      counts: { read: 3, used: 2, merged: 0, refused: 1, refusedByCode: { 'row-without-position': 1 } },
      issues: [],
      facts: {},
    }),
    ask: async (name, asks) =>
      (name === 'preview-file' ? await previewed(asks as Asks<'preview-file'>) : null) as never,
    dispose: () => undefined,
  };
  return engine;
}

/** Files are previewed as the engine does: what the state makes of columns needs real ones. */
async function previewed({ file: { path, blob }, as, mapping }: Asks<'preview-file'>): Promise<FilePreview | null> {
  const preview = await previewFile(sourceOfBlob(path, blob), { ...(as ? { as } : {}), mapping });
  return preview.columns.length > 0 ? preview : null;
}
