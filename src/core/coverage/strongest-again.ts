/**
 * The two strongest servers of a few cells, found again after one of them is gone. Sites are taken from near to far, and of each only the cells
 * where its loss over terrain lets it be stronger than the second found so far: most links end with that comparison. Sums are not touched,
 * they are known (see carrier-fields.ts); the order of the sites changes no bit.
 */
import { addSector, type CarrierField, emptyField, fillLinks } from './carrier-fields';
import type { EngineShared, EngineSite, SliceLosses } from './engine-types';
import type { LossBook, SiteCells } from './loss-book';
import { chordKm, mayReach, placeCells, type Scratch, type SliceCells, squaredDistanceM2 } from './slice-cells';
import { LOSS_GAIN, NO_LOSS, TERRAIN_ALONE_KM } from './terrain-link';

/** Sites with a carrier of those taken out, less their other carriers, from near to far. */
export interface Rivals {
  carriers: ReadonlySet<number>;
  sites: { place: number; site: EngineSite }[];
}

/** The sites of a run that share a carrier with those taken out. */
export function rivalsOf({ sites }: EngineShared, removed: EngineSite[]): Rivals {
  const carriers = new Set(removed.flatMap(({ beams }) => beams.flatMap((b) => b.sectors.map((s) => s.carrier))));
  const rivals: { place: number; site: EngineSite; apartM2: number }[] = [];
  const [first] = removed;
  if (!first) return { carriers, sites: [] };
  for (const [place, site] of sites.entries()) {
    if (!site.beams.some((beam) => beam.sectors.some(({ carrier }) => carriers.has(carrier)))) continue;
    const beams = site.beams.map((beam) => ({
      ...beam,
      sectors: beam.sectors.filter(({ carrier }) => carriers.has(carrier)),
    }));
    const { x, y, z } = site.frame;
    const apartM2 = squaredDistanceM2(first.frame, [x, y, z], 0);
    rivals.push({ place, site: { ...site, beams: beams.filter(({ sectors }) => sectors.length > 0) }, apartM2 });
  }
  return { carriers, sites: rivals.sort((a, b) => a.apartM2 - b.apartM2) };
}

/** A few cells of a run; the scratch has room for them. */
export interface Sought {
  shared: EngineShared;
  cells: SliceCells;
  scratch: Scratch;
}

/** What is kept while the rivals are walked. */
interface Walk extends Sought {
  /** By carrier. */
  fields: CarrierField[];
  /** Where a site's runs begin in its losses: −1 but for the site at hand. */
  start: Int32Array;
}

/** Rounding of a bound against the product it bounds. */
const SLACK = 1 + 1e-9;

/** Fields of the cells without their sums. `losses`: of a site's links to them; null: the closed forms answer. */
export function strongestAgain(
  sought: Sought,
  { carriers, sites }: Rivals,
  losses: { of: ReturnType<LossBook['ofSites']> | null; runs: number },
): CarrierField[] {
  const { shared, cells, scratch } = sought;
  const fields: CarrierField[] = [];
  for (const carrier of carriers) fields[carrier] = emptyField(cells.count, shared.carriers[carrier]!.roundingMw);
  const walk = { ...sought, fields, start: new Int32Array(losses.runs).fill(-1) };
  for (const { place, site } of sites) {
    if (!mayReach(site, cells)) continue;
    const links = losses.of?.(place) ?? null;
    if (links) addContending(walk, site, links);
    else if (placeCells(site, cells, scratch)) addPlaced(walk, site, null);
  }
  return fields;
}

/** Adds the links of a site to the cells where it may be among the two strongest. */
function addContending(walk: Walk, site: EngineSite, { which, runs }: SiteCells): void {
  const { cells, scratch, start } = walk;
  const isNear = chordKm(site, cells.centre) - cells.radiusKm < TERRAIN_ALONE_KM;
  const kept = isNear ? Array.from(which.keys()) : contending(walk, site, { which, runs });
  if (kept.length === 0) return;
  const count = kept.length;
  const vectors = new Float64Array(3 * count);
  for (let k = 0; k < count; k++)
    for (let axis = 0; axis < 3; axis++) vectors[3 * k + axis] = cells.vectors[3 * which[kept[k]!]! + axis]!;
  const { centre, radiusKm, groundM } = cells;
  placeCells(site, { count, vectors, centre, radiusKm, groundM }, scratch);
  for (let k = 0; k < count; k++) scratch.active[k] = which[kept[k]!]!;
  const lossCdb = new Int16Array(runs.length * count);
  for (let r = 0; r < runs.length; r++) {
    const run = runs[r]!;
    start[run.run] = r * count;
    for (let k = 0; k < count; k++) lossCdb[r * count + k] = run.lossCdb[kept[k]!]!;
  }
  addPlaced(walk, site, { start, lossCdb });
  for (let r = 0; r < runs.length; r++) start[runs[r]!.run] = -1;
}

/** Places in `which` of the cells where no bound rules the site out: its sectors' peak power less the loss over terrain against the second strongest. */
function contending({ shared, fields }: Walk, site: EngineSite, { which, runs }: SiteCells): number[] {
  const keep = new Uint8Array(which.length);
  for (const beam of site.beams) {
    const lossCdb = runs.find(({ run }) => run === beam.losses)?.lossCdb;
    if (!lossCdb) return Array.from(which.keys());
    const { quantileGain } = shared.lossTables[beam.lossTable]!.terrain;
    for (const { carrier, peakMw } of beam.sectors) {
      const { second } = fields[carrier]!;
      const peak = peakMw * quantileGain * SLACK;
      for (let j = 0; j < which.length; j++) {
        const loss = lossCdb[j]!;
        if (loss === NO_LOSS || peak * LOSS_GAIN[loss]! >= second[which[j]!]!) keep[j] = 1;
      }
    }
  }
  const kept: number[] = [];
  for (let j = 0; j < keep.length; j++) if (keep[j] === 1) kept.push(j);
  return kept;
}

/** Adds a site's links to the cells that are in the scratch. */
function addPlaced({ shared, cells, fields, scratch }: Walk, site: EngineSite, losses: SliceLosses | null): void {
  for (const beam of site.beams) {
    fillLinks(shared, { site, beam, losses, groundM: cells.groundM }, scratch);
    for (const sector of beam.sectors) addSector(shared, { beam, sector }, scratch, { field: fields[sector.carrier]! });
  }
}
