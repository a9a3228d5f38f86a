import { describe, expect, it } from 'vitest';
import { bearingDeg, destination, distanceKm, profilePoints } from '../../../src/core/geo';
import { type AreaInput, areaJob, areaLoss } from '../../../src/core/radio/area-loss';
import { gridTerrain, type HeightGrid, type Terrain } from '../../../src/core/radio/area-terrain';
import { makeItm } from '../../../src/core/radio/itm/itm';
import { makeP1812, p1812LossDb } from '../../../src/core/radio/p1812/p1812';
import { describeWithReference, referenceText } from '../../helpers/reference';
import { MAST, scattered } from './scattered';
import { truthRows } from './truth-profiles';

const settings = { frequencyGhz: 0.8, txHeightM: 30, rxHeightM: 1.5 };

/** Smooth hills over a grid of 0.4° about the mast; as smooth as bilinear terrain can show. */
const hills = (lonDeg: number, latDeg: number): number =>
  400 + 150 * Math.sin(lonDeg * 150) * Math.cos(latDeg * 190) + 60 * Math.sin(lonDeg * 611 + latDeg * 503);
function aTerrain(heightOf = hills, stepDeg = 1 / 1200): Terrain {
  const size = Math.round(0.4 / stepDeg) + 1;
  const grid: HeightGrid = {
    westDeg: MAST.lonDeg - 0.2,
    northDeg: MAST.latDeg + 0.2,
    lonStepDeg: stepDeg,
    latStepDeg: stepDeg,
    columns: size,
    rows: size,
    heightM: new Float32Array(size * size),
  };
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      grid.heightM[row * size + column] = heightOf(grid.westDeg + column * stepDeg, grid.northDeg - row * stepDeg);
  return gridTerrain(grid);
}

const anInput = (changes: Partial<AreaInput> = {}): AreaInput => ({
  terrain: aTerrain(),
  mast: MAST,
  receivers: scattered(400, 12, 1),
  settings,
  stepKm: 0.09,
  mode: 'fast',
  ...changes,
});

