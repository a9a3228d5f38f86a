import { parseArgs } from 'node:util';
import { radioBenchmarks, terrainBenchmarks } from '../../core/radio';

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

/** `infill bench [--json]`: medians of five runs; each ratio is items per second over those of the reference loop in the same run. */
export async function bench(args: string[], signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const medians = new Map<string, { items: number; seconds: number }>();
  for (const { name, items, run } of [...radioBenchmarks, ...terrainBenchmarks]) {
    signal.throwIfAborted();
    process.stderr.write(`${name}…\n`);
    for (let warm = 0; warm < WARM_UP_S;) warm += timed(run);
    const seconds = Array.from({ length: RUNS }, () => timed(run)).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    medians.set(name, { items, seconds });
  }
  const reference = medians.get(REFERENCE)!;
  const rows = [...medians].map(([name, { items, seconds }]): Timed => ({
    name,
    itemsPerSecond: items / seconds,
    nsPerItem: (seconds / items) * 1e9,
    ratioToReference: items / seconds / (reference.items / reference.seconds),
    medianMs: seconds * 1000,
  }));
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
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
