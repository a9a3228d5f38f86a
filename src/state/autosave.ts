/**
 * Saves the plan a moment after the last change; a failure is said once on screen and tried again at the next change. Until it is saved, the plan is also kept
 * as a draft in the small storage that writes at once: a page that ends in between loses nothing.
 */
import type { AppContext, Preferences } from './app-context';
import type { PlanRecord } from './plan-storage';

const SAVE_DELAY_MS = 300;
/** Larger plans have no draft: the small storage holds a few megabytes. UTF-16 units. */
const LONGEST_DRAFT = 1_000_000;

export function createAutosave(context: () => AppContext): { schedule(): void; flush(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function save(record: PlanRecord): Promise<void> {
    const { store, storage, preferences, toast } = context();
    try {
      await storage.save(record);
      await keepFiles(context());
      clearDraft(preferences, record);
      store.setState({ save: { status: 'saved', atMs: record.savedAtMs } });
    } catch {
      if (store.getState().save.status !== 'failed') toast({ code: 'storage-full', context: {} }, { tone: 'error' });
      store.setState({ save: { status: 'failed', atMs: store.getState().save.atMs } });
    }
  }

  const recordNow = (): PlanRecord => {
    const { store, planId, now } = context();
    const { plan, isDemo, past } = store.getState();
    const note = past.at(-1)?.note ?? null;
    return { id: planId.value, name: plan.name, text: JSON.stringify(plan), isDemo, savedAtMs: now(), note };
  };

  return {
    schedule() {
      if (timer) clearTimeout(timer);
      const { store, preferences } = context();
      store.setState({ save: { ...store.getState().save, status: 'saving' } });
      writeDraft(preferences, recordNow());
      timer = setTimeout(() => {
        timer = null;
        void save(recordNow());
      }, SAVE_DELAY_MS);
    },
    /** Saves now what waits: the page is about to go. */
    flush() {
      if (!timer) return;
      clearTimeout(timer);
      timer = null;
      void save(recordNow());
    },
  };
}

/** Files that came with the plan (the demo's) are stored once, so that the plan survives a reload without them. */
async function keepFiles({ storage, blobs }: AppContext): Promise<void> {
  for (const [sha256, blob] of blobs) if (!(await storage.file(sha256))) await storage.putFile(sha256, blob);
}

function writeDraft(preferences: Preferences, record: PlanRecord): void {
  preferences.write('draft', record.text.length > LONGEST_DRAFT ? '' : JSON.stringify(record));
}

/** Only the draft of what was saved: a newer one stays. */
function clearDraft(preferences: Preferences, { id, text }: PlanRecord): void {
  const draft = readDraft(preferences);
  if (draft?.id === id && draft.text === text) preferences.write('draft', '');
}

/** What the last visit did not get saved; null when it saved everything. */
export function readDraft(preferences: Preferences): PlanRecord | null {
  try {
    const draft = JSON.parse(preferences.read('draft') || 'null') as PlanRecord | null;
    const isRecord =
      typeof draft?.id === 'string' && typeof draft.text === 'string' && typeof draft.savedAtMs === 'number';
    return isRecord ? draft : null;
  } catch {
    return null;
  }
}