describe('the area engine', () => {
  it('exact mode is the single-path model on each great circle', () => {
    const input = anInput({ mode: 'exact', receivers: scattered(40, 12, 5) });
    const { lossDb } = areaLoss(input);
    const model = makeP1812({ ...settings, centreLatitudeDeg: MAST.latDeg });
    for (let i = 0; i < 40; i++) {
      const rx: [number, number] = [input.receivers.lonDeg[i]!, input.receivers.latDeg[i]!];
      const d = distanceKm(MAST.lonDeg, MAST.latDeg, ...rx);
      const bearing = bearingDeg(MAST.lonDeg, MAST.latDeg, ...rx);
      const count = Math.floor(d / 0.09 - 0.5);
      const along = Array.from({ length: count + 1 }, (_, k) => k * 0.09);
      const at = along.map((x) => destination(MAST.lonDeg, MAST.latDeg, bearing, x));
      const alone = model.lossDb({
        distanceKm: Float64Array.of(...along, d),
        heightM: Float64Array.of(...at.map((p) => input.terrain.heightAt(...p)), input.terrain.heightAt(...rx)),
      });
      expect(lossDb[i]).toBeCloseTo(alone, 4);
    }
  });

  it('fast mode equals exact mode for receivers that have their radial to themselves', () => {
    const sidewaysM = 5;
    const points = [10, 7.3, 4.04, 1, 0.3, 0.05].map((km, k) =>
      destination(MAST.lonDeg, MAST.latDeg, 20 + 41.7 * k, km),
    );
    const receivers = {
      lonDeg: Float64Array.from(points, (p) => p[0]),
      latDeg: Float64Array.from(points, (p) => p[1]),
    };
    const fast = areaLoss(anInput({ receivers, sidewaysM }));
    const exact = areaLoss(anInput({ receivers, sidewaysM, mode: 'exact' }));
    fast.lossDb.forEach((loss, i) => expect(loss).toBeCloseTo(exact.lossDb[i]!, 5));
  });

  it('walks the terrain once for several frequencies, to the same bits', () => {
    const alsoGhz = [1.8, 3.5, 0.1];
    for (const changes of [{}, { clutter: aTerrain(() => 12) }, { settings: { ...settings, timePercent: 10 } }]) {
      const input = anInput(changes);
      const { alsoDb } = areaLoss({ ...input, alsoGhz });
      for (const [j, frequencyGhz] of alsoGhz.entries())
        expect(alsoDb[j]).toEqual(areaLoss({ ...input, settings: { ...input.settings, frequencyGhz } }).lossDb);
    }
    expect(() => areaJob(anInput({ alsoGhz, mode: 'exact' }))).toThrow(/fast mode/);
  });

  it('gives the same bits in one slice or many, in any order', () => {
    const whole = areaLoss(anInput()).lossDb;
    const job = areaJob(anInput());
    const cuts = [0, 0.2, 0.21, 0.7, 1].map((part) => Math.round(part * job.radials));
    for (const k of [3, 0, 2, 1]) job.run(cuts[k]!, cuts[k + 1]!);
    expect(job.lossDb).toEqual(whole);
  });

  it('does not care about the order or number of receivers', () => {
    const receivers = scattered(300, 12, 9);
    const all = areaLoss(anInput({ receivers })).lossDb;
    const reversed = areaLoss(
      anInput({
        receivers: { lonDeg: receivers.lonDeg.slice().reverse(), latDeg: receivers.latDeg.slice().reverse() },
      }),
    ).lossDb;
    expect(reversed.reverse()).toEqual(all);
  });

  it('over flat terrain at height 0 is the smooth-earth loss by distance alone', () => {
    const { lossDb } = areaLoss(anInput({ terrain: aTerrain(() => 0) }));
    const receivers = anInput().receivers;
    for (let i = 0; i < 400; i += 13) {
      const d = distanceKm(MAST.lonDeg, MAST.latDeg, receivers.lonDeg[i]!, receivers.latDeg[i]!);
      const count = Math.max(3, Math.round(d / 0.09) + 1);
      const flat = {
        distanceKm: Float64Array.from({ length: count }, (_, k) => (d * k) / (count - 1)),
        heightM: new Float64Array(count),
      };
      // the delta-Bullington has no terrain to see: sampling shows only in the third decimal
      expect(lossDb[i]).toBeCloseTo(p1812LossDb(flat, { ...settings, centreLatitudeDeg: 45 }).lossDb, 1);
    }
  });

  it('answers NaN, and counts it, where a path leaves the terrain', () => {
    const receivers = scattered(400, 30, 4);
    const { lossDb, missing } = areaLoss(anInput({ receivers }));
    let outside = 0;
    for (let i = 0; i < 400; i++) {
      const inside = Math.abs(receivers.lonDeg[i]! - 2) <= 0.2 && Math.abs(receivers.latDeg[i]! - 45) <= 0.2;
      if (!inside) outside++;
      expect(Number.isNaN(lossDb[i]!)).toBe(!inside);
    }
    expect(missing).toBe(outside);
    expect(missing).toBeGreaterThan(20);
  });

  it('adds clutter on the way', () => {
    const clutter = aTerrain(() => 15);
    const bare = areaLoss(anInput()).lossDb;
    const wooded = areaLoss(anInput({ clutter })).lossDb;
    const more = bare.filter((loss, i) => wooded[i]! > loss + 0.5).length;
    expect(more).toBeGreaterThan(200);
    const nowhere = areaLoss(anInput({ clutter: aTerrain(() => Number.NaN) })).lossDb;
    bare.forEach((loss, i) => expect(nowhere[i]).toBeCloseTo(loss, 9));
  });

  it('takes receiver heights it is given', () => {
    const receivers = scattered(50, 8, 2);
    const groundM = receivers.lonDeg.map((lon, i) => aTerrain().heightAt(lon, receivers.latDeg[i]!));
    expect(areaLoss(anInput({ receivers: { ...receivers, groundM } })).lossDb).toEqual(
      areaLoss(anInput({ receivers })).lossDb,
    );
    groundM[7] = Number.NaN;
    expect(areaLoss(anInput({ receivers: { ...receivers, groundM } })).lossDb[7]).toBeNaN();
  });
});

