/** Coverage over terrain in worlds simple enough to say what must come out. */
import { describe, expect, it } from 'vitest';
import { candidateCover, type CoverageResult, explainCell, openTerrain } from '../../../src/core/coverage';
import { computeCoverage } from '../../../src/core/coverage';
import { distanceKm } from '../../../src/core/geo';
import { inProcessPool, type Pool } from '../../../src/core/plan';
import { p1812LossDb, radioTemplate, sectorGainDb } from '../../../src/core/radio';
import { aPlan, aSector, aSite, cover, flatGrid, HERE, worldInput } from '../../worlds/flat-world';
import { aTerrain, hills, ridgeAt } from '../../worlds/hilly-world';

const grid = flatGrid({ halfKm: 5, resolution: 9 });
const flat = aTerrain(() => 0);

const columnsOf = ({ rungCounts, notes, warnings, siteIds, losses, ...columns }: CoverageResult) => columns;

/** The cell nearest to a point so many km east and north of HERE. */
function cellAt(eastKm: number, northKm = 0): number {
  const lon = HERE.lonDeg + eastKm / (111.195 * Math.cos((HERE.latDeg * Math.PI) / 180));
  const lat = HERE.latDeg + northKm / 111.195;
  const distances = Array.from(grid.lonDeg, (x, i) => distanceKm(lon, lat, x, grid.latDeg[i]!));
  return distances.indexOf(Math.min(...distances));
}

const pathLossDb = (explanation: ReturnType<typeof explainCell>): number =>
  -explanation.readings[0]!.waterfall.find(({ label }) => label.startsWith('Path loss'))!.valueDb;

describe('flat ground at height 0', () => {
  const world = { grid, sites: [aSite('mast', { heightM: 30 })], terrain: flat };

  it('is the smooth earth of P.1812, link by link', async () => {
    const input = worldInput(world);
    const { losses } = await cover(world);
    const { stepKm } = openTerrain(flat, 0);
    for (const eastKm of [0.6, 1.5, 3, 4.7]) {
      const index = cellAt(eastKm);
      const d = distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[index]!, grid.latDeg[index]!);
      const before = Math.floor(d / stepKm - 0.5);
      const smooth = p1812LossDb(
        {
          distanceKm: Float64Array.from({ length: before + 2 }, (_, i) => (i > before ? d : i * stepKm)),
          heightM: new Float64Array(before + 2),
        },
        {
          frequencyGhz: radioTemplate('lte-800')!.frequencyMhz / 1000,
          txHeightM: 30,
          rxHeightM: 1.5,
          polarization: 'vertical',
          centreLatitudeDeg: HERE.latDeg,
        },
      ).lossDb;
      const explained = explainCell({ ...input, losses: losses ?? null }, index);
      expect(explained.readings[0]!.server!.rung).toBe('p1812');
      expect(Math.abs(pathLossDb(explained) - smooth)).toBeLessThan(0.01);
    }
  });

  it('has no obstacle, and a sight that bends with the earth', async () => {
    const { profile } = explainCell(worldInput(world), cellAt(4)).readings[0]!;
    expect(profile!.groundM.every((height) => height === 0)).toBe(true);
    expect(profile!.sightM[0]).toBeCloseTo(30, 6);
    expect(profile!.sightM.at(-1)).toBeCloseTo(1.5, 6);
    expect(profile!.fresnelM[0]).toBe(0);
    expect(Math.max(...profile!.fresnelM)).toBeGreaterThan(15);
    expect(profile!.distanceKm).toHaveLength(profile!.clutterM.length);
  });

  it('nearer than 200 m the closed form answers, and nothing jumps on the way to 300 m', async () => {
    const fine = flatGrid({ halfKm: 0.5, resolution: 12 });
    const result = await cover({ ...world, grid: fine });
    const km = Array.from(fine.lonDeg, (lon, i) => distanceKm(HERE.lonDeg, HERE.latDeg, lon, fine.latDeg[i]!));
    const closed = await cover({ ...world, grid: fine, terrain: null });
    const order = [...km.keys()].sort((a, b) => km[a]! - km[b]!);
    let before = order[0]!;
    for (const i of order) {
      if (km[i]! < 0.1999) expect(result.rsrpDbm[i]).toBe(closed.rsrpDbm[i]);
      else expect(Math.abs(result.rsrpDbm[i]! - result.rsrpDbm[before]!)).toBeLessThan(1.2);
      before = i;
    }
    const { counts } = result.rungCounts[0]!;
    expect(counts['38.901']).toBe(km.filter((d) => d < 0.25).length);
    expect(counts.p1812).toBe(km.filter((d) => d >= 0.25).length);
  });
});

