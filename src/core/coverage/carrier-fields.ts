/**
 * The inner loop: for one slice of cells, the best server and the summed power of every carrier. One long loop over typed arrays, no objects
 * made. Powers are plain milliwatts, so that a sector costs one table lookup and a few products, and never a logarithm.
 *
 * What lies outside an emitter's reach is exactly 0, and sums are exact: every power is rounded to a quantum of 2⁻¹⁴ of the noise before it is
 * added, and a double holds 2⁵³ of them. Therefore the same bits come out however the grid is cut into slices, and when a site's powers are
 * taken off a sum and others put in. Best server = strongest signal exceeded with the required probability; at equal signal the first in
 * canonical order.
 */
import { RUNGS } from './coverage-types';
import type { EngineBeam, EngineShared, EngineSite, SliceLosses } from './engine-types';
import { COSINE_BINS, type PatternTable } from './horizontal-pattern';
import { leaningGain } from './leaning-pattern';
import { makeScratch, placeCells, type Scratch, type SliceCells } from './slice-cells';
import { fillTerrainLosses, fillTerrainVertical } from './terrain-beam';
import { NO_LOSS, TERRAIN_FROM } from './terrain-link';

/** What a slice knows of one carrier, per cell. */
export interface CarrierField {
  /** Strongest signal exceeded with the required probability, entry loss included; 0: nobody in reach. mW */
  best: Float64Array;
  /** Its emitter; -1 none. */
  emitter: Int32Array;
  /** Median outdoor power of the best server, and of all together. mW */
  bestMedian: Float64Array;
  sumMedian: Float64Array;
  /** The strongest on another mast than the best: its signal, emitter (-1 none) and median outdoor power. mW */
  second: Float64Array;
  secondEmitter: Int32Array;
  secondMedian: Float64Array;
  /** Losses of both over terrain, hundredths of dB; NO_LOSS: the closed form. */
  loss: Int16Array;
  secondLoss: Int16Array;
  /** Of the carrier. mW */
  roundingMw: number;
}

/** 1.5·2⁵² quanta: where doubles are as far apart as the quantum, which is 2⁻¹⁴ of the noise at most. mW */
export const roundingMw = (noiseMw: number): number => 1.5 * 2 ** (52 - 14 + Math.floor(Math.log2(noiseMw)));

/** The buffers of a field, to hand over instead of copying. */
export const fieldBuffers = ({ roundingMw: _, ...columns }: CarrierField): ArrayBuffer[] =>
  Object.values(columns).map((column) => column.buffer as ArrayBuffer);

/**
 * Walks the sites in reach of the slice. `rungs`: links per (site, rung), added to; left out: not counted. `losses`: the slice's losses over
 * terrain; null where no link has one.
 */
export function carrierFields(
  shared: EngineShared,
  cells: SliceCells,
  { rungs, losses }: { rungs?: Map<number, Uint32Array>; losses: SliceLosses | null },
): CarrierField[] {
  const fields = shared.carriers.map((carrier) => emptyField(cells.count, carrier.roundingMw));
  const scratch = makeScratch(cells.count);
  for (const site of shared.sites) {
    if (!placeCells(site, cells, scratch)) continue;
    if (rungs) countRungs(shared, site, scratch, { rungs, losses });
    for (const beam of site.beams) {
      fillLinks(shared, { site, beam, losses, groundM: cells.groundM }, scratch);
      for (const sector of beam.sectors)
        addSector(shared, { beam, sector }, scratch, { field: fields[sector.carrier]! });
    }
  }
  return fields;
}

/** Fills the scratch with a beam's links to the cells that placeCells has found. */
export function fillLinks(
  shared: EngineShared,
  at: { site: EngineSite; beam: EngineBeam; losses: SliceLosses | null; groundM: Float64Array | null },
  scratch: Scratch,
): void {
  fillBeam(shared, at.beam, scratch);
  fillTerrain(shared, at, scratch);
}

/**
 * A field that came from a worker, as one made here. What is copied between threads has hidden classes of its own, and code compiled for either
 * kind is thrown away when it meets the other: after a run by the workers the first moved site took half as long again.
 */
export const fieldAsMadeHere = (field: CarrierField): CarrierField => ({
  best: field.best,
  emitter: field.emitter,
  bestMedian: field.bestMedian,
  sumMedian: field.sumMedian,
  second: field.second,
  secondEmitter: field.secondEmitter,
  secondMedian: field.secondMedian,
  loss: field.loss,
  secondLoss: field.secondLoss,
  roundingMw: field.roundingMw,
});

