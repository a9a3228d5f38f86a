import { expect, it } from 'vitest';
import { compareInTurns, compareOptions } from '../../../src/core/economics';
import { densePocket, madeUp, never, wideRuralGap } from './made-up-region';

const REGIONS = [wideRuralGap, densePocket(51), densePocket(40), wideRuralGap, densePocket(60)].map((region, i) => ({
  ...region,
  id: `R${i}`,
}));

it('in turns comes out the same', async () => {
  const input = madeUp(REGIONS);
  expect(await compareInTurns(input, never)).toEqual(compareOptions(input, never));
});

it('a cancel between two regions is heard', async () => {
  const cancel = new AbortController();
  const input = madeUp(REGIONS);
  const draws = { ...input, plan: { ...input.plan, costs: { ...input.plan.costs, draws: 20_000 } } };
  let compared = 0;
  const onProgress = () => {
    compared++;
    if (compared === 1) setTimeout(() => cancel.abort());
  };
  await expect(compareInTurns(draws, { signal: cancel.signal, onProgress })).rejects.toThrow(/abort/i);
  expect(compared).toBeLessThan(REGIONS.length);
});
