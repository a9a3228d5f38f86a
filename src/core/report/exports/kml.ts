/** KML and KMZ: regions, gaps, existing and proposed sites in folders, each with its style. */
import { foldersToKML } from '@placemarkio/tokml';
import { strToU8, zipSync } from 'fflate';
import type { Feature, Geometry } from 'geojson';
import { gapOutlines, sitesGeojson } from '../geojson';
import type { ReportInput } from '../report-types';
import { OPTION_LABELS } from '../words';
import { cleanText, escapeXml } from './clean-text';
import { ZIP_TIME } from './zip-time';

/** KML colours are aabbggrr. */
const STYLES: Record<string, { line: string; fill: string; icon: string }> = {
  region: { line: 'ff211d1a', fill: '00ffffff', icon: 'ff211d1a' },
  gap: { line: 'ff1e54d9', fill: '661e54d9', icon: 'ff1e54d9' },
  existing: { line: 'ff9e7f2a', fill: '669e7f2a', icon: 'ff9e7f2a' },
  proposed: { line: 'ffd05f1f', fill: '66d05f1f', icon: 'ffd05f1f' },
};

interface Layer {
  name: string;
  style: keyof typeof STYLES;
  features: Feature<Geometry>[];
}

/** The document as text. */
export function kmlOf(result: ReportInput): string {
  const folders = layersOf(result)
    .filter(({ features }) => features.length > 0)
    .map(folderOf);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${escapeXml(result.plan.name)}</name>`,
    ...Object.entries(STYLES).map(([id, { line, fill, icon }]) => styleOf(id, { line, fill, icon })),
    ...folders,
    '</Document></kml>',
    '',
  ].join('\n');
}

/** The document as doc.kml in a zip. */
export const kmzOf = (result: ReportInput): Uint8Array<ArrayBuffer> =>
  zipSync({ 'doc.kml': strToU8(kmlOf(result)) }, { level: 6, mtime: ZIP_TIME }) as Uint8Array<ArrayBuffer>;

function layersOf(result: ReportInput): Layer[] {
  const sites = sitesGeojson(result).features;
  const ofRole = (...roles: string[]) => sites.filter(({ properties }) => roles.includes(properties?.role as string));
  const options = [...new Set(result.options.map(({ option }) => option))];
  const named = (features: Feature<Geometry>[], nameOf: (properties: Record<string, unknown>) => unknown) =>
    features.map((feature) => ({
      ...feature,
      properties: { name: nameOf(feature.properties ?? {}), ...feature.properties },
    }));
  return [
    {
      name: 'Regions',
      style: 'region',
      features: result.facts.regions.map(({ id, name, geometry }) => ({
        type: 'Feature' as const,
        geometry,
        properties: { name, regionId: id },
      })),
    },
    {
      name: 'Gaps',
      style: 'gap',
      features: named(gapOutlines(result.grid, result.gaps).features, ({ gapId }) => gapId),
    },
    {
      name: 'Existing sites',
      style: 'existing',
      features: named(ofRole('existing-site', 'existing-hotspot'), ({ name, siteId }) => name || siteId),
    },
    ...options.map((option): Layer => ({
      name: `Proposed: ${OPTION_LABELS[option]}`,
      style: 'proposed',
      features: named(
        ofRole('proposed-site').filter(({ properties }) => properties?.option === option),
        ({ siteId }) => siteId,
      ),
    })),
  ];
}

/** The library writes and escapes the placemarks; the reference to the style has its place before the data. */
function folderOf({ name, style, features }: Layer): string {
  const clean = features.map((feature) => ({
    ...feature,
    properties: Object.fromEntries(
      Object.entries(feature.properties ?? {})
        .filter(([, value]) => value !== null && value !== '')
        .map(([key, value]) => [key, typeof value === 'string' ? cleanText(value) : value]),
    ),
  }));
  const text = foldersToKML({
    type: 'root',
    children: [{ type: 'folder', meta: { name }, children: clean }],
  });
  const from = text.indexOf('<Folder>');
  return text
    .slice(from, text.lastIndexOf('</Folder>') + '</Folder>'.length)
    .replaceAll('<ExtendedData>', `<styleUrl>#${style}</styleUrl><ExtendedData>`);
}

const styleOf = (id: string, { line, fill, icon }: { line: string; fill: string; icon: string }): string =>
  `<Style id="${id}"><IconStyle><color>${icon}</color></IconStyle><LineStyle><color>${line}</color><width>2</width></LineStyle><PolyStyle><color>${fill}</color></PolyStyle></Style>`;
