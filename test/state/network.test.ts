/** Editing the network by hand: pure edits, the commands over them, and what the views see before the next result is there. */
import { describe, expect, it } from 'vitest';
import { newPlan, parsePlan } from '../../src/core/plan';
import * as edits from '../../src/state/network-edits';
import { shownNetwork } from '../../src/state/network-view';
import type { AppState } from '../../src/state';
import { anApp, until } from '../helpers/an-app';
import { aSquare } from '../helpers/fake-engine';

async function anOpenApp() {
  const made = anApp();
  made.app.commands.newPlan('Bages');
  made.app.commands.addRegion(aSquare());
  await until('the first result', () => made.app.store.getState().result !== null);
  return { ...made, commands: made.app.commands, state: () => made.app.store.getState() };
}

const fileSite = 'LTE-214-7-1';

describe('a site', () => {
  it('is added, moved, retuned, switched off and removed; each step is undone to the plan before', async () => {
    const { commands, state } = await anOpenApp();
    const plans = [state().plan];
    const id = commands.addSite(1.75, 41.75);
    plans.push(state().plan);
    commands.movePlace('site', id, 1.76, 41.76);
    plans.push(state().plan);
    commands.changeSites([id], { heightM: 42 });
    plans.push(state().plan);
    commands.switchPlaces('site', [id], true);
    plans.push(state().plan);
    expect(state().plan.network.addedSites).toMatchObject([{ id, lonDeg: 1.76, latDeg: 41.76, heightM: 42 }]);
    expect(state().plan.network.sites).toEqual({ [id]: { off: true } });
    commands.removePlaces('site', [id]);
    expect(state().plan.network).toEqual(plans[0]!.network);
    for (const plan of plans.toReversed()) {
      commands.undo();
      expect(state().plan).toBe(plan);
    }
  });

  it('of a file is changed beside the file, and is as in the file again when reset', async () => {
    const { commands, state } = await anOpenApp();
    commands.movePlace('site', fileSite, 1.81, 41.82);
    commands.switchPlaces('site', [fileSite], true);
    expect(state().plan.network.sites).toEqual({ [fileSite]: { lonDeg: 1.81, latDeg: 41.82, off: true } });
    commands.switchPlaces('site', [fileSite], false);
    expect(state().plan.network.sites).toEqual({ [fileSite]: { lonDeg: 1.81, latDeg: 41.82 } });
    commands.resetPlaces('site', [fileSite]);
    expect(state().plan.network.sites).toEqual({});
  });

  it('of a file cannot be removed, only switched off', async () => {
    const { commands, state } = await anOpenApp();
    const added = commands.addSite(1.7, 41.7);
    commands.removePlaces('site', [fileSite, added]);
    expect(state().plan.network.addedSites).toEqual([]);
    expect(state().plan.network.sites).toEqual({ [fileSite]: { off: true } });
    expect(state().past.at(-1)?.note).toEqual({
      code: 'places-removed',
      context: { kind: 'site', removed: 1, switchedOff: 1 },
    });
  });

  it('is shown as the plan has it before the next result is there', async () => {
    const { commands, state, engine } = await anOpenApp();
    engine.answer = () => new Promise(() => undefined);
    const id = commands.addSite(1.75, 41.75);
    commands.movePlace('site', fileSite, 1.9, 41.9);
    const { sites } = shownNetwork(state());
    expect(sites.map(({ item, isAdded, isChanged }) => [item.id, item.lonDeg, isAdded, isChanged])).toEqual([
      [id, 1.75, true, false],
      [fileSite, 1.9, false, true],
    ]);
    expect(shownNetwork(state())).toBe(shownNetwork(state()));
  });

  it('keeps its place in the list when it is switched off', async () => {
    const { commands, state, engine } = await anOpenApp();
    const { sites } = state().result!;
    const three = ['A', 'B', 'C'].map((id) => ({ ...sites[0]!, id }));
    engine.answer = async (plan) => {
      const isOff = ({ id }: { id: string }) => plan.network.sites[id]?.off ?? false;
      const off = { sites: three.filter(isOff), hotspots: [] };
      return { ...state().result!, plan, sites: three.filter((site) => !isOff(site)), off };
    };
    commands.run();
    const ids = () => shownNetwork(state()).sites.map(({ item }) => item.id);
    await until('the three', () => ids().length === 3);
    commands.switchPlaces('site', ['B'], true);
    await until('the run', () => state().result?.off?.sites.length === 1);
    expect(ids()).toEqual(['A', 'B', 'C']);
  });

  it('is of the operator looked at and of a technology of the class', async () => {
    const { commands, state } = await anOpenApp();
    commands.setOperator('214-3');
    commands.setServiceClass('voice');
    commands.addSite(1.75, 41.75);
    expect(state().plan.network.addedSites[0]?.sectors[0]).toMatchObject({ operator: '214-3', technology: 'GSM' });
  });
});

