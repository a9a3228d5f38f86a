import { describe, expect, it } from 'vitest';
import { destination, distanceKm } from '../../../../src/core/geo';
import { type CellTable, sitesFromCells } from '../../../../src/core/inputs';
import { TECHNOLOGIES } from '../../../../src/core/plan';

interface Cell {
  technology?: (typeof TECHNOLOGIES)[number];
  mnc?: number;
  area?: number;
  cell: number;
  lon: number;
  lat: number;
  range?: number;
  samples?: number;
}

function tableOf(cells: readonly Cell[]): CellTable {
  const column = (of: (cell: Cell) => number): number[] => cells.map(of);
  return {
    count: cells.length,
    technology: Uint8Array.from(column(({ technology }) => TECHNOLOGIES.indexOf(technology ?? 'LTE'))),
    mcc: Uint16Array.from(column(() => 214)),
    mnc: Uint16Array.from(column(({ mnc }) => mnc ?? 7)),
    area: Uint32Array.from(column(({ area }) => area ?? 1)),
    cell: Float64Array.from(column(({ cell }) => cell)),
    lonDeg: Float64Array.from(column(({ lon }) => lon)),
    latDeg: Float64Array.from(column(({ lat }) => lat)),
    rangeM: Float32Array.from(column(({ range }) => range ?? 1000)),
    samples: Uint32Array.from(column(({ samples }) => samples ?? 40)),
    row: Uint32Array.from(column(() => 1)),
  };
}

const ENB = 500_000;
const MAST: [number, number] = [1.8, 41.7];

/** A cell of base station ENB seen `distance` km from the mast at `bearing`. */
function seen(local: number, bearing: number, distance: number, more: Partial<Cell> = {}): Cell {
  const [lon, lat] = destination(MAST[0], MAST[1], bearing, distance);
  return { cell: ENB * 256 + local, lon, lat, ...more };
}

const sitesOf = (...cells: Cell[]) => sitesFromCells(tableOf(cells)).sites;

describe('sitesFromCells: the mast', () => {
  it('is in the middle of its sectors, with the name of its base station', () => {
    const [site, ...others] = sitesOf(seen(1, 0, 0.6), seen(2, 120, 0.6), seen(3, 240, 0.6));
    expect(others).toEqual([]);
    expect(site!.id).toBe('LTE-214-7-500000');
    expect(distanceKm(site!.lonDeg, site!.latDeg, ...MAST)).toBeLessThan(0.005);
    expect(site!.samples).toBe(120);
    expect(site!.heightM).toBeNull();
  });

  it('does not depend on the order of the rows', () => {
    const cells = [seen(1, 10, 0.5), seen(2, 130, 0.9, { samples: 3 }), seen(3, 250, 0.4), seen(11, 20, 1.5)];
    expect(sitesOf(...cells.toReversed())).toEqual(sitesOf(...cells));
  });

  it('is not pulled into the busiest sector', () => {
    const busy = sitesOf(seen(1, 0, 0.6, { samples: 5000 }), seen(2, 120, 0.6), seen(3, 240, 0.6))[0]!;
    expect(distanceKm(busy.lonDeg, busy.latDeg, ...MAST)).toBeLessThan(0.05);
  });

  it('is kept apart by operator and by technology', () => {
    const ids = sitesOf(
      seen(1, 0, 0.5),
      seen(1, 0, 0.5, { mnc: 3 }),
      { technology: 'GSM', cell: 121, area: 9, lon: 1.8, lat: 41.7 },
      { technology: 'UMTS', cell: 700 * 65_536 + 121, lon: 1.8, lat: 41.7 },
      { technology: 'NR', cell: 4_000_000 * 4096 + 1, lon: 1.8, lat: 41.7 },
    ).map(({ id }) => id);
    expect(ids).toEqual([
      'LTE-214-7-500000',
      'LTE-214-3-500000',
      'GSM-214-7-a9.12',
      'UMTS-214-7-700.12',
      'NR-214-7-4000000',
    ]);
  });

  it('gathers GSM cells of one LAC and CID/10 only', () => {
    const gsm = (area: number, cell: number): Cell => ({ technology: 'GSM', area, cell, lon: 1.8, lat: 41.7 });
    const { sites } = sitesFromCells(tableOf([gsm(1, 121), gsm(1, 122), gsm(1, 131), gsm(2, 121)]));
    expect(sites.map(({ sectors }) => sectors.length)).toEqual([2, 1, 1]);
  });

  it('makes each cell without base station a site of its own, and counts them', () => {
    const result = sitesFromCells(tableOf([1, 2].map((cell) => ({ cell, lon: 1.8, lat: 41.7 }))));
    expect(result.sites.map(({ id }) => id)).toEqual(['LTE-214-7-a1.c1', 'LTE-214-7-a1.c2']);
    expect(result.cellsWithoutBaseStation).toBe(2);
  });

  it('splits a group wider than 5 km, and keeps one that is not', () => {
    const near = sitesFromCells(tableOf([seen(1, 0, 2.4), seen(2, 180, 2.4)]));
    expect(near).toMatchObject({ sites: [{ id: 'LTE-214-7-500000' }], baseStationsSplit: 0 });
    const far = sitesFromCells(tableOf([seen(1, 0, 0.1), seen(2, 120, 0.1), seen(3, 90, 8)]));
    expect(far.sites.map(({ id }) => id)).toEqual(['LTE-214-7-500000', 'LTE-214-7-500000/2']);
    expect(far.baseStationsSplit).toBe(1);
  });

  it('works across the antimeridian', () => {
    const cell = (local: number, lon: number): Cell => ({ cell: ENB * 256 + local, lon, lat: -17 });
    const sites = sitesOf(cell(1, 179.999), cell(2, -179.999));
    expect(sites).toHaveLength(1);
    expect(Math.abs(sites[0]!.lonDeg)).toBeCloseTo(180, 6);
  });
});

