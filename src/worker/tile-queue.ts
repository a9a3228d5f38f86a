/**
 * Tiles wait their turn. Someone who moves a mast while tiles are still being made asks for an answer in a third of a second, and a tile of a million cells can
 * take half of that: so a run that has just begun goes first, and what came before it in the worker's mail does not hold it up.
 */

/** A run that takes longer than this has no claim to go first: whoever pans the map meanwhile wants to see something. */
const HELD_MS = 300;
/** Whoever changes one thing after the other sees the map follow: a tile waits no longer than this, whatever has begun meanwhile. */
const LONGEST_MS = 1_000;
/** Tiles are made for this long before the mail is looked at again. */
const STRETCH_MS = 8;

export interface TileQueue {
  /** Makes a tile when its turn comes. Rejects with what making it throws. */
  made<Tile>(make: () => Tile): Promise<Tile>;
  /** No tile until the returned function is called, or a moment has passed. */
  hold(): () => void;
}

export function openTileQueue(now: () => number = () => performance.now()): TileQueue {
  const waiting: { sinceMs: number; make(): void }[] = [];
  const holds = new Set<object>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  /** How long the first tile has to wait still. ms */
  const heldMs = (sinceMs: number): number => (holds.size === 0 ? 0 : Math.max(0, sinceMs + LONGEST_MS - now()));
  const wake = (): void => {
    if (timer !== null) clearTimeout(timer);
    const [first] = waiting;
    timer = first ? setTimeout(work, heldMs(first.sinceMs)) : null;
  };
  const work = (): void => {
    const until = now() + STRETCH_MS;
    while (waiting.length > 0 && heldMs(waiting[0]!.sinceMs) === 0 && now() < until) waiting.shift()!.make();
    wake();
  };
  return {
    made: (make) =>
      new Promise((resolve, reject) => {
        waiting.push({
          sinceMs: now(),
          make() {
            try {
              resolve(make());
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)));
            }
          },
        });
        if (timer === null) wake();
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
