/** The recommended sites for those who go there: waypoints and a list, in the order chosen. */
import { bearingDeg, distanceKm } from '../../geo';
import { terrainOf } from '../../inputs/terrain/terrain-of';
import { type CsvColumn, csvOf } from '../csv';
import { KIND_LABELS } from '../kind-labels';
import type { ReportInput } from '../report-types';
import type { ProposedSite } from '../../siting/siting-types';
import { escapeXml } from './clean-text';
import { recommendedSites } from './planned-network';

interface FieldSite {
  site: ProposedSite;
  order: number;
  /** Of the ground; NaN without terrain. m */
  groundM: number;
  /** The existing mast next to it; null: none. */
  nearest: { id: string; distanceKm: number; bearingDeg: number } | null;
}

function fieldSites(result: ReportInput): FieldSite[] {
  const ground = result.facts.terrain && terrainOf(result.facts.terrain);
  return recommendedSites(result).map((site, index) => ({
    site,
    order: index + 1,
    groundM: ground ? ground.heightAt(site.lonDeg, site.latDeg) : Number.NaN,
    nearest: nearestMast(site, result.facts.sites),
  }));
}

function nearestMast({ lonDeg, latDeg }: ProposedSite, sites: ReportInput['facts']['sites']): FieldSite['nearest'] {
  let best: FieldSite['nearest'] = null;
  for (const mast of sites) {
    const km = distanceKm(lonDeg, latDeg, mast.lonDeg, mast.latDeg);
    if (!best || km < best.distanceKm)
      best = { id: mast.id, distanceKm: km, bearingDeg: bearingDeg(lonDeg, latDeg, mast.lonDeg, mast.latDeg) };
  }
  return best;
}

const COLUMNS: CsvColumn<FieldSite>[] = [
  { name: 'order', decimals: 0, number: ({ order }) => order },
  { name: 'siteId', text: ({ site }) => site.siteId },
  { name: 'what', text: ({ site }) => KIND_LABELS[site.kind] },
  { name: 'kind', text: ({ site }) => site.kind },
  { name: 'gapId', text: ({ site }) => site.gapId },
  { name: 'lon', decimals: 6, number: ({ site }) => site.lonDeg },
  { name: 'lat', decimals: 6, number: ({ site }) => site.latDeg },
  { name: 'groundM', decimals: 0, number: ({ groundM }) => groundM },
  { name: 'peopleServedAlone', decimals: 0, number: ({ site }) => site.peopleServedAlone },
  { name: 'capexUsd', decimals: 0, number: ({ site }) => site.capexUsd },
  { name: 'nearestMast', text: ({ nearest }) => nearest?.id ?? '' },
  { name: 'nearestMastKm', decimals: 3, number: ({ nearest }) => nearest?.distanceKm ?? null },
  { name: 'nearestMastBearingDeg', decimals: 0, number: ({ nearest }) => nearest?.bearingDeg ?? null },
  { name: 'pinned', boolean: true, text: ({ site }) => String(site.pinned) },
];

export const fieldSitesCsv = (result: ReportInput): Uint8Array<ArrayBuffer> => csvOf(fieldSites(result), COLUMNS);

/** GPX 1.1, one waypoint a site. */
export function fieldSitesGpx(result: ReportInput): string {
  const points = fieldSites(result).map(({ site, order, groundM, nearest }) => {
    const words = [
      `${order}. ${KIND_LABELS[site.kind]} for gap ${site.gapId}`,
      `${Math.round(site.peopleServedAlone)} people served by it alone`,
      ...(nearest
        ? [`nearest mast ${nearest.id}: ${nearest.distanceKm.toFixed(2)} km at ${Math.round(nearest.bearingDeg)}°`]
        : []),
    ];
    const height = Number.isFinite(groundM) ? `<ele>${Math.round(groundM)}</ele>` : '';
    return `<wpt lat="${site.latDeg.toFixed(6)}" lon="${site.lonDeg.toFixed(6)}">${height}<name>${escapeXml(site.siteId)}</name><desc>${escapeXml(words.join('; '))}</desc><type>${site.kind}</type></wpt>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Infill" xmlns="http://www.topografix.com/GPX/1/1">',
    `<metadata><name>${escapeXml(result.plan.name)}</name></metadata>`,
    ...points,
    '</gpx>',
    '',
  ].join('\n');
}
