/** Worlds simple enough to solve by hand: the engine must give the hand's answer. */
import { describe, expect, it } from 'vitest';
import { CELL_STATES } from '../../../src/core/coverage';
import { distanceKm } from '../../../src/core/geo';
import { rmaLossDb } from '../../../src/core/radio';
import { normalCdf } from '../../../src/core/units';
import {
  aPlan,
  aSector,
  aSite,
  cover,
  evenDemand,
  flatGrid,
  HERE,
  servedKm2,
  servedPeople,
} from '../../worlds/flat-world';

const SERVED = CELL_STATES.indexOf('served');

/**
 * By hand: LTE 800, RMa, no load. Uplink decides. User 23 dBm − 3 body + 15 antenna − 1 cable = 34 dBm at no loss; noise of the base −174 + 5 = −168.98 dBm/Hz.
 * 1 Mbit/s in 10 MHz less 14 % overhead is 0.1163 bit/s/Hz; α = 0.4 needs 2^0.2907 − 1 = 0.2232 = −6.51 dB over all 50 blocks.
 */
function handRadiusKm(edgeProbability: number): number {
  const noiseDbm = -173.975 + 10 * Math.log10(50 * 12 * 15e3) + 5;
  const sinrDb = 10 * Math.log10(2 ** (1 / (10 * 0.86) / 0.4) - 1);
  const mostLossDb = 34 - (noiseDbm + sinrDb);
  let radiusM = 10;
  for (; radiusM < 5000; radiusM += 1) {
    const pLos = Math.exp(-(radiusM - 10) / 1000);
    const loss = (los: boolean) =>
      rmaLossDb({ frequencyGhz: 0.806, distance2dM: radiusM, baseHeightM: 35, userHeightM: 1.5, los });
    const [inSight, hidden] = [loss(true), loss(false)];
    const probability =
      pLos * normalCdf((mostLossDb - inSight.lossDb) / inSight.sigmaDb) +
      (1 - pLos) * normalCdf((mostLossDb - hidden.lossDb) / hidden.sigmaDb);
    if (probability < edgeProbability) break;
  }
  return radiusM / 1000;
}

describe('one omni site on flat empty ground', () => {
  it.each([0.75, 0.9, 0.95])(
    'gives a disc of the radius worked out by hand at edge probability %d',
    async (edgeProbability) => {
      const grid = flatGrid({ halfKm: 5, resolution: 10 });
      const result = await cover({ grid, sites: [aSite('A')], plan: aPlan({ edgeProbability }) });
      const radiusKm = handRadiusKm(edgeProbability);
      expect(radiusKm).toBeGreaterThan(1);
      for (let i = 0; i < grid.count; i++) {
        const km = distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!);
        // 5 m: the table's 0.01 dB and the hand's step of 1 m.
        if (Math.abs(km - radiusKm) > 0.005)
          expect(result.state[i] === SERVED, `${km} km, radius ${radiusKm}`).toBe(km < radiusKm);
      }
      // The disc in hexagons of 0.015 km²: the error of counting cells on a rim of 2πr.
      expect(Math.abs(servedKm2(grid, result) / (Math.PI * radiusKm ** 2) - 1)).toBeLessThan(0.02);
    },
  );

  it('the probability at the edge is the one required, and falls with distance', async () => {
    const grid = flatGrid({ halfKm: 5, resolution: 9 });
    const result = await cover({ grid, sites: [aSite('A')] });
    const radiusKm = handRadiusKm(0.9);
    for (let i = 0; i < grid.count; i++) {
      const km = distanceKm(HERE.lonDeg, HERE.latDeg, grid.lonDeg[i]!, grid.latDeg[i]!);
      if (Math.abs(km - radiusKm) > 0.02) expect(result.serviceProbability[i]! >= 0.9).toBe(km < radiusKm);
    }
  });

  it('more than 20 km away a cell is unserved, not outside the model: its best server misses the target at the end of the ladder', async () => {
    const grid = flatGrid({ halfKm: 1, resolution: 9 });
    const result = await cover({ grid, sites: [aSite('A', { eastKm: 28 })] });
    expect(new Set(result.state)).toEqual(new Set([CELL_STATES.indexOf('unserved')]));
    expect(Math.min(...result.deficitDb)).toBeGreaterThan(10);
  });

  it('outside the declared extent of the site file nothing is known', async () => {
    const grid = flatGrid({ halfKm: 1, resolution: 9 });
    const far = aSite('A', { eastKm: 60 });
    const result = await cover({ grid, sites: [far], siteExtent: [far.lonDeg, far.latDeg, far.lonDeg, far.latDeg] });
    expect(new Set(result.state)).toEqual(new Set([CELL_STATES.indexOf('no-data')]));
  });
});

