// `npm test`: everything a change must pass, in one command on a fresh clone: packages, types, lint, format, unused code, unit and golden tests, builds, browser tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
const chromium = findChromium() ?? installChromium();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
const results = mkdtempSync(join(tmpdir(), 'infill-test-'));

step('types: core, without browser or Node', bin('tsc'), ['-p', 'src/core']);
step('types: everything', bin('tsc'), ['-p', '.']);
step('lint', bin('oxlint'), ['--deny-warnings']);
step('format', bin('oxfmt'), ['--check']);
step('unused code', bin('knip'), []);
ensureBuilt('the command line', 'vite.cli.config.ts', 'dist/cli/infill.mjs');
ensureBuilt('the app', 'vite.config.ts', 'dist/app/index.html');
vitest('unit');
vitest('e2e');
report();

function step(name, command, args) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(`\nFailed: ${name}`);
    process.exit(1);
  }
  console.log(`ok  ${name}  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function vitest(project) {
  const reporter = join(root, 'scripts', 'outcome-reporter.mjs');
  spawnSync(bin('vitest'), ['run', '--project', project, '--reporter=default', `--reporter=${reporter}`], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium, INFILL_OUTCOME_FILE: outcomeFile(project) },
  });
}

function outcomeFile(project) {
  return join(results, `${project}.json`);
}

/** What failed is told again at the very end: a log may be cut to its last lines. */
function report() {
  const outcomes = ['unit', 'e2e'].map((project) =>
    existsSync(outcomeFile(project))
      ? JSON.parse(readFileSync(outcomeFile(project), 'utf8'))
      : { ...NOTHING, failed: 1, failures: [{ name: project, message: 'The tests did not finish.' }] },
  );
  rmSync(results, { recursive: true, force: true });
  const sum = (count) => outcomes.reduce((total, outcome) => total + outcome[count], 0);
  if (sum('skipped') > 0 && !process.env.INFILL_REFERENCE_DIR)
    console.log(
      'Skipped tests need the published tables: set INFILL_REFERENCE_DIR to the folder that holds them (see README, "Tests").',
    );
  for (const name of outcomes.flatMap((outcome) => outcome.secondTries)) console.log(`Only at the second try: ${name}`);
  for (const { name, message } of outcomes.flatMap((outcome) => outcome.failures))
    console.log(`\nFailed: ${name}\n${message.replaceAll(/^/gm, '  ')}`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    console.error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which does not exist.`);
    process.exit(1);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const known = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return (
    [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...known].find((path) =>
      existsSync(path),
    ) ?? null
  );
}

function installChromium() {
  const isDebian = existsSync('/usr/bin/apt-get');
  if (isDebian && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests (Debian package)…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    const found = findChromium();
    if (found) return found;
  }
  console.error(
    isDebian
      ? 'The browser tests need Chromium. Install it with:  sudo apt-get install chromium'
      : 'The browser tests need Chromium or Chrome. Install either, or set CHROMIUM_PATH to its program file.',
  );
  process.exit(1);
}
