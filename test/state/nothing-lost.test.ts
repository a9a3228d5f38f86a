/** Nothing is lost: earlier versions, drafts of what was not saved, runs that end the page; and a file for others gives nothing away. */
import { describe, expect, it } from 'vitest';
import { newPlan, parsePlan } from '../../src/core/plan';
import { memoryStorage } from '../../src/state';
import { isVersion, surplus } from '../../src/state/plan-versions';
import { withoutPrivateData } from '../../src/state/share';
import { anApp, memoryPreferences, until } from '../helpers/an-app';
import { aRegionPlan, aSquare } from '../helpers/fake-engine';

describe('earlier versions', () => {
  it('are kept where a minute lies between, listed with what was done, and restored as an edit', async () => {
    let nowMs = 1_000_000;
    const { app } = anApp({ now: () => nowMs });
    const { store, commands } = app;
    const saved = async () => until('the save', () => store.getState().save.status === 'saved');
    commands.newPlan('First');
    await saved();
    for (const share of [0.5, 0.6, 0.7]) {
      nowMs += 61_000;
      commands.setTarget(share);
      await saved();
    }
    const versions = await commands.planVersions();
    expect(versions.map(({ text }) => parsePlan(text).plan?.target.shareFraction)).toEqual([0.6, 0.5, 0.8]);
    expect(versions[0]?.note).toEqual({ code: 'target', context: { shareFraction: 0.6 } });
    commands.restoreVersion(versions[1]!);
    expect(store.getState().plan.target.shareFraction).toBe(0.5);
    commands.undo();
    expect(store.getState().plan.target.shareFraction).toBe(0.7);
  });

  it('are bounded in number and size', () => {
    const version = (savedAtMs: number, length: number) => ({ planId: 'x', savedAtMs, name: '', text: 'x'.repeat(length), note: null }); // prettier-ignore
    const many = Array.from({ length: 70 }, (_, index) => version(100 - index, 10));
    expect(surplus(many)).toHaveLength(10);
    expect(surplus([version(3, 6_000_000), version(2, 6_000_000), version(1, 10)])).toHaveLength(2);
    expect(isVersion({ text: 'a', savedAtMs: 100_000 }, 'b', 99_000)).toBe(false);
    expect(isVersion({ text: 'a', savedAtMs: 100_000 }, 'a', null)).toBe(false);
  });
});

describe('a visit that ended before the save', () => {
  it('is taken up again at its last edit', async () => {
    const [preferences, storage] = [memoryPreferences(), memoryStorage()];
    const first = anApp({ preferences, storage: { ...storage, save: () => new Promise(() => undefined) } });
    first.app.commands.newPlan('Half done');
    first.app.commands.setTarget(0.35);
    const next = anApp({ preferences, storage });
    await next.app.commands.start();
    const { plan, toasts } = next.app.store.getState();
    expect([plan.name, plan.target.shareFraction]).toEqual(['Half done', 0.35]);
    expect(toasts.at(-1)?.note).toMatchObject({ code: 'draft-recovered' });
  });

  it('leaves no draft once it was saved', async () => {
    const preferences = memoryPreferences();
    const { app } = anApp({ preferences });
    app.commands.newPlan('Saved');
    await until('the save', () => app.store.getState().save.status === 'saved');
    expect(preferences.read('draft')).toBe('');
  });

  it('is saved at once when the page is about to go', async () => {
    const { app, storage } = anApp();
    app.commands.newPlan('Leaving');
    app.commands.saveNow();
    await until('the save', () => app.store.getState().save.status === 'saved');
    expect((await storage.current())?.name).toBe('Leaving');
  });

  it('does not trust a draft that cannot be read', async () => {
    const preferences = memoryPreferences();
    preferences.write('draft', '{"id":"x","text":"{","savedAtMs":9e15,"name":""}');
    const record = { id: 'y', name: 'Whole', text: JSON.stringify(aRegionPlan()), isDemo: false, savedAtMs: 1 };
    const { app } = anApp({ preferences, storage: memoryStorage(record) });
    await app.commands.start();
    expect(app.store.getState().plan.name).toBe('Test plan');
  });
});

describe('runs that end the page', () => {
  it('start again by themselves once, then wait for the user', async () => {
    const preferences = memoryPreferences();
    const record = { id: 'x', name: 'Huge', text: JSON.stringify(aRegionPlan()), isDemo: false, savedAtMs: 1 };
    const visit = async () => {
      const made = anApp({ preferences, storage: memoryStorage(record) });
      made.engine.answer = () => new Promise(() => undefined);
      await made.app.commands.start();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return made;
    };
    expect((await visit()).engine.runs).toHaveLength(1);
    expect((await visit()).engine.runs).toHaveLength(1);
    const third = await visit();
    expect(third.engine.runs).toHaveLength(0);
    expect(third.app.store.getState().toasts.at(-1)?.note).toMatchObject({ code: 'runs-interrupted' });
    third.engine.answer = anApp().engine.answer;
    third.app.commands.run();
    await until('the run', () => third.engine.runs.length === 1);
  });

  it('are counted afresh after one that came to an end', async () => {
    const preferences = memoryPreferences();
    const { app, engine } = anApp({ preferences });
    app.commands.newPlan('Fine');
    app.commands.addRegion(aSquare());
    await until('the run', () => engine.runs.length === 1 && app.store.getState().run.status === 'idle');
    expect(preferences.read('runsUnfinished')).toBe('0');
  });
});

describe('a file for others', () => {
  const secret = 'cafe-central';
  const ref = { path: `${secret}.csv`, sha256: 'a'.repeat(64), bytes: 1, mapping: { lon: secret } };
  const plan = () => {
    const base = newPlan('Shared');
    const hotspot = { id: 'H1', name: secret, lonDeg: 1, latDeg: 2, network: 'mobile', device: 'wifi-indoor', heightM: null, gainDbi: null, azimuthDeg: null } as const; // prettier-ignore
    const network = { ...base.network, addedHotspots: [hotspot], hotspots: { [secret]: { off: true } } };
    return {
      ...base,
      inputs: { ...base.inputs, hotspots: [ref], venues: [ref], joins: [{ ...ref, joinColumn: secret, joinId: 'id' }] },
      network,
      scenarios: [{ id: 'S2', name: 'Two', settings: { ...base, network } }],
    };
  };

  it('holds no name of a file, hash or venue, in no scenario', () => {
    const text = JSON.stringify(withoutPrivateData(plan()));
    expect(text).not.toContain(secret);
    expect(text).not.toContain('a'.repeat(64));
  });

  it('opens as a plan with what was drawn and set', async () => {
    const { app } = anApp();
    app.commands.newPlan('Shared');
    app.commands.addRegion(aSquare());
    app.commands.setTarget(0.45);
    const file = app.commands.shareFile(true);
    const other = anApp();
    await other.app.commands.addFiles([new File([file], 'shared.json')]);
    const { plan: opened } = other.app.store.getState();
    expect(opened.target.shareFraction).toBe(0.45);
    expect(opened.inputs.drawnRegions).toHaveLength(1);
  });
});
