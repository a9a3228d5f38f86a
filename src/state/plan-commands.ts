/** Commands that open plans and walk their history. */
import { newPlan, parsePlan, type Plan } from '../core/plan';
import { messageOf } from '../core/report/messages';
import type { AppContext } from './app-context';
import type { Selection } from './app-state';
import { filesOf } from './edits';
import { neverRan, runEnded, wasInterrupted } from './interrupted-runs';
import { readDraft } from './autosave';
import { sharedPlanText, shareOf } from './share';
import type { PlanVersion } from './plan-versions';
import { DEMO_ID, type PlanRecord } from './plan-storage';

export function planCommands(context: AppContext) {
  const { store, storage, toast } = context;

  const openDemo = (read = readDemo(context)): Promise<void> => showDemo(context, read);

  return {
    /** First thing after load: the plan of the last visit, or the demo. */
    async start(): Promise<void> {
      // The first visit is the demo's: its files come while the storage is still being opened.
      const ahead = neverRan(context.preferences) ? readDemo(context) : undefined;
      ahead?.catch(() => undefined);
      const record = await storage.current().catch(() => {
        toast({ code: 'storage-unavailable', context: {} }, { tone: 'error' });
        return null;
      });
      const isToRun = !wasInterrupted(context.preferences);
      if (!isToRun) runEnded(context.preferences);
      if (openDraft(context, record, isToRun)) return;
      if (record && (await openRecord(context, record, isToRun))) {
        if (!isToRun) toast({ code: 'runs-interrupted', context: {} }, { tone: 'error' });
        return;
      }
      await openDemo(ahead).catch((error: Error) => {
        store.setState({ isOpening: false });
        toast({ code: 'demo-failed', context: { reason: error.message } }, { tone: 'error' });
      });
    },
    openDemo: () => openDemo(),
    /** Plans kept in this browser, the latest first, without the one on screen. */
    async savedPlans(): Promise<{ id: string; name: string; savedAtMs: number }[]> {
      const records = await storage.list().catch(() => []);
      return records
        .filter(({ id }) => id !== context.planId.value)
        .map(({ id, name, savedAtMs }) => ({ id, name, savedAtMs }));
    },
    /** Plans that could not be opened, with their text as it was. */
    damagedPlans: (): Promise<{ name: string; text: string; savedAtMs: number }[]> => storage.damaged().catch(() => []),
    async openSaved(id: string): Promise<void> {
      const record = (await storage.list()).find((entry) => entry.id === id);
      if (record) await openRecord(context, record);
    },
    newPlan(name: string): void {
      context.replacePlan(newPlan(name), { id: crypto.randomUUID(), isDemo: false });
      store.setState({ stage: 'data' });
    },
    async openPlanFile(blob: Blob, name: string): Promise<void> {
      const text = await blob.text();
      const { plan, issues } = parsePlan(sharedPlanText(text) ?? text, name);
      if (plan) context.replacePlan(plan, { id: crypto.randomUUID(), isDemo: false });
      else toast({ code: 'plan-refused', context: { issues } }, { tone: 'error' });
    },
    planFile: (): Blob => new Blob([JSON.stringify(store.getState().plan, null, 2)], { type: 'application/json' }),
    ...keptCommands(context),
    undo: () => stepHistory(context, 'past', 'future'),
    redo: () => stepHistory(context, 'future', 'past'),
  };
}

/** What the last visit did not get saved, when it is newer than what it did. */
function openDraft(context: AppContext, saved: PlanRecord | null, isToRun: boolean): boolean {
  const draft = readDraft(context.preferences);
  context.preferences.write('draft', '');
  if (!draft || draft.text === saved?.text || draft.savedAtMs < (saved?.savedAtMs ?? 0)) return false;
  const { plan } = parsePlan(draft.text, draft.name);
  if (!plan) return false;
  context.replacePlan(plan, { id: draft.id, isDemo: draft.isDemo, isToRun });
  context.toast({ code: 'draft-recovered', context: {} });
  return true;
}