describe('scaling and monotony', () => {
  it('doubling people doubles served people', async () => {
    const grid = flatGrid({ halfKm: 4, resolution: 9 });
    const result = await cover({ grid, sites: [aSite('A')] });
    const once = servedPeople(evenDemand(grid, 10), result);
    expect(once).toBeGreaterThan(0);
    expect(servedPeople(evenDemand(grid, 20), result) / once).toBeCloseTo(2, 12);
  });

  it('one more site never lowers the served share when nobody interferes', async () => {
    const grid = flatGrid({ halfKm: 4, resolution: 9 });
    const sites = [
      aSite('A', { eastKm: -1.5 }),
      aSite('B', { eastKm: 1.2, northKm: 0.4, sectors: [aSector({ azimuthDeg: 200 })] }),
    ];
    const before = await cover({ grid, sites });
    const after = await cover({ grid, sites: [...sites, aSite('C', { northKm: -1 })] });
    for (let i = 0; i < grid.count; i++)
      expect(after.servedFraction[i]!).toBeGreaterThanOrEqual(before.servedFraction[i]!);
    expect(servedKm2(grid, after)).toBeGreaterThan(servedKm2(grid, before));
  });

  it('with load, a neighbour on the same carrier takes service away between the two', async () => {
    const grid = flatGrid({ halfKm: 3, resolution: 9 });
    const sites = [aSite('A', { eastKm: -1 }), aSite('B', { eastKm: 1 })];
    const quiet = await cover({ grid, sites, plan: aPlan({ loadFraction: 0 }) });
    const busy = await cover({ grid, sites, plan: aPlan({ loadFraction: 0.9 }) });
    expect(servedKm2(grid, busy)).toBeLessThan(servedKm2(grid, quiet));
    expect(new Set(busy.cause)).toContain(2);
  });

  it('two operators on the same spot do not interfere with each other', async () => {
    const grid = flatGrid({ halfKm: 3, resolution: 9 });
    const plan = aPlan({ loadFraction: 1, operator: '214-7' });
    const alone = await cover({ grid, plan, sites: [aSite('A')] });
    const shared = await cover({
      grid,
      plan,
      sites: [aSite('A'), aSite('B', { sectors: [aSector({ operator: '214-1' })] })],
    });
    expect(shared.servedFraction).toEqual(alone.servedFraction);
    expect(shared.sinrDb).toEqual(alone.sinrDb);
  });

  it('a rotated world keeps the served area within 2 %', async () => {
    const grid = flatGrid({ halfKm: 5, resolution: 10 });
    const areas = [];
    for (const turn of [0, 17, 45, 75]) {
      const at = (east: number, north: number) => {
        const a = (turn * Math.PI) / 180;
        return { eastKm: east * Math.cos(a) + north * Math.sin(a), northKm: north * Math.cos(a) - east * Math.sin(a) };
      };
      const sectors = [20, 140, 260].map((azimuth) => aSector({ azimuthDeg: azimuth + turn }));
      const sites = [aSite('A', { ...at(-1, 0), sectors }), aSite('B', { ...at(1.4, 0.5), sectors })];
      areas.push(servedKm2(grid, await cover({ grid, sites, plan: aPlan({ loadFraction: 0.5 }) })));
    }
    for (const area of areas) expect(Math.abs(area / areas[0]! - 1)).toBeLessThan(0.02);
  });
});