describe('a hill between mast and village', () => {
  const plan = aPlan({}, { scenario: 'rma' });
  const sites = [aSite('mast', { eastKm: -2, heightM: 30, sectors: [aSector({ templateId: 'lte-1800' })] })];
  const ridge = aTerrain(ridgeAt(1, 250));
  const village = cellAt(1.6);
  const near = cellAt(0);

  it('makes the gap', async () => {
    const open = await cover({ grid, plan, sites, terrain: flat });
    const behind = await cover({ grid, plan, sites, terrain: ridge });
    expect(open.servedFraction[village]).toBe(1);
    expect(behind.servedFraction[village]).toBe(0);
    expect(behind.servedFraction[near]).toBe(1);
    expect(behind.rsrpDbm[near]).toBe(open.rsrpDbm[near]);
  });

  it('is what the inspector names', () => {
    const explained = explainCell(worldInput({ grid, plan, sites, terrain: ridge }), village);
    const { profile, server, waterfall, rsrpDbm } = explained.readings[0]!;
    expect(explained.state).toBe('unserved');
    expect(server!.rung).toBe('p1812');
    expect(profile!.obstacle!.distanceKm).toBeCloseTo(3, 1);
    expect(profile!.obstacle!.heightM).toBeGreaterThan(200);
    expect(profile!.obstacle!.clearanceM).toBeLessThan(-150);
    expect(waterfall.some(({ source }) => source === 'ITU-R P.1812-7')).toBe(true);
    const signal = waterfall.findIndex(({ label }) => label === 'Median signal');
    expect(waterfall.slice(0, signal).reduce((sum, { valueDb }) => sum + valueDb, 0)).toBeCloseTo(rsrpDbm!, 9);
  });

  it('also stands before a new mast, unless that is built on it', () => {
    const receivers = {
      lonDeg: Float64Array.of(grid.lonDeg[village]!),
      latDeg: Float64Array.of(grid.latDeg[village]!),
      h3: BigUint64Array.of(grid.h3[village]!),
      resolution: 9,
    };
    const served = (eastKm: number, terrain = openTerrain(ridge, 0)) => {
      const { lonDeg, latDeg } = aSite('new', { eastKm });
      const mast = { kind: 'tower-greenfield' as const, lonDeg, latDeg, heightM: 30 };
      return candidateCover(mast, receivers, { plan, scenario: 'rma', terrain }).index.length;
    };
    expect(served(-2)).toBe(0);
    expect(served(-2, openTerrain(flat, 0))).toBe(1);
    expect(served(1)).toBe(1);
  });
});

