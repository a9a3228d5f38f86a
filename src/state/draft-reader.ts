/** Finds out what a draft is: role, columns, and how much of it would be used. A newer question about a draft makes the answer to an older one void. */
import type { FilePreview } from '../core/inputs';
import type { AppContext } from './app-context';
import type { FileRole } from './edits';
import { textHead } from './file-bytes';
import { rememberedMapping } from './mapping-memory';
import { placedReport } from './terrain-place';
import { hasPeople, type ImportDraft, isUnknownTable } from './import-draft';

/** Larger files that cannot be cut are shown without their first rows. */
const MOST_WHOLE_BYTES = 32 * 1024 * 1024;
/** Larger files are joined by hand: every value of both would be read for a guess. */
const MOST_FIT_BYTES = 64 * 1024 * 1024;

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
    const preview = await this.preview(draft, as).catch(() => null);
    if (!isCurrent()) return;
    this.replace(id, { preview });
    if (preview && this.recall(id, as ?? preview.role ?? 'towers', preview.columns))
      return this.look(id, as ?? preview.role ?? 'towers');
    if (as === null && isUnknownTable(preview)) return this.lookAtUnknown(id, preview?.columns[0] ?? '');
    if (as !== 'joins') await this.check(draft, as, isCurrent);
  }

  /** Of a table only the head is read, so that a large file costs nothing; of what cannot be cut, the whole of a small one. */
  private async preview({ name: path, blob, mapping }: ImportDraft, as: FileRole | null): Promise<FilePreview | null> {
    const head = await textHead(blob);
    const isTable = head !== null && !/^\uFEFF?\s*[{[<]/.test(head);
    if (!isTable && blob.size > MOST_WHOLE_BYTES) return null;
    return this.context.engine.ask('preview-file', {
      file: { path, blob: isTable ? new Blob([head]) : blob },
      as: as === 'joins' ? 'demand' : as,
      mapping: filledMapping(mapping),
    });
  }

  /** Columns named by hand for the same header before; true when they were not in the draft yet. */
  private recall(id: number, role: FileRole, columns: readonly string[]): boolean {
    const draft = this.find(id);
    const mapping = rememberedMapping(this.context.preferences, role, columns);
    if (!draft || draft.isMapped || !mapping) return false;
    this.replace(id, { mapping, role, isMapped: true, isRoleAssumed: false });
    return true;
  }

  /** A table without the marks of a role: joined to outlines when there are any, else taken for sites whose columns must be named. */
  private lookAtUnknown(id: number, joinColumn: string): Promise<void> {
    const role = this.hasOutlines() ? 'joins' : 'towers';
    this.replace(id, role === 'joins' ? { role, join: { joinColumn, joinId: 'id' } } : { role, isRoleAssumed: true });
    return this.look(id, role);
  }

  /** Compares every table of counts with every file of outlines, so that a join need not be found by hand. */
  async fitTables(): Promise<void> {
    const { store, blobs, engine } = this.context;
    const ofPlan = store.getState().plan.inputs.demand.flatMap(({ path, sha256 }) => {
      const blob = isOutlines(path) ? blobs.get(sha256) : undefined;
      return blob ? [{ path, blob, draftId: null }] : [];
    });
    const ofDrafts = this.drafts
      .filter(({ name, role }) => isOutlines(name) && (role === 'demand' || role === 'regions'))
      .map(({ id, name, blob }) => ({ path: name, blob, draftId: id }));
    const tables = this.drafts.filter((draft) => !isOutlines(draft.name) && draft.joinFit === null && hasPeople(draft));
    for (const { id, name, blob } of tables) {
      if (blob.size > MOST_FIT_BYTES) continue;
      for (const { draftId, ...outlines } of [...ofDrafts, ...ofPlan]) {
        if (outlines.blob.size > MOST_FIT_BYTES) continue;
        const table = { path: name, blob };
        const found = await engine.ask('suggest-join', { table, outlines }).catch(() => null);
        if (!found) continue;
        this.replace(id, { joinFit: { ...found, outlines: outlines.path, draftId } });
        if (this.find(id)?.role === 'joins') this.useFit(id);
        break;
      }
    }
  }

  /** Takes a table and the outlines it fits for the population: the counts of the one in the shapes of the other. */
  join(id: number): void {
    const fit = this.find(id)?.joinFit;
    if (!fit) return;
    if (fit.draftId !== null) this.become(fit.draftId, 'demand');
    this.become(id, 'joins');
    this.useFit(id);
  }

  private become(id: number, role: FileRole): void {
    if (this.find(id)?.role === role) return;
    this.replace(id, { role, isRoleAssumed: false });
    void this.look(id, role);
  }

  /** Names the columns of the join that was found. */
  useFit(id: number): void {
    const fit = this.find(id)?.joinFit;
    if (fit) this.replace(id, { join: { joinColumn: fit.joinColumn, joinId: fit.joinId } });
  }

  private async check(
    draft: ImportDraft,
    as: Exclude<FileRole, 'joins'> | null,
    isCurrent: () => boolean,
  ): Promise<void> {
    const { id, name, blob, mapping } = draft;
    try {
      const read = await this.context.engine.check({ path: name, blob }, as, filledMapping(mapping));
      const report = placedReport(read, this.context.store.getState());
      const guess = as ? {} : { role: report.isRoleUnknown ? null : report.role };
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