export const emptyField = (count: number, roundingMw: number): CarrierField => ({
  best: new Float64Array(count),
  emitter: new Int32Array(count).fill(-1),
  bestMedian: new Float64Array(count),
  sumMedian: new Float64Array(count),
  second: new Float64Array(count),
  secondEmitter: new Int32Array(count).fill(-1),
  secondMedian: new Float64Array(count),
  loss: new Int16Array(count).fill(NO_LOSS),
  secondLoss: new Int16Array(count).fill(NO_LOSS),
  roundingMw,
});

/** By the site's first beam of each model that its radios ask for. */
export function countRungs(
  shared: EngineShared,
  site: EngineSite,
  { bin, part, found }: Scratch,
  { rungs, losses }: { rungs: Map<number, Uint32Array>; losses: SliceLosses | null },
): void {
  if (site.beams.length === 0) return;
  const counts = rungs.get(site.site) ?? new Uint32Array(RUNGS.length);
  for (const beam of site.beams) {
    if (!beam.isCounted) continue;
    const { rung } = shared.lossTables[beam.lossTable]!;
    const start = runStart(beam, losses);
    for (let k = 0; k < found; k++) {
      const overTerrain = start >= 0 && bin[k]! + part[k]! >= TERRAIN_FROM && losses!.lossCdb[start + k]! !== NO_LOSS;
      counts[overTerrain ? beam.terrainRung : rung[bin[k]!]!]!++;
    }
  }
  rungs.set(site.site, counts);
}

/** Where a beam's losses over terrain begin in the slice's; -1 none. */
const runStart = (beam: EngineBeam, losses: SliceLosses | null): number =>
  losses !== null && beam.losses >= 0 ? losses.start[beam.losses]! : -1;

/** Where terrain is known, it takes the place of what fillBeam has put. */
function fillTerrain(
  shared: EngineShared,
  at: { site: EngineSite; beam: EngineBeam; losses: SliceLosses | null; groundM: Float64Array | null },
  scratch: Scratch,
): void {
  const { site, beam, losses, groundM } = at;
  const start = runStart(beam, losses);
  if (start < 0) scratch.loss.fill(NO_LOSS, 0, scratch.found);
  else fillTerrainLosses(shared.lossTables[beam.lossTable]!, { beam, lossCdb: losses!.lossCdb, start }, scratch);
  if (groundM === null || beam.slopes < 0 || Number.isNaN(site.groundM)) return;
  const antennaM = site.groundM + beam.heightM;
  fillTerrainVertical(shared.slopes[beam.slopes]!, { groundM, antennaM, into: scratch.vertical }, scratch);
  if (beam.rearSlopes >= 0)
    fillTerrainVertical(shared.slopes[beam.rearSlopes]!, { groundM, antennaM, into: scratch.rear }, scratch);
}

/** Loss and vertical pattern towards each cell in reach, shared by the beam's sectors. */
function fillBeam(shared: EngineShared, beam: EngineBeam, scratch: Scratch): void {
  const { quantileGain, medianGain } = shared.lossTables[beam.lossTable]!;
  const verticals = beam.vertical >= 0 ? shared.verticals[beam.vertical]! : null;
  const rears = beam.rear >= 0 ? shared.verticals[beam.rear]! : null;
  const { found, bin, part, vertical, rear, mean, quantile } = scratch;
  const { endBin } = beam;
  for (let k = 0; k < found; k++) {
    const b = bin[k]!;
    const t = part[k]!;
    if (b >= endBin) {
      mean[k] = 0;
      quantile[k] = 0;
      continue;
    }
    const m = medianGain[b]!;
    const q = quantileGain[b]!;
    mean[k] = m + (medianGain[b + 1]! - m) * t;
    quantile[k] = q + (quantileGain[b + 1]! - q) * t;
    if (verticals !== null) {
      const v = verticals[b]!;
      vertical[k] = v + (verticals[b + 1]! - v) * t;
    }
    if (rears !== null) {
      const v = rears[b]!;
      rear[k] = v + (rears[b + 1]! - v) * t;
    }
  }
}

