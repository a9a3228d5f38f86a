import type { Issue, Plan } from '../plan';
import type { Assumption } from './cost-types';
import { readCsv } from './register';

type Overrides = Plan['costs']['overrides'];

/** The shipped register has some 200 kB; a file of more than this is none. Bytes, and characters. */
export const REGISTER_LIMIT_BYTES = 4 * 2 ** 20;
/** Problems told of one file: of more the first ones say as much. */
const MOST_ISSUES = 1000;

/** The problem of a file that is too large to be a register; what is in it is not looked at. */
export const registerTooLarge = (file: string): Issue => ({
  code: 'register-too-large',
  severity: 'error',
  ref: { file },
  context: { limitBytes: REGISTER_LIMIT_BYTES },
});

/**
 * Edits from a register the user kept or got from someone: the rows of a CSV with columns key, low, likely, high that differ from the shipped ones.
 * All problems at once; a row with one is left out. Whether the values make sense is `applyOverrides`' to say.
 */
export function readRegisterEdits(
  csvText: string,
  { shipped, file }: { shipped: readonly Assumption[]; file: string },
): { overrides: Overrides; issues: Issue[] } {
  if (csvText.length > REGISTER_LIMIT_BYTES) return { overrides: {}, issues: [registerTooLarge(file)] };
  const [header = [], ...rows] = readCsv(csvText);
  const at = (['key', 'low', 'likely', 'high'] as const).map((name) => ({ name, index: header.indexOf(name) }));
  const missing = at.filter(({ index }) => index < 0);
  const issues: Issue[] = missing.map(({ name }) => ({
    code: 'register-column-missing',
    severity: 'error',
    ref: { file, row: 1, column: name },
    context: { column: name },
  }));
  if (issues.length > 0) return { overrides: {}, issues };
  const byKey = new Map(shipped.map((row) => [row.key, row]));
  const overrides: Overrides = {};
  for (const [i, row] of rows.entries()) {
    if (issues.length >= MOST_ISSUES) break;
    const [key = '', ...texts] = at.map(({ index }) => (row[index] ?? '').trim());
    const known = byKey.get(key);
    if (key.startsWith('_') || known?.kind === 'text' || known?.kind === 'derived') continue;
    if (!known) {
      issues.push({
        code: 'assumption-unknown',
        severity: 'warning',
        ref: { file, row: i + 2, id: key },
        context: { key },
      });
      continue;
    }
    const [low, likely, high] = texts.map((text) =>
      text === '' && known.kind === 'constant' ? known.likely : Number(text || Number.NaN),
    );
    if (![low, likely, high].every(Number.isFinite)) {
      issues.push({
        code: 'register-number-invalid',
        severity: 'error',
        ref: { file, row: i + 2, id: key },
        context: { key, values: texts.join(', ') },
      });
      continue;
    }
    const { shipped: was } = known;
    if (low !== was.low || likely !== was.likely || high !== was.high)
      overrides[key] = { low: low!, likely: likely!, high: high! };
  }
  return { overrides, issues };
}
