/**
 * Times the import of a large cell file: makes an OpenCelliD CSV, lets the built command line read it, and prints its parameters, seconds and peak memory.
 *   npm run build && node test/bench/import-cells.mjs [--rows 5000000] [--seed 1] [--region] [--keep FILE]
 * --region imports into a plan of one region in the middle of the country, as `infill new` does; without it the file is checked as a whole.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000000' },
    seed: { type: 'string', default: '1' },
    region: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const parameters = {
  rows: Number(values.rows),
  seed: Number(values.seed),
  /** West, south, east, north. */
  boxDeg: [-9, 36, 3.5, 43.7],
  operators: [1, 3, 4, 7],
  /** Shares of rows by technology; the rest is NR. */
  technologies: { LTE: 0.6, UMTS: 0.2, GSM: 0.12 },
  cellsPerMast: 6,
  scatterDeg: 0.006,
  duplicateFraction: 0.01,
};

const folder = mkdtempSync(join(tmpdir(), 'infill-bench-'));
const file = values.keep ?? join(folder, 'cells.csv');
try {
  const made = seconds(() => generate(file, parameters));
  const bytes = statSync(file).size;
  process.stderr.write(`${parameters.rows} rows, ${(bytes / 2 ** 20).toFixed(0)} MiB, made in ${made.toFixed(1)} s\n`);
  const referenceS = Math.min(...Array.from({ length: 3 }, () => seconds(() => reference(file))));
  const result = await run(values.region ? importInto(folder, file) : ['check', file]);
  process.stdout.write(
    `${JSON.stringify({ parameters, bytes, command: values.region ? 'new' : 'check', ...result, referenceS, ratioToReference: result.seconds / referenceS }, null, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** mulberry32: the same file on every machine. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function generate(path, { rows, seed, boxDeg, operators, technologies, cellsPerMast, scatterDeg, duplicateFraction }) {
  const next = random(seed);
  const out = openSync(path, 'w');
  const [west, south, east, north] = boxDeg;
  let lines = ['radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal'];
  let last = lines[0];
  for (let row = 0, mast = 0; row < rows; mast++) {
    const draw = next();
    const { LTE, UMTS, GSM } = technologies;
    const radio = draw < LTE ? 'LTE' : draw < LTE + UMTS ? 'UMTS' : draw < LTE + UMTS + GSM ? 'GSM' : 'NR';
    const net = operators[Math.floor(next() * operators.length)];
    const [lon, lat] = [west + next() * (east - west), south + next() * (north - south)];
    const area = 1 + Math.floor(next() * 60_000);
    for (let cell = 0; cell < cellsPerMast && row < rows; cell++, row++) {
      if (row > 0 && next() < duplicateFraction) {
        lines.push(last);
        continue;
      }
      const id =
        radio === 'LTE'
          ? (mast + 1000) * 256 + cell
          : radio === 'NR'
            ? (mast + 1000) * 4096 + cell
            : ((mast * 10 + cell) % 65_000) + 1;
      const [x, y] = [lon + (next() - 0.5) * scatterDeg, lat + (next() - 0.5) * scatterDeg];
      last = `${radio},214,${net},${area},${id},0,${x.toFixed(6)},${y.toFixed(6)},${500 + Math.floor(next() * 4000)},${1 + Math.floor(next() * 300)},1,1459692342,1488347104,0`;
      lines.push(last);
    }
    if (lines.length > 20_000) {
      writeSync(out, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  writeSync(out, lines.length > 0 ? `${lines.join('\n')}\n` : '');
  closeSync(out);
}

/** Adds up the bytes of the file: what reading it costs on this machine. */
function reference(path) {
  const bytes = readFileSync(path);
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + bytes[i]) | 0;
  return sum;
}

function importInto(home, path) {
  const region = join(home, 'region.geojson');
  const ring = [[-4, 40], [-3, 40], [-3, 41], [-4, 41], [-4, 40]]; // prettier-ignore
  writeFileSync(
    region,
    JSON.stringify({
      type: 'Feature',
      properties: { name: 'Middle' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }),
  );
  return ['new', '--region', region, '--towers', path, '--out', join(home, 'plan.json')];
}

/** Runs the command line; seconds and the peak of its resident memory (Linux). */
async function run(args) {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/cli/infill.mjs', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  let peakMiB = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakMiB = Math.max(peakMiB, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended, or this is no Linux.
    }
  }, 20);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(timer);
  const { counts, facts } = args[0] === 'check' ? JSON.parse(output)[0] : {};
  return { exitCode: code, seconds: (performance.now() - started) / 1000, peakMiB: Math.round(peakMiB), counts, facts };
}

function seconds(work) {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
