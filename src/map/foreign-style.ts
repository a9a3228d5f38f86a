/** A map style from elsewhere made to lie under our data: its own names, no icons, labels drawn with the fonts of this computer. Pure. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

export const FOREIGN_PREFIX = 'base:';

/** The parts of a style that are used. */
export interface ForeignStyle {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
}

export interface PreparedStyle {
  sources: Record<string, SourceSpecification>;
  /** Under the cells. */
  ground: LayerSpecification[];
  /** Over the cells. */
  labels: LayerSpecification[];
}

/** A style as parsed JSON; throws a sentence when it is none. */
export function styleFrom(json: unknown): ForeignStyle {
  const { sources, layers } = (typeof json === 'object' && json !== null ? json : {}) as Partial<ForeignStyle>;
  if (typeof sources !== 'object' || sources === null || !Array.isArray(layers))
    throw new Error('it is not a map style');
  return { sources, layers };
}

/** Raster tiles of a {z}/{x}/{y} address. */
export const rasterStyle = (tiles: string): ForeignStyle => ({
  sources: { tiles: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: 19 } },
  layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
});

/** Labels without letters of their own host: no fonts are fetched, so that only tiles are asked for. */
export function prepared({ sources, layers }: ForeignStyle): PreparedStyle {
  const renamed = layers.flatMap((layer) => {
    const own = withoutImages(layer);
    if (!own) return [];
    const source = 'source' in own ? { source: `${FOREIGN_PREFIX}${String(own.source)}` } : {};
    return [{ ...own, id: `${FOREIGN_PREFIX}${own.id}`, ...source } as LayerSpecification];
  });
  return {
    sources: Object.fromEntries(Object.entries(sources).map(([name, source]) => [`${FOREIGN_PREFIX}${name}`, source])),
    ground: renamed.filter(({ type }) => type !== 'symbol'),
    labels: renamed.filter(({ type }) => type === 'symbol'),
  };
}

/** The layer without icons and patterns, which would need pictures from its host; null where nothing is left of it. */
function withoutImages(layer: LayerSpecification): LayerSpecification | null {
  const keep = (values: object | undefined, isWanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => isWanted(name)));
  if (layer.type === 'symbol') {
    if (!layer.layout?.['text-field']) return null;
    return { ...layer, layout: keep(layer.layout, (name) => !name.startsWith('icon-')) } as LayerSpecification;
  }
  const paint = keep('paint' in layer ? layer.paint : {}, (name) => !name.endsWith('-pattern'));
  const hadPattern = 'paint' in layer && Object.keys(layer.paint ?? {}).some((name) => name.endsWith('-pattern'));
  if (hadPattern && !Object.keys(paint).some((name) => name.endsWith('-color'))) return null;
  return { ...layer, paint } as LayerSpecification;
}
