// `npm run -s infill -- …`: the command line from the sources, built when they have changed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt('the command line', 'vite.cli.config.ts', 'dist/cli/infill.mjs');
// npm runs scripts in the package's folder; INIT_CWD is where the user stands, and his paths are meant from there.
const result = spawnSync(process.execPath, [join(root, 'dist/cli/infill.mjs'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(result.status ?? 1);
