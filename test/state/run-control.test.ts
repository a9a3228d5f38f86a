import { describe, expect, it } from 'vitest';
import type { ViewResult } from '../../src/worker/client';
import { anApp, until } from '../helpers/an-app';
import { aSquare, aViewResult } from '../helpers/fake-engine';

/** An app whose clock the test moves, with an open plan and its first result. */
async function anOpenApp(rerunDelayMs = 0) {
  const clock = { ms: 10_000 };
  const made = anApp({ rerunDelayMs, now: () => clock.ms });
  made.app.commands.newPlan('Bages');
  made.app.commands.addRegion(aSquare());
  await until('the first result', () => made.app.store.getState().result !== null);
  clock.ms += 60_000;
  return { ...made, clock, state: () => made.app.store.getState() };
}

/** As after a moved mast: coverage and gaps of now, the rest of before. */
function early(plan: ViewResult['plan'], because: 'network' | 'costs'): ViewResult {
  const view = aViewResult(plan, 'early');
  view.summary.regions[0]!.baseline.servedPopulation += 200;
  view.totals.servedPeople += 200;
  return { ...view, stale: { stages: because === 'costs' ? ['siting'] : ['siting', 'economics'], because } };
}

describe('the first of a row of edits', () => {
  it('reaches the engine before the page has drawn it', async () => {
    const { app, engine, state } = await anOpenApp(250);
    const asked = engine.runs.length;
    app.commands.setTarget(0.9);
    expect(engine.runs.slice(asked).map(({ plan }) => plan.target)).toEqual([state().plan.target]);
    app.commands.setTarget(0.8);
    expect(engine.runs).toHaveLength(asked + 1);
  });
});

describe('a run under way', () => {
  it('shows what the engine has early, says what the edit did so far, and is replaced by the result', async () => {
    const { app, engine, state } = await anOpenApp();
    let finish = () => {};
    engine.answer = async (plan, _signal, onPartial) => {
      onPartial(early(plan, 'network'));
      await new Promise<void>((resolve) => (finish = resolve));
      const view = aViewResult(plan, 'done');
      view.summary.regions[0]!.baseline.servedPopulation += 200;
      view.totals.servedPeople += 200;
      view.summary.regions[0]!.options[1]!.annualCostUsd.p50! += 9_000;
      return view;
    };
    app.commands.setServiceClass('voice');
    await until('the early result', () => state().result?.version === 'early');
    expect(state().stale).toBe(true);
    expect(state().run.status).toBe('running');
    expect(state().toasts.at(-1)?.effect).toMatchObject({ servedPeople: 200, annualCostUsd: null });
    finish();
    await until('the result', () => state().result?.version === 'done');
    expect(state().stale).toBe(false);
    expect(state().toasts.at(-1)?.effect).toMatchObject({ servedPeople: 200, annualCostUsd: 9_000 });
  });

  it('leaves a region drawn meanwhile chosen, which comes with its result', async () => {
    const { app, engine, state } = await anOpenApp();
    engine.answer = async (plan, signal, onPartial) => {
      onPartial(early(plan, 'network'));
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const id = app.commands.addRegion(aSquare(3));
    app.commands.select({ kind: 'region', id });
    await until('the early result', () => state().result?.version === 'early');
    expect(state().result?.summary.regions.some((region) => region.id === id)).toBe(false);
    expect(state().regionId).toBe(id);
    engine.answer = async (plan) => aViewResult(plan, 'done');
    app.commands.undo();
    await until('the result without it', () => state().result?.version === 'done');
    expect(state().regionId).toBe('R1');
  });

  it('says at once what a changed cost does to the sites chosen before', async () => {
    const { app, engine, state } = await anOpenApp();
    engine.answer = async (plan, signal, onPartial) => {
      const view = early(plan, 'costs');
      view.summary.regions[0]!.options[1]!.annualCostUsd.p50! += 4_000;
      onPartial(view);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    app.commands.setCostOverride('macro.colo_rent_usd_yr', { low: 1, likely: 2, high: 3 });
    await until('the effect', () => state().toasts.at(-1)?.effect !== null);
    expect(state().toasts.at(-1)?.effect).toMatchObject({ annualCostUsd: 4_000 });
    app.commands.cancel();
    expect(state()).toMatchObject({ stale: true, run: { status: 'cancelled' }, result: { version: 'early' } });
  });

  it('of an older plan shows nothing more once a newer one is asked for', async () => {
    const { app, engine, state } = await anOpenApp();
    let sendLate = () => {};
    engine.answer = (plan, _signal, onPartial) =>
      new Promise(() => (sendLate = () => onPartial(early(plan, 'network'))));
    app.commands.setServiceClass('voice');
    await until('the run', () => engine.runs.length === 2);
    engine.answer = async (plan) => aViewResult(plan, 'newer');
    app.commands.setEnvironment('in-vehicle');
    sendLate();
    await until('the newer result', () => state().result?.version === 'newer');
  });

  it('starts at once for a single edit, and waits for a pause in a row of them', async () => {
    const { app, engine, clock } = await anOpenApp(200);
    app.commands.setTarget(0.5);
    await until('a run without waiting', () => engine.runs.length === 2);
    clock.ms += 50;
    app.commands.setTarget(0.6);
    app.commands.setTarget(0.7);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(engine.runs).toHaveLength(2);
    await until('the run after the pause', () => engine.runs.length === 3);
    expect(engine.runs[2]!.plan.target.shareFraction).toBe(0.7);
  });

  it('shows how answer and bound close in, and lets the user keep the best', async () => {
    const { app, engine, state, clock } = await anOpenApp();
    const asked: string[] = [];
    engine.ask = (async (name: string) => void asked.push(name)) as typeof engine.ask;
    let tell = (_bound: number) => {};
    engine.run = (_plan, _files, { onBound }) =>
      new Promise(() => {
        tell = (boundUsdPerYear) =>
          onBound?.({
            option: 'hybrid', regionId: 'R1', bestCostUsdPerYear: 100, bestPeople: 9, boundUsdPerYear, boundPeople: null,
            gapFraction: 1 - boundUsdPerYear / 100,
          }); // prettier-ignore
      });
    app.commands.setTarget(0.4);
    await until('the run', () => state().run.status === 'running');
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const bound of [50, 80, 90]) {
      clock.ms += 200;
      tell(bound);
    }
    const { run } = state();
    expect(run.status === 'running' && run.bounds?.map(({ boundUsdPerYear }) => boundUsdPerYear)).toEqual([50, 80, 90]);
    app.commands.stopSiting();
    expect(asked).toEqual(['stop-siting']);
  });
});
