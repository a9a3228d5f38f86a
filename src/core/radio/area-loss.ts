import { RadialPaths } from './area-radials';
import { orderByRadial, type RadialOrder } from './radial-order';
import type { Radial } from './area-ground';
import { type AlongRadial, RadialSweep } from './area-sweep';
import type { Positions, Terrain } from './area-terrain';
import { type ItmModel, makeItm } from './itm/itm';
import type { ItmPercentages, ItmSettings } from './itm/itm-types';
import { makeP1812, type P1812Model } from './p1812/p1812';
import { P1812Radio } from './p1812/p1812-radio';
import type { P1812Settings, TerrainProfile } from './p1812/p1812-types';

/** One mast and the receivers around it. */
export interface AreaInput {
  terrain: Terrain;
  /** Clutter heights above ground, m; no height = no clutter. Absent: none anywhere. */
  clutter?: Terrain;
  mast: { lonDeg: number; latDeg: number };
  /** With `groundM`, heights already known (NaN = none); otherwise they are taken from the terrain. */
  receivers: Positions & { groundM?: Float64Array };
  /** Radio and percentages. The mast's latitude stands for the paths' centres unless one is given. */
  settings: P1812Settings;
  /** Further frequencies of the same antenna: the terrain is walked once for all. Only for P.1812 in fast mode. */
  alsoGhz?: readonly number[];
  /** ITM instead of P.1812, by these settings; clutter is not seen by it. O(n) a receiver. */
  itm?: ItmSettings & ItmPercentages;
  /** Distance between terrain samples along a path, counted from the mast. km, > 0. */
  stepKm: number;
  /**
   * fast: each receiver on the nearest of many radials, at its own distance and ground height. exact: one great-circle profile per
   * receiver. Both sample at the same distances from the mast and drop a last sample nearer than half a step to the receiver.
   */
  mode: 'fast' | 'exact';
  /** fast: how far beside its own great circle a receiver's radial may run, m. Default 5. */
  sidewaysM?: number;
}

/** Work that can be done in slices, in any order, by any number of workers: the losses are the same bits. */
export interface AreaJob {
  /** Number of radials; slices are ranges of them. */
  readonly radials: number;
  /** Basic transmission loss by receiver, dB; NaN = not computed, or its path leaves the terrain. */
  readonly lossDb: Float64Array;
  /** The same at each of `alsoGhz`. */
  readonly alsoDb: readonly Float64Array[];
  /** Compute radials from … to − 1 into `lossDb`. */
  run(from: number, to: number): void;
}

/** Loss from a mast to every receiver by ITU-R P.1812-7 (or ITM), dB. NaN where the path leaves the terrain. */
export function areaLoss(input: AreaInput): Pick<AreaJob, 'lossDb' | 'alsoDb'> & { missing: number } {
  const job = areaJob(input);
  job.run(0, job.radials);
  let missing = 0;
  for (let i = 0; i < job.lossDb.length; i++) if (Number.isNaN(job.lossDb[i]!)) missing++;
  return { lossDb: job.lossDb, alsoDb: job.alsoDb, missing };
}

/** The same, to be run in slices. */
export function areaJob(input: AreaInput): AreaJob {
  const { stepKm, sidewaysM = 5, alsoGhz = [] } = input;
  if (alsoGhz.length > 0 && (input.itm || input.mode === 'exact'))
    throw new RangeError(`Further frequencies (${alsoGhz.join(', ')} GHz) are for P.1812 in fast mode`);
  const order = orderByRadial(input.mast, input.receivers, { stepKm, sidewaysM });
  const noLosses = () => new Float64Array(input.receivers.lonDeg.length).fill(Number.NaN);
  const lossDb = noLosses();
  const alsoDb = alsoGhz.map(noLosses);
  const settings = { centreLatitudeDeg: input.mast.latDeg, ...input.settings };
  const run =
    input.mode === 'fast'
      ? fastRadials({ ...input, settings }, order, { lossDb, alsoDb })
      : exactRadials({ ...input, settings }, order, lossDb);
  return { radials: order.radialDeg.length, lossDb, alsoDb, run };
}

/** Buffers for one path of at most `capacity` samples beyond the mast. */
class PathSampler {
  readonly radial: Radial;
  readonly capacity: number;
  private readonly positions: Positions;
  private readonly paths: RadialPaths;

