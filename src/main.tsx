/** Composition root: the only file that sees both views, and the one that picks the ports. */
import type { App, Preferences } from './state';
import { createEngineClient, type WorkerPort } from './worker/client';
import { createLiveClient } from './worker/live-client';

const RERUN_DELAY_MS = 250;
/** A plan that is not there by then is waited for on the screen. */
const HEAD_START_MS = 250;
const USE_TOLD_MS = 100;

// Before the first colour is painted: a dark page must not flash up white.
document.documentElement.dataset.theme = browserPreferences().read('theme') || systemTheme();
// The engine loads beside the page, not after it; its helpers follow it.
let ahead: Worker | null = startWorker();
// One that failed before anybody listened is started again, so that its failure is told.
ahead.addEventListener('error', () => (ahead = null), { once: true });
void showApp();
keepForOffline();

/** State first, so that the engine has its work before the views take the page's time; each module in a task of its own. */
async function showApp(): Promise<void> {
  const { createApp, indexedDbStorage, nearPlaces } = await import('./state');
  const engine = createEngineClient(() => {
    const worker = ahead ?? startWorker();
    ahead = null;
    return worker as unknown as WorkerPort;
  });
  const web = createLiveClient(
    () => new Worker(new URL('./worker/live-worker.ts', import.meta.url), { type: 'module' }) as never,
  );
  const app = createApp({
    engine,
    web,
    storage: indexedDbStorage(),
    preferences: browserPreferences(),
    languages: navigator.languages,
    fetchOwn: async (path) => {
      const response = await fetch(new URL(path, document.baseURI));
      if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
      return response.blob();
    },
    nearPlaces,
    now: () => Date.now(),
    rerunDelayMs: RERUN_DELAY_MS,
  });
  followTheme(app);
  tellOfUse(() => engine.used());
  void app.commands.start();
  window.addEventListener('pagehide', () => app.commands.saveNow());
  await planAsked(app);
  // The page's head has them on their way. The map's styles come before ours, which say where it lies.
  const views = [import('react-dom/client'), import('./map'), import('./ui')] as const;
  const [{ createRoot }, { mountMap }, { AppView, loadWords }] = await Promise.all(views);
  await loadWords(app.store.getState().language);
  const container = document.getElementById('app');
  if (!container) throw new Error('The page has no element #app');
  createRoot(container).render(<AppView app={app} mountMap={(element) => mountMap(element, app)} />);
}

/** Until the engine has been asked for the plan, or a moment has passed: from then on two threads work, where one would wait for the page. */
function planAsked({ store }: App): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, HEAD_START_MS);
    const unsubscribe = store.subscribe(({ isOpening }) => {
      // After the run has begun, at once or by a timer of no length.
      if (!isOpening) setTimeout(end);
    });
    function end(): void {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    }
  });
}

function startWorker(): Worker {
  return new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
}

/** After the first load everything is kept for use without a network. The development server is left alone: it must never be answered from a cache. */
function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register('./service-worker.js')
      .catch((error: Error) => console.warn(`Not kept for offline use: ${error.message}`));
  });
}

/** Hears of keys, buttons and wheels before anything else does, at most ten times a second. */
function tellOfUse(used: () => void): void {
  let told = -Infinity;
  const hear = ({ timeStamp }: Event): void => {
    if (timeStamp - told < USE_TOLD_MS) return;
    told = timeStamp;
    used();
  };
  for (const type of ['pointerdown', 'pointerup', 'keydown', 'wheel'])
    window.addEventListener(type, hear, { capture: true, passive: true });
}

/** The theme of the system until the user picks one. */
function followTheme(app: App): void {
  if (app.store.getState().theme === null) app.store.setState({ theme: systemTheme() });
  const show = () => {
    document.documentElement.dataset.theme = app.store.getState().theme ?? 'light';
  };
  show();
  app.store.subscribe(show);
}

function systemTheme(): 'dark' | 'light' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Small choices in local storage; where that is refused they last as long as the page. */
function browserPreferences(): Preferences {
  const session = new Map<string, string>();
  return {
    read(key) {
      try {
        return localStorage.getItem(`infill.${key}`);
      } catch {
        return session.get(key) ?? null;
      }
    },
    write(key, value) {
      session.set(key, value);
      try {
        localStorage.setItem(`infill.${key}`, value);
      } catch {
        // Kept for this page only: a lost preference is no loss of work.
      }
    },
  };
}
