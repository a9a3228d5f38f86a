/** Which earlier states of a plan are kept: enough to go back an afternoon or a month, never so many that storage fills up. */
import type { EditNote } from './notes';

/** A plan as it was before later edits were saved over it. */
export interface PlanVersion {
  planId: string;
  savedAtMs: number;
  name: string;
  text: string;
  /** The last edit in it; null: none since it was opened. */
  note: EditNote | null;
}

/** Edits within this time belong to one version. */
const APART_MS = 60_000;
const KEPT = 60;
/** UTF-16 units of all versions of a plan. */
const KEPT_CHARACTERS = 8_000_000;

/** Whether what is about to be saved over is worth keeping. */
export function isVersion(before: { text: string; savedAtMs: number }, text: string, newestMs: number | null): boolean {
  if (before.text === text) return false;
  return newestMs === null || before.savedAtMs - newestMs >= APART_MS;
}

/** The versions to drop, given all of a plan from the latest to the oldest. */
export function surplus(versions: readonly PlanVersion[]): PlanVersion[] {
  let characters = 0;
  return versions.filter(({ text }, index) => {
    characters += text.length;
    return index >= KEPT || (index > 0 && characters > KEPT_CHARACTERS);
  });
}