/** Power of a sector towards the k-th link of the scratch before its loss. mW */
function sectorGain(
  { peakMw, towards }: EngineBeam['sectors'][number],
  { horizontal, floor, measured }: PatternTable,
  { east, north, vertical, rear }: Scratch,
  k: number,
): number {
  if (towards === null) return peakMw;
  if (measured !== null) {
    const [e, n] = [east[k]!, north[k]!];
    if (measured.leaning !== null) {
      const [ahead, right] = [e * towards[0] + n * towards[1], e * towards[1] - n * towards[0]];
      return peakMw * leaningGain(measured.leaning, { ahead, right, slope: vertical[k]! });
    }
    const cut = e * towards[1] >= n * towards[0] ? measured.rightDb : measured.leftDb;
    const at = Math.max(0, (e * towards[0] + n * towards[1] + 1) * (COSINE_BINS / 2));
    const b = at | 0;
    const behind = measured.behind[b]! + (measured.behind[b + 1]! - measured.behind[b]!) * (at - b);
    const attenuationDb =
      cut[b]! + (cut[b + 1]! - cut[b]!) * (at - b) + (1 - behind) * vertical[k]! + behind * rear[k]!;
    return attenuationDb > 0 ? peakMw * Math.exp((-Math.LN10 / 10) * attenuationDb) : peakMw;
  }
  const place = (east[k]! * towards[0] + north[k]! * towards[1] + 1) * (COSINE_BINS / 2);
  const i = place > 0 ? place | 0 : 0;
  const h = horizontal[i]!;
  const pattern = (h + (horizontal[i + 1]! - h) * (place - i)) * vertical[k]!;
  return peakMw * (pattern < floor ? floor : pattern);
}

interface BeamSector {
  beam: EngineBeam;
  sector: EngineBeam['sectors'][number];
}

/** What a change leaves by cell of the slice: bits are set in `touched` where the field changes. */
interface Touches {
  touched: Int32Array;
  bits: number;
}

/** Takes a sector's links in the scratch off a field's sums. `dirty` becomes 1 where it was among the two strongest, which then must be found again. */
export function takeSector(
  shared: EngineShared,
  { beam, sector }: BeamSector,
  scratch: Scratch,
  { field, touched, bits, dirty }: Touches & { field: CarrierField; dirty: Uint8Array },
): void {
  const { found, active: cells, mean } = scratch;
  const { sumMedian, emitter, secondEmitter, roundingMw } = field;
  const { emitter: own } = sector;
  const pattern = shared.patterns[beam.pattern]!;
  for (let k = 0; k < found; k++) {
    const c = cells[k]!;
    const rounded = mean[k]! * sectorGain(sector, pattern, scratch, k) + roundingMw - roundingMw;
    sumMedian[c] = sumMedian[c]! - rounded;
    const led = emitter[c] === own || secondEmitter[c] === own;
    if (led) dirty[c] = 1;
    if (led || rounded !== 0) touched[c] = touched[c]! | bits;
  }
}

/** Adds a sector's links in the scratch to a field. */
export function addSector(
  shared: EngineShared,
  { beam, sector }: BeamSector,
  scratch: Scratch,
  { field, touched, bits = 0 }: Partial<Touches> & { field: CarrierField },
): void {
  const { found, active: cells, mean, quantile, loss: linkLoss } = scratch;
  const { best, emitter, bestMedian, sumMedian, second, secondEmitter, secondMedian, loss, secondLoss, roundingMw } =
    field;
  const { emitterSite } = shared;
  const ownSite = emitterSite[sector.emitter]!;
  const { emitter: own } = sector;
  const pattern = shared.patterns[beam.pattern]!;
  for (let k = 0; k < found; k++) {
    const c = cells[k]!;
    const gain = sectorGain(sector, pattern, scratch, k);
    const m = mean[k]! * gain;
    const q = quantile[k]! * gain;
    const rounded = m + roundingMw - roundingMw;
    sumMedian[c] = sumMedian[c]! + rounded;
    if (touched && (rounded !== 0 || (q > 0 && q >= second[c]!))) touched[c] = touched[c]! | bits;
    if (q > best[c]! || (q === best[c]! && own < emitter[c]!)) {
      const previous = emitter[c]!;
      if (previous >= 0 && emitterSite[previous] !== ownSite) {
        second[c] = best[c]!;
        secondEmitter[c] = previous;
        secondMedian[c] = bestMedian[c]!;
        secondLoss[c] = loss[c]!;
      }
      best[c] = q;
      emitter[c] = own;
      bestMedian[c] = m;
      loss[c] = linkLoss[k]!;
    } else if (
      (q > second[c]! || (q === second[c]! && own < secondEmitter[c]!)) &&
      emitterSite[emitter[c]!] !== ownSite
    ) {
      second[c] = q;
      secondEmitter[c] = own;
      secondMedian[c] = m;
      secondLoss[c] = linkLoss[k]!;
    }
  }
}
