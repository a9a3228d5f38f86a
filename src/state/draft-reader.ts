/** Finds out what a draft is: role, columns, and how much of it would be used. A newer question about a draft makes the answer to an older one void. */
import type { AppContext } from './app-context';
import type { FileRole } from './edits';
import { textHead } from './file-bytes';
import { rememberedMapping } from './mapping-memory';
import { type ImportDraft, isUnknownTable, previewHead } from './import-draft';

export class DraftReader {
  /** Draft → number of its latest question. */
  private readonly asked = new Map<number, number>();

  constructor(private readonly context: AppContext) {}

  get drafts(): ImportDraft[] {
    return this.context.store.getState().drafts;
  }

  find = (id: number): ImportDraft | undefined => this.drafts.find((draft) => draft.id === id);

  replace(id: number, change: Partial<ImportDraft>): void {
    const drafts = this.drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft));
    this.context.store.setState({ drafts });
  }

  /** Reads a draft under a role, or under the role its content suggests. */
  async look(id: number, as: FileRole | null): Promise<void> {
    const draft = this.find(id);
    if (!draft) return;
    const question = (this.asked.get(id) ?? 0) + 1;
    this.asked.set(id, question);
    const isCurrent = () => this.asked.get(id) === question;
    this.replace(id, { check: { status: 'checking' } });
    const head = await textHead(draft.blob);
    const preview =
      head === null ? null : await previewHead(draft.name, head, as, filledMapping(draft.mapping)).catch(() => null);
    if (!isCurrent()) return;
    this.replace(id, { preview });
    if (preview && this.recall(id, as ?? preview.role ?? 'towers', preview.columns))
      return this.look(id, as ?? preview.role ?? 'towers');
    if (as === null && isUnknownTable(preview)) return this.lookAtUnknown(id, preview?.columns[0] ?? '');
    if (as !== 'joins') await this.check(draft, as, isCurrent);
  }

  /** Columns named by hand for the same header before; true when they were not in the draft yet. */
  private recall(id: number, role: FileRole, columns: readonly string[]): boolean {
    const draft = this.find(id);
    const mapping = rememberedMapping(this.context.preferences, role, columns);
    if (!draft || draft.isMapped || !mapping) return false;
    this.replace(id, { mapping, role, isMapped: true });
    return true;
  }

  /** A table without the marks of a role: joined to outlines when there are any, else taken for sites whose columns must be named. */
  private lookAtUnknown(id: number, joinColumn: string): Promise<void> {
    const role = this.hasOutlines() ? 'joins' : 'towers';
    this.replace(id, role === 'joins' ? { role, guessedRole: role, join: { joinColumn, joinId: 'id' } } : { role });
    return this.look(id, role);
  }

  private async check(
    draft: ImportDraft,
    as: Exclude<FileRole, 'joins'> | null,
    isCurrent: () => boolean,
  ): Promise<void> {
    const { id, name, blob, mapping } = draft;
    try {
      const report = await this.context.engine.check({ path: name, blob }, as, filledMapping(mapping));
      const guess = as ? {} : { role: report.role, guessedRole: report.role };
      if (isCurrent()) this.replace(id, { check: { status: 'checked', report }, ...guess });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (isCurrent()) this.replace(id, { check: { status: 'failed', message } });
    }
  }

  private hasOutlines(): boolean {
    const inPlan = this.context.store.getState().plan.inputs.demand.map(({ path }) => path);
    const inDrafts = this.drafts.filter(({ role }) => role === 'demand').map(({ name }) => name);
    return [...inPlan, ...inDrafts].some(isOutlines);
  }
}

/** Files of shapes by their name; only they can be joined to. */
export const isOutlines = (name: string): boolean => /json(\.gz)?$/i.test(name);

/** A mapping without the fields left to the guess. */
export const filledMapping = (mapping: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== ''));
