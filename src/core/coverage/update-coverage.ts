/**
 * A few sites moved, retuned, added or removed: what they change and nothing else, to the same bits as from scratch. Kept from the last run are
 * the carriers' fields of every cell. A changed site's old powers are taken off the sums and its new ones put in (sums are exact, see
 * carrier-fields.ts); where it was among the two strongest the cell's sites are walked again; and the cells whose fields changed, or that
 * nobody reaches, are judged again, for the operators concerned.
 */
import type { SliceColumns } from './coverage-columns';
import { RUNGS } from './coverage-types';
import { KnownEmitters } from './known-emitters';
import type { LossBook } from './loss-book';
import type { Prepared } from './prepare';
import type { SliceMemory } from './slice';
import { makeScratch, mayReach, type SliceCells } from './slice-cells';
import { carriersInView, judgeExtent, judgeUnreached, remapped, renumber, SliceUpdate } from './slice-update';
import { rivalsOf } from './strongest-again';

/** The last run of an open plan. */
export interface FieldMemory {
  /** What every cell reads besides the sites. */
  key: string;
  prepared: Prepared;
  book: LossBook | null;
  sliceStarts: Uint32Array;
  /** By slice. */
  cells: SliceCells[];
  slices: SliceMemory[];
  columns: SliceColumns;
  /** The columns are those of a result that has been given away: to be copied before they are written. */
  columnsAreGiven: boolean;
  /** Links by rung, by site id. */
  rungs: Map<string, Uint32Array>;
}

/** More changed sites than this are not worth updating for. */
const MOST_CHANGED = 40;

/** Sites that differ between two runs: places in EngineShared.sites. */
export interface SiteChanges {
  removed: number[];
  added: number[];
}

/** The sites that changed; null: too many, or everything else changed as well. */
export function siteChanges(memory: FieldMemory | null, key: string, prepared: Prepared): SiteChanges | null {
  if (memory === null || memory.key !== key) return null;
  const before = signaturesOf(memory.prepared);
  const now = signaturesOf(prepared);
  // Ids that are not unique name nothing.
  if (before.size < memory.prepared.shared.sites.length || now.size < prepared.shared.sites.length) return null;
  const differ = (from: typeof now, to: typeof now): number[] =>
    Array.from(from).flatMap(([id, { place, signature }]) => (to.get(id)?.signature === signature ? [] : [place]));
  const changes = { removed: differ(before, now), added: differ(now, before) };
  return changes.removed.length + changes.added.length > MOST_CHANGED ? null : changes;
}

type Signatures = Map<string, { place: number; signature: string }>;

/** By site id: what a run compares with the last one, the next one compares with it. */
const signaturesByRun = new WeakMap<Prepared, Signatures>();

function signaturesOf(run: Prepared): Signatures {
  const known = signaturesByRun.get(run);
  if (known) return known;
  const { shared, siteIds, signatures } = run;
  const made: Signatures = new Map();
  for (const [place, { site }] of shared.sites.entries())
    made.set(siteIds[site]!, { place, signature: signatures[place]! });
  signaturesByRun.set(run, made);
  return made;
}

/** Brings a memory up to date; its columns and rungs are then those of the new run. The memory must not be used when this throws. */
export function updateCoverage(
  memory: FieldMemory,
  changes: SiteChanges,
  now: { prepared: Prepared; book: LossBook | null },
): void {
  const { prepared: old, book: oldBook } = memory;
  const { prepared, book } = now;
  const toNew = emitterMap(old, prepared);
  const siteToNew = siteMap(old, prepared);
  if (siteToNew) renumberSites(memory, siteToNew);
  for (const place of changes.removed) memory.rungs.delete(old.siteIds[old.shared.sites[place]!.site]!);
  const rungs = new Map<number, Uint32Array>();
  const sites = {
    removed: changes.removed.map((p) => old.shared.sites[p]!),
    added: changes.added.map((p) => prepared.shared.sites[p]!),
  };
  const everySite = [...sites.removed, ...sites.added];
  const run = {
    shared: prepared.shared,
    known: new KnownEmitters(prepared.shared),
    scratch: makeScratch(Math.max(0, ...memory.cells.map(({ count }) => count))),
    rivals: rivalsOf(prepared.shared, sites.removed),
    inView: carriersInView(prepared.shared),
  };
  for (const [k, cells] of memory.cells.entries()) {
    const from = memory.sliceStarts[k]!;
    const columns = viewOf(memory.columns, from, from + cells.count);
    const slice = { k, from, cells, memory: memory.slices[k]!, columns };
    if (everySite.some((site) => mayReach(site, cells))) {
      const update = new SliceUpdate(slice, run);
      const oldLosses = oldBook?.ofSlice(k, changes.removed) ?? null;
      const newLosses = book?.ofSlice(k, changes.added) ?? null;
      for (const site of sites.removed) update.remove(old.shared, site, oldLosses);
      if (toNew) renumber(slice.memory, toNew);
      for (const site of sites.added) update.add(site, newLosses, rungs);
      update.rewalk(book);
      update.judge();
    } else {
      if (toNew) renumber(slice.memory, toNew);
      judgeUnreached(slice, run);
    }
    judgeExtent(slice, run, old.shared);
  }
  for (const [site, counts] of rungs) memory.rungs.set(prepared.siteIds[site]!, counts);
  Object.assign(memory, { prepared, book });
}

