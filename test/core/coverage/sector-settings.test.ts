/** What a user sets for one sector (power, tilt, a measured antenna) counts in its links: over flat ground, over terrain, in the waterfall. */
import { describe, expect, it } from 'vitest';
import { cover, aPlan, aSector, aSite, flatGrid, HERE, worldInput, type World } from '../../worlds/flat-world';
import { aTerrain } from '../../worlds/hilly-world';
import { type CoverageResult, explainCell } from '../../../src/core/coverage';
import { bearingDeg, distanceKm } from '../../../src/core/geo';
import type { Sector } from '../../../src/core/inputs/facts';
import {
  elevationDeg,
  type MeasuredAntenna,
  measuredGainDb,
  radioTemplate,
  sectorGainDb,
} from '../../../src/core/radio';

const HEIGHT_M = 40;
const grid = flatGrid({ halfKm: 2.5, resolution: 9 });
const flatTerrain = aTerrain(() => 100, { halfKm: 8 });

/** Crooked on purpose: another slope to the right than to the left, a vertical peak 4° below the horizon, a back of its own. */
const antenna: MeasuredAntenna = {
  name: 'Crooked 65',
  gainDbi: 12.5,
  frequencyMhz: 806,
  horizontalDb: Float64Array.from({ length: 360 }, (_, deg) =>
    deg <= 180 ? Math.min(28, 12 * (deg / 60) ** 2) : Math.min(28, 12 * ((360 - deg) / 80) ** 2),
  ),
  verticalDb: Float64Array.from({ length: 360 }, (_, deg) => {
    const off = Math.abs(((deg - 4 + 540) % 360) - 180);
    return off > 120 ? 25 : Math.min(20, 12 * (off / 9) ** 2);
  }),
};
const antennas = { 'antennas/crooked.msi': antenna };
const measured = { azimuthDeg: 70, antenna: 'antennas/crooked.msi' };

const withSector = (sector: Partial<Sector>, world: Partial<World> = {}) =>
  cover({
    grid,
    plan: aPlan(),
    sites: [aSite('A', { heightM: HEIGHT_M, sectors: [aSector(sector)] })],
    antennas,
    ...world,
  });

const signalAt = (result: CoverageResult, i: number) => result.rsrpDbm[i]!;
const cells = Array.from({ length: grid.count }, (_, i) => i).filter(
  (i) => distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!) > 0.4,
);

