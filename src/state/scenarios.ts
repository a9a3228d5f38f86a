/** Scenarios: pure edits of the plan. The active one is the plan's own top level; the others lie beside it, each with all settings but the files and regions. */
import type { Plan, Scenario } from '../core/plan';

/** Everything a scenario may differ in. */
export function settingsOf(plan: Plan): Scenario['settings'] {
  const { seed, network, siting, grid, service, radios, terrain, target, costs } = plan;
  return { seed, network, siting, grid, service, radios, terrain, target, costs };
}

/** The plan as it is in another of its scenarios; the same plan when it has none of that id. */
export function inScenario(plan: Plan, id: string): Plan {
  const next = plan.scenarios.find((entry) => entry.id === id);
  if (!next) return plan;
  const { scenario: current, scenarios } = plan;
  const kept: Scenario = { ...current, settings: settingsOf(plan) };
  return {
    ...plan,
    ...next.settings,
    scenario: { id: next.id, name: next.name },
    scenarios: scenarios.map((entry) => (entry.id === id ? kept : entry)),
  };
}

/** A copy of the active scenario under a new name, and the plan in it. */
export function withCopy(plan: Plan, name: string): Plan {
  const used = new Set([plan.scenario.id, ...plan.scenarios.map(({ id }) => id)]);
  let number = 2;
  while (used.has(`S${number}`)) number++;
  const kept: Scenario = { ...plan.scenario, settings: settingsOf(plan) };
  return { ...plan, scenario: { id: `S${number}`, name }, scenarios: [...plan.scenarios, kept] };
}

export function withScenarioName(plan: Plan, id: string, name: string): Plan {
  if (plan.scenario.id === id) return { ...plan, scenario: { id, name } };
  return { ...plan, scenarios: plan.scenarios.map((entry) => (entry.id === id ? { ...entry, name } : entry)) };
}

/** The active scenario cannot go: there would be no plan left. */
export const withoutScenario = (plan: Plan, id: string): Plan => ({
  ...plan,
  scenarios: plan.scenarios.filter((entry) => entry.id !== id),
});

/** All scenarios, in the order of their ids, which is that of their making. */
export function scenarioList(plan: Plan): { id: string; name: string; isActive: boolean }[] {
  const all = [
    { ...plan.scenario, isActive: true },
    ...plan.scenarios.map(({ id, name }) => ({ id, name, isActive: false })),
  ];
  return all.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
