/** One link of an explained cell: who serves, the budget as a waterfall, and the terrain in between. */
import { bearingDeg, distanceKm } from '../geo';
import type { Technology } from '../plan';
import { pathView, USER_EQUIPMENT } from '../radio';
import { type SliceCells, squaredDistanceM2 } from './slice-cells';
import { type Rung, RUNGS } from './coverage-types';
import { binPlace } from './distance-bins';
import type { EngineBeam, EngineShared, EngineSite } from './engine-types';
import type { LossTable } from './loss-table';
import type { Prepared } from './prepare';
import { linkSettings, type OpenTerrain } from './site-loss';
import { linkLoss, NO_LOSS, TERRAIN_FROM } from './terrain-link';

/** Lines of a link budget, in their order; a link has one of the first two and one of the two losses. */
export const BUDGET_PARTS = [
  'Transmit power of one port, per resource element',
  'Transmit power of one port, carrier',
  'Cable and connectors',
  'Antenna gain, broadcast beam',
  'Antenna pattern towards the cell',
  'Path loss, median over terrain',
  'Path loss, median of LOS and NLOS',
  'Entering the place',
  'User antenna',
  'Body',
  'Median signal',
  'Fade margin for the required probability',
  'Signal with the required probability',
] as const;
export type BudgetPart = (typeof BUDGET_PARTS)[number];

/** One line of the waterfall: labels in English, sources as the report names them. */
export interface WaterfallStep {
  label: BudgetPart;
  valueDb: number;
  unit: 'dB' | 'dBm' | 'dBi';
  source: string;
}

export interface ServerFacts {
  siteId: string;
  operator: string;
  technology: Technology;
  templateLabel: string;
  distanceKm: number;
  azimuthDeg: number;
  rung: Rung;
}

/** The terrain between a mast and the cell. Aligned lists from the mast to the cell; heights above sea level unless said otherwise. */
export interface LinkProfile {
  distanceKm: number[];
  groundM: number[];
  /** What stands on the ground, above it. */
  clutterM: number[];
  /** The line between the antennas, lowered by the bulge of the effective earth: ground above it blocks the sight. */
  sightM: number[];
  /** Radius of the first Fresnel zone; 0 at both ends. */
  fresnelM: number[];
  /** What hinders the link most (the greatest diffraction parameter ν); null where nothing comes near the first Fresnel zone (ν ≤ −0.78: no loss). */
  obstacle: {
    distanceKm: number;
    heightM: number;
    /** Line of sight above its top; negative: it blocks the sight. */
    clearanceM: number;
  } | null;
}

/** A cell's link to one emitter. */
export interface ExplainedLink {
  shared: EngineShared;
  index: number;
  /** The cell alone. */
  cells: SliceCells;
  carrier: number;
  emitter: number;
  /** Over terrain, hundredths of dB; NO_LOSS: the closed form. */
  loss: number;
}

interface LinkParts {
  site: EngineSite;
  beam: EngineBeam;
  table: LossTable;
  place: number;
  rung: Rung;
}

function partsOf({ shared, cells, emitter, loss }: ExplainedLink): LinkParts {
  const site = shared.sites[shared.emitterSite[emitter]!]!;
  const beam = site.beams[shared.emitterBeam[emitter]!]!;
  const table = shared.lossTables[beam.lossTable]!;
  const place = binPlace(squaredDistanceM2(site.frame, cells.vectors, 0));
  const overTerrain = loss !== NO_LOSS && place >= TERRAIN_FROM;
  return { site, beam, table, place, rung: RUNGS[overTerrain ? beam.terrainRung : table.rung[Math.floor(place)]!]! };
}

export function serverFacts(
  link: ExplainedLink,
  { siteIds, operators }: Pick<Prepared, 'siteIds' | 'operators'>,
): ServerFacts {
  const { shared, index, emitter, carrier } = link;
  const { site, rung } = partsOf(link);
  const { template } = shared.budgets[shared.emitterBudget[emitter]!]!;
  const to = [shared.lonDeg[index]!, shared.latDeg[index]!] as const;
  return {
    siteId: siteIds[site.site]!,
    operator: operators[shared.carriers[carrier]!.operator]!,
    technology: template.technology,
    templateLabel: template.label,
    distanceKm: distanceKm(site.lonDeg, site.latDeg, ...to),
    azimuthDeg: bearingDeg(site.lonDeg, site.latDeg, ...to),
    rung,
  };
}

