import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { profileStepKm, SIDEWAYS_M_PER_STEP_KM } from '../../../src/core/coverage/site-loss';
import { distanceKm, h3Disk, h3Centre, h3OfPoint } from '../../../src/core/geo';
import { areaLoss } from '../../../src/core/radio/area-loss';
import { gridTerrain, type HeightGrid, type Terrain, VOID_HEIGHT_M } from '../../../src/core/radio/area-terrain';
import { describeWithReference, referencePath } from '../../helpers/reference';

/**
 * What the nearest radial makes of each receiver's own great circle, on real terrain: all hexes of resolution 10 within 20 km, 0.8 GHz, 30 m mast,
 * 1.5 m receiver, steps and radials as in a plan. (Fewer hexes would get radials of their own, and other figures.) What remains is terrain: a
 * receiver behind a crest sees another stretch of it some metres to the side, and some crests are knife-sharp at 3″.
 */
describeWithReference('fast against exact mode over N41E001', () => {
  const { grid, terrain, ridge, valley } = n41e001();
  // As coverage asks for it.
  const stepKm = profileStepKm({ grids: [grid], clutter: null });

  it.each([
    ['a mast on a ridge', ridge, 0],
    ['a mast in a valley', valley, 0],
    ['a mast on a ridge, 15 m of clutter', ridge, 15],
    ['a mast in a valley, 15 m of clutter', valley, 15],
  ] as const)('%s', (name, mast, clutterM) => {
    const input = {
      terrain,
      ...(clutterM > 0 ? { clutter: flat(clutterM) } : {}),
      mast,
      receivers: hexesAround(mast, 20),
      settings: { frequencyGhz: 0.8, txHeightM: 30, rxHeightM: 1.5 },
      stepKm,
      sidewaysM: stepKm * SIDEWAYS_M_PER_STEP_KM,
    };
    const fast = areaLoss({ ...input, mode: 'fast' }).lossDb;
    const judged = { lonDeg: sparse(input.receivers.lonDeg), latDeg: sparse(input.receivers.latDeg) };
    const exact = areaLoss({ ...input, receivers: judged, mode: 'exact' }).lossDb;
    const differences = [...sparse(fast)].map((loss, i) => loss - exact[i]!).filter((x) => !Number.isNaN(x));
    expect(differences.length).toBeGreaterThan(12_000);
    differences.sort((a, b) => a - b);
    const at = (p: number) => differences[Math.round(p * (differences.length - 1))]!;
    const within = differences.filter((x) => Math.abs(x) <= 0.5).length / differences.length;
    const greatest = Math.max(-at(0), at(1));
    console.log(
      `${name}: fast − exact, dB: p5 ${at(0.05).toFixed(3)}, p50 ${at(0.5).toFixed(4)}, p95 ${at(0.95).toFixed(3)},` +
        ` max |${greatest.toFixed(1)}|; ${(100 * within).toFixed(1)} % within 0.5 dB of ${differences.length}`,
    );
    expect(within).toBeGreaterThan(0.95);
    expect(Math.abs(at(0.5))).toBeLessThan(0.05);
  });
});

/** Every seventh: exact profiles take their time. */
const sparse = (column: Float64Array): Float64Array => column.filter((_, i) => i % 7 === 0);

function hexesAround(mast: { lonDeg: number; latDeg: number }, radiusKm: number) {
  const rings = Math.ceil(radiusKm / 0.11);
  const centres = h3Disk(h3OfPoint(mast.lonDeg, mast.latDeg, 10), rings)
    .map((h3) => h3Centre(h3))
    .filter(([lon, lat]) => distanceKm(mast.lonDeg, mast.latDeg, lon, lat) <= radiusKm);
  return { lonDeg: Float64Array.from(centres, (c) => c[0]), latDeg: Float64Array.from(centres, (c) => c[1]) };
}

/** The tile, its voids taken as the last height before them, with its highest and lowest spot some 20 km from every edge. */
function n41e001(): { grid: HeightGrid; terrain: Terrain; ridge: Spot; valley: Spot } {
  const bytes = Object.values(unzipSync(readFileSync(referencePath('data/catalonia/N41E001.hgt.zip'))))[0]!;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const heightM = new Int16Array(1201 * 1201);
  for (let i = 0; i < heightM.length; i++) {
    const h = view.getInt16(2 * i);
    heightM[i] = h === VOID_HEIGHT_M ? heightM[Math.max(i - 1, 0)]! : h;
  }
  const grid: HeightGrid = {
    westDeg: 1,
    northDeg: 42,
    lonStepDeg: 1 / 1200,
    latStepDeg: 1 / 1200,
    columns: 1201,
    rows: 1201,
    heightM,
  };
  const terrain = gridTerrain(grid);
  const spots: (Spot & { heightM: number })[] = [];
  for (let lonDeg = 1.3; lonDeg <= 1.7; lonDeg += 0.002)
    for (let latDeg = 41.35; latDeg <= 41.65; latDeg += 0.002)
      spots.push({ lonDeg, latDeg, heightM: terrain.heightAt(lonDeg, latDeg) });
  spots.sort((a, b) => a.heightM - b.heightM);
  return { grid, terrain, ridge: spots.at(-1)!, valley: spots[0]! };
}

interface Spot {
  lonDeg: number;
  latDeg: number;
}

const flat = (heightM: number): Terrain => ({
  heightAt: () => heightM,
  fillProfile(_, count, out) {
    out.fill(heightM, 0, count);
    return count;
  },
});
