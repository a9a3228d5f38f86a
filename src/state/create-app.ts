/** The open plan, its history and its latest result; the commands are the only writers. */
import { createStore } from 'zustand/vanilla';
import { newPlan } from '../core/plan';
import type { AppContext, AppDependencies } from './app-context';
import { type AppState, initialState } from './app-state';
import { DEMO_ID } from './plan-storage';
import { fileCommands } from './file-commands';
import { planCommands } from './plan-commands';
import { createRunControl } from './run-control';
import { viewCommands } from './view-commands';
import { createViewport } from './viewport';

const HISTORY_LENGTH = 200;
const SAVE_DELAY_MS = 300;
const TOASTS_SHOWN = 3;

/** Makes the app over its ports. Nothing happens before `commands.start()`. */
export function createApp(dependencies: AppDependencies) {
  const store = createStore<AppState>(() => ({ ...initialState(newPlan('')), ...preferred(dependencies) }));
  const runControl = createRunControl(() => context);
  const planId = { value: DEMO_ID };
  const scheduleSave = createAutosave(() => context);
  let nextToast = 1;

  const context: AppContext = {
    ...dependencies,
    store,
    blobs: new Map(),
    planId,
    ...runControl,
    scheduleSave,
    toast(text, { tone = 'info', undoable = false } = {}) {
      const id = nextToast++;
      const { toasts } = store.getState();
      store.setState({ toasts: [...toasts, { id, tone, text, undoable }].slice(-TOASTS_SHOWN) });
      return id;
    },
    retext: (id, text) =>
      store.setState({ toasts: store.getState().toasts.map((toast) => (toast.id === id ? { ...toast, text } : toast)) }),
    edit(change, note, { quiet = false } = {}) {
      const { plan, past, result, toasts } = store.getState();
      // The demo stays as it was; what is made of it is a plan of its own.
      if (planId.value === DEMO_ID) planId.value = crypto.randomUUID();
      store.setState({
        plan: change(plan),
        past: [...past, { plan, note }].slice(-HISTORY_LENGTH),
        future: [],
        stale: result !== null && (!quiet || store.getState().stale),
        toasts: toasts.filter((toast) => !toast.undoable),
      });
      scheduleSave();
      if (quiet) return;
      runControl.explainWith(context.toast(note, { undoable: true }), note);
      runControl.scheduleRun(dependencies.rerunDelayMs);
    },
    replacePlan(plan, { id, isDemo }) {
      runControl.stopRun();
      planId.value = id;
      store.setState({ ...fresh, plan, isDemo });
      scheduleSave();
      runControl.scheduleRun();
    },
  };

  const plans = planCommands(context);
  const views = viewCommands(context);
  context.onResult = views.refreshSelection;
  const commands = {
    ...plans,
    ...fileCommands(context, plans.openPlanFile),
    ...views,
    run: () => runControl.scheduleRun(),
    cancel() {
      runControl.stopRun();
      store.setState({ run: { status: 'cancelled' } });
    },
  };
  return {
    store,
    commands,
    viewport: createViewport(),
    /** Vector tile of the cells for the map. */
    tile: (version: string, z: number, x: number, y: number) => dependencies.engine.tile(version, z, x, y),
    fetchOwn: dependencies.fetchOwn,
  };
}

export type App = ReturnType<typeof createApp>;
export type Commands = App['commands'];

/** What another plan starts from: no result, no history, nothing selected. */
const fresh: Partial<AppState> = {
  past: [],
  future: [],
  result: null,
  stale: false,
  selection: null,
  hover: null,
  explanation: null,
  optionId: null,
  regionId: null,
  drawing: null,
  drafts: [],
};

function preferred({ preferences }: AppDependencies): Partial<AppState> {
  const theme = preferences.read('theme');
  const hints = preferences.read('hints');
  return {
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    hintsDismissed: hints ? hints.split(',') : [],
  };
}

/** Saves the plan a moment after the last change; a failure is said once on screen and tried again at the next change. */
function createAutosave(context: () => AppContext): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function save(): Promise<void> {
    const { store, storage, planId, now, toast } = context();
    const { plan, isDemo } = store.getState();
    const savedAtMs = now();
    try {
      await storage.save({ id: planId.value, name: plan.name, text: JSON.stringify(plan), isDemo, savedAtMs });
      await keepFiles(context());
      store.setState({ save: { status: 'saved', atMs: savedAtMs } });
    } catch {
      if (store.getState().save.status !== 'failed')
        toast('The plan could not be stored in this browser. Save it as a file so that nothing is lost.', { tone: 'error' });
      store.setState({ save: { status: 'failed', atMs: store.getState().save.atMs } });
    }
  }

  return () => {
    if (timer) clearTimeout(timer);
    const { store } = context();
    store.setState({ save: { ...store.getState().save, status: 'saving' } });
    timer = setTimeout(() => void save(), SAVE_DELAY_MS);
  };
}

/** Files that came with the plan (the demo's) are stored once, so that the plan survives a reload without them. */
async function keepFiles({ storage, blobs }: AppContext): Promise<void> {
  for (const [sha256, blob] of blobs) if (!(await storage.file(sha256))) await storage.putFile(sha256, blob);
}
