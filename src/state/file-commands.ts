/** Commands that bring files in and hand files out. */
import type { AppContext } from './app-context';
import { type FileRole, filesOf, withFiles } from './edits';
import { sha256Of, textHead } from './file-bytes';
import { type ImportDraft, isUnknownTable, isUsable, previewHead } from './import-draft';

let nextDraft = 1;

export function fileCommands(context: AppContext, openPlanFile: (blob: Blob, name: string) => Promise<void>) {
  const { store, engine } = context;
  const drafts = () => store.getState().drafts;
  const replace = (id: number, change: Partial<ImportDraft>) =>
    store.setState({ drafts: drafts().map((draft) => (draft.id === id ? { ...draft, ...change } : draft)) });

  /** Whether there is something a table of counts could be joined to. */
  const hasOutlines = () =>
    [...store.getState().plan.inputs.demand.map(({ path }) => path), ...drafts().flatMap(({ role, name }) => (role === 'demand' ? name : []))].some(isOutlines);

  /** Reads a draft under a role, or under the role its content suggests. */
  async function look(id: number, as: FileRole | null): Promise<void> {
    const draft = drafts().find((entry) => entry.id === id);
    if (!draft) return;
    replace(id, { check: { status: 'checking' } });
    const head = await textHead(draft.blob);
    const mapping = filledMapping(draft.mapping);
    const preview = head === null ? null : await previewHead(draft.name, head, as, mapping).catch(() => null);
    replace(id, { preview });
    if (as === null && isUnknownTable(preview)) {
      if (!hasOutlines()) {
        replace(id, { role: 'towers' });
        return look(id, 'towers');
      }
      const joinColumn = preview?.columns[0] ?? '';
      replace(id, { role: 'joins', guessedRole: 'joins', join: { joinColumn, joinId: 'id' } });
      return look(id, 'joins');
    }
    if (as !== 'joins') await check(id, as);
  }

  async function check(id: number, as: Exclude<FileRole, 'joins'> | null): Promise<void> {
    const draft = drafts().find((entry) => entry.id === id);
    if (!draft) return;
    try {
      const report = await engine.check({ path: draft.name, blob: draft.blob }, as, filledMapping(draft.mapping));
      const guess = as ? {} : { role: report.role, guessedRole: report.role };
      replace(id, { check: { status: 'checked', report }, ...guess });
    } catch (error) {
      replace(id, { check: { status: 'failed', message: error instanceof Error ? error.message : String(error) } });
    }
  }

  async function addDraft(file: File): Promise<void> {
    const id = nextDraft++;
    const [sha256, head] = await Promise.all([sha256Of(file), textHead(file, 400)]);
    if (head?.includes('"infill-plan"')) return openPlanFile(file, file.name);
    if (restoreMissing(context, sha256, file)) return;
    const draft: ImportDraft = {
      id,
      name: file.name,
      blob: file,
      sha256,
      role: 'towers',
      guessedRole: null,
      mapping: {},
      join: { joinColumn: '', joinId: 'id' },
      preview: null,
      check: { status: 'checking' },
    };
    store.setState({ drafts: [...drafts(), draft] });
    await look(id, null);
  }

  return {
    /** Looks at files and shows what they are; nothing enters the plan yet. */
    async addFiles(files: File[]): Promise<void> {
      store.setState({ stage: 'data' });
      for (const file of outlinesFirst(files)) await addDraft(file);
    },
    setDraftRole(id: number, role: FileRole): void {
      replace(id, { role });
      void look(id, role);
    },
    setDraftMapping(id: number, field: string, value: string): void {
      const draft = drafts().find((entry) => entry.id === id);
      if (!draft) return;
      replace(id, { mapping: { ...draft.mapping, [field]: value } });
      void look(id, draft.role);
    },
    setDraftJoin: (id: number, join: ImportDraft['join']) => replace(id, { join }),
    dropDraft: (id: number) => store.setState({ drafts: drafts().filter((draft) => draft.id !== id) }),
    /** Takes every usable draft into the plan as one edit. */
    async acceptDrafts(): Promise<void> {
      const usable = drafts().filter(isUsable);
      if (usable.length === 0) return;
      for (const { sha256, blob } of usable) await keep(context, sha256, blob);
      const added = usable.map(({ role, name, sha256, blob, mapping, join }) => ({
        role,
        ref: { path: name, sha256, bytes: blob.size, mapping: filledMapping(mapping) },
        ...(role === 'joins' ? { join } : {}),
      }));
      store.setState({ drafts: drafts().filter((draft) => !usable.includes(draft)) });
      context.edit((plan) => withFiles(plan, added), `${usable.map(({ name }) => name).join(', ')} added`);
    },
    bundleFile: (name: string): Promise<Blob> => engine.bundleFile(name),
  };
}

/** Tables are joined to outlines, so outlines are looked at first. */
const outlinesFirst = (files: File[]): File[] => [...files].sort((a, b) => Number(isOutlines(b.name)) - Number(isOutlines(a.name)));

const isOutlines = (name: string): boolean => /json(\.gz)?$/i.test(name);

const filledMapping = (mapping: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== ''));

async function keep(context: AppContext, sha256: string, blob: Blob): Promise<void> {
  context.blobs.set(sha256, blob);
  await context.storage.putFile(sha256, blob).catch(() =>
    context.toast('The file is used now but could not be stored: the browser is out of space. Free some, then add it again.', {
      tone: 'error',
    }),
  );
}

/** A file the plan names but this browser does not have: giving it again completes the plan. */
function restoreMissing(context: AppContext, sha256: string, blob: Blob): boolean {
  const named = filesOf(context.store.getState().plan).find(({ ref }) => ref.sha256 === sha256);
  if (!named) return false;
  void keep(context, sha256, blob);
  context.toast(`${named.ref.path} is in the plan; its content is here again.`);
  context.scheduleRun();
  return true;
}
