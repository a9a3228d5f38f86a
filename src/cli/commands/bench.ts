import { parseArgs } from 'node:util';
import { economicsBenchmarks } from '../../core/economics';
import { planFiles } from '../../core/plan';
import { radioBenchmarks, terrainBenchmarks } from '../../core/radio';
import { openPlanFiles } from '../files';
import { createNodePool } from '../node-pool';
import { shippedRegister } from '../register';
import { benchMoves, type MoveTimes } from './bench-moves';
import { readPlan, wholeNumber } from './plan';

interface Timed {
  name: string;
  itemsPerSecond: number;
  nsPerItem: number;
  ratioToReference: number;
  medianMs: number;
}

const REFERENCE = 'reference-bullington-300';
const RUNS = 5;
/** Each row is first run for at least this long, so that what is timed is compiled code. s */
const WARM_UP_S = 1;

/** `infill bench [--json] [--plan PLAN.json] [--moves N] [--workers N]` */
export async function bench(args: string[], signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      plan: { type: 'string' },
      moves: { type: 'string' },
      workers: { type: 'string' },
    },
  });
  if (values.plan === undefined) {
    const rows = benchModels(signal);
    process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
    return;
  }
  const moves = wholeNumber('--moves', values.moves ?? '20', 1, 10_000);
  const plan = await readPlan(values.plan);
  const opened = await openPlanFiles(
    planFiles(plan).map(({ ref }) => ref),
    values.plan,
  );
  const pool = createNodePool(values.workers === undefined ? null : wholeNumber('--workers', values.workers, 1, 64));
  try {
    const times = await benchMoves(plan, opened, { pool, signal, moves });
    process.stdout.write(values.json ? `${JSON.stringify(times, null, 2)}\n` : moveTable(times));
  } finally {
    pool.terminate();
  }
}

/** Medians of five runs; each ratio is items per second over those of the reference loop in the same run. */
function benchModels(signal: AbortSignal): Timed[] {
  const medians = new Map<string, { items: number; seconds: number }>();
  for (const { name, items, run } of [
    ...radioBenchmarks,
    ...terrainBenchmarks,
    ...economicsBenchmarks(shippedRegister()),
  ]) {
    signal.throwIfAborted();
    process.stderr.write(`${name}…\n`);
    for (let warm = 0; warm < WARM_UP_S;) warm += timed(run);
    const seconds = Array.from({ length: RUNS }, () => timed(run)).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    medians.set(name, { items, seconds });
  }
  const reference = medians.get(REFERENCE)!;
  return [...medians].map(([name, { items, seconds }]): Timed => ({
    name,
    itemsPerSecond: items / seconds,
    nsPerItem: (seconds / items) * 1e9,
    ratioToReference: items / seconds / (reference.items / reference.seconds),
    medianMs: seconds * 1000,
  }));
}

/** The first of the moves, their median and the worst. */
function moveTable({ sites, cells, wholeMs, rehearsal, coverageMs, gapsMs }: MoveTimes): string {
  const both = coverageMs.map((ms, k) => ms + gapsMs[k]!);
  const line = (name: string, times: number[]): string => {
    const sorted = times.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    return `${name.padEnd(20)}${[times[0], middle, sorted.at(-1)].map((ms = Number.NaN) => ms.toFixed(0).padStart(10)).join('')}\n`;
  };
  return (
    `${cells} cells, ${sites} sites; coverage of all ${wholeMs.toFixed(0)} ms\n` +
    `then, as in the app, ${rehearsal.moves} moves rehearsed in a small copy and thrown away: ${rehearsal.ms.toFixed(0)} ms\n` +
    `${`${both.length} moved sites`.padEnd(20)}${'first ms'.padStart(10)}${'p50 ms'.padStart(10)}${'worst ms'.padStart(10)}\n` +
    line('coverage', coverageMs) +
    line('gaps', gapsMs) +
    line('both', both)
  );
}

function timed(run: () => number): number {
  const started = performance.now();
  if (Number.isNaN(run())) throw new Error('a benchmark computed nothing');
  return (performance.now() - started) / 1000;
}

function table(rows: Timed[]): string {
  const head = `${'name'.padEnd(28)}${'median ms'.padStart(12)}${'items/s'.padStart(14)}${'ns/item'.padStart(12)}${'ratio'.padStart(10)}\n`;
  const line = (row: Timed) =>
    `${row.name.padEnd(28)}${row.medianMs.toFixed(2).padStart(12)}${Math.round(row.itemsPerSecond).toLocaleString('en').padStart(14)}${row.nsPerItem
      .toFixed(1)
      .padStart(12)}${row.ratioToReference.toPrecision(3).padStart(10)}\n`;
  return head + rows.map(line).join('');
}
