/**
 * A few sites moved, retuned, added or removed: what they change and nothing else, to the same bits as from scratch. Kept from the last run are
 * the carriers' fields of every cell. A changed site's old powers are taken off the sums and its new ones put in (sums are exact, see
 * carrier-fields.ts); where it was among the two strongest the cell's sites are walked again; and the cells whose fields changed, or that
 * nobody reaches, are judged again.
 */
import {
  addSector,
  type CarrierField,
  carrierFields,
  countRungs,
  fillLinks,
  makeScratch,
  placeCells,
  type Scratch,
  type SliceCells,
  visitSector,
} from './carrier-fields';
import type { SliceColumns } from './coverage-columns';
import { RUNGS } from './coverage-types';
import type { EngineBeam, EngineShared, EngineSite, SliceLosses } from './engine-types';
import type { LossBook } from './loss-book';
import type { Prepared } from './prepare';
import { carriersByOperator, judgeCells, outsideExtent, sliceCells } from './slice';

/** The last run of an open plan. */
export interface FieldMemory {
  /** What every cell reads besides the sites. */
  key: string;
  prepared: Prepared;
  book: LossBook | null;
  sliceStarts: Uint32Array;
  /** By slice. */
  cells: SliceCells[];
  fields: CarrierField[][];
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
  memory.columns = { ...memory.columns, siteIndex: remapped(memory.columns.siteIndex, siteMap(old, prepared)) };
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
    update.renumber(toNew);
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
  /** Cells to judge again, and those whose sites must be walked again. */
  private readonly touched: Uint8Array;
  private readonly dirty: Uint8Array;

  constructor(
    private readonly memory: FieldMemory,
    private readonly slice: { k: number; cells: SliceCells; shared: EngineShared },
  ) {
    this.fields = memory.fields[slice.k]!;
    this.scratch = makeScratch(slice.cells.count);
    this.touched = new Uint8Array(slice.cells.count);
    this.dirty = new Uint8Array(slice.cells.count);
  }

  /** Takes a site of the last run out. */
  remove(old: EngineShared, site: EngineSite, losses: SliceLosses | null): void {
    const { touched, dirty } = this;
    this.eachSector(old, site, losses, (beam, sector) => {
      const { sumMedian, emitter, secondEmitter, roundingMw } = this.fields[sector.carrier]!;
      visitSector(old, { beam, sector }, this.scratch, (c, medianMw) => {
        const rounded = medianMw + roundingMw - roundingMw;
        sumMedian[c]! -= rounded;
        const led = emitter[c] === sector.emitter || secondEmitter[c] === sector.emitter;
        if (led) dirty[c] = 1;
        if (led || rounded !== 0) touched[c] = 1;
      });
    });
  }

  /** Emitters get the numbers of the new run. */
  renumber(toNew: Int32Array): void {
    if (toNew.every((emitter, i) => emitter === i || emitter < 0)) return;
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
      visitSector(shared, { beam, sector }, this.scratch, (c, medianMw, quantileMw) => {
        const heard = medianMw + field.roundingMw - field.roundingMw !== 0;
        if (heard || (quantileMw > 0 && quantileMw >= field.second[c]!)) touched[c] = 1;
      });
      addSector(shared, { beam, sector }, this.scratch, field);
    });
  }

  /** Walks all sites again for the cells that lost one of their two strongest. */
  rewalk(book: LossBook | null): void {
    const { shared, k } = this.slice;
    const first = this.memory.sliceStarts[k]!;
    const cells = chosen(this.dirty);
    if (cells.length === 0) return;
    const own = partOf(
      shared,
      cells.map((c) => first + c),
    );
    const losses =
      book?.ofCells(
        k,
        cells.map((c) => first + c),
      ) ?? null;
    const fields = carrierFields(own, sliceCells(own, 0, cells.length), { rungs: new Map(), losses });
    for (const [carrier, field] of fields.entries())
      copyField(field, this.fields[carrier]!, (i) => [i, cells[i]!], cells.length);
  }

  /** Columns of the cells whose fields changed, of those that nobody reaches, and of those that came into or left the declared extent. */
  judge(old: EngineShared): void {
    const { shared, k } = this.slice;
    const first = this.memory.sliceStarts[k]!;
    const unreached = unreachedBy(shared, this.fields);
    for (let c = 0; c < this.touched.length; c++)
      if (unreached(c) || outsideExtent(old, first + c) !== outsideExtent(shared, first + c)) this.touched[c] = 1;
    const cells = chosen(this.touched);
    if (cells.length === 0) return;
    const own = partOf(
      shared,
      cells.map((c) => first + c),
    );
    const fields = this.fields.map((field) => {
      const part = emptyLike(field, cells.length);
      copyField(field, part, (i) => [cells[i]!, i], cells.length);
      return part;
    });
    const columns = judgeCells(own, sliceCells(own, 0, cells.length), { from: 0, fields });
    for (const name of Object.keys(columns) as (keyof SliceColumns)[]) {
      const [from, to] = [columns[name], this.memory.columns[name]];
      for (let i = 0; i < cells.length; i++) to[first + cells[i]!] = from[i]!;
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

/** Whether nobody of the view reaches a cell (for 'all': somebody does not): then the distance to sites out of reach decides. */
function unreachedBy(shared: EngineShared, fields: CarrierField[]): (c: number) => boolean {
  const { view } = shared;
  const inView = carriersByOperator(shared)[0]!.filter((_, o) => view.kind !== 'one' || view.operator === o);
  const misses = (carriers: Int32Array, c: number): boolean =>
    carriers.every((carrier) => fields[carrier]!.emitter[c]! < 0);
  if (view.kind === 'all') return (c) => inView.some((carriers) => misses(carriers, c));
  return (c) => inView.every((carriers) => misses(carriers, c));
}

const chosen = (flags: Uint8Array): number[] => Array.from(flags.keys()).filter((c) => flags[c] === 1);

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

function copyField(
  from: CarrierField,
  to: CarrierField,
  places: (i: number) => [from: number, to: number],
  count: number,
): void {
  for (const name of columnNames(from)) {
    const [source, target] = [from[name], to[name]];
    for (let i = 0; i < count; i++) {
      const [a, b] = places(i);
      target[b] = source[a]!;
    }
  }
}

function emptyLike(field: CarrierField, count: number): CarrierField {
  const floats = () => new Float64Array(count);
  return {
    best: floats(),
    emitter: new Int32Array(count),
    bestMedian: floats(),
    sumMedian: floats(),
    second: floats(),
    secondEmitter: new Int32Array(count),
    secondMedian: floats(),
    loss: new Int16Array(count),
    secondLoss: new Int16Array(count),
    roundingMw: field.roundingMw,
  };
}

/** Old → new emitter; -1 where its site changed or is gone. Emitters of a site keep their order. */
function emitterMap(old: Prepared, now: Prepared): Int32Array {
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
  return map;
}

/** Old → new index into siteIds. */
function siteMap(old: Prepared, now: Prepared): Int32Array {
  const places = new Map(now.siteIds.map((id, place) => [id, place]));
  return Int32Array.from(old.siteIds, (id) => places.get(id) ?? -1);
}

const remapped = (column: Int32Array, map: Int32Array): Int32Array<ArrayBuffer> =>
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