describe('hotspots', () => {
  it('are added, changed together and taken from the plan', async () => {
    const { commands, state } = await anOpenApp();
    const ids = [commands.addHotspot(1.71, 41.71), commands.addHotspot(1.72, 41.72)];
    expect(ids).toEqual(['H1', 'H2']);
    commands.changeHotspots(ids, { heightM: 9, device: 'wifi-indoor' });
    expect(state().plan.network.addedHotspots.map(({ heightM, device }) => [heightM, device])).toEqual([
      [9, 'wifi-indoor'],
      [9, 'wifi-indoor'],
    ]);
    commands.removePlaces('hotspot', ids);
    expect(state().plan.network.addedHotspots).toEqual([]);
  });
});

describe('edits', () => {
  it('give a plan that is still a valid plan', async () => {
    const { commands, state } = await anOpenApp();
    commands.addSite(1.75, 41.75);
    commands.addHotspot(1.71, 41.71);
    commands.switchPlaces('site', [fileSite], true);
    commands.pinPlace('tower-greenfield', 1.8, 41.8);
    commands.addNoGo(aSquare(1.71, 41.71, 0.01));
    const { plan, issues } = parsePlan(JSON.stringify(state().plan));
    expect(issues).toEqual([]);
    expect(plan).toEqual(state().plan);
  });

  it('take ids that nothing bears', () => {
    const plan = newPlan('x');
    expect(edits.freeIds(plan, 'site', 3, ['N2'])).toEqual(['N1', 'N3', 'N4']);
  });
});

describe('a pin that cannot be built', () => {
  const lastToast = (state: AppState) => state.toasts.at(-1)!;

  it('is said at once, with why, and stays on screen until it is read', async () => {
    const { commands, state } = await anOpenApp();
    commands.pinPlace('tower-greenfield', 1.75, 41.75);
    expect(lastToast(state())).toMatchObject({
      tone: 'info',
      note: { code: 'wish-pinned', context: { problem: null } },
    });
    const id = commands.pinPlace('tower-greenfield', 9, 41.75);
    expect(lastToast(state())).toMatchObject({
      tone: 'error',
      undoable: true,
      note: { code: 'wish-pinned', context: { id, problem: 'pin-outside-regions' } },
    });
    commands.changeWish(id, { lonDeg: 1.75 });
    expect(lastToast(state())).toMatchObject({ tone: 'info', note: { context: { problem: null } } });
    commands.pinPlace('lora-gateway', 1.75, 41.75);
    expect(lastToast(state())).toMatchObject({ note: { context: { problem: 'pin-kind-cannot-serve' } } });
    commands.allowKind('tower-greenfield', false);
    commands.changeWish(id, { name: 'Hill' });
    expect(lastToast(state())).toMatchObject({ note: { context: { problem: 'pin-kind-ruled-out' } } });
  });

  it('because of a no-go area drawn over it is counted', async () => {
    const { commands, state } = await anOpenApp();
    commands.pinPlace('tower-greenfield', 1.75, 41.75);
    commands.addNoGo(aSquare(1.75, 41.75, 0.01));
    expect(lastToast(state())).toMatchObject({ tone: 'error', note: { code: 'no-go-drawn', context: { pins: 1 } } });
    const [proposed] = state().result!.proposed;
    commands.moveProposed(proposed!, 1.75, 41.75);
    expect(lastToast(state())).toMatchObject({ note: { context: { problem: 'pin-in-no-go-area' } } });
  });
});

describe('what is selected', () => {
  it('is let go when the step that made it is undone, and stays else', async () => {
    const { commands, state } = await anOpenApp();
    const id = commands.pinPlace('tower-greenfield', 1.8, 41.8);
    commands.select({ kind: 'wish', id });
    commands.changeWish(id, { name: 'Hill' });
    commands.undo();
    expect(state().selection).toEqual({ kind: 'wish', id });
    commands.undo();
    expect(state().selection).toBeNull();
    commands.select({ kind: 'gap', id: 'G1' });
    commands.redo();
    expect(state().selection).toEqual({ kind: 'gap', id: 'G1' });
  });
});

describe('proposed sites', () => {
  it('are taken into the network as one edit that can be undone', async () => {
    const { commands, state } = await anOpenApp();
    const before = state().plan;
    const [proposed] = state().result!.proposed;
    commands.acceptProposed([proposed!]);
    expect(state().plan.network.addedSites).toMatchObject([{ name: 'C1', lonDeg: 1.75, latDeg: 41.75 }]);
    commands.undo();
    expect(state().plan).toBe(before);
  });

  it('that are moved become pinned places of their kind', async () => {
    const { commands, state } = await anOpenApp();
    const [proposed] = state().result!.proposed;
    commands.moveProposed(proposed!, 1.77, 41.77);
    expect(state().plan.siting.places).toMatchObject([
      { kind: 'tower-colocated', lonDeg: 1.77, latDeg: 41.77, pinned: true },
    ]);
  });
});
