import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readTable } from '../../core/inputs';
import { type LossProfile, lossModels } from '../../core/radio';
import { lossLines, missingColumns, profilesOf } from '../loss-table';
import { InputError } from '../terminal';

/** `infill loss --model NAME --cases C.csv [--profiles P.csv]`: the columns of C.csv, then loss_db, warnings. Refused rows have an empty loss and the reason. */
export async function loss(args: string[]): Promise<void> {
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
  const lines = lossLines(model, cases, profiles);
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
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
