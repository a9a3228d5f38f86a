import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/core/plan';
import { scenarioList } from '../../src/state';
import { anApp, until } from '../helpers/an-app';
import { aRegionPlan, aSquare } from '../helpers/fake-engine';

async function anOpenApp() {
  const made = anApp();
  made.app.commands.newPlan('Bages');
  made.app.commands.addRegion(aSquare());
  await until('the first result', () => made.app.store.getState().result !== null);
  return { ...made, commands: made.app.commands, state: () => made.app.store.getState() };
}

describe('scenarios', () => {
  it('differ in settings and share files and regions', async () => {
    const { commands, state } = await anOpenApp();
    commands.copyScenario('Fewer masts');
    commands.setTarget(0.5);
    commands.addSite(1.75, 41.75);
    commands.addRegion(aSquare(2));
    commands.openScenario('S1');
    expect(state().plan.target.shareFraction).toBe(0.8);
    expect(state().plan.network.addedSites).toEqual([]);
    expect(state().plan.inputs.drawnRegions).toHaveLength(2);
    commands.openScenario('S2');
    expect(state().plan.target.shareFraction).toBe(0.5);
    expect(state().plan.network.addedSites).toHaveLength(1);
  });

  it('are made without computing, opened with computing', async () => {
    const { commands, state, engine } = await anOpenApp();
    commands.copyScenario('Copy');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(engine.runs).toHaveLength(1);
    expect(state().stale).toBe(false);
    commands.openScenario('S1');
    await until('the run', () => engine.runs.length === 2);
  });

  it('are named, dropped and brought back; the one on screen cannot be dropped', async () => {
    const { commands, state } = await anOpenApp();
    commands.copyScenario('Copy');
    commands.renameScenario('S1', 'Base');
    expect(scenarioList(state().plan)).toEqual([
      { id: 'S1', name: 'Base', isActive: false },
      { id: 'S2', name: 'Copy', isActive: true },
    ]);
    const before = state().plan;
    commands.removeScenario('S2');
    expect(state().plan).toBe(before);
    commands.removeScenario('S1');
    expect(scenarioList(state().plan)).toHaveLength(1);
    commands.undo();
    expect(state().plan).toBe(before);
  });

  it('travel in the plan document, and a plan without them has one', async () => {
    const { commands, state } = await anOpenApp();
    commands.copyScenario('Copy');
    const { plan, issues } = parsePlan(JSON.stringify(state().plan));
    expect(issues).toEqual([]);
    expect(plan).toEqual(state().plan);
    const { scenario: _, scenarios: __, ...old } = aRegionPlan();
    expect(scenarioList(parsePlan(JSON.stringify(old)).plan!)).toEqual([{ id: 'S1', name: '', isActive: true }]);
  });
});
