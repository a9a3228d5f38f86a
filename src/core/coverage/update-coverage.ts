/**
 * A few sites moved, retuned, added or removed: what they change and nothing else, to the same bits as from scratch. Kept from the last run are
 * the carriers' fields of every cell. A changed site's old powers are taken off the sums and its new ones put in (sums are exact, see
 * carrier-fields.ts); where it was among the two strongest the cell's sites are walked again; and the cells whose fields changed, or that
 * nobody reaches, are judged again, for the operators concerned.
 */
import { addSector, type CarrierField, carrierFields, countRungs, fillLinks, visitSector } from './carrier-fields';
import { makeScratch, placeCells, type Scratch, type SliceCells } from './slice-cells';
import type { SliceColumns } from './coverage-columns';
import { RUNGS } from './coverage-types';
import type { EngineBeam, EngineShared, EngineSite, SliceLosses } from './engine-types';
import type { LossBook } from './loss-book';
import type { Prepared } from './prepare';
import { carriersByOperator, operatorBit, outsideExtent, SliceJudge, sliceCells, type SliceMemory } from './slice';

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

const signaturesOf = ({ shared, siteIds, signatures }: Prepared) =>
  new Map(shared.sites.map((site, place) => [siteIds[site.site]!, { place, signature: signatures[place]! }]));

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
  for (const [k, cells] of memory.cells.entries()) {
    const update = new SliceUpdate(memory, { k, cells, shared: prepared.shared });
    const sites = {
      removed: changes.removed.map((p) => old.shared.sites[p]!),
      added: changes.added.map((p) => prepared.shared.sites[p]!),
    };
    const oldLosses = oldBook?.ofSlice(k, changes.removed) ?? null;
    const newLosses = book?.ofSlice(k, changes.added) ?? null;
    for (const site of sites.removed) update.remove(old.shared, site, oldLosses);
    if (toNew) update.renumber(toNew);
    for (const site of sites.added) update.add(site, newLosses, rungs);
    update.rewalk(book);
    update.judge(old.shared);
  }
  for (const [site, counts] of rungs) memory.rungs.set(prepared.siteIds[site]!, counts);
  Object.assign(memory, { prepared, book });
}

class SliceUpdate {
  private readonly fields: CarrierField[];
  private readonly scratch: Scratch;
  /** Bits of the operators whose fields changed, by cell, and the cells whose sites must be walked again. */
  private readonly touched: Int32Array;
  private readonly dirty: Uint8Array;
  /** Carriers of the sites taken out. */
  private readonly carriers = new Set<number>();

  constructor(
    private readonly memory: FieldMemory,
    private readonly slice: { k: number; cells: SliceCells; shared: EngineShared },
  ) {
    this.fields = memory.slices[slice.k]!.fields;
    this.scratch = makeScratch(slice.cells.count);
    this.touched = new Int32Array(slice.cells.count);
    this.dirty = new Uint8Array(slice.cells.count);
  }

  /** Takes a site of the last run out. */
  remove(old: EngineShared, site: EngineSite, losses: SliceLosses | null): void {
    const { touched, dirty } = this;
    this.eachSector(old, site, losses, (beam, sector) => {
      const { sumMedian, emitter, secondEmitter, roundingMw } = this.fields[sector.carrier]!;
      const bit = operatorBit(old.carriers[sector.carrier]!.operator);
      this.carriers.add(sector.carrier);
      visitSector(old, { beam, sector }, this.scratch, (c, medianMw) => {
        const rounded = medianMw + roundingMw - roundingMw;
        sumMedian[c]! -= rounded;
        const led = emitter[c] === sector.emitter || secondEmitter[c] === sector.emitter;
        if (led) dirty[c] = 1;
        if (led || rounded !== 0) touched[c]! |= bit;
      });
    });
  }

  /** Emitters get the numbers of the new run. */
  renumber(toNew: Int32Array): void {
    for (const field of this.fields) {
      field.emitter = remapped(field.emitter, toNew);
      field.secondEmitter = remapped(field.secondEmitter, toNew);
    }
  }

  /** Puts a site of the new run in. */
  add(site: EngineSite, losses: SliceLosses | null, rungs: Map<number, Uint32Array>): void {
    const { touched } = this;
    const { shared } = this.slice;
    let counted = false;
    this.eachSector(shared, site, losses, (beam, sector) => {
      if (!counted) countRungs(shared, site, this.scratch, { rungs, losses });
      counted = true;
      const field = this.fields[sector.carrier]!;
      const bit = operatorBit(shared.carriers[sector.carrier]!.operator);
      visitSector(shared, { beam, sector }, this.scratch, (c, medianMw, quantileMw) => {
        const heard = medianMw + field.roundingMw - field.roundingMw !== 0;
        if (heard || (quantileMw > 0 && quantileMw >= field.second[c]!)) touched[c]! |= bit;
      });
      addSector(shared, { beam, sector }, this.scratch, field);
    });
  }