describe('what the terrain does not cover', () => {
  const sites = [aSite('west', { eastKm: -3 }), aSite('east', { eastKm: 3 })];

  it('is the closed form, counted by site', async () => {
    const west = aTerrain(hills, { halfKm: 10, eastKm: -10 });
    const { rungCounts } = await cover({ grid, sites, terrain: west });
    const of = (id: string) => rungCounts.find(({ siteId }) => siteId === id)!.counts;
    expect(of('east').p1812).toBe(0);
    expect(of('west').p1812).toBeGreaterThan(100);
    expect(of('west').hata + of('west')['38.901']).toBeGreaterThan(100);
  });

  it('terrain elsewhere changes nothing, to the bit', async () => {
    const elsewhere = await cover({ grid, sites, terrain: aTerrain(hills, { eastKm: 60 }) });
    expect(columnsOf(elsewhere)).toEqual(columnsOf(await cover({ grid, sites })));
    expect(elsewhere.rungCounts).toEqual((await cover({ grid, sites })).rungCounts);
  });

  it('so are links that meet a void', async () => {
    const hole = aTerrain((e, n) => (Math.hypot(e - 1, n) < 0.3 ? Number.NaN : 0));
    const { rungCounts } = await cover({ grid, sites: [aSite('mast', {})], terrain: hole });
    const { counts } = rungCounts[0]!;
    const shadowed = counts.hata + counts['38.901'];
    expect(shadowed).toBeGreaterThan(20);
    expect(counts.p1812).toBeGreaterThan(5 * shadowed);
  });
});

describe('antennas', () => {
  it('look down from a height by the true angle', async () => {
    // a plateau of 200 m with its rim a km east, seen from its middle by a tilted sector
    const plateau = aTerrain((eastKm) => (eastKm < 1 ? 200 : 0));
    const sites = [aSite('mast', { heightM: 30, sectors: [aSector({ azimuthDeg: 90, templateId: 'lte-800' })] })];
    const input = worldInput({ grid, sites, terrain: plateau });
    const index = cellAt(3);
    const { waterfall, server } = explainCell(input, index).readings[0]!;
    const metres = server!.distanceKm * 1000;
    const elevationDeg = (Math.atan((1.5 - 230) / metres - metres / (2 * 8_495_000)) * 180) / Math.PI;
    const azimuthOffsetDeg = server!.azimuthDeg - 90;
    const patternDb = sectorGainDb({ azimuthOffsetDeg, elevationDeg, pattern: '3gpp-36814', tiltDeg: 6 });
    const shown = waterfall.find(({ label }) => label.startsWith('Antenna pattern'))!;
    expect(shown.source).toBe('3gpp-36814');
    expect(shown.valueDb).toBeCloseTo(patternDb, 1);
  });
});

it('around the median over terrain losses spread by 8 dB: 10.25 dB for 90 %', () => {
  const world = { grid, sites: [aSite('mast', { heightM: 30 })], terrain: flat };
  const { waterfall } = explainCell(worldInput(world), cellAt(3)).readings[0]!;
  expect(waterfall.find(({ label }) => label.startsWith('Fade margin'))!.valueDb).toBeCloseTo(-8 * 1.28155, 2);
});

