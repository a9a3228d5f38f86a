/** While somebody presses keys or buttons on the page, work that nobody waits for stands back: the page then has the cores to answer with. */

/** From one key to the next, and for what the page draws after the last. */
const COURTESY_MS = 300;
/** Someone who types or drags on and on still gets his sites chosen. */
const LONGEST_MS = 2_000;

export interface Courtesy {
  /** Somebody pressed something. */
  used(): void;
}

/** Over a pool's way to hold work back: `hold` gives the function that lets it go on. */
export function openCourtesy(hold: () => () => void, now: () => number = () => performance.now()): Courtesy {
  let held: { goOn(): void; atLatestMs: number; timer: ReturnType<typeof setTimeout> } | null = null;
  const end = (): void => {
    held?.goOn();
    held = null;
  };
  return {
    used() {
      if (held) clearTimeout(held.timer);
      const { goOn, atLatestMs } = held ?? { goOn: hold(), atLatestMs: now() + LONGEST_MS };
      const waitMs = Math.max(0, Math.min(COURTESY_MS, atLatestMs - now()));
      held = { goOn, atLatestMs, timer: setTimeout(end, waitMs) };
    },
  };
}
