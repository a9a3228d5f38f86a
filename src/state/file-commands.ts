/** Commands that bring files in and hand files out. */
import type { Issue } from '../core/plan/issues';
import type { AppContext } from './app-context';
import { DraftReader, filledMapping, isOutlines } from './draft-reader';
import { type FileRole, filesOf, withFiles } from './edits';
import { sha256Of, textHead } from './file-bytes';
import { type FileOrigin, type ImportDraft, isUsable } from './import-draft';
import { rememberMapping } from './mapping-memory';

let nextDraft = 1;

export function fileCommands(context: AppContext, openPlanFile: (blob: Blob, name: string) => Promise<void>) {
  const { store } = context;
  const reader = new DraftReader(context);
  const addFile = fileAdder(context, reader, openPlanFile);
  const without = (gone: (draft: ImportDraft) => boolean) =>
    store.setState({ drafts: reader.drafts.filter((draft) => !gone(draft)) });

  return {
    /** Looks at one file that was fetched. */
    async addFetched(file: File, origin: FileOrigin, role: FileRole | null): Promise<void> {
      await addFile(file, origin, role);
      await reader.fitTables();
    },
    /** Looks at files and shows what they are; nothing enters the plan yet. */
    async addFiles(files: File[]): Promise<void> {
      for (const file of outlinesFirst(files)) await addFile(file, null);
      await reader.fitTables();
    },
    setDraftRole(id: number, role: FileRole): void {
      reader.replace(id, { role, isRoleAssumed: false });
      if (role === 'joins') reader.useFit(id);
      void reader.look(id, role);
    },
    joinDraft: (id: number) => reader.join(id),
    setDraftMapping(id: number, field: string, value: string): void {
      const draft = reader.find(id);
      if (!draft) return;
      reader.replace(id, { mapping: { ...draft.mapping, [field]: value }, isMapped: true });
      void reader.look(id, draft.role);
    },
    setDraftJoin: (id: number, join: ImportDraft['join']) => reader.replace(id, { join }),
    dropDraft: (id: number) => without((draft) => draft.id === id),
    /** Takes every usable draft into the plan as one edit. */
    async acceptDrafts(): Promise<void> {
      const usable = reader.drafts.filter(isUsable);
      if (usable.length === 0) return;
      for (const { sha256, blob } of usable) await keep(context, sha256, blob);
      for (const { role, preview, mapping, isMapped } of usable) {
        // The next file with this header may be in degrees.
        const { crs: _, ...columns } = filledMapping(mapping);
        if (preview && isMapped)
          rememberMapping(context.preferences, { role, columns: preview.columns, mapping: columns });
      }
      const added = usable.map(({ role, name, sha256, blob, mapping, join, origin }) => ({
        role,
        ref: { path: name, sha256, bytes: blob.size, mapping: filledMapping(mapping), ...(origin ? { origin } : {}) },
        ...(role === 'joins' ? { join } : {}),
      }));
      without(({ id }) => usable.some((draft) => draft.id === id));
      const names = usable.map(({ name }) => name);
      context.edit((plan) => withFiles(plan, added), { code: 'files-added', context: { names } });
    },
    refusedRows: (id: number, sentence: (issue: Issue) => string) => refusedFile(context, reader.find(id), sentence),
    ...resultFiles(context),
  };
}

/** The refused rows of a draft with their reasons; null when there are none to show. */
async function refusedFile(
  { engine }: AppContext,
  draft: ImportDraft | undefined,
  sentence: (issue: Issue) => string,
): Promise<Blob | null> {
  if (draft?.check.status !== 'checked') return null;
  const { name: path, blob, check, mapping } = draft;
  const asks = { file: { path, blob }, as: check.report.role, mapping: filledMapping(mapping) };
  const [refused, { refusedCsv }] = await Promise.all([
    engine.ask('refused-rows', asks),
    import('../core/report/refused-csv'),
  ]);
  return refused.rows.length > 0 ? new Blob([refusedCsv(refused, sentence)], { type: 'text/csv' }) : null;
}

/** Looks at one file and shows what it is; a plan is opened. `origin`: where it was fetched from; `role`: what it is for, where that is known. */
const fileAdder =
  (context: AppContext, reader: DraftReader, openPlanFile: (blob: Blob, name: string) => Promise<void>) =>
  async (file: File, origin: FileOrigin | null, role: FileRole | null = null): Promise<void> => {
    const { store } = context;
    store.setState({ stage: 'data' });
    const [sha256, head] = await Promise.all([sha256Of(file), textHead(file, 400)]);
    if (head?.includes('"infill-plan"') || head?.includes('"infill-share"')) await openPlanFile(file, file.name);
    else if (!(await restoreMissing(context, sha256, file))) {
      const draft = { ...newDraft(file, sha256), origin, role };
      store.setState({ drafts: [...reader.drafts, draft] });
      await reader.look(draft.id, role);
    }
  };

/** What a result is handed out as. */
function resultFiles({ engine }: AppContext) {
  return {
    bundleFile: (name: string): Promise<Blob> => engine.bundleFile(name),
    /** One export of the last finished result. Rejects with AbortError when stopped. */
    async exportFile(
      fileName: string,
      { signal, onProgress }: { signal: AbortSignal; onProgress(fraction: number): void },
    ): Promise<Blob> {
      const { bytes, type } = await engine.ask(
        'export-file',
        { fileName },
        { signal, onProgress: (_, fraction) => onProgress(fraction) },
      );
      return new Blob([bytes], { type });
    },
    /** The exports there are, with why one cannot be made of this result. */
    exportRefusals: () => engine.ask('export-refusals', {}),
  };
}

const newDraft = (file: File, sha256: string): ImportDraft => ({
  id: nextDraft++,
  name: file.name,
  blob: file,
  sha256,
  origin: null,
  role: null,
  isRoleAssumed: false,
  mapping: {},
  isMapped: false,
  join: { joinColumn: '', joinId: 'id' },
  joinFit: null,
  preview: null,
  check: { status: 'checking' },
});

/** Tables are joined to outlines, so outlines are looked at first. */
const outlinesFirst = (files: File[]): File[] =>
  [...files].sort((a, b) => Number(isOutlines(b.name)) - Number(isOutlines(a.name)));

async function keep(context: AppContext, sha256: string, blob: Blob): Promise<void> {
  context.blobs.set(sha256, blob);
  await context.storage
    .putFile(sha256, blob)
    .catch(() => context.toast({ code: 'file-not-stored', context: {} }, { tone: 'error' }));
}

/** A file the plan names but this browser does not have: giving it again completes the plan. One that is here may be given again as something else. */
async function restoreMissing(context: AppContext, sha256: string, blob: Blob): Promise<boolean> {
  const named = filesOf(context.store.getState().plan).find(({ ref }) => ref.sha256 === sha256);
  if (!named) return false;
  if (context.blobs.has(sha256) || (await context.storage.file(sha256).catch(() => null))) return false;
  void keep(context, sha256, blob);
  context.toast({ code: 'file-restored', context: { name: named.ref.path } });
  context.scheduleRun();
  return true;
}