  /** Walks the sites of the carriers concerned again, for the cells that lost one of their two strongest. */
  rewalk(book: LossBook | null): void {
    const { shared, k } = this.slice;
    const { carriers } = this;
    const first = this.memory.sliceStarts[k]!;
    const cells = chosen(this.dirty);
    if (cells.length === 0) return;
    const places = cells.map((c) => first + c);
    const concerned = shared.sites.flatMap((site, place) =>
      site.beams.some((beam) => beam.sectors.some(({ carrier }) => carriers.has(carrier))) ? [place] : [],
    );
    const own = { ...partOf(shared, places), sites: concerned.map((place) => shared.sites[place]!) };
    const losses = book?.ofCells(k, places, new Set(concerned)) ?? null;
    const fields = carrierFields(own, sliceCells(own, 0, cells.length), { rungs: new Map(), losses, carriers });
    for (const carrier of carriers) copyField(fields[carrier]!, this.fields[carrier]!, cells);
  }

  /** Columns of the cells whose fields changed, of those that nobody reaches, and of those that came into or left the declared extent. */
  judge(old: EngineShared): void {
    const { shared, k, cells } = this.slice;
    const { memory, touched } = this;
    const from = memory.sliceStarts[k]!;
    const columns = viewOf(memory.columns, from, from + cells.count);
    const judge = new SliceJudge(shared, { from, cells, columns, ...memory.slices[k]! });
    const unreached = unreachedBy(shared, this.fields);
    const moved = !sameExtent(old.extent, shared.extent);
    for (let c = 0; c < cells.count; c++) {
      if (moved && outsideExtent(old, from + c) !== outsideExtent(shared, from + c)) judge.again(c, -1);
      else if (touched[c] !== 0 || unreached(c)) judge.again(c, touched[c]!);
    }
  }

  private eachSector(
    shared: EngineShared,
    site: EngineSite,
    losses: SliceLosses | null,
    work: (beam: EngineBeam, sector: EngineBeam['sectors'][number]) => void,
  ): void {
    const { cells } = this.slice;
    if (!placeCells(site, cells, this.scratch)) return;
    for (const beam of site.beams) {
      fillLinks(shared, { site, beam, losses, groundM: cells.groundM }, this.scratch);
      for (const sector of beam.sectors) work(beam, sector);
    }
  }
}

const viewOf = (columns: SliceColumns, from: number, to: number): SliceColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.subarray(from, to)]),
  ) as unknown as SliceColumns;

const sameExtent = (a: EngineShared['extent'], b: EngineShared['extent']): boolean =>
  a === b || (a !== null && b !== null && a.every((side, i) => side === b[i]));

/** Whether nobody of the view reaches a cell (for 'all': somebody does not): then the distance to sites out of reach decides. */
function unreachedBy(shared: EngineShared, fields: CarrierField[]): (c: number) => boolean {
  const { view } = shared;
  const inView = carriersByOperator(shared)[0]!.filter((_, o) => view.kind !== 'one' || view.operator === o);
  const misses = (carriers: Int32Array, c: number): boolean =>
    carriers.every((carrier) => fields[carrier]!.emitter[c]! < 0);
  if (view.kind === 'all') return (c) => inView.some((carriers) => misses(carriers, c));
  return (c) => inView.every((carriers) => misses(carriers, c));
}

function chosen(flags: Uint8Array): number[] {
  const cells: number[] = [];
  for (let c = flags.indexOf(1); c >= 0; c = flags.indexOf(1, c + 1)) cells.push(c);
  return cells;
}

/** The same run over some cells alone. */
function partOf(shared: EngineShared, cells: number[]): EngineShared {
  const { lonDeg, latDeg, groundM } = shared;
  return {
    ...shared,
    h3: BigUint64Array.from(cells, (c) => shared.h3[c]!),
    lonDeg: Float64Array.from(cells, (c) => lonDeg[c]!),
    latDeg: Float64Array.from(cells, (c) => latDeg[c]!),
    groundM: groundM && Float64Array.from(cells, (c) => groundM[c]!),
  };
}

type FieldColumn = Exclude<keyof CarrierField, 'roundingMw'>;

const columnNames = (field: CarrierField): FieldColumn[] =>
  (Object.keys(field) as (keyof CarrierField)[]).filter((name) => name !== 'roundingMw');

/** Cell i of `from` becomes cell places[i] of `to`. */
function copyField(from: CarrierField, to: CarrierField, places: number[]): void {
  for (const name of columnNames(from)) {
    const [source, target] = [from[name], to[name]];
    for (let i = 0; i < places.length; i++) target[places[i]!] = source[i]!;
  }
}

/** Old → new emitter; -1 where its site changed or is gone. Emitters of a site keep their order. Null: all that stay keep their numbers. */
function emitterMap(old: Prepared, now: Prepared): Int32Array | null {
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

const remapped = (column: Int32Array, map: Int32Array): Int32Array =>
  Int32Array.from(column, (value) => (value < 0 ? value : map[value]!));

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
