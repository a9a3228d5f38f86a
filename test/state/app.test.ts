import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../src/state';
import { UnusableInputError } from '../../src/worker/client';
import { anApp, until } from '../helpers/an-app';
import { aRegionPlan, aSquare, aViewResult } from '../helpers/fake-engine';

const planText = (plan: unknown): string => JSON.stringify(plan);

/** An app with an open plan of one region and its first result. */
async function anOpenApp() {
  const made = anApp();
  made.app.commands.newPlan('Bages');
  made.app.commands.addRegion(aSquare());
  await until('the first result', () => made.app.store.getState().result !== null);
  return { ...made, state: () => made.app.store.getState() };
}

describe('edits', () => {
  it('compute the plan again and leave the old result on screen, marked stale', async () => {
    const { app, engine, state } = await anOpenApp();
    const before = state().result;
    app.commands.setEnvironment('indoor-traditional');
    expect(state().result).toBe(before);
    expect(state().stale).toBe(true);
    await until('the second run', () => !state().stale);
    expect(engine.runs).toHaveLength(2);
    expect(engine.runs[1]?.plan.service.environment).toBe('indoor-traditional');
  });

  it('are undone and redone to the same plan', async () => {
    const { app, state } = await anOpenApp();
    const before = state().plan;
    app.commands.setTarget(0.5);
    const after = state().plan;
    app.commands.undo();
    expect(state().plan).toBe(before);
    app.commands.redo();
    expect(state().plan).toBe(after);
    app.commands.undo();
    app.commands.setTarget(0.6);
    expect(state().future).toEqual([]);
  });

  it('say what they did once the result is there', async () => {
    const { app, engine, state } = await anOpenApp();
    engine.answer = async (plan) => {
      const view = aViewResult(plan, 'better');
      view.totals.servedPeople += 310;
      return { ...view, gaps: view.gaps.slice(1) };
    };
    app.commands.setServiceClass('voice');
    await until('the effect', () =>
      state().toasts.some(({ effect }) => effect?.servedPeople === 310 && effect.gaps === -1),
    );
  });

  it('of a cost refuse a triangle that does not rise and leave the plan alone', async () => {
    const { app, state } = await anOpenApp();
    const before = state().plan;
    expect(app.commands.setCostOverride('macro.colo_rent_usd_yr', { low: 5, likely: 4, high: 6 })).toBe(false);
    expect(state().plan).toBe(before);
    expect(app.commands.setCostOverride('macro.colo_rent_usd_yr', { low: 4, likely: 5, high: 6 })).toBe(true);
    expect(state().plan.costs.overrides).toEqual({ 'macro.colo_rent_usd_yr': { low: 4, likely: 5, high: 6 } });
    app.commands.setCostOverride('macro.colo_rent_usd_yr', null);
    expect(state().plan.costs.overrides).toEqual({});
  });

  it('of the name do not compute anything', async () => {
    const { app, engine, state } = await anOpenApp();
    app.commands.rename('Another name');
    expect(state().plan.name).toBe('Another name');
    expect(state().stale).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(engine.runs).toHaveLength(1);
  });

  it('give drawn regions ids that are free', async () => {
    const { app, state } = await anOpenApp();
    expect(app.commands.addRegion(aSquare(2))).toBe('R2');
    app.commands.removeRegion('R1');
    expect(app.commands.addRegion(aSquare(3))).toBe('R1');
    expect(state().plan.inputs.drawnRegions.map(({ id }) => id)).toEqual(['R2', 'R1']);
  });
});

describe('runs', () => {
  it('are cancelled without an error, and the old result stays', async () => {
    const { app, engine, state } = await anOpenApp();
    const before = state().result;
    let aborted = false;
    engine.answer = (_, signal) =>
      new Promise((__, reject) =>
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new DOMException('Cancelled', 'AbortError'));
        }),
      );
    app.commands.setTarget(0.5);
    await until('the run', () => state().run.status === 'running');
    app.commands.cancel();
    expect(state().run.status).toBe('cancelled');
    await until('the abort', () => aborted);
    expect(state().result).toBe(before);
    expect(state().stale).toBe(true);
  });

  it('of an older plan never overwrite a newer one', async () => {
    const { app, engine, state } = await anOpenApp();
    const answers: (() => void)[] = [];
    engine.answer = (plan) =>
      new Promise((resolve) => answers.push(() => resolve(aViewResult(plan, `target ${plan.target.shareFraction}`))));
    app.commands.setTarget(0.5);
    await until('the first run', () => answers.length === 1);
    app.commands.setTarget(0.6);
    await until('the second run', () => answers.length === 2);
    answers[1]!();
    answers[0]!();
    await until('a result', () => !state().stale);
    expect(state().result?.version).toBe('target 0.6');
  });

  it('that cannot be used list their issues; that fail say why', async () => {
    const { app, engine, state } = await anOpenApp();
    const issue = { code: 'grid-no-region', severity: 'error', ref: {}, context: {} } as const;
    engine.answer = () => Promise.reject(new UnusableInputError([issue]));
    app.commands.run();
    await until('the refusal', () => state().run.status === 'unusable');
    engine.answer = () => Promise.reject(new Error('out of memory'));
    app.commands.run();
    await until('the failure', () => state().run.status === 'failed');
    expect(state().run).toEqual({ status: 'failed', message: 'out of memory' });
    expect(state().result).not.toBeNull();
  });
});

