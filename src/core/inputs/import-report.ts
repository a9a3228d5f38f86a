import type { Issue, IssueRef } from '../plan/issues';
import type { FileReport } from './facts';
import type { InputsIssueCode } from './issue-codes';

/** Listed issues of one code and of one file; counts stay complete. */
const LISTED_PER_CODE = 1000;
const LISTED_PER_FILE = 10_000;
/** Longest text from a file in an issue: ids and values may be megabytes long, and there may be thousands of them. */
const LONGEST_TEXT = 500;

export interface Refusal {
  part: number;
  issue: Issue;
}

/** Refused rows up to a number that memory holds. */
export class RefusalList {
  readonly refusals: Refusal[] = [];
  leftOut = 0;

  constructor(private readonly most = 1_000_000) {}

  add(refusal: Refusal): void {
    if (this.refusals.length < this.most) this.refusals.push(refusal);
    else this.leftOut++;
  }
}

/** What comes of one file while it is read. Keeps read = used + merged + refused by construction: each row ends in exactly one of the three. */
export class ImportReport {
  importer = 'none';
  readonly facts: FileReport['facts'] = {};
  private readonly issues: Issue[] = [];
  /** Code → how many were raised, and how many of them are not in `issues`. */
  private readonly raised = new Map<string, { count: number; unlisted: number }>();
  private readonly refusedByCode = new Map<string, number>();
  private usedRows = 0;
  private mergedRows = 0;
  private refusedRows = 0;
  failed = false;
  /** Which of several sources of an archive is being read. */
  part = 0;

  constructor(
    readonly file: string,
    readonly role: FileReport['role'],
    /** Gets every refused row, listed as an issue or not. */
    private readonly refusals: RefusalList | null = null,
  ) {}

  use(rows = 1): void {
    this.usedRows += rows;
  }

  /** A row added to another one. */
  merge(code: InputsIssueCode, ref: IssueRef, context: Issue['context'] = {}): void {
    this.mergedRows++;
    this.add(code, 'info', ref, context);
  }

  refuse(code: InputsIssueCode, ref: IssueRef, context: Issue['context'] = {}): void {
    this.refuseAs('warning', code, ref, context);
  }

  /** A row without which the file cannot be used. */
  failRow(code: InputsIssueCode, ref: IssueRef, context: Issue['context'] = {}): void {
    this.failed = true;
    // One error stops the file: the rest of very many are counted.
    const isListed = (this.refusedByCode.get(code) ?? 0) < LISTED_PER_CODE;
    this.refuseAs(isListed ? 'error' : 'warning', code, ref, context);
  }

  private refuseAs(
    severity: 'warning' | 'error',
    code: InputsIssueCode,
    ref: IssueRef,
    context: Issue['context'],
  ): void {
    this.refusedRows++;
    this.refusedByCode.set(code, (this.refusedByCode.get(code) ?? 0) + 1);
    this.refusals?.add({
      part: this.part,
      issue: { code, severity, ref: clipped(ref), context: clipped(context) },
    });
    this.add(code, severity, ref, context);
  }

  /** A row counted as used turns out to be of no use. */
  refuseUsed(code: InputsIssueCode, ref: IssueRef, context: Issue['context'] = {}): void {
    this.usedRows--;
    this.refuse(code, ref, context);
  }

  /** A row counted as used turns out to be another one again. */
  mergeUsed(code: InputsIssueCode, ref: IssueRef, context: Issue['context'] = {}): void {
    this.usedRows--;
    this.mergedRows++;
    this.add(code, 'warning', ref, context);
  }

  warn(code: InputsIssueCode, ref: IssueRef, context: Issue['context'] = {}): void {
    this.add(code, 'warning', ref, context);
  }

  note(code: InputsIssueCode, context: Issue['context'] = {}, ref: IssueRef = {}): void {
    this.add(code, 'info', ref, context);
  }

  /** The file cannot be used. */
  fail(code: InputsIssueCode, context: Issue['context'] = {}, ref: IssueRef = {}): void {
    this.failed = true;
    this.add(code, 'error', ref, context);
  }

  /** Takes over issues made elsewhere, under this file's name. */
  take(issues: readonly Issue[]): void {
    for (const issue of issues) {
      if (issue.severity === 'error') this.failed = true;
      this.issues.push({ ...issue, ref: { ...issue.ref, file: this.file } });
    }
  }

  get used(): number {
    return this.usedRows;
  }

  get read(): number {
    return this.usedRows + this.mergedRows + this.refusedRows;
  }

  finish(): FileReport {
    if (!this.failed && this.usedRows === 0 && this.mergedRows === 0 && this.refusedRows > 0)
      this.fail('no-usable-rows', { read: this.read });
    const overflow = [...this.raised]
      .filter(([, { unlisted }]) => unlisted > 0)
      .map(([listedCode, { unlisted }]): Issue => ({
        code: 'issues-not-listed',
        severity: 'info',
        ref: { file: this.file },
        context: { listedCode, count: unlisted },
      }));
    return {
      file: this.file,
      role: this.role,
      importer: this.importer,
      counts: {
        read: this.read,
        used: this.usedRows,
        merged: this.mergedRows,
        refused: this.refusedRows,
        refusedByCode: Object.fromEntries(this.refusedByCode),
      },
      issues: [...this.issues, ...overflow],
      facts: { ...this.facts },
    };
  }

  private add(code: InputsIssueCode, severity: Issue['severity'], ref: IssueRef, context: Issue['context']): void {
    const tally = this.raised.get(code) ?? { count: 0, unlisted: 0 };
    this.raised.set(code, tally);
    tally.count++;
    if (severity !== 'error' && (tally.count > LISTED_PER_CODE || this.issues.length >= LISTED_PER_FILE))
      tally.unlisted++;
    else this.issues.push({ code, severity, ref: { file: this.file, ...clipped(ref) }, context: clipped(context) });
  }
}

/** The same with long texts cut short; the very same object when there are none. */
function clipped<T extends object>(values: T): T {
  const long = (value: unknown): value is string => typeof value === 'string' && value.length > LONGEST_TEXT;
  if (!Object.values(values).some(long)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, long(value) ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value]),
  ) as T;
}
