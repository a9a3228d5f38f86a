/** Views as they cross from the worker: only what changed. What stays is the same object on the page, too, so that nothing there is drawn again for it. */
import type { ResultSlotName, ViewResult } from './protocol';

/** A view as the difference from the one sent before it for the same slot. */
export interface ViewUpdate {
  slot: ResultSlotName;
  changed: Partial<ViewResult>;
  /** Parts that are as in the view before. */
  same: (keyof ViewResult)[];
  /** Parts that came before it, in slices. */
  sliced?: (keyof ViewResult)[];
}

/** Some items of a long list of the update that follows. */
export interface ViewSlice {
  slot: ResultSlotName;
  part: keyof ViewResult;
  items: unknown[];
}

/** Items that cross at once: some 10 ms of the page's time. Twenty thousand sites in one message would hold it up for a tenth of a second. */
const ITEMS_AT_ONCE = 1500;

/** An update and what must be sent before it, in order, so that no message is long. */
export function slicesOf(update: ViewUpdate): { slices: ViewSlice[]; rest: ViewUpdate } {
  const slices: ViewSlice[] = [];
  const changed: [string, unknown][] = [];
  const sliced: (keyof ViewResult)[] = [];
  for (const [name, value] of Object.entries(update.changed)) {
    const part = name as keyof ViewResult;
    if (!Array.isArray(value) || value.length <= ITEMS_AT_ONCE) {
      changed.push([name, value]);
      continue;
    }
    sliced.push(part);
    for (let at = 0; at < value.length; at += ITEMS_AT_ONCE)
      slices.push({ slot: update.slot, part, items: value.slice(at, at + ITEMS_AT_ONCE) });
  }
  return slices.length === 0 ? { slices, rest: update } : { slices, rest: { ...update, changed: Object.fromEntries(changed), sliced } }; // prettier-ignore
}

/** The page's end of slices: takes them as they come, and puts them into the update that follows. */
export function gatherSlices(): { add(slice: ViewSlice): void; whole(update: ViewUpdate): ViewUpdate } {
  const gathered = new Map<string, unknown[]>();
  const keyOf = (slot: ResultSlotName, part: keyof ViewResult): string => `${slot} ${part}`;
  return {
    add({ slot, part, items }) {
      const key = keyOf(slot, part);
      const list = gathered.get(key) ?? [];
      gathered.set(key, list);
      for (const item of items) list.push(item);
    },
    whole({ sliced = [], ...update }) {
      const lists = sliced.map((part) => {
        const key = keyOf(update.slot, part);
        const list = gathered.get(key);
        if (!list) throw new Error(`An update of ${part} whose slices never came`);
        gathered.delete(key);
        return [part, list];
      });
      return { ...update, changed: { ...update.changed, ...Object.fromEntries(lists) } };
    },
  };
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
