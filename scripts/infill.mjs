// `npm run -s infill -- …`: the command line from the sources, built when they have changed.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt('the command line', 'vite.cli.config.ts', 'dist/cli/infill.mjs');
// npm runs scripts in the package's folder; INIT_CWD is where the user stands, and his paths are meant from there.
const child = spawn(process.execPath, [join(root, 'dist/cli/infill.mjs'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
// Ctrl+C reaches both; a signal to this process alone is handed on, so that no child is left working for nobody.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
