/** Views as they cross from the worker: only what changed. What stays is the same object on the page, too, so that nothing there is drawn again for it. */
import type { ResultSlotName, ViewResult } from './protocol';

/** A view as the difference from the one sent before it for the same slot. */
export interface ViewUpdate {
  slot: ResultSlotName;
  changed: Partial<ViewResult>;
  /** Parts that are as in the view before. */
  same: (keyof ViewResult)[];
}

/** The worker's end. Every update it gives must be sent, in order. */
export function openUpdates(): (slot: ResultSlotName, view: ViewResult) => ViewUpdate {
  const sent = new Map<ResultSlotName, ViewResult>();
  return (slot, view) => {
    const before = sent.get(slot);
    sent.set(slot, view);
    const parts = Object.keys(view) as (keyof ViewResult)[];
    const same = before ? parts.filter((part) => isSame(before[part], view[part])) : [];
    const kept = new Set(same);
    const changed = Object.fromEntries(parts.filter((part) => !kept.has(part)).map((part) => [part, view[part]]));
    return { slot, changed, same };
  };
}

/** The page's end: must see every update of a worker, in order. */
export function followUpdates(): (update: ViewUpdate) => ViewResult {
  const shown = new Map<ResultSlotName, ViewResult>();
  return ({ slot, changed, same }) => {
    const before = shown.get(slot);
    if (same.length > 0 && !before) throw new Error(`An update of a view of ${slot} that never came`);
    const view = { ...Object.fromEntries(same.map((part) => [part, before![part]])), ...changed } as ViewResult;
    shown.set(slot, view);
    return view;
  };
}

/** Objects that are given away never change, so the same object, or a list of the same, says the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => item === other[index]);
}