const viewOf = (columns: SliceColumns, from: number, to: number): SliceColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.subarray(from, to)]),
  ) as unknown as SliceColumns;

/** Old → new emitter; -1 where its site changed or is gone. Emitters of a site keep their order. Null: all that stay keep their numbers. */
function emitterMap(old: Prepared, now: Prepared): Int32Array | null {
  if (standAlike(old, now)) return null;
  const places = new Map(now.shared.sites.map((site, place) => [now.siteIds[site.site]!, place]));
  const firstOf = new Map<number, number>();
  for (const [emitter, site] of now.shared.emitterSite.entries()) if (!firstOf.has(site)) firstOf.set(site, emitter);
  const map = new Int32Array(old.shared.emitterSite.length).fill(-1);
  let first = 0;
  for (const [emitter, site] of old.shared.emitterSite.entries()) {
    if (emitter === 0 || old.shared.emitterSite[emitter - 1] !== site) first = emitter;
    const place = places.get(old.siteIds[old.shared.sites[site]!.site]!);
    if (place === undefined || now.signatures[place] !== old.signatures[site]) continue;
    map[emitter] = firstOf.get(place)! + emitter - first;
  }
  return map.every((emitter, i) => emitter === i || emitter < 0) ? null : map;
}

/** The same sites by name in the same order, each with as many emitters as before. */
function standAlike(old: Prepared, now: Prepared): boolean {
  const [before, after] = [old.shared.emitterSite, now.shared.emitterSite];
  if (before.length !== after.length || old.shared.sites.length !== now.shared.sites.length) return false;
  for (let emitter = 0; emitter < before.length; emitter++) if (before[emitter] !== after[emitter]) return false;
  const { sites } = now.shared;
  return old.shared.sites.every(({ site }, place) => old.siteIds[site] === now.siteIds[sites[place]!.site]);
}

/** Old → new index into siteIds; null: the same. */
function siteMap(old: Prepared, now: Prepared): Int32Array | null {
  if (old.siteIds.length === now.siteIds.length && old.siteIds.every((id, i) => id === now.siteIds[i])) return null;
  const places = new Map(now.siteIds.map((id, place) => [id, place]));
  return Int32Array.from(old.siteIds, (id) => places.get(id) ?? -1);
}

function renumberSites(memory: FieldMemory, toNew: Int32Array): void {
  memory.columns = { ...memory.columns, siteIndex: remapped(memory.columns.siteIndex, toNew) };
  for (const { hotspots } of memory.slices)
    for (const shares of [hotspots.wifi, hotspots.spread]) if (shares) shares.site = remapped(shares.site, toNew);
}

/** Counts of a run's slices by site id. */
export function rungsById(
  siteIds: string[],
  slices: [site: number, counts: Uint32Array][][],
): Map<string, Uint32Array> {
  const sums = new Map<string, Uint32Array>();
  for (const [site, added] of slices.flat()) {
    const sum = sums.get(siteIds[site]!) ?? new Uint32Array(RUNGS.length);
    for (let r = 0; r < sum.length; r++) sum[r]! += added[r]!;
    sums.set(siteIds[site]!, sum);
  }
  return sums;
}
