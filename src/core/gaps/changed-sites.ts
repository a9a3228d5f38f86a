import type { Site } from '../inputs/facts';

/** More changed sites than this are as good as all of them. */
const MOST_CHANGED = 40;

/** Sites of one list that the other does not hold as they are, of both lists; null: too many. A list in which a few places differ is told by those. */
export function changedSites(before: readonly Site[], now: readonly Site[]): Site[] | null {
  if (before === now) return [];
  return before.length === now.length ? (differing(before, now) ?? inOne(before, now)) : inOne(before, now);
}

function differing(before: readonly Site[], now: readonly Site[]): Site[] | null {
  const changed: Site[] = [];
  for (let i = 0; i < now.length; i++) {
    if (now[i] === before[i]) continue;
    changed.push(before[i]!, now[i]!);
    if (changed.length > MOST_CHANGED) return null;
  }
  return changed;
}

function inOne(before: readonly Site[], now: readonly Site[]): Site[] | null {
  const [known, wanted] = [new Set(before), new Set(now)];
  const changed = [...before.filter((site) => !wanted.has(site)), ...now.filter((site) => !known.has(site))];
  return changed.length > MOST_CHANGED ? null : changed;
}
