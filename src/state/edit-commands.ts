/** Commands that change the plan: each an Edit with its note. */
import type { DrawnRegion, Plan, Triangle } from '../core/plan/plan';
import type { AppContext } from './app-context';
import * as edits from './edits';
import type { EditNote } from './notes';

export const editCommands = (context: AppContext) => ({
  ...serviceEdits(context),
  ...costEdits(context),
  ...placeEdits(context),
});

function serviceEdits({ edit }: AppContext) {
  return {
    rename: (name: string) =>
      edit(
        (plan) => edits.withName(plan, name.trim() || plan.name),
        { code: 'plan-renamed', context: {} },
        { quiet: true },
      ),
    setServiceClass: (classId: Plan['service']['classId']) =>
      edit((plan) => edits.withService(plan, { classId }), { code: 'service-class', context: { classId } }),
    setEnvironment: (environment: Plan['service']['environment']) =>
      edit((plan) => edits.withService(plan, { environment }), { code: 'environment', context: { environment } }),
    setOperator: (operator: string) =>
      edit((plan) => edits.withService(plan, { operator }), { code: 'operator', context: { operator } }),
    setService: (change: Partial<Plan['service']>, note: EditNote) =>
      edit((plan) => edits.withService(plan, change), note),
    setRadios: (change: Partial<Plan['radios']>, note: EditNote) =>
      edit((plan) => edits.withRadios(plan, change), note),
  };
}

function costEdits({ edit }: AppContext) {
  return {
    setTarget: (shareFraction: number) =>
      edit((plan) => edits.withTarget(plan, { shareFraction }), { code: 'target', context: { shareFraction } }),
    setBudget: (budgetUsdPerYear: number | null) =>
      edit((plan) => edits.withTarget(plan, { budgetUsdPerYear }), {
        code: 'budget',
        context: { usdPerYear: budgetUsdPerYear },
      }),
    setGrid: (change: Partial<Plan['grid']>, note: EditNote) => edit((plan) => edits.withGrid(plan, change), note),
    setCosts: (change: Partial<Plan['costs']>, note: EditNote) => edit((plan) => edits.withCosts(plan, change), note),
    /** False when low, likely and high do not rise: the plan is untouched. */
    setCostOverride(key: string, value: Triangle | null): boolean {
      if (value && !edits.isTriangle(value)) return false;
      edit((plan) => edits.withCostOverride(plan, key, value), {
        code: 'assumption',
        context: { key, isReset: value === null },
      });
      return true;
    },
  };
}

function placeEdits({ edit, store }: AppContext) {
  return {
    addRegion(geometry: DrawnRegion['geometry'], name?: string): string {
      const id = edits.freeRegionId(store.getState().plan);
      edit((plan) => edits.withRegion(plan, { id, name: name ?? `Area ${id.slice(1)}`, geometry }), {
        code: 'region-drawn',
        context: {},
      });
      return id;
    },
    changeRegion(id: string, change: Partial<Omit<DrawnRegion, 'id'>>): void {
      const region = store.getState().plan.inputs.drawnRegions.find((entry) => entry.id === id);
      if (region)
        edit((plan) => edits.withRegion(plan, { ...region, ...change }), {
          code: change.geometry ? 'region-reshaped' : 'region-renamed',
          context: {},
        });
    },
    removeRegion: (id: string) =>
      edit((plan) => edits.withoutRegion(plan, id), { code: 'region-removed', context: {} }),
    removeFile: (role: edits.FileRole, name: string) =>
      edit((plan) => edits.withoutFile(plan, role, name), { code: 'file-removed', context: { name, role } }),
  };
}