  constructor(
    private readonly input: AreaInput,
    order: RadialOrder,
  ) {
    let farthestKm = 0;
    const { distanceKm } = order;
    for (let i = 0; i < distanceKm.length; i++) if (distanceKm[i]! > farthestKm) farthestKm = distanceKm[i]!;
    this.capacity = Math.max(1, RadialSweep.samplesBefore(farthestKm, input.stepKm));
    const size = this.capacity + 1;
    this.positions = { lonDeg: new Float64Array(size), latDeg: new Float64Array(size) };
    this.paths = new RadialPaths(input.mast, input.stepKm, this.capacity);
    this.radial = {
      stepKm: input.stepKm,
      count: 0,
      heightM: new Float64Array(size),
      clutterM: input.clutter ? new Float64Array(size) : null,
      zone: null,
    };
  }

  /** Sample `count` steps in one direction; `radial.count` says how far the terrain reached, −1 where not even to the mast. */
  sample(bearing: number, count: number): void {
    const { input, radial, positions } = this;
    this.paths.place(positions, bearing, count);
    radial.count = input.terrain.fillProfile(positions, count + 1, radial.heightM) - 1;
    if (input.clutter && radial.clutterM) fillClutter(input.clutter, positions, radial.count, radial.clutterM);
  }
}

/** Clutter may have gaps: there it is 0. */
function fillClutter(clutter: Terrain, positions: Positions, last: number, out: Float64Array): void {
  const filled = clutter.fillProfile(positions, last + 1, out);
  for (let i = filled; i <= last; i++) out[i] = clutter.heightAt(positions.lonDeg[i]!, positions.latDeg[i]!) || 0;
}

/** Ground, NaN where there is none, and clutter of all receivers: in their own order, which is kinder to the memory than that of the radials. */
class ReceiverHeights {
  readonly groundM: Float64Array;
  readonly clutterM: Float64Array | null = null;

  constructor({ terrain, clutter, receivers }: Pick<AreaInput, 'terrain' | 'clutter' | 'receivers'>) {
    const { lonDeg, latDeg } = receivers;
    const count = lonDeg.length;
    if (clutter) {
      this.clutterM = new Float64Array(count);
      fillClutter(clutter, receivers, count - 1, this.clutterM);
    }
    if (receivers.groundM) {
      this.groundM = receivers.groundM;
      return;
    }
    this.groundM = new Float64Array(count);
    const filled = terrain.fillProfile(receivers, count, this.groundM);
    for (let i = filled; i < count; i++) this.groundM[i] = terrain.heightAt(lonDeg[i]!, latDeg[i]!);
  }
}

function fastRadials(
  input: AreaInput,
  order: RadialOrder,
  { lossDb, alsoDb }: Pick<AreaJob, 'lossDb' | 'alsoDb'>,
): AreaJob['run'] {
  const sampler = new PathSampler(input, order);
  const sweep = input.itm ? new ItmRadial(input.itm) : new RadialSweep(input.settings, sampler.capacity);
  const near = new NearReceivers(input);
  const heights = new ReceiverHeights(input);
  const { groundM: rxGroundM } = heights;
  const along: AlongRadial = {
    order: order.order,
    distanceKm: order.distanceKm,
    groundM: rxGroundM,
    clutterM: heights.clutterM,
  };
  const also = (input.alsoGhz ?? []).map((frequencyGhz, j) => {
    const settings = { ...input.settings, frequencyGhz };
    return { db: alsoDb[j]!, radio: new P1812Radio(settings), near: new NearReceivers({ ...input, settings }) };
  });
  const run = (radial: number): void => {
    const from = order.start[radial]!;
    const to = order.start[radial + 1]!;
    if (from === to) return;
    const last = order.order[to - 1]!;
    const count = RadialSweep.samplesBefore(order.distanceKm[last]!, input.stepKm);
    sampler.sample(order.radialDeg[radial]!, Math.max(count, 0));
    const { radial: ground } = sampler;
    if (ground.count < 0) return;
    sweep.load(ground);
    let k = from;
    for (; k < to; k++) {
      const receiver = order.order[k]!;
      const d = order.distanceKm[receiver]!;
      if (RadialSweep.samplesBefore(d, input.stepKm) >= 1) break;
      const groundM = rxGroundM[receiver]!;
      lossDb[receiver] = near.lossDb(receiver, d, groundM);
      for (const other of also) other.db[receiver] = other.near.lossDb(receiver, d, groundM);
    }
    if (also.length === 0) return sweep.lossesDb(along, k, to, lossDb);
    for (; k < to; k++) {
      const receiver = order.order[k]!;
      sweep.lossesDb(along, k, k + 1, lossDb);
      if (Number.isNaN(lossDb[receiver]) || sweep instanceof ItmRadial) continue;
      for (const other of also) other.db[receiver] = sweep.lossAtDb(other.radio);
    }
  };
  return (from, to) => {
    for (let radial = from; radial < to; radial++) run(radial);
  };
}

