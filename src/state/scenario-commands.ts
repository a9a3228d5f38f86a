/** Commands that make, name, change and drop scenarios. Every one can be undone; only a change of scenario computes anew. */
import type { AppContext } from './app-context';
import * as scenarios from './scenarios';

export const scenarioCommands = ({ edit, store }: AppContext) => ({
  /** A copy of the one on screen, under a new name; from now on that is the one on screen. */
  copyScenario: (name: string) =>
    edit((plan) => scenarios.withCopy(plan, name), { code: 'scenario-copied', context: { name } }, { quiet: true }),
  openScenario(id: string): void {
    const entry = scenarios.scenarioList(store.getState().plan).find((scenario) => scenario.id === id);
    if (entry && !entry.isActive)
      edit((plan) => scenarios.inScenario(plan, id), { code: 'scenario-opened', context: { id, name: entry.name } });
  },
  renameScenario: (id: string, name: string) =>
    edit(
      (plan) => scenarios.withScenarioName(plan, id, name),
      { code: 'scenario-renamed', context: { name } },
      { quiet: true },
    ),
  removeScenario(id: string): void {
    const entry = store.getState().plan.scenarios.find((scenario) => scenario.id === id);
    if (entry)
      edit(
        (plan) => scenarios.withoutScenario(plan, id),
        { code: 'scenario-removed', context: { name: entry.name, id } },
        { quiet: true },
      );
  },
});
