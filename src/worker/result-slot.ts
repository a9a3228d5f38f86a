/**
 * One of the results at a time: what is remembered between its runs, the latest result for the views, the latest finished one for files. A newer run stops
 * the older one and waits for its end, so that no two runs touch the same memory. A failed or cancelled run leaves what was shown last.
 */
import type { ExplainInput } from '../core/coverage';
import { makeTileSource, type TileSource } from '../core/report';
import type { PlanResult, RunMemory } from '../core/run';

/** A result with what is made of it when asked for. */
export interface Held {
  version: string;
  result: PlanResult;
  tiles: TileSource;
  /** What explaining cells reads, made once: the preparation is kept with it. */
  explained: ExplainInput | null;
}

export class ResultSlot {
  readonly memory: RunMemory = new Map();
  latest: Held | null = null;
  /** The last result whose parts all belong together. */
  finished: PlanResult | null = null;
  private readonly versions = new Set<string>();
  private running: { cancel: AbortController; stop: AbortController; ended: Promise<unknown> } | null = null;

  constructor(private readonly nextVersion: () => string) {}

  /** Runs `work` after the older run has ended. A newer run or the caller aborts `signal`; `stopSiting` aborts `stop`. */
  async run<T>(
    callersSignal: AbortSignal,
    work: (signals: { signal: AbortSignal; stop: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const older = this.running;
    const [cancel, stop] = [new AbortController(), new AbortController()];
    const ended = (async () => {
      older?.cancel.abort();
      await older?.ended.catch(() => undefined);
      return work({ signal: AbortSignal.any([callersSignal, cancel.signal]), stop: stop.signal });
    })();
    this.running = { cancel, stop, ended };
    return ended;
  }

  /** The run under way keeps the best sites found so far. */
  stopSiting(): void {
    this.running?.stop.abort();
  }

  /** Keeps a result; the version stays where the cells look as before. */
  hold(result: PlanResult): string {
    const { latest } = this;
    if (!result.stale) this.finished = result;
    if (latest && looksAlike(latest.result, result)) this.latest = { ...latest, result };
    else this.latest = { version: this.nextVersion(), result, tiles: makeTileSource(result), explained: null };
    this.versions.add(this.latest.version);
    return this.latest.version;
  }

  /** Whether the version is a result of this slot, the latest or an earlier one. */
  has(version: string): boolean {
    return this.versions.has(version);
  }
}

const mapOf = ({ views }: PlanResult['economics'][number]) => views?.crossover?.hexes;

/** While a run is under way it shows the very maps of the one before: looked at only where they are others. */
const sameMaps = (one: PlanResult['economics'], other: PlanResult['economics']): boolean =>
  one.length === other.length &&
  one.every((region, i) => {
    const [before, now] = [mapOf(region), mapOf(other[i]!)];
    return before === now || JSON.stringify(before) === JSON.stringify(now);
  });

type Visitors = PlanResult['visitors'];

/** Made anew with every run, and mostly the same. */
function sameVisitors(one: Visitors, other: Visitors): boolean {
  if (!one || !other) return !one && !other;
  return one.people.length === other.people.length && one.people.every((people, i) => people === other.people[i]);
}

function looksAlike(one: PlanResult, other: PlanResult): boolean {
  if (one.facts.roads !== other.facts.roads || !sameVisitors(one.visitors, other.visitors)) return false;
  const isSame = (['grid', 'demand', 'coverage', 'gaps'] as const).every((part) => one[part] === other[part]);
  return isSame && (one.economics === other.economics || sameMaps(one.economics, other.economics));
}