/** Power at the port → median signal at the user → signal with the required probability. The steps add up. */
export function waterfall(
  link: ExplainedLink,
  at: { environment: string; medianDbm: number; quantileMw: number },
): WaterfallStep[] {
  const { shared, emitter, loss } = link;
  const { table, place, rung } = partsOf(link);
  const { template, antenna, peakDbm } = shared.budgets[shared.emitterBudget[emitter]!]!;
  const user = USER_EQUIPMENT[template.technology];
  const portDbm = peakDbm - template.gainDbi + template.cableLossDb - user.gainDbi + user.bodyLossDb;
  const lossDb = linkLoss(table, place, loss).medianDb;
  const { entryMedianDb } = loss === NO_LOSS ? table : table.terrain;
  const patternDb = at.medianDbm + entryMedianDb + lossDb - peakDbm;
  const quantileDbm = 10 * Math.log10(at.quantileMw);
  const step = (label: BudgetPart, valueDb: number, unit: WaterfallStep['unit'], source: string): WaterfallStep => ({
    label,
    valueDb,
    unit,
    source,
  });
  const [perElement, perCarrier] = BUDGET_PARTS;
  const overTerrain = rung === 'p1812' || rung === 'itm';
  return [
    step(template.resourceBlocks > 0 ? perElement : perCarrier, portDbm, 'dBm', template.source),
    step('Cable and connectors', -template.cableLossDb, 'dB', template.source),
    step('Antenna gain, broadcast beam', template.gainDbi, 'dBi', template.source),
    step('Antenna pattern towards the cell', patternDb, 'dB', antenna ?? template.pattern),
    overTerrain
      ? step('Path loss, median over terrain', -lossDb, 'dB', MODEL_NAMES[rung])
      : step('Path loss, median of LOS and NLOS', -lossDb, 'dB', rung),
    step('Entering the place', -entryMedianDb, 'dB', at.environment),
    step('User antenna', user.gainDbi, 'dBi', user.source),
    step('Body', -user.bodyLossDb, 'dB', user.source),
    step('Median signal', at.medianDbm, 'dBm', 'sum of the above'),
    step(
      'Fade margin for the required probability',
      quantileDbm - at.medianDbm,
      'dB',
      overTerrain ? 'shadowing of 8 dB, entry loss' : 'shadowing, LOS/NLOS mix, entry loss',
    ),
    step('Signal with the required probability', quantileDbm, 'dBm', 'sum of the above'),
  ];
}

const MODEL_NAMES = { p1812: 'ITU-R P.1812-7', itm: 'ITM (Longley–Rice)' };

/** Below this ν an edge takes nothing off the signal: ITU-R P.1812-7 §4.3.1. */
const HARMLESS_NU = -0.78;

/** The profile of a link; null where the terrain does not cover it. */
export function linkProfile(link: ExplainedLink, terrain: OpenTerrain): LinkProfile | null {
  const { shared, index } = link;
  const { site, beam } = partsOf(link);
  const view = pathView(
    terrain.ground,
    { mast: site, receiver: { lonDeg: shared.lonDeg[index]!, latDeg: shared.latDeg[index]! } },
    {
      ...linkSettings({ model: 'p1812', frequencyMhz: beam.frequencyMhz, heightM: beam.heightM }),
      stepKm: terrain.stepKm,
      ...(terrain.clutter ? { clutter: terrain.clutter } : {}),
    },
  );
  if (view === null) return null;
  const { index: at, nu } = view.obstacle;
  const topM = view.groundM[at]! + view.clutterM[at]!;
  const obstacle = { distanceKm: view.distanceKm[at]!, heightM: topM, clearanceM: view.sightM[at]! - topM };
  return {
    distanceKm: Array.from(view.distanceKm),
    groundM: Array.from(view.groundM),
    clutterM: Array.from(view.clutterM),
    sightM: Array.from(view.sightM),
    fresnelM: Array.from(view.fresnelM),
    obstacle: nu > HARMLESS_NU ? obstacle : null,
  };
}
