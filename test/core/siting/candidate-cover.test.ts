import { describe, expect, it } from 'vitest';
import { candidateCover } from '../../../src/core/coverage';
import { makeGrid } from '../../../src/core/grid';
import { inProcessPool, newPlan, type Pool } from '../../../src/core/plan';
import { candidateTask } from '../../../src/core/siting';
import { coverPlaces } from '../../../src/core/siting/candidate-cover';
import type { Place } from '../../../src/core/siting/place';

const signal = new AbortController().signal;
const ring = [
  [1.8, 41.7],
  [1.84, 41.7],
  [1.84, 41.72],
  [1.8, 41.72],
  [1.8, 41.7],
];
const region = { id: 'box', name: 'box', geometry: { type: 'Polygon' as const, coordinates: [ring] } };
const { grid } = makeGrid([region], { resolution: 10, signal });
const receivers = { lonDeg: grid.lonDeg, latDeg: grid.latDeg, h3: grid.h3, resolution: grid.resolution };
const plan = newPlan('box');
const run = { plan, scenarioOf: () => 'rma' as const, pool: inProcessPool, signal, onProgress() {} };
const aPlace = (kind: Place['kind'], cell: number): Place => ({
  id: `${kind}-${cell}`, kind, lonDeg: grid.lonDeg[cell]!, latDeg: grid.latDeg[cell]!, heightM: null, pinned: false,
}); // prettier-ignore

describe('coverPlaces', () => {
  it('asking only receivers in reach finds what asking all of them finds', async () => {
    const places = [10, 50, 90].flatMap((cell) => [aPlace('tower-greenfield', cell), aPlace('hotspot-outdoor', cell)]);
    const covers = await coverPlaces(places, receivers, run);
    for (const [k, place] of places.entries()) {
      const all = candidateCover(place as Place & { heightM: never }, receivers, { plan, scenario: 'rma' });
      const known = [...all.index.keys()].filter((n) => all.fraction[n]! >= 0.005);
      expect([...covers[k]!.index]).toEqual(known.map((n) => all.index[n]));
      expect([...covers[k]!.fraction]).toEqual(known.map((n) => all.fraction[n]));
    }
    expect(covers[0]!.index.length).toBeGreaterThan(covers[1]!.index.length);
  });

  it('a tower serves the cell it stands in, and cells come in ascending order', async () => {
    const [cover] = await coverPlaces([aPlace('tower-greenfield', 40)], receivers, run);
    expect(cover!.index).toContain(40);
    expect([...cover!.index]).toEqual([...cover!.index].toSorted((a, b) => a - b));
    for (const share of cover!.fraction) expect(share).toBeGreaterThan(0);
    for (const share of cover!.fraction) expect(share).toBeLessThanOrEqual(1);
  });

  it('gives way to whoever uses the app', async () => {
    const asked: (boolean | undefined)[] = [];
    const pool: Pool = {
      size: 1,
      run(task, shared, inputs, options) {
        asked.push(options.givesWay);
        return inProcessPool.run(task, shared, inputs, options);
      },
    };
    await coverPlaces([aPlace('hotspot-outdoor', 40)], receivers, { ...run, pool });
    expect(asked).toEqual([true]);
  });

  it('gives nothing for no places, and hands its buffers over', async () => {
    expect(await coverPlaces([], receivers, run)).toEqual([]);
    const slice = candidateTask.run({ plan, receivers }, []);
    expect(candidateTask.transfer!(slice)).toHaveLength(3);
    expect(candidateTask.name).toBe('candidate-cover');
  });
});
