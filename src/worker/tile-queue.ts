/**
 * Tiles wait their turn. Someone who moves a mast while tiles are still being made asks for an answer in a third of a second, and a tile of a million cells can
 * take half of that: so a run that has just begun goes first, and what came before it in the worker's mail does not hold it up.
 */

/** A run that takes longer than this has no claim to go first: whoever pans the map meanwhile wants to see something. */
const HELD_MS = 300;
/** Tiles are made for this long before the mail is looked at again. */
const STRETCH_MS = 8;

export interface TileQueue {
  /** Makes a tile when its turn comes. Rejects with what making it throws. */
  made<Tile>(make: () => Tile): Promise<Tile>;
  /** No tile until the returned function is called, or a moment has passed. */
  hold(): () => void;
}

export function openTileQueue(now: () => number = () => performance.now()): TileQueue {
  const waiting: (() => void)[] = [];
  const holds = new Set<object>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const wake = (): void => {
    if (timer === null && waiting.length > 0 && holds.size === 0) timer = setTimeout(work);
  };
  const work = (): void => {
    timer = null;
    const until = now() + STRETCH_MS;
    while (holds.size === 0 && now() < until) {
      const make = waiting.shift();
      if (!make) return;
      make();
    }
    wake();
  };
  return {
    made: (make) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(make());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
        wake();
      }),
    hold() {
      const own = {};
      holds.add(own);
      const release = (): void => {
        clearTimeout(end);
        if (holds.delete(own)) wake();
      };
      const end = setTimeout(release, HELD_MS);
      return release;
    },
  };
}