function exactRadials(input: AreaInput, order: RadialOrder, lossDb: Float64Array): AreaJob['run'] {
  const sampler = new PathSampler(input, order);
  const model = makeP1812(input.settings);
  const itm = input.itm ? new ItmRadial(input.itm) : null;
  const near = new NearReceivers(input);
  const { groundM: rxGroundM, clutterM: rxClutterM } = new ReceiverHeights(input);
  return (from, to) => {
    for (let k = order.start[from]!; k < order.start[to]!; k++) {
      const receiver = order.order[k]!;
      const d = order.distanceKm[receiver]!;
      const count = RadialSweep.samplesBefore(d, input.stepKm);
      const groundM = rxGroundM[receiver]!;
      if (count < 1) {
        lossDb[receiver] = near.lossDb(receiver, d, groundM);
        continue;
      }
      sampler.sample(order.bearingDeg[receiver]!, count);
      if (sampler.radial.count < count) continue;
      if (itm) {
        itm.load(sampler.radial);
        lossDb[receiver] = itm.lossDb(d, groundM);
        continue;
      }
      lossDb[receiver] = model.lossDb(
        withReceiver(sampler.radial, d, { groundM, clutterM: rxClutterM?.[receiver] ?? 0 }),
      );
    }
  };
}

/** A radial's samples closed by a receiver. */
function withReceiver(radial: Radial, distanceKm: number, rx: { groundM: number; clutterM: number }): TerrainProfile {
  const last = radial.count + 1;
  const profile: TerrainProfile = {
    distanceKm: Float64Array.from({ length: last + 1 }, (_, i) => i * radial.stepKm),
    heightM: new Float64Array(last + 1),
  };
  profile.heightM.set(radial.heightM.subarray(0, last));
  profile.distanceKm[last] = distanceKm;
  profile.heightM[last] = rx.groundM;
  if (radial.clutterM) {
    profile.clutterM = new Float64Array(last + 1);
    profile.clutterM.set(radial.clutterM.subarray(0, last));
    profile.clutterM[last] = rx.clutterM;
  }
  return profile;
}

/**
 * ITM along a radial. ITM wants equal steps: the samples before a receiver and the receiver itself are taken as equally far apart,
 * which moves none by more than half a step.
 */
class ItmRadial {
  private readonly model: ItmModel;
  private radial!: Radial;
  private heightM = new Float64Array(0);

  constructor(settings: ItmSettings & ItmPercentages) {
    this.model = makeItm(settings);
  }

  load(radial: Radial): void {
    this.radial = radial;
    if (this.heightM.length < radial.heightM.length + 1) this.heightM = new Float64Array(radial.heightM.length + 1);
    this.heightM.set(radial.heightM);
  }

  lossesDb({ order, distanceKm, groundM }: AlongRadial, from: number, to: number, lossDb: Float64Array): void {
    for (let k = from; k < to; k++) {
      const receiver = order[k]!;
      lossDb[receiver] = this.lossDb(distanceKm[receiver]!, groundM[receiver]!);
    }
  }

  lossDb(distanceKm: number, groundM: number): number {
    const count = RadialSweep.samplesBefore(distanceKm, this.radial.stepKm);
    if (!(count >= 1 && count <= this.radial.count)) return Number.NaN;
    const replaced = this.heightM[count + 1]!;
    this.heightM[count + 1] = groundM;
    const heightM = this.heightM.subarray(0, count + 2);
    const loss = this.model.lossDb({ stepM: (1000 * distanceKm) / (count + 1), heightM });
    this.heightM[count + 1] = replaced;
    return loss;
  }
}

/** Receivers nearer than a step and a half: a profile of three points, the middle one halfway. */
class NearReceivers {
  private readonly model: P1812Model;
  private readonly itm: ItmModel | null;
  private readonly mastGroundM: number;

  constructor(private readonly input: AreaInput) {
    this.model = makeP1812(input.settings);
    this.itm = input.itm ? makeItm(input.itm) : null;
    this.mastGroundM = input.terrain.heightAt(input.mast.lonDeg, input.mast.latDeg);
  }

  lossDb(receiver: number, distanceKm: number, groundM: number): number {
    const { mast, receivers, terrain } = this.input;
    const lon = (mast.lonDeg + receivers.lonDeg[receiver]!) / 2;
    const middleM = terrain.heightAt(lon, (mast.latDeg + receivers.latDeg[receiver]!) / 2);
    const heightM = Float64Array.of(this.mastGroundM, middleM, groundM);
    if (this.itm) return this.itm.lossDb({ stepM: 500 * distanceKm, heightM });
    return this.model.lossDb({ distanceKm: Float64Array.of(0, distanceKm / 2, distanceKm), heightM });
  }
}