describe.each([
  ['flat ground', null],
  ['terrain', flatTerrain],
] as const)('over %s', (_, terrain) => {
  it('a decibel of power is a decibel of signal', async () => {
    const own = radioTemplate('lte-800')!.powerPerPortDbm;
    const [before, same, less] = await Promise.all([
      withSector({}, { terrain }),
      withSector({ powerDbm: own }, { terrain }),
      withSector({ powerDbm: own - 7 }, { terrain }),
    ]);
    expect(same.rsrpDbm).toEqual(before.rsrpDbm);
    for (const i of cells) expect(signalAt(before, i) - signalAt(less, i)).toBeCloseTo(7, 4);
  });

  it('a tilt is the one of the template, when it is the same, and another when it is not', async () => {
    const azimuthDeg = 30;
    const { tiltDeg } = radioTemplate('lte-800')!;
    const [before, same, down] = await Promise.all([
      withSector({ azimuthDeg }, { terrain }),
      withSector({ azimuthDeg, tiltDeg }, { terrain }),
      withSector({ azimuthDeg, tiltDeg: tiltDeg + 8 }, { terrain }),
    ]);
    expect(same.rsrpDbm).toEqual(before.rsrpDbm);
    const change = cells.map((i) => signalAt(down, i) - signalAt(before, i));
    expect(Math.min(...change)).toBeLessThan(-5);
  });

  it.each([
    ['as in its file', {}, 0],
    ['tilted further', { tiltDeg: 3 }, 3],
  ] as const)('a measured antenna radiates %s', async (__, more, tiltDeg) => {
    const [omni, result] = await Promise.all([
      withSector({}, { terrain }),
      withSector({ ...measured, ...more }, { terrain }),
    ]);
    const shipped = radioTemplate('lte-800')!.gainDbi;
    for (const i of cells) {
      const [lon, lat] = [grid.lonDeg[i]!, grid.latDeg[i]!];
      const gain = measuredGainDb(antenna, {
        azimuthOffsetDeg: bearingDeg(HERE.lonDeg, HERE.latDeg, lon, lat) - 70,
        elevationDeg: elevationDeg(1000 * distanceKm(HERE.lonDeg, HERE.latDeg, lon, lat), HEIGHT_M, 1.5),
        tiltDeg,
      });
      // Tables over the cosine are straight over the nearest 1.8° of the axis.
      expect(Math.abs(signalAt(result, i) - signalAt(omni, i) - (antenna.gainDbi - shipped + gain))).toBeLessThan(0.1);
    }
  });

  it.each([
    ['3GPP', {}],
    ['measured', measured],
  ] as const)('a mechanical tilt leans the whole antenna, down ahead and up behind: %s', async (__, own) => {
    const leaning = { azimuthDeg: 70, tiltDeg: 2, mechanicalTiltDeg: 7 };
    const [omni, bent, result] = await Promise.all([
      withSector({}, { terrain }),
      withSector({ ...own, azimuthDeg: 70, tiltDeg: 9 }, { terrain }),
      withSector({ ...own, ...leaning }, { terrain }),
    ]);
    const radio = radioTemplate('lte-800')!;
    const peakDb = 'antenna' in own ? antenna.gainDbi - radio.gainDbi : 0;
    for (const i of cells) {
      const [lon, lat] = [grid.lonDeg[i]!, grid.latDeg[i]!];
      const direction = {
        azimuthOffsetDeg: bearingDeg(HERE.lonDeg, HERE.latDeg, lon, lat) - 70,
        elevationDeg: elevationDeg(1000 * distanceKm(HERE.lonDeg, HERE.latDeg, lon, lat), HEIGHT_M, 1.5),
        tiltDeg: 2,
        mechanicalTiltDeg: 7,
      };
      const gain =
        'antenna' in own ? measuredGainDb(antenna, direction) : sectorGainDb({ ...direction, pattern: radio.pattern });
      // Over terrain the ray bends, which the formula above does not know: 0.02° here.
      expect(Math.abs(signalAt(result, i) - signalAt(omni, i) - (peakDb + gain))).toBeLessThan(0.15);
    }
    // Beside the antenna, where leaning lowers nothing, it is not the same as bending the beam as far.
    const beside = cells.filter((i) => {
      const offset = bearingDeg(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!) - 70;
      return Math.abs(Math.cos((offset * Math.PI) / 180)) < 0.2;
    });
    expect(beside.length).toBeGreaterThan(3);
    for (const i of beside) expect(signalAt(result, i)).not.toBe(signalAt(bent, i));
  });

  it('the waterfall names them and adds up', () => {
    const sites = [aSite('A', { heightM: HEIGHT_M, sectors: [aSector({ ...measured, powerDbm: 40 })] })];
    const input = worldInput({ grid, plan: aPlan(), sites, antennas, terrain });
    const { waterfall, rsrpDbm } = explainCell(input, cells[5]!).readings[0]!;
    const value = (label: RegExp) => waterfall.find((step) => label.test(step.label))!;
    expect(value(/Antenna gain/).valueDb).toBe(12.5);
    expect(value(/Antenna pattern/).source).toBe('Crooked 65');
    expect(value(/Antenna pattern/).valueDb).toBeLessThanOrEqual(1e-9);
    expect(value(/Transmit power/).source).toMatch(/^set in the plan/);
    const sum = waterfall.slice(0, 8).reduce((total, step) => total + step.valueDb, 0);
    expect(sum).toBeCloseTo(rsrpDbm!, 6);
  });
});

it('without a direction a measured antenna is alike all round', async () => {
  const result = await withSector({ antenna: 'antennas/crooked.msi' });
  const [near, far] = cells
    .filter((i) => Math.abs(distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!) - 1.5) < 0.02)
    .map((i) => signalAt(result, i))
    .sort((a, b) => a - b)
    .reduce<[number, number]>(([least, most], x) => [Math.min(least, x), Math.max(most, x)], [0, -300]);
  expect(far - near).toBeLessThan(1);
});

it('an antenna that is not there leaves the template', async () => {
  const [gone, plain] = await Promise.all([
    withSector({ azimuthDeg: 70, antenna: 'antennas/lost.msi' }),
    withSector({ azimuthDeg: 70 }),
  ]);
  expect(gone.rsrpDbm).toEqual(plain.rsrpDbm);
});
