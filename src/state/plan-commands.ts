/** Commands that open plans and change them. */
import { newPlan, parsePlan } from '../core/plan';
import { SERVICE_CLASSES } from '../core/plan/service-classes';
import { messageOf } from '../core/report/messages';
import type { DrawnRegion, Plan, Triangle } from '../core/plan/plan';
import type { AppContext } from './app-context';
import * as edits from './edits';
import { DEMO_ID, type PlanRecord } from './plan-storage';

export function planCommands(context: AppContext) {
  const { store, storage, edit, toast } = context;

  async function openDemo(): Promise<void> {
    const text = await (await context.fetchOwn('demo/plan.json')).text();
    const { plan, issues } = parsePlan(text, 'demo/plan.json');
    if (!plan) throw new Error(issues.map((issue) => messageOf(issue)).join(' '));
    await Promise.all(
      edits.filesOf(plan).map(async ({ ref }) => {
        context.blobs.set(ref.sha256, await context.fetchOwn(`demo/${ref.path}`));
      }),
    );
    context.replacePlan(plan, { id: DEMO_ID, isDemo: true });
  }

  async function openRecord(record: PlanRecord): Promise<boolean> {
    const { plan, issues } = parsePlan(record.text, record.name);
    if (plan) {
      context.replacePlan(plan, { id: record.id, isDemo: record.isDemo });
      return true;
    }
    const why = issues.map((issue) => messageOf(issue)).join(' ');
    await storage.setAside(record, why).catch(() => undefined);
    toast(`The saved plan “${record.name}” could not be opened and was set aside. ${why}`, { tone: 'error' });
    return false;
  }

  return {
    /** First thing after load: the plan of the last visit, or the demo. */
    async start(): Promise<void> {
      const record = await storage.current().catch(() => {
        toast('This browser does not let Infill store plans. Save the plan as a file before you leave.', { tone: 'error' });
        return null;
      });
      if (record && (await openRecord(record))) return;
      await openDemo().catch((error: Error) =>
        toast(`The demo could not be opened: ${error.message} Start a new plan instead.`, { tone: 'error' }),
      );
    },
    openDemo,
    /** Plans kept in this browser, the latest first, without the one on screen. */
    async savedPlans(): Promise<{ id: string; name: string; savedAtMs: number }[]> {
      const records = await storage.list().catch(() => []);
      return records.filter(({ id }) => id !== context.planId.value).map(({ id, name, savedAtMs }) => ({ id, name, savedAtMs }));
    },
    async openSaved(id: string): Promise<void> {
      const record = (await storage.list()).find((entry) => entry.id === id);
      if (record) await openRecord(record);
    },
    newPlan(name: string): void {
      context.replacePlan(newPlan(name), { id: crypto.randomUUID(), isDemo: false });
      store.setState({ stage: 'data' });
    },
    async openPlanFile(blob: Blob, name: string): Promise<void> {
      const { plan, issues } = parsePlan(await blob.text(), name);
      if (plan) context.replacePlan(plan, { id: crypto.randomUUID(), isDemo: false });
      else toast(issues.map((issue) => messageOf(issue)).join(' '), { tone: 'error' });
    },
    planFile: (): Blob => new Blob([JSON.stringify(store.getState().plan, null, 2)], { type: 'application/json' }),
    rename: (name: string) => edit((plan) => edits.withName(plan, name.trim() || plan.name), 'Plan renamed', { quiet: true }),
    setServiceClass: (classId: Plan['service']['classId']) =>
      edit((plan) => edits.withService(plan, { classId }), `Service class ${SERVICE_CLASSES[classId].label}`),
    setEnvironment: (environment: Plan['service']['environment']) =>
      edit((plan) => edits.withService(plan, { environment }), `Environment ${environment.replaceAll('-', ' ')}`),
    setOperator: (operator: string) => edit((plan) => edits.withService(plan, { operator }), `Operator ${operator}`),
    setService: (change: Partial<Plan['service']>, note: string) =>
      edit((plan) => edits.withService(plan, change), note),
    setRadios: (change: Partial<Plan['radios']>, note: string) => edit((plan) => edits.withRadios(plan, change), note),
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
      edit((plan) => edits.withCostOverride(plan, key, value), value ? `Assumption ${key} edited` : `Assumption ${key} reset`);
      return true;
    },
    addRegion(geometry: DrawnRegion['geometry'], name?: string): string {
      const id = edits.freeRegionId(store.getState().plan);
      edit((plan) => edits.withRegion(plan, { id, name: name ?? `Area ${id.slice(1)}`, geometry }), 'Region drawn');
      return id;
    },
    changeRegion(id: string, change: Partial<Omit<DrawnRegion, 'id'>>): void {
      const region = store.getState().plan.inputs.drawnRegions.find((entry) => entry.id === id);
      if (region) edit((plan) => edits.withRegion(plan, { ...region, ...change }), change.geometry ? 'Region reshaped' : 'Region renamed');
    },
    removeRegion: (id: string) => edit((plan) => edits.withoutRegion(plan, id), 'Region removed'),
    removeFile: (role: edits.FileRole, path: string) =>
      edit((plan) => edits.withoutFile(plan, role, path), `${path} removed`),
    undo: () => stepHistory(context, 'past', 'future'),
    redo: () => stepHistory(context, 'future', 'past'),
  };
}

function stepHistory(context: AppContext, from: 'past' | 'future', to: 'past' | 'future'): void {
  const state = context.store.getState();
  const entry = state[from].at(-1);
  if (!entry) return;
  context.store.setState({
    plan: entry.plan,
    stale: state.result !== null,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { plan: state.plan, note: entry.note }],
    toasts: state.toasts.map((toast) => ({ ...toast, undoable: false })),
  });
  context.toast(`${from === 'past' ? 'Undone' : 'Done again'}: ${entry.note}`);
  context.scheduleSave();
  context.scheduleRun();
}
