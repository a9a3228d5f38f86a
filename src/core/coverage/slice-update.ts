/** A few changed sites within one slice. See update-coverage.ts. */
import { addSector, type CarrierField, countRungs, fillLinks, takeSector } from './carrier-fields';
import type { SliceColumns } from './coverage-columns';
import type { EngineBeam, EngineShared, EngineSite, SliceLosses } from './engine-types';
import type { KnownEmitters } from './known-emitters';
import type { LossBook } from './loss-book';
import { carrierBit, carriersByOperator, outsideExtent, SliceJudge, sliceCells, type SliceMemory } from './slice';
import { placeCells, type Scratch, type SliceCells } from './slice-cells';
import { type Rivals, strongestAgain } from './strongest-again';

/** What all slices of an update share. */
export interface UpdateRun {
  shared: EngineShared;
  known: KnownEmitters;
  /** Room for the largest slice. */
  scratch: Scratch;
  /** A cell that lost one of its two strongest servers finds the next among them. */
  rivals: Rivals;
  /** By operator of the view. */
  inView: Int32Array[];
}

/** A slice of the last run: fields, verdicts and columns are written. */
export interface UpdatedSlice {
  k: number;
  /** First cell. */
  from: number;
  cells: SliceCells;
  memory: SliceMemory;
  /** Of the slice's cells. */
  columns: SliceColumns;
}

export class SliceUpdate {
  private readonly fields: CarrierField[];
  private readonly scratch: Scratch;
  /** Bits of the carriers whose fields changed, by cell, and the cells whose sites must be walked again. */
  private readonly touched: Int32Array;
  private readonly dirty: Uint8Array;

  constructor(
    private readonly slice: UpdatedSlice,
    private readonly run: UpdateRun,
  ) {
    const { count } = slice.cells;
    this.fields = slice.memory.fields;
    this.scratch = run.scratch;
    this.touched = new Int32Array(count);
    this.dirty = new Uint8Array(count);
    slice.memory.unreached = null;
  }

  /** Takes a site of the last run out. */
  remove(old: EngineShared, site: EngineSite, losses: SliceLosses | null): void {
    const { touched, dirty, scratch } = this;
    this.eachSector(old, site, losses, (beam, sector) => {
      const { carrier } = sector;
      takeSector(old, { beam, sector }, scratch, {
        field: this.fields[carrier]!,
        touched,
        bits: carrierBit(carrier),
        dirty,
      });
    });
  }

  /** Puts a site of the new run in. */
  add(site: EngineSite, losses: SliceLosses | null, rungs: Map<number, Uint32Array>): void {
    const { touched, scratch } = this;
    const { shared } = this.run;
    let counted = false;
    this.eachSector(shared, site, losses, (beam, sector) => {
      if (!counted) countRungs(shared, site, scratch, { rungs, losses });
      counted = true;
      const { carrier } = sector;
      addSector(shared, { beam, sector }, scratch, {
        field: this.fields[carrier]!,
        touched,
        bits: carrierBit(carrier),
      });
    });
  }

  /** Finds the next among the rivals of the sites taken out, for the cells that lost one of their two strongest. */
  rewalk(book: LossBook | null): void {
    const { k, from } = this.slice;
    const { shared, rivals } = this.run;
    const cells = chosen(this.dirty);
    if (cells.length === 0) return;
    const places = cells.map((c) => from + c);
    const own = sliceCells(partOf(shared, places), 0, cells.length);
    const losses = { of: book?.ofSites(k, places) ?? null, runs: book?.runs ?? 0 };
    const fields = strongestAgain({ shared, cells: own, scratch: this.scratch }, rivals, losses);
    for (const carrier of rivals.carriers) copyStrongest(fields[carrier]!, this.fields[carrier]!, cells);
  }

