/** The open plan, its history and its latest result; the commands are the only writers. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { boxesOfRegions } from '../core/geo/bounds';
import { newPlan, type Plan } from '../core/plan';
import type { AppContext, AppDependencies } from './app-context';
import { type AppState, initialState, type Language, LANGUAGES, UNIT_SYSTEMS } from './app-state';
import { DEMO_ID } from './plan-storage';
import { createAutosave } from './autosave';
import { compareCommands } from './compare-commands';
import { economicsCommands } from './economics-commands';
import { editCommands } from './edit-commands';
import { fileCommands } from './file-commands';
import { mapCommands, mapPreferences } from './map-commands';
import { networkCommands } from './network-commands';
import { pasteCommands } from './paste-commands';
import { planCommands } from './plan-commands';
import { planNaming } from './plan-naming';
import { regionCommands } from './region-commands';
import { RunControl } from './run-control';
import { scenarioCommands } from './scenario-commands';
import { sitingCommands } from './siting-commands';
import { tellUndrawn } from './undrawn';
import { webCommands } from './web-commands';
import { viewCommands } from './view-commands';
import { createViewport } from './viewport';

const HISTORY_LENGTH = 200;
const TOASTS_SHOWN = 3;

/** Makes the app over its ports. Nothing happens before `commands.start()`. */
export function createApp(dependencies: AppDependencies) {
  const context = createContext(dependencies);
  const plans = planCommands(context);
  const views = viewCommands(context);
  const compare = compareCommands(context);
  const files = fileCommands(context, plans.openPlanFile);
  context.onResult = () => {
    views.refreshSelection();
    compare.followComparison();
  };
  const name = planNaming(context);
  context.store.subscribe((state, before) => {
    if (state.plan.inputs !== before.plan.inputs || state.result?.regions !== before.result?.regions) void name();
  });
  const commands = {
    ...plans,
    ...editCommands(context),
    ...economicsCommands(context),
    ...networkCommands(context),
    ...mapCommands(context),
    ...regionCommands(context),
    ...sitingCommands(context),
    ...scenarioCommands(context),
    ...compare,
    ...pasteCommands(context),
    ...files,
    ...webCommands(context, files.addFetched),
    ...views,
    /** The page is about to go: what waits to be saved is saved now. */
    saveNow: () => context.flushSave(),
    run: () => context.scheduleRun(),
    /** Keeps the best sites found so far; the run goes on with them. */
    stopSiting: () => void dependencies.engine.ask('stop-siting', {}).catch(() => undefined),
    cancel() {
      context.stopRun();
      context.store.setState({ run: { status: 'cancelled' } });
    },
  };
  const viewport = createViewport();
  tellUndrawn(context, viewport);
  return {
    store: context.store,
    commands,
    viewport,
    /** Vector tile of the cells for the map. */
    tile: (version: string, z: number, x: number, y: number) => dependencies.engine.tile(version, z, x, y),
    /** The cells of a result are all on the screen. */
    drawn: (version: string) => dependencies.engine.drawn(version),
    /** Light and shade of the terrain as PNG; null where there is none. */
    terrainTile: (z: number, x: number, y: number) => dependencies.engine.ask('terrain-tile', { z, x, y }),
    /** Around the cells a site serves best. */
    serverOutline: (siteId: string) => dependencies.engine.ask('server-outline', { siteId }),
  };
}

export type App = ReturnType<typeof createApp>;
export type Commands = App['commands'];

/** What another plan starts from: no result, no history, nothing selected. */
const fresh: Partial<AppState> = {
  isOpening: false,
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
  tool: null,
  comparison: null,
  difference: null,
  marked: null,
  dialog: null,
  drafts: [],
  web: null,
};

function createContext(dependencies: AppDependencies): AppContext {
  const store = createStore<AppState>(() => ({ ...initialState(newPlan('')), ...preferred(dependencies) }));
  const runControl = new RunControl(() => context);
  const autosave = createAutosave(() => context);
  const planId = { value: DEMO_ID };
  const context: AppContext = {
    ...dependencies,
    ...toastsOf(store),
    store,
    planId,
    scheduleSave: autosave.schedule,
    flushSave: autosave.flush,
    blobs: new Map(),
    scheduleRun: runControl.scheduleRun,
    stopRun: runControl.stopRun,
    explainNothing: runControl.explainNothing,
    edit(change, note, { quiet = false, tone = 'info' } = {}) {
      const { plan, past, result, stale, toasts } = store.getState();
      // The demo stays as it was; what is made of it is a plan of its own.
      if (planId.value === DEMO_ID) planId.value = crypto.randomUUID();
      store.setState({
        plan: change(plan),
        past: [...past, { plan, note }].slice(-HISTORY_LENGTH),
        future: [],
        stale: result !== null && (!quiet || stale),
        toasts: toasts.filter((toast) => !toast.undoable),
      });
      autosave.schedule();
      if (quiet) return;
      runControl.explainWith(context.toast(note, { tone, undoable: true }));
      runControl.scheduleRun(dependencies.rerunDelayMs);
    },
    replacePlan(plan, { id, isDemo, isToRun = true }) {
      runControl.stopRun();
      runControl.explainNothing();
      planId.value = id;
      store.setState({ ...fresh, plan, isDemo, extent: extentOf(plan) });
      dependencies.web.forget();
      autosave.schedule();
      if (isToRun) runControl.scheduleRun();
      else store.setState({ run: { status: 'cancelled' }, stale: true });
    },
  };
  return context;
}

function toastsOf(store: StoreApi<AppState>): Pick<AppContext, 'toast' | 'explainToast'> {
  let next = 1;
  return {
    toast(note, { tone = 'info', undoable = false } = {}) {
      const id = next++;
      const { toasts } = store.getState();
      store.setState({ toasts: [...toasts, { id, tone, note, effect: null, undoable }].slice(-TOASTS_SHOWN) });
      return id;
    },
    explainToast(id, effect) {
      const { toasts } = store.getState();
      store.setState({ toasts: toasts.map((toast) => (toast.id === id ? { ...toast, effect } : toast)) });
    },
  };
}

function preferred({ preferences, languages }: AppDependencies): Partial<AppState> {
  const theme = preferences.read('theme');
  const hints = preferences.read('hints');
  return {
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    language: LANGUAGES.find((language) => language === preferences.read('language')) ?? firstKnown(languages),
    ...mapPreferences((key) => preferences.read(key)),
    units: UNIT_SYSTEMS.find((units) => units === preferences.read('units')) ?? 'metric',
    hiddenColumns: hiddenColumns(preferences.read('hiddenColumns')),
    hasSingleKeys: preferences.read('singleKeys') !== 'off',
    hintsDismissed: hints ? hints.split(',') : [],
  };
}

/** The first of the browser's languages that the app speaks, in any of its countries; else English. */
function firstKnown(languages: readonly string[]): Language {
  const asked = languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return asked.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en';
}

/** What was kept, when it can be read. */
function hiddenColumns(text: string | null): AppState['hiddenColumns'] {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const entries = Object.entries(kept ?? {}).filter(([, columns]) => Array.isArray(columns));
    return Object.fromEntries(entries) as AppState['hiddenColumns'];
  } catch {
    return {};
  }
}

/** What is known of where a plan lies before its files are read. */
function extentOf({ inputs }: Plan): AppState['extent'] {
  return inputs.drawnRegions.length > 0 ? boxesOfRegions(inputs.drawnRegions) : null;
}
