import { describe, expect, it } from 'vitest';
import { findGaps, type Gap, type GapsInput } from '../../../src/core/gaps';
import type { MeasurementTable, StatedCoverage } from '../../../src/core/inputs/facts';
import { SERVICE_CLASSES, TECHNOLOGIES } from '../../../src/core/plan';
import { aPlan, cover, flatGrid, type World, worldInput } from '../../worlds/flat-world';

const grid = flatGrid({ halfKm: 1, resolution: 9 });
const target = SERVICE_CLASSES[aPlan().service.classId].minSignalDbm;

async function gapWith(evidence: Partial<GapsInput>, world: Partial<World> = {}): Promise<Gap> {
  const input = worldInput({ grid, ...world });
  const gaps = findGaps({ ...input, coverage: await cover({ grid, ...world }), ...evidence });
  expect(gaps).toHaveLength(1);
  return gaps[0]!;
}

/** Signals measured in the first cells, of one technology and operator. */
function measured(signalsDbm: number[], { technology = 'LTE', operator = '214-7' } = {}): MeasurementTable {
  const count = signalsDbm.length;
  return {
    count,
    lonDeg: grid.lonDeg.slice(0, count),
    latDeg: grid.latDeg.slice(0, count),
    signalDbm: Float32Array.from(signalsDbm),
    snrDb: new Float32Array(count).fill(Number.NaN),
    technology: new Uint8Array(count).fill((TECHNOLOGIES as readonly string[]).indexOf(technology)),
    operator: new Uint8Array(count),
    operators: [operator],
    cell: new Float64Array(count).fill(Number.NaN),
    atS: new Float64Array(count).fill(Number.NaN),
    row: Uint32Array.from({ length: count }, (_, i) => i + 1),
  };
}

/** The first cells of the grid and two far corners, that the statement covers the place. */
function stated(cells: number, fields: Partial<StatedCoverage> = {}): StatedCoverage {
  const corners = flatGrid({ halfKm: 3, resolution: 9 }).h3.filter((h3) => !grid.h3.includes(h3));
  const h3 = BigUint64Array.from([...grid.h3.slice(0, cells), ...corners]);
  return {
    source: 'stated.csv',
    provider: '',
    technology: 'LTE',
    environment: null,
    resolution: 9,
    h3,
    signalDbm: new Float32Array(h3.length).fill(Number.NaN),
    ...fields,
  };
}

const low = [target - 5, target - 9, target - 12, target - 3, target + 1];
const high = [target + 5, target + 9, target + 1, target - 3];

describe('measurements', () => {
  it('without evidence there is none', async () => {
    const gap = await gapWith({ measurements: null, stated: [] });
    expect(gap.confidence).toBe('modelled');
    expect(gap).not.toHaveProperty('evidence');
  });

  it('below the target confirm a gap, above it contradict', async () => {
    const below = await gapWith({ measurements: measured(low) });
    expect(below).toMatchObject({ confidence: 'confirmed', evidence: { measuredBelow: 4, measuredEnough: 1 } });
    const above = await gapWith({ measurements: measured(high) });
    expect(above).toMatchObject({ confidence: 'modelled', evidence: { measuredEnough: 3, says: 'served' } });
  });

  it('too few of them, of another technology or another operator say nothing', async () => {
    const silent = [
      { measurements: measured(low.slice(0, 2)) },
      { measurements: measured(low, { technology: 'GSM' }) },
    ];
    for (const evidence of silent) expect((await gapWith(evidence)).confidence).toBe('modelled');
    const plan = aPlan({ operator: '214-03' });
    expect((await gapWith({ measurements: measured(low) }, { plan })).confidence).toBe('modelled');
    expect((await gapWith({ measurements: measured(low, { operator: '214-3' }) }, { plan })).confidence).toBe(
      'confirmed',
    );
  });
});

describe('statements', () => {
  it('that leave the gap out confirm it, that hold it contradict', async () => {
    expect(await gapWith({ stated: [stated(0)] })).toMatchObject({
      confidence: 'confirmed',
      evidence: { statedShareFraction: 0, says: 'gap' },
    });
    expect(await gapWith({ stated: [stated(grid.count)] })).toMatchObject({
      confidence: 'modelled',
      evidence: { statedShareFraction: 1, says: 'served' },
    });
    const weak = stated(grid.count);
    weak.signalDbm.fill(target - 10);
    expect((await gapWith({ stated: [weak] })).confidence).toBe('confirmed');
  });

  it('of another place, technology, operator or environment say nothing', async () => {
    const plan = aPlan({ operator: '214-7' });
    for (const other of [
      stated(0, { technology: 'GSM' }),
      stated(0, { provider: '214-03' }),
      stated(0, { environment: 'in-vehicle' }),
      stated(0, { h3: flatGrid({ halfKm: 1, resolution: 9, at: { lonDeg: 3, latDeg: 41 } }).h3 }),
    ])
      expect(await gapWith({ stated: [other] }, { plan })).not.toHaveProperty('evidence');
  });

  it('are outranked by measurements', async () => {
    const gap = await gapWith({ stated: [stated(grid.count)], measurements: measured(low) });
    expect(gap.confidence).toBe('confirmed');
  });
});
