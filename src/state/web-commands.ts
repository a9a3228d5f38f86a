/** Commands that get data from the network, each by the user's own press of a button. */
import type { LiveWish } from '../core/inputs';
import type { Issue } from '../core/plan/issues';
import { LiveRefusedError } from '../worker/client';
import type { AppContext } from './app-context';
import type { FileRole } from './edits';
import type { FileOrigin } from './import-draft';
import type { WebState } from './web-sources';

type AddFile = (file: File, origin: FileOrigin, role: FileRole | null) => Promise<void>;

export function webCommands({ store, web, now }: AppContext, addFile: AddFile) {
  const set = (state: WebState | null) => store.setState({ web: state });

  async function fetchFromWeb(wish: LiveWish): Promise<void> {
    const stop = new AbortController();
    let shown: WebState = { wish, status: 'running', fraction: 0, bytes: 0, pauseS: null };
    set(shown);
    // Whatever takes this attempt off the screen also stops it: Stop, another wish, another plan.
    const unsubscribe = store.subscribe((state) => state.web !== shown && stop.abort());
    try {
      const fetchedAt = new Date(now()).toISOString();
      const { name, blob, ...origin } = await web.fetch(wish, fetchedAt, {
        signal: stop.signal,
        onProgress({ fraction, bytes, pauseS }) {
          if (stop.signal.aborted) return;
          shown = { wish, status: 'running', fraction, bytes, pauseS };
          set(shown);
        },
      });
      if (stop.signal.aborted) return;
      unsubscribe();
      set(null);
      if (store.getState().dialog === 'web') store.setState({ dialog: null });
      // Who transmits from the masts of OpenStreetMap is not known: they are places, not sites that serve.
      await addFile(new File([blob], name), origin, wish.source === 'masts' ? 'candidates' : null);
    } catch (error) {
      unsubscribe();
      if (!stop.signal.aborted) set({ wish, status: 'failed', problem: problemOf(error) });
    } finally {
      unsubscribe();
    }
  }

  return {
    /** Asks the one host of the wish; what comes is looked at like any other file. The same wish again goes on where the last attempt ended. */
    fetchFromWeb,
    /** What has come so far is kept. */
    stopWeb(): void {
      const { web: shown } = store.getState();
      if (shown?.status === 'running') set({ wish: shown.wish, status: 'stopped' });
    },
    /** Lets go of an attempt and of what it got. */
    forgetWeb(): void {
      set(null);
      web.forget();
    },
  };
}

function problemOf(error: unknown): Issue | string {
  if (error instanceof LiveRefusedError) return error.issue;
  return error instanceof Error ? error.message : String(error);
}
