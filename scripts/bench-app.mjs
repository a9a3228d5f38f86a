/**
 * npm run bench:app: builds the app, opens it in headless Chromium and prints how long a person waits, beside the targets. Never an assertion: figures depend on
 * the machine. Options: --no-build, --cells 10000,100000 (default 10000,100000,1000000), --import ROWS (a cell file of so many rows
 * instead of plans), --patience SECONDS for each answer (default 300), --json.
 * CHROMIUM_PATH names the browser.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { visit } from './bench-app/browser.mjs';
import { benchDemo, benchPlan } from './bench-app/measure.mjs';
import { firstPaintKb } from './bench-app/first-paint.mjs';
import { benchImport } from './bench-app/import.mjs';
import { aPlan } from './bench-app/plans.mjs';
import { startServer } from './bench-app/server.mjs';
import { print } from './bench-app/table.mjs';

const { values } = parseArgs({
  options: {
    'no-build': { type: 'boolean', default: false },
    cells: { type: 'string', default: '10000,100000,1000000' },
    import: { type: 'string' },
    patience: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const app = join(root, 'dist/app');
if (!values['no-build']) execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });

const [load] = loadavg();
if (load > 0.5)
  console.error(
    `Other work is running: load ${load.toFixed(1)} on ${availableParallelism()} cores. Every time below is longer for it.`,
  );
const server = await startServer(app);
const patienceMs = Number(values.patience) * 1000;
const rows = [];
const add = (found) => {
  rows.push(...found);
  if (!values.json) print(found);
};
try {
  if (values.import) add(await visit(server.url, (page) => benchImport(page, Number(values.import), patienceMs)));
  else await benchPlans();
} finally {
  server.stop();
}
if (values.json) console.log(JSON.stringify(rows, null, 2));

async function benchPlans() {
  add([{ what: 'JavaScript for first paint, gzipped', value: firstPaintKb(app), unit: 'KB', target: 600 }]);
  add(await visit(server.url, (page) => benchDemo(page, patienceMs)));
  for (const cells of values.cells.split(',').map(Number))
    add(await visit(server.url, (page) => benchPlan(page, aPlan(cells), patienceMs)));
}