describe('the plan chooses the model', () => {
  const sites = [aSite('mast', { heightM: 30 })];
  const terrain = aTerrain(hills);
  const run = (radios: Parameters<typeof aPlan>[1]) => cover({ grid, sites, terrain, plan: aPlan({}, radios) });

  it('38.901 is the flat world, Hata its own', async () => {
    const ladder = await run({ model: '38.901' });
    expect(columnsOf(ladder)).toEqual(columnsOf(await cover({ grid, sites, plan: aPlan({}) })));
    const { counts } = (await run({ model: 'hata' })).rungCounts[0]!;
    expect(counts).toEqual({ p1812: 0, '38.901': 0, hata: expect.any(Number), 'free-space': 0, itm: 0 });
    expect(counts.hata).toBeGreaterThan(0.9 * grid.count);
    expect((await run({ model: 'hata' })).notes.map(({ code }) => code)).toContain('coverage-terrain-not-wanted');
  });

  it('ITM and P.1812 read the same terrain and differ', async () => {
    const [p1812, itm] = [await run({ model: 'auto' }), await run({ model: 'itm' })];
    expect(itm.rungCounts[0]!.counts.itm).toBe(p1812.rungCounts[0]!.counts.p1812);
    const apart = Array.from(itm.rsrpDbm, (rsrp, i) => Math.abs(rsrp - p1812.rsrpDbm[i]!));
    expect(Math.max(...apart)).toBeGreaterThan(1);
    expect(apart.sort((a, b) => a - b)[apart.length >> 1]).toBeLessThan(20);
  });

  it('a template may have its own', async () => {
    const own = await run({ templateOverrides: { 'lte-800': { model: '38.901' } } });
    expect(columnsOf(own)).toEqual(columnsOf(await run({ model: '38.901' })));
  });

  it('radios with models of their own are counted by each', async () => {
    const two = [aSite('mast', { heightM: 30, sectors: [aSector({}), aSector({ templateId: 'lte-1800' })] })];
    const mixed = { model: 'hata', templateOverrides: { 'lte-1800': { model: 'itm' } } } as const;
    const { rungCounts, notes } = await cover({ grid, sites: two, terrain, plan: aPlan({}, mixed) });
    const { counts } = rungCounts[0]!;
    expect(counts.hata).toBeGreaterThan(0.9 * grid.count);
    expect(counts.itm).toBeGreaterThan(0.9 * grid.count);
    expect(counts.p1812).toBe(0);
    expect(notes.map(({ code }) => code)).not.toContain('coverage-terrain-not-wanted');
    const [alike] = (await cover({ grid, sites: two, terrain })).rungCounts;
    expect(alike!.counts.p1812).toBe(counts.itm);
  });

  it('clutter takes signal off, ground clutter of the plan included', async () => {
    const [bare, wooded] = [await run({}), await run({ clutterM: 15 })];
    const lost = Array.from(bare.rsrpDbm, (rsrp, i) => rsrp - wooded.rsrpDbm[i]!);
    expect(Math.min(...lost)).toBeGreaterThan(-0.5);
    expect(lost.filter((db) => db > 3).length).toBeGreaterThan(grid.count / 4);
  });

  it('terrain asked for and missing is said', async () => {
    const { notes } = await cover({ grid, sites, plan: aPlan({}, { model: 'p1812' }) });
    expect(notes.map(({ code }) => code)).toContain('coverage-terrain-missing');
  });
});

describe('the work on losses', () => {
  it('gives the same bits in slices of any size, in workers, and whatever the order of the sites', async () => {
    const sites = [-3, -1, 2, 4].map((eastKm, k) => aSite(`S${k}`, { eastKm, northKm: k - 2 }));
    const world = { grid, sites, terrain: aTerrain(hills, { halfKm: 9 }), plan: aPlan({ loadFraction: 0.5 }) };
    const whole = await cover(world, 1e9);
    expect(whole.rungCounts[0]!.counts.p1812).toBeGreaterThan(100);
    for (const size of [37, 400]) expect(columnsOf(await cover(world, size))).toEqual(columnsOf(whole));
    expect(columnsOf(await cover({ ...world, sites: sites.toReversed() }))).toEqual(columnsOf(whole));
    const cloning: Pool = {
      size: 2,
      run: (task, shared, inputs, options) =>
        inProcessPool.run(
          { ...task, run: (_, input) => structuredClone(task.run(structuredClone(shared), structuredClone(input))) },
          shared,
          inputs,
          options,
        ),
    };
    const options = { pool: cloning, signal: new AbortController().signal, onProgress() {} };
    expect(columnsOf(await computeCoverage(worldInput(world), options))).toEqual(columnsOf(whole));
  });

  it('is cancelled between sites, and reports progress', async () => {
    const controller = new AbortController();
    const input = worldInput({ grid, sites: [aSite('a'), aSite('b', { eastKm: 1 })], terrain: flat });
    const options = { pool: inProcessPool, signal: controller.signal, onProgress: () => controller.abort() };
    await expect(computeCoverage(input, options)).rejects.toThrow(/abort/i);
    const fractions: number[] = [];
    await computeCoverage(input, {
      ...options,
      signal: new AbortController().signal,
      onProgress: (f) => fractions.push(f),
    });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });
});
