/** `infill`: one command per file in commands/. Exit code 0 done, 2 the user's input cannot be used, 1 our bug or the machine's trouble, 130 cancelled. */
import { bench } from './commands/bench';
import { check } from './commands/check';
import { demo } from './commands/demo';
import { fetchLive } from './commands/fetch';
import { loss } from './commands/loss';
import { create } from './commands/new';
import { plan } from './commands/plan';
import { verify } from './commands/verify';
import { InputError, printIssues, stopWhenNobodyReads } from './terminal';
import { USAGE, usageOf } from './usage';

declare const __INFILL_VERSION__: string;

const COMMANDS: Record<string, (args: string[], signal: AbortSignal) => Promise<void>> = {
  demo,
  new: create,
  plan,
  verify,
  check,
  fetch: fetchLive,
  loss,
  bench,
};

stopWhenNobodyReads(process.stdout);
process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') return say(`${__INFILL_VERSION__}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const text = rest[0] && rest[0] in COMMANDS ? usageOf(rest[0]) : USAGE;
    return name === undefined ? (process.stderr.write(text), 2) : say(text);
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`error: there is no command "${name}".\n\n${USAGE}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) return say(usageOf(name));
  return runCommand(name, () => command(rest, cancelOnInterrupt()));
}

async function runCommand(name: string, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (error instanceof InputError) {
      printIssues(error.issues);
      process.stderr.write(`error: ${error.message}\n`);
      return 2;
    }
    if (error instanceof Error && error.name === 'AbortError') {
      process.stderr.write('\nCancelled. Nothing was written.\n');
      return 130;
    }
    return machineTrouble(name, error);
  }
}

/** Arguments, disk and memory trouble in plain words; anything else is a bug of ours and shows its trace. */
function machineTrouble(name: string, error: unknown): number {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const message = error instanceof Error ? error.message : String(error);
  if (code.startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`error: ${message}\n\n${usageOf(name)}`);
    return 2;
  }
  if (code === 'ENOSPC' || code === 'EDQUOT')
    process.stderr.write('error: the disk is full. Nothing was changed; free some space and run it again.\n');
  else if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOENT', 'EIO', 'EFBIG'].includes(code))
    process.stderr.write(`error: cannot write there: ${message}\n`);
  else if (code === 'ERR_WORKER_OUT_OF_MEMORY' || /allocation failed|out of memory/i.test(message))
    process.stderr.write('error: there is not enough memory. Choose a coarser resolution or a smaller region.\n');
  else process.stderr.write(`This is a bug in Infill:\n${error instanceof Error ? error.stack : message}\n`);
  return 1;
}

function cancelOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}
