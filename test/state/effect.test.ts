/** What the toast of an edit may claim: gains only where the plan is about the same people as before. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan';
import { effectOf } from '../../src/state/effect';
import { withGrid, withRegion, withTarget, withoutRegion, withFiles } from '../../src/state/edits';
import { withMergedRegions, withRegionGeometry, withSplitRegion } from '../../src/state/region-edits';
import type { ViewResult } from '../../src/worker/client';
import { anApp, until } from '../helpers/an-app';
import { aRegionPlan, aSquare, aViewResult } from '../helpers/fake-engine';

/** A result with one region of the summary for each of the plan, of so many people, of whom 1,000 are served. */
function resultOf(plan: Plan, people = 5000, served = 1000): ViewResult {
  const view = aViewResult(plan);
  const [first] = view.summary.regions;
  view.summary.regions = plan.inputs.drawnRegions.map(({ id, name }) => ({
    ...first!,
    ...{ id, name, population: people },
    baseline: { ...first!.baseline, servedPopulation: served },
  }));
  const regions = plan.inputs.drawnRegions.length;
  view.totals = { regions, people: people * regions, servedPeople: served * regions };
  return view;
}

const ONE = aRegionPlan('R1');
const TWO = withRegion(ONE, { id: 'R2', name: 'Area 2', geometry: aSquare(3) });
const towers = (plan: Plan) =>
  withFiles(plan, [{ role: 'towers', ref: { path: 'cells.csv', sha256: 'a'.repeat(64), bytes: 1, mapping: {} } }]);

describe('effectOf', () => {
  it.each([
    ['a region is drawn', ONE, TWO],
    ['a region is removed', TWO, withoutRegion(TWO, 'R2')],
    ['regions are joined', TWO, withMergedRegions(TWO, ['R1', 'R2'], aSquare(1.7, 41.7, 2))],
    ['a region is split', ONE, withSplitRegion(ONE, 'R1', [aSquare(1.7, 41.7, 0.1), aSquare(1.8, 41.7, 0.1)])],
    ['an outline is moved', ONE, withRegionGeometry(ONE, 'R1', aSquare(1.6, 41.6, 0.4))],
    ['a file is added', ONE, towers(ONE)],
  ])('gains nobody when %s: it says what the plan holds now', (_, before, after) => {
    const regions = after.inputs.drawnRegions.length;
    expect(effectOf(resultOf(before), resultOf(after, 5000, 1651))).toEqual({
      kind: 'content',
      regions,
      people: 5000 * regions,
      servedPeople: 1651 * regions,
      gaps: 2,
    });
  });

  it('does not wait for the costs of a new region', () => {
    const early: ViewResult = { ...resultOf(TWO), stale: { stages: ['siting', 'economics'], because: 'plan' } };
    early.summary.regions.pop();
    expect(effectOf(resultOf(ONE), early)).toMatchObject({ kind: 'content', regions: 2, people: 10_000 });
  });

  it('gains nobody where other people are counted', () => {
    expect(effectOf(resultOf(ONE), resultOf(withGrid(ONE, { resolution: 8 }), 4990))?.kind).toBe('content');
    expect(effectOf(resultOf(ONE), resultOf(withGrid(ONE, { resolution: 8 }), 5000.2))?.kind).toBe('change');
  });

  it('says what changed for the same people, and of how many edits together', () => {
    expect(effectOf(resultOf(ONE), resultOf(withTarget(ONE, { shareFraction: 1 }), 5000, 1310), 2)).toMatchObject({
      ...{ kind: 'change', edits: 2, servedPeople: 310, gaps: 0, annualCostUsd: 0, verdictChanged: false },
    });
    const renamed = { ...ONE, inputs: { ...ONE.inputs, drawnRegions: ONE.inputs.drawnRegions.map((r) => ({ ...r, name: 'Bages' })) } }; // prettier-ignore
    expect(effectOf(resultOf(ONE), resultOf(renamed))?.kind).toBe('change');
  });
});

describe('toasts', () => {
  async function anOpenApp() {
    const made = anApp();
    made.engine.answer = async (plan) => resultOf(plan, 5000, 1000 + 500 * made.engine.runs.length);
    made.app.commands.newPlan('Bages');
    made.app.commands.addRegion(aSquare());
    const state = () => made.app.store.getState();
    await until('the first result', () => state().result !== null);
    return { ...made, state };
  }

  it('never explain an edit by another plan', async () => {
    const { app, engine, state } = await anOpenApp();
    const { answer } = engine;
    engine.answer = (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    app.commands.setTarget(0.9);
    expect(state().run.status).toBe('running');
    engine.answer = answer;
    const file = new Blob([JSON.stringify(aRegionPlan('other'))]);
    await app.commands.openPlanFile(file, 'other.json');
    await until('the other plan’s result', () => state().result !== null && !state().stale);
    expect(
      state()
        .toasts.map(({ effect }) => effect)
        .filter(Boolean),
    ).toEqual([]);
  });

  it('never explain an edit that was undone before its result', async () => {
    const { app, state } = await anOpenApp();
    app.commands.setTarget(0.9);
    app.commands.undo();
    await until('the result', () => !state().stale && state().run.status === 'idle');
    expect(
      state()
        .toasts.map(({ effect }) => effect)
        .filter(Boolean),
    ).toEqual([]);
  });

  it('say how many edits did it when they came faster than results', async () => {
    const { app, state } = await anOpenApp();
    app.commands.setTarget(0.9);
    app.commands.setTarget(0.95);
    await until('what they did', () => Boolean(state().toasts.at(-1)?.effect));
    expect(state().toasts.at(-1)?.effect).toMatchObject({ kind: 'change', edits: 2 });
    app.commands.setTarget(0.8);
    await until('what it did', () => state().toasts.at(-1)?.effect !== null);
    expect(state().toasts.at(-1)?.effect).toMatchObject({ kind: 'change', edits: 1 });
  });
});
