/**
 * Published tables and real data may not be redistributed, so they are read in place from the folder named by INFILL_REFERENCE_DIR.
 * Where the variable is set, a missing table is a failure; where it is not, the tests that need one are skipped with a printed reason.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';

const root = process.env.INFILL_REFERENCE_DIR;

/** Absolute path of a file below the reference folder. Throws when the folder is named but the file is missing. */
export function referencePath(relative: string): string {
  if (!root) throw new Error('INFILL_REFERENCE_DIR is not set');
  const path = join(root, relative);
  if (!existsSync(path)) throw new Error(`Reference file missing: ${path}`);
  return path;
}

/** Text of a reference file. */
export const referenceText = (relative: string): string => readFileSync(referencePath(relative), 'utf8');

/** `describe` that runs only where the reference folder is named; elsewhere it says why it does not. */
export function describeWithReference(name: string, body: () => void): void {
  // The body of a skipped describe runs as well, and would ask for the files.
  if (root) describe(name, body);
  else it.skip(`${name} (skipped: set INFILL_REFERENCE_DIR to run it)`, () => {});
}

/** Rows of a CSV text as string arrays; no quoting beyond plain double quotes. The header row is included. */
export function csvRows(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) =>
      line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((part) => part.replace(/,$/, '').replace(/^"|"$/g, '')),
    )
    .map((cells) => (cells.at(-1) === '' ? cells.slice(0, -1) : cells));
}
