/** The GeoJSON files of the bundle (RFC 7946: longitude first, WGS 84, outer rings counter-clockwise). */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { boxAround, h3FromBigInt } from '../geo';
import type { Gap } from '../gaps/gap-types';
import type { Grid } from '../grid/grid-types';
import type { Hotspot, Site } from '../inputs/facts';
import type { SiteRole } from '../inputs/tables/site-roles';
import { textOfSectors } from '../inputs/towers/sector-list';
import type { ProposedSite } from '../siting/siting-types';
import { outlineOf } from './outline';
import type { ReportInput } from './report-types';
import { roundTo } from './round';
import { evidenceWord } from './tables';

const KM_PER_DEG = 111.2;

/** One feature per gap: the outline of its cells, ranked as the gaps are. */
export function gapOutlines(grid: Grid, gaps: readonly Gap[]): FeatureCollection<Polygon | MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: gaps.flatMap((gap, index) => {
      const geometry = outlineOf(hexes(grid, gap.cells));
      return geometry
        ? [{ type: 'Feature' as const, id: index + 1, geometry, properties: gapProperties(gap, index + 1) }]
        : [];
    }),
  };
}

/** Existing sites and hotspots in reach of the grid, and every proposed site; `role` tells them apart. */
export function sitesGeojson(result: ReportInput): FeatureCollection<Point> {
  const near = nearGrid(result);
  return {
    type: 'FeatureCollection',
    features: [
      ...result.facts.sites.filter(near).map(existingSite),
      ...result.facts.hotspots.filter(near).map(existingHotspot),
      ...result.options.flatMap((option) => option.sites.map((site) => proposedSite(site, option.regionId))),
    ],
  };
}

/** Whether a place lies in the box of the grid widened by the plan's margin. */
export function nearGrid({ grid, plan }: ReportInput): (place: { lonDeg: number; latDeg: number }) => boolean {
  if (grid.count === 0) return () => false;
  const box = { south: Infinity, north: -Infinity };
  const lon0 = grid.lonDeg[0]!;
  let low = 0;
  let high = 0;
  for (let i = 0; i < grid.count; i++) {
    const turn = turnFrom(lon0, grid.lonDeg[i]!);
    if (turn < low) low = turn;
    if (turn > high) high = turn;
    if (grid.latDeg[i]! < box.south) box.south = grid.latDeg[i]!;
    if (grid.latDeg[i]! > box.north) box.north = grid.latDeg[i]!;
  }
  const margin = plan.grid.marginKm / KM_PER_DEG;
  const widest = Math.max(Math.abs(box.south), Math.abs(box.north));
  const [, , east] = boxAround(0, Math.min(89, widest), plan.grid.marginKm);
  return ({ lonDeg, latDeg }) => {
    const turn = turnFrom(lon0, lonDeg);
    return turn >= low - east && turn <= high + east && latDeg >= box.south - margin && latDeg <= box.north + margin;
  };
}

/** Longitude difference, −180 … 180. */
function turnFrom(lon0: number, lon: number): number {
  const turn = lon - lon0;
  return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
}

function* hexes(grid: Grid, cells: Uint32Array): Generator<string> {
  for (const cell of cells) yield h3FromBigInt(grid.h3[cell]!);
}

function gapProperties(gap: Gap, rank: number) {
  return {
    gapId: gap.id,
    rank,
    regionId: gap.regionId,
    people: roundTo(gap.people, 3),
    areaKm2: roundTo(gap.areaKm2, 6),
    deficitDb: finite(gap.deficitDb, 2),
    distanceKm: finite(gap.distanceKm, 3),
    cause: gap.cause,
    confidence: gap.confidence,
    evidence: evidenceWord(gap),
    measuredBelow: gap.evidence?.measuredBelow ?? null,
    measuredEnough: gap.evidence?.measuredEnough ?? null,
    statedShareFraction: finite(gap.evidence?.statedShareFraction ?? Number.NaN, 4),
    cells: gap.cells.length,
  };
}

/** As the plan has it: with what was changed by hand. Beside the words for readers all that an import of the file gives the site back. */
function existingSite(site: Site): Feature<Point> {
  return pointFeature(site.lonDeg, site.latDeg, {
    role: 'existing-site',
    siteId: site.id,
    operators: [...new Set(site.sectors.map((sector) => sector.operator))].join(' '),
    technologies: [...new Set(site.sectors.map((sector) => sector.technology))].join(' '),
    sectors: site.sectors.length,
    heightM: site.heightM,
    positionUncertaintyM: finite(site.positionUncertaintyM, 0),
    sharedBy: site.sharedBy.join(' '),
    samples: site.samples,
    sectorList: textOfSectors(site.sectors),
    freeHeightM: site.room?.heightM ?? null,
    rentUsdPerYear: site.room?.rentUsdPerYear ?? null,
  });
}

function existingHotspot(hotspot: Hotspot): Feature<Point> {
  const { id, name, network, device, positionPrecision, h3, online, heightM, gainDbi, azimuthDeg } = hotspot;
  return pointFeature(hotspot.lonDeg, hotspot.latDeg, {
    role: 'existing-hotspot', siteId: id, name, network, device, positionPrecision, h3, online, heightM, gainDbi, azimuthDeg,
  }); // prettier-ignore
}

function proposedSite(site: ProposedSite, regionId: string): Feature<Point> {
  return pointFeature(site.lonDeg, site.latDeg, {
    role: 'proposed-site',
    option: site.option,
    siteId: site.siteId,
    kind: site.kind,
    regionId,
    gapId: site.gapId,
    capexUsd: finite(site.capexUsd, 2),
    costUsdPerYear: finite(site.annualCostUsd, 2),
    peopleServedAlone: finite(site.peopleServedAlone, 3),
    pinned: site.pinned,
  });
}

function pointFeature(
  lonDeg: number,
  latDeg: number,
  properties: { role: SiteRole } & Record<string, string | number | boolean | null>,
): Feature<Point> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [roundTo(lonDeg, 6), roundTo(latDeg, 6)] },
    properties,
  };
}

const finite = (value: number, digits: number): number | null =>
  Number.isFinite(value) ? roundTo(value, digits) : null;
