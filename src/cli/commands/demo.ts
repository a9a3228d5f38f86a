import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePlan } from '../../core/plan';
import { InputError } from '../terminal';
import { EXTRA_OPTIONS, extrasOf, planToBundle, wholeNumber } from './plan';

/** `infill demo [--out DIR] [--workers N] [--export LIST] [--pdf]`: the built-in plan, end to end. */
export async function demo(args: string[], signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { out: { type: 'string' }, workers: { type: 'string' }, ...EXTRA_OPTIONS },
  });
  const extras = await extrasOf(values);
  const planPath = join(demoFolder(), 'plan.json');
  const { plan, issues } = parsePlan(await readFile(planPath, 'utf8'), 'demo plan');
  if (!plan) throw new Error(`The built-in plan is broken: ${JSON.stringify(issues)}`);
  const workers = values.workers === undefined ? null : wholeNumber('--workers', values.workers, 1, 64);
  process.stderr.write('The demo: real outlines and place names; towers, hotspots, people and hills are synthetic.\n');
  await planToBundle(plan, { planPath, folder: values.out ?? 'infill-demo', workers, signal, extras });
}

/** The demo lies two folders above the built program, in the clone and in the installed package alike. */
function demoFolder(): string {
  const folder = fileURLToPath(new URL('../../public/demo', import.meta.url));
  if (!existsSync(join(folder, 'plan.json')))
    throw new InputError('the demo files are missing from this installation; install infill again.');
  return folder;
}
