import { gridTerrain, type HeightGrid, type Terrain } from '../../radio';
import type { TerrainFacts } from '../facts';

/** Ground heights of the facts, m above sea level; also within a worker. Where several grids have a height, the first counts. */
export const terrainOf = ({ grids }: Pick<TerrainFacts, 'grids'>): Terrain => mosaicTerrain(grids);

/** Heights above the ground of what stands on it, m; null when nothing is known of it. */
export const clutterOf = ({ clutter }: Pick<TerrainFacts, 'clutter'>): Terrain | null =>
  clutter ? gridTerrain(clutter) : null;

function mosaicTerrain(grids: readonly HeightGrid[]): Terrain {
  const terrains = grids.map((grid) => gridTerrain(grid));
  if (terrains.length === 1) return terrains[0]!;
  const heightAt = (lonDeg: number, latDeg: number): number => {
    for (const terrain of terrains) {
      const height = terrain.heightAt(lonDeg, latDeg);
      if (height === height) return height;
    }
    return Number.NaN;
  };
  return {
    heightAt,
    fillProfile({ lonDeg, latDeg }, count, heightM) {
      for (let i = 0; i < count; i++) {
        const height = heightAt(lonDeg[i]!, latDeg[i]!);
        if (height !== height) return i;
        heightM[i] = height;
      }
      return count;
    },
  };
}
