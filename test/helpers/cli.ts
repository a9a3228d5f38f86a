/** Runs the built command line as a user would, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const project = new URL('../..', import.meta.url).pathname;

export interface CliOutcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `infill …args` in `cwd`; builds it first when the sources are newer. */
export function infill(args: string[], cwd: string): CliOutcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'scripts/infill.mjs'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: cwd },
    maxBuffer: 256 * 2 ** 20,
  });
  return { code: status, stdout, stderr };
}

/** A folder that goes away after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'infill-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Rows of a CSV file as objects by header. Fields may be quoted. */
export function readCsv(path: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(path, 'utf8')
    .split('\r\n')
    .join('\n')
    .split('\n')
    .filter((line) => line !== '')
    .map(splitRow);
  return rows.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? ''])));
}

function splitRow(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replaceAll('""', '"'),
  );
}

/** Parsed JSON file. */
export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