describeWithReference('real terrain: Monterey', () => {
  const terrain = monterey();
  const rows = truthRows('area-monterey-tx0.csv').map((row) => row.map(Number));
  const mast = { lonDeg: rows[0]![2]!, latDeg: rows[0]![1]! };
  const radio = {
    frequencyGhz: 3.5,
    txHeightM: 30,
    rxHeightM: 1.5,
    polarization: 'vertical' as const,
    centreLatitudeDeg: 36.5,
  };
  const receivers = { lonDeg: Float64Array.from(rows, (r) => r[8]!), latDeg: Float64Array.from(rows, (r) => r[7]!) };

  it('every receiver within 1e-3 dB of the reference, profile by profile; ITM too', () => {
    expect(rows).toHaveLength(1681);
    const model = makeP1812(radio);
    const itm = makeItm({
      frequencyMhz: 3500,
      txHeightM: 30,
      rxHeightM: 1.5,
      polarization: 'vertical',
      timePercent: 50,
      locationPercent: 50,
      situationPercent: 50,
    });
    let worst = 0;
    const itmErrors: number[] = [];
    for (const [, lat, lon, , , , samplingM, rxLat, rxLon, , , p1812Db, itmDb] of rows as number[][]) {
      const d = distanceKm(lon!, lat!, rxLon!, rxLat!);
      if (d === 0) continue; // the mast itself, for which the table has no figure
      const count = Math.max(3, 1 + Math.floor((d * 1000) / samplingM! + 1));
      const at = profilePoints([lon!, lat!], [rxLon!, rxLat!], count);
      const heightM = at.lonDeg.map((x, i) => terrain.heightAt(x, at.latDeg[i]!));
      const distances = Float64Array.from({ length: count }, (_, i) => (d * i) / (count - 1));
      worst = Math.max(worst, Math.abs(model.lossDb({ distanceKm: distances, heightM }) - p1812Db!));
      if (Number.isFinite(itmDb)) {
        const itmLoss = itm.lossDb({ stepM: (1000 * d) / (count - 1), heightM });
        itmErrors.push(Math.abs(itmLoss - itmDb!));
      }
    }
    expect(worst).toBeLessThan(1e-3);
    // ITM cuts its fits at whole samples, so a rounding of 1e-12 in a horizon distance moves some receivers by tenths of a dB
    expect(itmErrors.filter((error) => error > 5e-3).length / itmErrors.length).toBeLessThan(0.07);
    expect(Math.max(...itmErrors)).toBeLessThan(0.6);
  });

  it('fast against exact: median within 0.05 dB, 95 % within 0.5 dB', () => {
    const input = { terrain, mast, receivers, settings: radio, stepKm: 0.05 };
    const fast = areaLoss({ ...input, mode: 'fast' }).lossDb;
    const exact = areaLoss({ ...input, mode: 'exact' }).lossDb;
    const differences = [...fast].map((loss, i) => loss - exact[i]!).filter((x) => !Number.isNaN(x));
    expect(differences).toHaveLength(1681);
    const sorted = differences.sort((a, b) => a - b);
    const quantile = (p: number) => sorted[Math.round(p * (sorted.length - 1))]!;
    expect(Math.abs(quantile(0.5))).toBeLessThan(0.05);
    const within = sorted.filter((x) => Math.abs(x) <= 0.5).length / sorted.length;
    console.log(
      `fast − exact, dB: p5 ${quantile(0.05).toFixed(3)} p50 ${quantile(0.5).toFixed(3)} p95 ${quantile(0.95).toFixed(3)}` +
        ` max |${Math.max(-sorted[0]!, sorted.at(-1)!).toFixed(2)}|, within 0.5 dB: ${(100 * within).toFixed(1)} %`,
    );
    expect(within).toBeGreaterThan(0.95);
  });

  function monterey(): Terrain {
    const lines = referenceText('truth/published/monterey/dem_monterey_3arcsec.txt').trim().split(/\r?\n/);
    const head = new Map(lines.slice(0, 6).map((line) => line.toLowerCase().split(/\s+/) as [string, string]));
    const of = (name: string) => Number(head.get(name));
    const heights = lines
      .slice(lines.findIndex((line) => /^[-\d]/.test(line)))
      .flatMap((line) => line.trim().split(/\s+/).map(Number));
    const [columns, rowCount, step] = [of('ncols'), of('nrows'), of('cellsize')];
    const west = head.has('xllcorner') ? of('xllcorner') : of('xllcenter');
    const south = head.has('yllcorner') ? of('yllcorner') : of('yllcenter');
    return gridTerrain({
      westDeg: west,
      northDeg: south + (rowCount - 1) * step,
      lonStepDeg: step,
      latStepDeg: step,
      columns,
      rows: rowCount,
      heightM: Float32Array.from(heights),
    });
  }
});
