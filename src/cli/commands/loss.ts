import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readTable } from '../../core/inputs';
import { type LossProfile, lossModels } from '../../core/radio';
import { readText } from '../files';
import { lossLines, missingColumns, profilesOf } from '../loss-table';
import { InputError } from '../terminal';

/** Between two looks at whether the user has cancelled. */
const ROWS_PER_BREATH = 500;

/** `infill loss --model NAME --cases C.csv [--profiles P.csv]`: the columns of C.csv, then loss_db, warnings. Refused rows have an empty loss and the reason. */
export async function loss(args: string[], signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { model: { type: 'string' }, cases: { type: 'string' }, profiles: { type: 'string' } },
  });
  const names = Object.keys(lossModels);
  const model =
    values.model !== undefined && Object.hasOwn(lossModels, values.model) ? lossModels[values.model] : undefined;
  if (!model)
    throw new InputError(`--model takes one of ${names.join(', ')}${values.model ? `, not "${values.model}"` : ''}.`);
  if (!values.cases) throw new InputError('name the rows to run: --cases FILE.csv');
  const cases = readTable(await read(values.cases));
  const missing = missingColumns(model, cases);
  if (missing.length > 0)
    throw new InputError(`${values.cases} has no column ${missing.join(', ')}, which ${values.model} needs.`);
  const profiles = values.profiles ? profilesFrom(values.profiles, await read(values.profiles)) : undefined;
  const [header] = lossLines(model, { ...cases, rows: [] });
  const parts = [`${header}\n`];
  for (let at = 0; at < cases.rows.length; at += ROWS_PER_BREATH) {
    const [, ...lines] = lossLines(model, { ...cases, rows: cases.rows.slice(at, at + ROWS_PER_BREATH) }, profiles);
    parts.push(lines.map((line) => `${line}\n`).join(''));
    await setImmediate();
    signal.throwIfAborted();
  }
  process.stdout.write(parts.join(''));
}

async function read(path: string): Promise<string> {
  try {
    return await readText(path);
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function profilesFrom(path: string, text: string): Map<string, LossProfile> {
  try {
    return profilesOf(readTable(text));
  } catch (error) {
    throw new InputError(`${path}: ${(error as Error).message}.`);
  }
}