describe('files', () => {
  it('enter the plan only when accepted, with hash, size and mapping', async () => {
    const { app, engine, state } = await anOpenApp();
    const before = state().plan;
    await app.commands.addFiles([new File(['lon,lat,height\n1,2,3\n'], 'masts.csv')]);
    expect(state().drafts).toHaveLength(1);
    expect(state().plan).toBe(before);
    app.commands.setDraftMapping(state().drafts[0]!.id, 'lon', 'lon');
    await until('the second check', () => state().drafts[0]?.check.status === 'checked');
    await app.commands.acceptDrafts();
    expect(state().drafts).toEqual([]);
    const [ref] = state().plan.inputs.towers;
    expect(ref).toMatchObject({ path: 'masts.csv', bytes: 21, mapping: { lon: 'lon' } });
    expect(ref?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await until('the run with the file', () => engine.runs.at(-1)?.files.length === 1);
    expect(engine.runs.at(-1)?.files[0]?.path).toBe('masts.csv');
  });

  it('that are left out leave no trace', async () => {
    const { app, state } = await anOpenApp();
    const before = state().plan;
    await app.commands.addFiles([new File(['x'], 'x.csv')]);
    app.commands.dropDraft(state().drafts[0]!.id);
    await app.commands.acceptDrafts();
    expect(state().plan).toBe(before);
  });

  it('that are plans are opened', async () => {
    const { app, state } = await anOpenApp();
    await app.commands.addFiles([new File([planText({ ...aRegionPlan(), name: 'From a file' })], 'plan.json')]);
    expect(state().plan.name).toBe('From a file');
    expect(state().past).toEqual([]);
  });
});

describe('the next visit', () => {
  it('finds the plan and its files', async () => {
    const { app, storage, state } = await anOpenApp();
    await app.commands.addFiles([new File(['lon,lat,height\n1,2,3\n'], 'masts.csv')]);
    await app.commands.acceptDrafts();
    await until('the save', () => state().save.status === 'saved' && state().save.atMs !== null);
    const again = anApp({ storage });
    await again.app.commands.start();
    expect(again.app.store.getState().plan).toEqual(state().plan);
    await until('the run', () => again.engine.runs.length === 1);
    expect(again.engine.runs[0]?.files.map(({ path }) => path)).toEqual(['masts.csv']);
  });

  it('sets a damaged plan aside and says so', async () => {
    const record = {
      id: 'x',
      name: 'Broken',
      text: '{"format":"infill-plan","version":1',
      isDemo: false,
      savedAtMs: 1,
    };
    const storage = memoryStorage(record);
    const { app } = anApp({ storage });
    await app.commands.start();
    expect(await app.commands.damagedPlans()).toEqual([record]);
    expect(app.store.getState().toasts[0]?.note).toMatchObject({ code: 'plan-set-aside', context: { name: 'Broken' } });
  });

  it('sets a plan of a newer version aside too', async () => {
    const text = planText({ ...aRegionPlan(), version: 99 });
    const storage = memoryStorage({ id: 'x', name: 'Newer', text, isDemo: false, savedAtMs: 1 });
    const { app } = anApp({ storage });
    await app.commands.start();
    expect(await storage.damaged()).toHaveLength(1);
    expect(app.store.getState().toasts[0]?.note).toMatchObject({
      code: 'plan-set-aside',
      context: { issues: [{ code: 'plan-newer-version' }] },
    });
  });

  it('works without storage, and says that nothing is kept', async () => {
    const refuse = () => Promise.reject(new Error('quota'));
    const storage = { ...memoryStorage(), save: refuse, putFile: refuse };
    const { app } = anApp({ storage });
    app.commands.newPlan('Kept in memory');
    app.commands.addRegion(aSquare());
    const { store } = app;
    await until('the result', () => store.getState().result !== null);
    await until('the failed save', () => store.getState().save.status === 'failed');
    expect(store.getState().toasts.some(({ tone }) => tone === 'error')).toBe(true);
  });
});
