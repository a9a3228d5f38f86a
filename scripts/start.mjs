// `npm start`: installs and builds what is missing, then serves the app on localhost and opens it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt('the app', 'vite.config.ts', 'dist/app/index.html');
const { preview } = await import('vite');
const server = await preview({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
const address = server.httpServer.address();
const url = `http://localhost:${typeof address === 'object' && address ? address.port : 4173}/`;
console.log(`Infill is running at ${url}  (Ctrl+C stops it)`);
if (process.stdout.isTTY && !process.env.CI && !process.argv.includes('--no-open')) openBrowser(url);

function openBrowser(target) {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [target]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', target]]
        : ['xdg-open', [target]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => console.log('Open that address in your browser.'))
    .unref();
}