/** A file for others, and earlier versions. */
function keptCommands(context: AppContext) {
  const { store, storage, toast } = context;
  return {
    /** The plan without what is private: see `share.ts`. */
    shareFile(withResult: boolean): Blob {
      const { plan, result, stale } = store.getState();
      const shared = shareOf(plan, withResult && !stale ? (result?.summary ?? null) : null);
      return new Blob([JSON.stringify(shared, null, 2)], { type: 'application/json' });
    },
    /** Earlier versions of the open plan, the latest first. */
    planVersions: (): Promise<PlanVersion[]> => storage.versions(context.planId.value).catch(() => []),
    /** Brings an earlier version back, as an edit: undo leads to where one was. */
    restoreVersion({ text, name, savedAtMs }: PlanVersion): void {
      const { plan, issues } = parsePlan(text, name);
      if (plan) context.edit(() => plan, { code: 'version-restored', context: { savedAtMs } });
      else toast({ code: 'plan-refused', context: { issues } }, { tone: 'error' });
    },
  };
}

/** Whether the saved plan could be opened; one that cannot is set aside. */
async function openRecord(context: AppContext, record: PlanRecord, isToRun = true): Promise<boolean> {
  const { plan, issues } = parsePlan(record.text, record.name);
  if (plan) {
    context.replacePlan(plan, { id: record.id, isDemo: record.isDemo, isToRun });
    return true;
  }
  const why = issues.map((issue) => messageOf(issue)).join(' ');
  await context.storage.setAside(record, why).catch(() => undefined);
  context.toast({ code: 'plan-set-aside', context: { name: record.name, issues } }, { tone: 'error' });
  return false;
}

async function showDemo(context: AppContext, read: Promise<DemoFiles>): Promise<void> {
  const { plan, blobs } = await read;
  for (const [sha256, blob] of blobs) context.blobs.set(sha256, blob);
  context.replacePlan(plan, { id: DEMO_ID, isDemo: true });
}

interface DemoFiles {
  plan: Plan;
  blobs: [sha256: string, blob: Blob][];
}

/** The built-in plan and its files. Rejects when they cannot be read. */
async function readDemo(context: AppContext): Promise<DemoFiles> {
  const text = await (await context.fetchOwn('demo/plan.json')).text();
  const { plan, issues } = parsePlan(text, 'demo/plan.json');
  if (!plan) throw new Error(issues.map((issue) => messageOf(issue)).join(' '));
  const blobs = filesOf(plan).map(async ({ ref }): Promise<[string, Blob]> => [
    ref.sha256,
    await context.fetchOwn(`demo/${ref.path}`),
  ]);
  return { plan, blobs: await Promise.all(blobs) };
}

/** Whether what is selected is in the plan that comes; only what was made by hand can go with a step. */
function isStillThere(selection: Selection | null, next: Plan, before: Plan): boolean {
  const madeIn = ({ network, siting, inputs }: Plan) => {
    const made = {
      site: network.addedSites,
      hotspot: network.addedHotspots,
      wish: siting.places,
      region: inputs.drawnRegions,
    };
    const kind = selection?.kind;
    const list: readonly { id: string }[] = kind && kind in made ? made[kind as keyof typeof made] : [];
    return selection !== null && 'id' in selection && list.some(({ id }) => id === selection.id);
  };
  return !madeIn(before) || madeIn(next);
}

function stepHistory(context: AppContext, from: 'past' | 'future', to: 'past' | 'future'): void {
  const state = context.store.getState();
  const entry = state[from].at(-1);
  if (!entry) return;
  context.store.setState({
    plan: entry.plan,
    selection: isStillThere(state.selection, entry.plan, state.plan) ? state.selection : null,
    stale: state.result !== null,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { plan: state.plan, note: entry.note }],
    toasts: state.toasts.map((toast) => ({ ...toast, undoable: false })),
  });
  context.explainNothing();
  context.toast({ code: from === 'past' ? 'undone' : 'redone', context: { note: entry.note } });
  context.scheduleSave();
  context.scheduleRun();
}
