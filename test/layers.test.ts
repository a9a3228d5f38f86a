/**
 * The architecture, enforced: who may import whom, and which packages. A stage of core imports only from its left; views never meet.
 * The table is the one of README "Life of a plan"; a planted violation of each kind proves that the check can fail.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const STAGES = [
  'units', 'geo', 'radio', 'plan', 'inputs', 'grid', 'coverage', 'gaps', 'costs', 'siting', 'economics', 'report', 'run',
]; // prettier-ignore

/** Packages only these folders may import. A trailing slash means any package of that scope. */
const PACKAGES: Record<string, RegExp> = {
  'h3-js': /^core\/(grid|geo)\//,
  zod: /^core\//,
  '@turf/': /^core\//,
  papaparse: /^core\/inputs\//,
  fflate: /^core\/(inputs|report)\//,
  'topojson-client': /^(core\/inputs|state)\//,
  geotiff: /^core\/inputs\//,
  proj4: /^core\/inputs\//,
  shpjs: /^core\/inputs\//,
  hyparquet: /^core\/inputs\//,
  'hyparquet-compressors': /^core\/inputs\//,
  'read-excel-file': /^core\/inputs\//,
  '@tmcw/togeojson': /^core\/inputs\//,
  '@xmldom/xmldom': /^core\/inputs\//,
  pmtiles: /^(core\/inputs|map)\//,
  '@protomaps/basemaps': /^map\//,
  'hyparquet-writer': /^core\/report\//,
  '@placemarkio/tokml': /^core\/report\//,
  pbf: /^core\/report\//,
  highs: /^(worker|cli)\//,
  'maplibre-gl': /^map\//,
  'terra-draw': /^map\//,
  'terra-draw-maplibre-gl-adapter': /^map\//,
  zustand: /^(state|ui|map)\//,
  idb: /^state\//,
  react: /^(ui\/|main\.tsx)/,
  'react-dom': /^(ui\/|main\.tsx)/,
  'radix-ui': /^ui\//,
  'node:': /^cli\//,
};

/** Folder → folders it may import besides itself. Core is refined by STAGES. */
const FOLDERS: Record<string, string[]> = {
  core: [],
  worker: ['core'],
  cli: ['core', 'worker/highs-solver'],
  state: ['core', 'worker/client'],
  map: ['core', 'state'],
  ui: ['core', 'state'],
  'main.tsx': ['core', 'worker', 'state', 'map', 'ui'],
};

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

/** Why an import is not allowed, or null. Paths are relative to src. */
function violation({ from, to, typeOnly }: Import): string | null {
  if (to.endsWith('.css') || /\?(url|worker|raw)/.test(to) || to.startsWith('data/')) return null;
  if (!to.startsWith('src:')) return packageViolation(from, to, typeOnly);
  const target = to.slice(4);
  const fromTop = from.split('/')[0]!;
  const toTop = target.split('/')[0]!;
  if (fromTop === 'core' && toTop === 'core') return stageViolation(from, target);
  if (fromTop === toTop) return null;
  const allowed = FOLDERS[fromTop];
  if (!allowed) return `${fromTop} is not a known folder`;
  return allowed.some(
    (folder) => target === folder || target.startsWith(`${folder}/`) || target.startsWith(`${folder}.`),
  )
    ? null
    : `${fromTop} may not import ${toTop}`;
}

function stageViolation(from: string, target: string): string | null {
  const fromStage = STAGES.indexOf(from.split('/')[1]!);
  const toStage = STAGES.indexOf(target.split('/')[1]!);
  if (fromStage === toStage)
    return /^core\/[^/]+(\/index)?$/.test(target) && !from.endsWith('/index.ts')
      ? 'an insider imports its own door'
      : null;
  return toStage > fromStage ? `${STAGES[fromStage]} imports ${STAGES[toStage]}, which is to its right` : null;
}

function packageViolation(from: string, to: string, typeOnly: boolean): string | null {
  const key = Object.keys(PACKAGES).find((name) =>
    /[/:]$/.test(name) ? to.startsWith(name) : to === name || to.startsWith(`${name}/`),
  );
  if (typeOnly && (to === 'geojson' || to === 'topojson-specification')) return null;
  if (!key) return `${to} is not in the table of packages`;
  return PACKAGES[key]!.test(from) ? null : `${from} may not import ${to}`;
}

function importsOf(file: string, text: string): Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const specifier = (match[2] ?? match[3])!;
    const to = specifier.startsWith('.') ? resolve(file, specifier) : specifier;
    return { from: file, to, typeOnly: Boolean(match[1]) };
  });
}

function resolve(file: string, specifier: string): string {
  const path = normalize(join('src', dirname(file), specifier));
  return path.startsWith('src/') ? `src:${path.slice(4).replace(/\.tsx?$/, '')}` : path;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => relative('src', join(folder, name)));
}

describe('layers', () => {
  it('every import is allowed by the table', () => {
    const broken = sources('src').flatMap((file) =>
      importsOf(file, readFileSync(join('src', file), 'utf8')).flatMap((found) => {
        const why = violation(found);
        return why ? [`${file} → ${found.to}: ${why}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['core/grid/grid.ts', "import { findGaps } from '../gaps';"],
    ['core/coverage/coverage.ts', "import { latLngToCell } from 'h3-js';"],
    ['core/gaps/gaps.ts', "import { readFileSync } from 'node:fs';"],
    ['core/gaps/clusters.ts', "import { findGaps } from './index';"],
    ['map/layers.ts', "import { Button } from '../ui/design/button';"],
    ['ui/panel.tsx', "import maplibre from 'maplibre-gl';"],
    ['ui/panel.tsx', "const lodash = await import('lodash');"],
  ])('%s may not contain %s', (file, text) => {
    const found = importsOf(file, text);
    expect(found).toHaveLength(1);
    expect(violation(found[0]!)).not.toBeNull();
  });

  it('core uses no clock, no chance and no network', () => {
    const used = sources('src/core').filter((file) =>
      /\b(Date\.now|Math\.random|fetch\()/.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(used).toEqual([]);
  });

  it('nothing evaluates text as code', () => {
    const used = sources('src').filter((file) =>
      /\beval\(|new Function\(/.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(used).toEqual([]);
  });
});