  /** Columns of the cells whose fields changed, and of those that nobody reaches. */
  judge(): void {
    const { cells, memory } = this.slice;
    const { touched } = this;
    const judge = judgeOf(this.slice, this.run);
    const unreached = unreachedBy(this.run, memory.fields);
    for (let c = 0; c < cells.count; c++) if (touched[c] !== 0 || unreached(c)) judge.again(c, touched[c]!);
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

function judgeOf({ from, cells, columns, memory }: UpdatedSlice, { shared, known }: UpdateRun): SliceJudge {
  const { fields, verdicts, hotspots } = memory;
  return new SliceJudge(shared, { from, cells, fields, verdicts, hotspots, columns }, known);
}

/** Emitters get the numbers of the new run. */
export function renumber({ fields }: SliceMemory, toNew: Int32Array): void {
  for (const field of fields) {
    field.emitter = remapped(field.emitter, toNew);
    field.secondEmitter = remapped(field.secondEmitter, toNew);
  }
}

/** Columns of the cells that nobody reaches, in a slice out of reach of all that changed: how far they are from service may be another matter now. */
export function judgeUnreached(slice: UpdatedSlice, run: UpdateRun): void {
  const { cells, memory } = slice;
  const unreached = unreachedBy(run, memory.fields);
  memory.unreached ??= cellsWhere(cells.count, unreached);
  if (memory.unreached.length === 0) return;
  const judge = judgeOf(slice, run);
  for (const c of memory.unreached) judge.again(c, 0);
}

/** Columns of the cells that came into the declared extent or left it. */
export function judgeExtent(slice: UpdatedSlice, run: UpdateRun, old: EngineShared): void {
  if (sameExtent(old.extent, run.shared.extent)) return;
  const judge = judgeOf(slice, run);
  for (let c = 0; c < slice.cells.count; c++)
    if (outsideExtent(old, slice.from + c) !== outsideExtent(run.shared, slice.from + c)) judge.again(c, -1);
}

const sameExtent = (a: EngineShared['extent'], b: EngineShared['extent']): boolean =>
  a === b || (a !== null && b !== null && a.every((side, i) => side === b[i]));

/** Whether nobody of the view reaches a cell (for 'all': somebody does not): then the distance to sites out of reach decides. */
function unreachedBy({ shared, inView }: UpdateRun, fields: CarrierField[]): (c: number) => boolean {
  const emitters = inView.map((carriers) => Array.from(carriers, (carrier) => fields[carrier]!.emitter));
  const misses = (columns: Int32Array[], c: number): boolean => {
    for (let k = 0; k < columns.length; k++) if (columns[k]![c]! >= 0) return false;
    return true;
  };
  if (shared.view.kind === 'all') return (c) => emitters.some((columns) => misses(columns, c));
  return (c) => emitters.every((columns) => misses(columns, c));
}

/** Carriers of the operators that the view looks at, where bands are read as low. */
export const carriersInView = (shared: EngineShared): Int32Array[] =>
  carriersByOperator(shared)[0]!.filter((_, o) => shared.view.kind !== 'one' || shared.view.operator === o);

function cellsWhere(count: number, holds: (c: number) => boolean): Int32Array {
  const found = new Int32Array(count);
  let length = 0;
  for (let c = 0; c < count; c++) if (holds(c)) found[length++] = c;
  return found.slice(0, length);
}

function chosen(flags: Uint8Array): number[] {
  const cells: number[] = [];
  for (let c = flags.indexOf(1); c >= 0; c = flags.indexOf(1, c + 1)) cells.push(c);
  return cells;
}

/** Some cells of a run. */
function partOf({ lonDeg, latDeg, groundM }: EngineShared, cells: number[]): Parameters<typeof sliceCells>[0] {
  return {
    lonDeg: Float64Array.from(cells, (c) => lonDeg[c]!),
    latDeg: Float64Array.from(cells, (c) => latDeg[c]!),
    groundM: groundM && Float64Array.from(cells, (c) => groundM[c]!),
  };
}

const STRONGEST = [
  'best',
  'emitter',
  'bestMedian',
  'second',
  'secondEmitter',
  'secondMedian',
  'loss',
  'secondLoss',
] as const;

/** Cell i of `from` becomes cell places[i] of `to`; sums stay. */
function copyStrongest(from: CarrierField, to: CarrierField, places: number[]): void {
  for (const name of STRONGEST) {
    const [source, target] = [from[name], to[name]];
    for (let i = 0; i < places.length; i++) target[places[i]!] = source[i]!;
  }
}

export const remapped = (column: Int32Array, map: Int32Array): Int32Array =>
  Int32Array.from(column, (value) => (value < 0 ? value : map[value]!));
