/** report.html on paper: an installed Chromium prints it. Page numbers are the style sheet's. */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from './terminal';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const LONGEST_MS = 180_000;

/** The program that prints: CHROMIUM_PATH, or the first of the usual names on the PATH. Throws InputError when there is none. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env.CHROMIUM_PATH;
  if (named) {
    if (await isProgram(named)) return named;
    throw new InputError(`--pdf: CHROMIUM_PATH names ${named}, which is no program.`);
  }
  for (const folder of (env.PATH ?? '').split(delimiter))
    for (const name of NAMES) if (folder !== '' && (await isProgram(join(folder, name)))) return join(folder, name);
  throw new InputError(
    `--pdf needs Chromium or Chrome, and none of ${NAMES.join(', ')} is installed. Install one, or set CHROMIUM_PATH; or open report.html in any browser and print it.`,
  );
}

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The page as PDF. The same page gives the same bytes: the time of printing is left out. */
export async function pdfOf(
  html: string,
  { chromium, paper, signal }: { chromium: string; paper: Paper; signal: AbortSignal },
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'infill-print-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    await writeFile(page, html.replace('</style>', `@page{size:${paper === 'a4' ? 'A4' : 'letter'}}</style>`));
    await print(chromium, { page, pdf, profile: join(folder, 'profile'), signal });
    return withoutTime(await readFile(pdf));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function print(
  chromium: string,
  { page, pdf, profile, signal }: { page: string; pdf: string; profile: string; signal: AbortSignal },
): Promise<void> {
  const args = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${pdf}`,
    // Chromium refuses to sandbox for root; the page has no script and may load nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    pathToFileURL(page).href,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(chromium, args, { stdio: ['ignore', 'ignore', 'pipe'], signal, timeout: LONGEST_MS });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    child.on('error', reject);
    child.on('exit', (code) =>
      access(pdf).then(resolve, () => {
        const last = said.trim().split('\n').at(-1) ?? '';
        reject(new InputError(`${chromium} printed nothing (exit code ${code}): ${last}`));
      }),
    );
  });
}

/** Chromium writes the time of printing in two entries of fixed length. */
function withoutTime(pdf: Buffer): Uint8Array {
  const text = pdf.toString('latin1');
  const blank = (_: string, key: string, date: string) => `/${key} (D:${date.replaceAll(/\d/g, '0')}`;
  return Buffer.from(text.replaceAll(/\/(CreationDate|ModDate) \(D:(\d{14})/g, blank), 'latin1');
}
