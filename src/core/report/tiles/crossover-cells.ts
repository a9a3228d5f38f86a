import { CELL_STATES } from '../../coverage/coverage-types';
import { CROSSOVER_CHOICES } from '../../economics';
import type { RegionEconomics } from '../../economics/economics-types';
import { h3ToBigInt } from '../../geo';
import { h3TileId, parentHalves } from './parents';

const UNSERVED = CELL_STATES.indexOf('unserved');
const LOW = 0xffffffffn;

interface Cells {
  /** Halves [low, high …] of the H3 indexes. */
  halves: Uint32Array;
  state: Uint8Array;
  resolution: number;
}

/** Per cell what would serve it at least cost, an index into CROSSOVER_CHOICES: the choice of its hex in the crossover maps; 0 where it is served or nobody asked. */
export function crossoverOfCells(
  { halves, state, resolution }: Cells,
  economics: readonly RegionEconomics[],
): Uint8Array {
  const choices = new Uint8Array(state.length);
  for (const { views } of economics) {
    const map = views?.crossover;
    if (!map || map.resolution > resolution) continue;
    const byHex = new Map(
      map.hexes.map(({ h3, choice }) => {
        const index = h3ToBigInt(h3);
        return [h3TileId(Number(index & LOW), Number(index >> 32n)), CROSSOVER_CHOICES.indexOf(choice)];
      }),
    );
    const parents = map.resolution === resolution ? halves : parentHalves(halves, map.resolution);
    for (let i = 0; i < choices.length; i++)
      if (state[i] === UNSERVED && choices[i] === 0)
        choices[i] = byHex.get(h3TileId(parents[2 * i]!, parents[2 * i + 1]!)) ?? 0;
  }
  return choices;
}
