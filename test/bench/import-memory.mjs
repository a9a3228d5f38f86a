/**
 * Peak memory and time of importing files of 10 MB made to be the worst of their format, each read by the built command line in a process of its own.
 *   npm run build && node test/bench/import-memory.mjs [--mib 10] [--only WORDS] [--cli dist/cli/infill.mjs] [--json]
 * Limits: 512 MiB and 5 s for 10 MB. Never an assertion: seconds are of processor time as well, which other work on the machine changes little.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BINARIES } from './worst-files/binaries.mjs';
import { PACKED } from './worst-files/packed.mjs';
import { TEXTS } from './worst-files/texts.mjs';

const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    cli: { type: 'string', default: 'dist/cli/infill.mjs' },
    json: { type: 'boolean', default: false },
  },
});
const MOST_MIB = 512;
const MOST_S = 5;
/** Says what the process needed, when it ends. On Linux not the maxRSS, which a process inherits from the one that started it. */
const WATCH = `data:text/javascript,${encodeURIComponent(
  'import{readFileSync}from"node:fs";process.on("exit",()=>{const u=process.resourceUsage();let kb=u.maxRSS;try{kb=+/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status","utf8"))[1]}catch{}process.stderr.write("USED "+JSON.stringify({peakMiB:Math.round(kb/1024),processorS:(u.userCPUTime+u.systemCPUTime)/1e6})+"\\n")})',
)}`;

const folder = mkdtempSync(join(tmpdir(), 'infill-worst-'));
try {
  const rows = [];
  for (const { name, role, make } of [...TEXTS, ...BINARIES, ...PACKED]) {
    if (!name.toLowerCase().includes(values.only.toLowerCase())) continue;
    const path = join(folder, 'given');
    const bytes = make(Number(values.mib) * 2 ** 20);
    writeFileSync(path, bytes);
    const row = { name, role, mib: bytes.length / 2 ** 20, ...importOf(path, role) };
    rows.push(row);
    if (!values.json) print(row);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function importOf(path, role) {
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', WATCH, values.cli, 'check', path, '--as', role],
    { encoding: 'utf8', maxBuffer: 2 ** 29, timeout: 120_000 },
  );
  const seconds = (performance.now() - started) / 1000;
  const used = JSON.parse(/USED (.*)/.exec(stderr)?.[1] ?? '{"peakMiB":null,"processorS":null}');
  return { ...used, seconds, ...outcomeOf(stdout, signal ?? `exit ${status}`) };
}

function outcomeOf(stdout, otherwise) {
  try {
    const [{ counts, issues }] = JSON.parse(stdout);
    const error = issues.find(({ severity }) => severity === 'error');
    return { used: counts.used, outcome: error ? `${error.code} ${error.context.problem ?? ''}`.slice(0, 90) : 'read' };
  } catch {
    return { used: 0, outcome: otherwise };
  }
}

function print({ name, role, mib, peakMiB, seconds, processorS, used, outcome }) {
  const over = peakMiB === null || peakMiB > MOST_MIB || Math.min(seconds, processorS) > MOST_S ? 'OVER' : '';
  const cells = [name.padEnd(48), role.padEnd(13), `${mib.toFixed(1).padStart(5)} MiB`, `${String(peakMiB).padStart(5)} MiB`, `${seconds.toFixed(1).padStart(5)} s`, `${Number(processorS).toFixed(1).padStart(5)} s`, String(used).padStart(8), over.padEnd(4), outcome]; // prettier-ignore
  process.stdout.write(`${cells.join('  ')}\n`);
}
