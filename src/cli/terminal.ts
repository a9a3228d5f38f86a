/** What the user sees: progress and messages on stderr, data on stdout. */
import type { Issue } from '../core/plan';
import { messageOf } from '../core/report';

/** Text from files and plans as it may stand on a terminal: no escape sequences, no line breaks, nothing that turns the direction of reading. */
export const plainText = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, ' ');

/** The user's input cannot be used: exit code 2, with every problem. */
export class InputError extends Error {
  readonly issues: Issue[];
  constructor(message: string, issues: Issue[] = []) {
    super(plainText(message));
    this.name = 'InputError';
    this.issues = issues;
  }
}

const STAGE_WORDS: Record<string, string> = {
  inputs: 'Reading files',
  grid: 'Laying the grid',
  demand: 'Placing people',
  coverage: 'Computing coverage',
  gaps: 'Finding gaps',
  siting: 'Choosing sites',
  economics: 'Comparing costs',
  report: 'Writing the report',
  fetch: 'Fetching',
  export: 'Writing exports',
  print: 'Printing the report',
};

/** A progress bar on a terminal, one line per stage elsewhere. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): {
  update(stage: string, fraction: number): void;
  done(): void;
} {
  let current = '';
  let shown = -1;
  const clear = () => stream.isTTY && stream.write('\r\x1b[K');
  return {
    update(stage, fraction) {
      const percent = Math.floor(fraction * 100);
      if (stage === current && percent === shown) return;
      if (stage !== current && !stream.isTTY) stream.write(`${STAGE_WORDS[stage] ?? stage}…\n`);
      current = stage;
      shown = percent;
      if (!stream.isTTY) return;
      const filled = Math.round(fraction * 24);
      stream.write(
        `\r\x1b[K${(STAGE_WORDS[stage] ?? stage).padEnd(20)} ${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${percent} %`,
      );
    },
    done: () => void clear(),
  };
}

/** Prints issues as sentences, errors first; long lists of the same code are cut with a count. */
export function printIssues(issues: Issue[], limitPerCode = 5): void {
  const order = { error: 0, warning: 1, info: 2 };
  const byCode = new Map<string, Issue[]>();
  for (const issue of [...issues].sort((a, b) => order[a.severity] - order[b.severity])) {
    const key = `${issue.ref.file ?? ''}\0${issue.code}`;
    byCode.set(key, [...(byCode.get(key) ?? []), issue]);
  }
  for (const group of byCode.values()) {
    for (const issue of group.slice(0, limitPerCode))
      process.stderr.write(`${issue.severity}: ${plainText(messageOf(issue))}\n`);
    if (group.length > limitPerCode)
      process.stderr.write(`  … and ${group.length - limitPerCode} more like that (infill check lists them all)\n`);
  }
}

/** `infill … | head` closes the pipe early, which is no error; a full disk behind `>` is one. */
export function stopWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    process.exit(1);
  });
}