describe('operator views', () => {
  const grid = flatGrid({ halfKm: 3, resolution: 9 });
  const sites = [aSite('A', { eastKm: -1.5 }), aSite('B', { eastKm: 1.5, sectors: [aSector({ operator: '214-1' })] })];

  it('any ≥ one ≥ all, cell by cell', async () => {
    const any = await cover({ grid, sites, plan: aPlan({ operator: 'any' }) });
    const one = await cover({ grid, sites, plan: aPlan({ operator: '214-07' }) });
    const all = await cover({ grid, sites, plan: aPlan({ operator: 'all' }) });
    for (let i = 0; i < grid.count; i++) {
      expect(any.servedFraction[i]!).toBeGreaterThanOrEqual(one.servedFraction[i]!);
      expect(one.servedFraction[i]!).toBeGreaterThanOrEqual(all.servedFraction[i]!);
    }
    expect(servedKm2(grid, any)).toBeGreaterThan(servedKm2(grid, one));
    expect(Math.max(...any.operatorsServing)).toBe(2);
  });

  it('an operator without a site serves nobody, and a note says so', async () => {
    const result = await cover({ grid, sites, plan: aPlan({ operator: '214-99' }) });
    expect(Math.max(...result.servedFraction)).toBe(0);
    expect(result.notes.map((note) => note.code)).toContain('coverage-operator-unknown');
  });
});

describe('unknown bands', () => {
  it('the low band alone serves a ring that is uncertain; inside both readings agree', async () => {
    const grid = flatGrid({ halfKm: 4, resolution: 9 });
    const unknown = await cover({ grid, sites: [aSite('A', { sectors: [aSector({ templateId: null })] })] });
    const low = await cover({ grid, sites: [aSite('A', { sectors: [aSector({ templateId: 'lte-800' })] })] });
    const mid = await cover({ grid, sites: [aSite('A', { sectors: [aSector({ templateId: 'lte-1800' })] })] });
    const uncertain = CELL_STATES.indexOf('uncertain');
    for (let i = 0; i < grid.count; i++) {
      const [inLow, inMid] = [low.state[i] === SERVED, mid.state[i] === SERVED];
      expect(unknown.state[i]).toBe(
        inLow && inMid ? SERVED : inLow || inMid ? uncertain : CELL_STATES.indexOf('unserved'),
      );
      expect(unknown.servedFraction[i]).toBe(inLow && inMid ? 1 : 0);
      expect(unknown.rsrpDbm[i]).toBe(low.rsrpDbm[i]);
    }
    expect(new Set(unknown.state)).toContain(uncertain);
  });
});

describe('technologies and environments', () => {
  it('GSM and UMTS masts serve voice, never data', async () => {
    const grid = flatGrid({ halfKm: 2, resolution: 9 });
    const sites = [
      aSite('A', {
        sectors: [aSector({ technology: 'GSM', templateId: null }), aSector({ technology: 'UMTS', templateId: null })],
      }),
    ];
    expect(servedKm2(grid, await cover({ grid, sites, plan: aPlan({ classId: 'lte-5-1' }) }))).toBe(0);
    expect(servedKm2(grid, await cover({ grid, sites, plan: aPlan({ classId: 'voice' }) }))).toBeGreaterThan(1);
  });

  it('walls and vehicles shrink the disc, and the lost rim is called indoor-only', async () => {
    const grid = flatGrid({ halfKm: 3, resolution: 9 });
    const sites = [aSite('A')];
    const areas = [];
    for (const environment of ['outdoor', 'in-vehicle', 'indoor-traditional', 'indoor-efficient'] as const)
      areas.push(servedKm2(grid, await cover({ grid, sites, plan: aPlan({ environment }) })));
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    expect(new Set(areas).size).toBe(4);
    const [outside, inside] = [
      await cover({ grid, sites }),
      await cover({ grid, sites, plan: aPlan({ environment: 'indoor-traditional' }) }),
    ];
    for (let i = 0; i < grid.count; i++)
      if (inside.state[i] !== SERVED) expect(inside.cause[i] === 4, `cell ${i}`).toBe(outside.state[i] === SERVED);
  });
});