describe('sitesFromCells: sharing', () => {
  const shared = (km: number) => {
    const [lon, lat] = destination(MAST[0], MAST[1], 90, km);
    return sitesOf(seen(1, 0, 0), { cell: ENB * 256 + 1, mnc: 3, lon, lat });
  };

  it('marks the same base station under two operators within 2 km, both ways', () => {
    expect(shared(1.9).map(({ sharedBy }) => sharedBy)).toEqual([['214-3'], ['214-7']]);
  });

  it('does not mark it farther away', () => {
    expect(shared(2.1).map(({ sharedBy }) => sharedBy)).toEqual([[], []]);
  });
});

describe('sitesFromCells: uncertainty of the position', () => {
  const uncertainty = (...cells: Cell[]): number => sitesOf(...cells)[0]!.positionUncertaintyM;

  it('shrinks with more cells, and has a floor', () => {
    const three = [seen(1, 0, 0.6), seen(2, 120, 0.6), seen(3, 240, 0.6)];
    const carriers = [0, 10, 20, 30].flatMap((shift) => three.map((cell) => ({ ...cell, cell: cell.cell + shift })));
    expect(uncertainty(...carriers)).toBeLessThan(uncertainty(...three));
    expect(uncertainty(...Array.from({ length: 240 }, (_, i) => seen(i, i * 40, 0.05)))).toBe(100);
  });

  it('grows with scatter', () => {
    const ring = (km: number): Cell[] => [seen(1, 0, km), seen(2, 120, km), seen(3, 240, km)];
    expect(uncertainty(...ring(2))).toBeGreaterThan(uncertainty(...ring(0.5)));
  });

  it('of a lone cell follows its range: the centroid of a 120° sector is 0.55 r from the mast', () => {
    const near = uncertainty(seen(1, 0, 0, { range: 1000 }));
    const far = uncertainty(seen(1, 0, 0, { range: 5000 }));
    expect(near).toBeCloseTo(Math.hypot(390, 500 / Math.sqrt(1.8)), -2);
    expect(far).toBeGreaterThan(1950);
  });
});

describe('sitesFromCells: made-up numbers', () => {
  it('a base station with cells all over the world is cut into sites, none lost', () => {
    const cells = Array.from({ length: 20_000 }, (_, i) => ({
      cell: ENB * 256 + (i % 256),
      area: i,
      lon: ((i * 7.77) % 360) - 180,
      lat: ((i * 3.33) % 160) - 80,
    }));
    const { sites, baseStationsSplit } = sitesFromCells(tableOf(cells));
    expect(baseStationsSplit).toBe(1);
    expect(sites.reduce((sum, { sectors }) => sum + sectors.reduce((all, { cells }) => all + cells, 0), 0)).toBe(
      20_000,
    );
    expect(new Set(sites.map(({ id }) => id)).size).toBe(sites.length);
  });

  it('a base station with thousands of cells in one place is one site of at most six sectors', () => {
    const cells = Array.from({ length: 20_000 }, (_, i) => seen(i % 256, i * 40, 0.6, { area: i }));
    const sites = sitesOf(...cells);
    expect(sites).toHaveLength(1);
    expect(sites[0]!.sectors.length).toBeLessThanOrEqual(6);
  });
});

describe('sitesFromCells: reach', () => {
  it('leaves out base stations of which no cell is near, and counts them', () => {
    const cells = [seen(1, 0, 0.5), { cell: 900_000 * 256, lon: 10, lat: 50 }];
    const result = sitesFromCells(tableOf(cells), { near: (lon) => lon < 5 });
    expect(result.sites.map(({ id }) => id)).toEqual(['LTE-214-7-500000']);
    expect(result.sitesOutOfReach).toBe(1);
  });

  it('counts every site it leaves out: those of a base station in two places, and the far part of one that is near', () => {
    const far = 900_000 * 256;
    const cells = [
      ...[{ cell: far, lon: 10, lat: 50 }, { cell: far + 1, lon: 11, lat: 50 }],
      ...[seen(1, 0, 0.5), { cell: ENB * 256 + 2, lon: 12, lat: 50 }],
    ]; // prettier-ignore
    const all = sitesFromCells(tableOf(cells));
    const near = sitesFromCells(tableOf(cells), { near: (lon) => lon < 5 });
    expect(all.siteCount).toBe(4);
    expect([near.siteCount, near.sitesOutOfReach]).toEqual([1, 3]);
    expect(near.baseStationsSplit).toBe(all.baseStationsSplit);
  });
});
