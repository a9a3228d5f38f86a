/** A preset that is not for the place is said, by region, and never changed. */
import { expect, it } from 'vitest';
import { FITTING_PRESET, type Market, presetIssues } from '../../../src/core/costs';
import { newPlan, type Plan } from '../../../src/core/plan';
import type { Grid } from '../../../src/core/grid';

/** Two regions of 100 cells each: the first west of Greenwich, the second east. */
function aGrid(): Grid {
  const count = 200;
  const geometry = { type: 'Polygon' as const, coordinates: [] };
  return {
    ...{ resolution: 9, count, h3: new BigUint64Array(count), areaKm2: new Float32Array(count).fill(0.1) },
    lonDeg: Float64Array.from({ length: count }, (_, i) => (i < 100 ? -1 : 1)),
    latDeg: new Float64Array(count),
    regionIndex: Uint16Array.from({ length: count }, (_, i) => (i < 100 ? 0 : 1)),
    regions: [
      { id: 'W', name: 'West', geometry },
      { id: 'E', name: '', geometry },
    ],
  };
}

const planWith = (preset: Plan['costs']['preset']): Plan => {
  const plan = newPlan('Plan');
  return { ...plan, costs: { ...plan.costs, preset } };
};
const told = (preset: Plan['costs']['preset'], west: Market, east: Market) =>
  presetIssues(planWith(preset), aGrid(), (lon) => (lon < 0 ? west : east)).map(({ code, context }) => [
    code,
    context.regions,
    FITTING_PRESET[code] ?? null,
  ]);

it('says nothing where the preset fits', () => {
  expect(told('us', 'us', 'us')).toEqual([]);
  expect(told('emerging', 'other', 'other')).toEqual([]);
});

it('names the regions it is not for, and the preset that fits, where there is one', () => {
  expect(told('us', 'us', 'high')).toEqual([['preset-us-abroad', 'E', null]]);
  expect(told('us', 'other', 'other')).toEqual([['preset-us-in-emerging', 'West, E', 'emerging']]);
  expect(told('emerging', 'us', 'high')).toEqual([
    ['preset-emerging-in-us', 'West', 'us'],
    ['preset-emerging-abroad', 'E', null],
  ]);
});
