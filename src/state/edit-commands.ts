/** Commands that change the plan: each an Edit with its note. */
import type { DrawnRegion, Plan, Triangle } from '../core/plan/plan';
import { SERVICE_CLASSES } from '../core/plan/service-classes';
import type { AppContext } from './app-context';
import * as edits from './edits';

export const editCommands = (context: AppContext) => ({
  ...serviceEdits(context),
  ...costEdits(context),
  ...placeEdits(context),
});

function serviceEdits({ edit }: AppContext) {
  return {
    rename: (name: string) =>
      edit((plan) => edits.withName(plan, name.trim() || plan.name), 'Plan renamed', { quiet: true }),
    setServiceClass: (classId: Plan['service']['classId']) =>
      edit((plan) => edits.withService(plan, { classId }), `Service class ${SERVICE_CLASSES[classId].label}`),
    setEnvironment: (environment: Plan['service']['environment']) =>
      edit((plan) => edits.withService(plan, { environment }), `Environment ${environment.replaceAll('-', ' ')}`),
    setOperator: (operator: string) => edit((plan) => edits.withService(plan, { operator }), `Operator ${operator}`),
    setService: (change: Partial<Plan['service']>, note: string) =>
      edit((plan) => edits.withService(plan, change), note),
    setRadios: (change: Partial<Plan['radios']>, note: string) => edit((plan) => edits.withRadios(plan, change), note),
  };
}

function costEdits({ edit }: AppContext) {
  return {
    setTarget: (shareFraction: number) =>
      edit((plan) => edits.withTarget(plan, { shareFraction }), `Target ${Math.round(shareFraction * 100)} %`),
    setBudget: (budgetUsdPerYear: number | null) =>
      edit(
        (plan) => edits.withTarget(plan, { budgetUsdPerYear }),
        budgetUsdPerYear === null ? 'Budget removed' : `Budget ${budgetUsdPerYear.toLocaleString('en')} USD/yr`,
      ),
    setGrid: (change: Partial<Plan['grid']>, note: string) => edit((plan) => edits.withGrid(plan, change), note),
    setCosts: (change: Partial<Plan['costs']>, note: string) => edit((plan) => edits.withCosts(plan, change), note),
    /** False when low, likely and high do not rise: the plan is untouched. */
    setCostOverride(key: string, value: Triangle | null): boolean {
      if (value && !edits.isTriangle(value)) return false;
      edit(
        (plan) => edits.withCostOverride(plan, key, value),
        value ? `Assumption ${key} edited` : `Assumption ${key} reset`,
      );
      return true;
    },
  };
}

function placeEdits({ edit, store }: AppContext) {
  return {
    addRegion(geometry: DrawnRegion['geometry'], name?: string): string {
      const id = edits.freeRegionId(store.getState().plan);
      edit((plan) => edits.withRegion(plan, { id, name: name ?? `Area ${id.slice(1)}`, geometry }), 'Region drawn');
      return id;
    },
    changeRegion(id: string, change: Partial<Omit<DrawnRegion, 'id'>>): void {
      const region = store.getState().plan.inputs.drawnRegions.find((entry) => entry.id === id);
      if (region)
        edit(
          (plan) => edits.withRegion(plan, { ...region, ...change }),
          change.geometry ? 'Region reshaped' : 'Region renamed',
        );
    },
    removeRegion: (id: string) => edit((plan) => edits.withoutRegion(plan, id), 'Region removed'),
    removeFile: (role: edits.FileRole, path: string) =>
      edit((plan) => edits.withoutFile(plan, role, path), `${path} removed`),
  };
}
