// What every command needs first: the packages of the lockfile, and builds no older than their sources. Only Node's own modules are used here,
// because this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Infill needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command with its output shown on stderr, so that stdout stays free for data. Exits with its code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (result.error) {
    console.error(`${command}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Installs the packages when they are missing or the lockfile has changed since. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.infill-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.error('Installing packages…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
  writeFileSync(stamp, hash);
}

/** Builds with one Vite config when any source is newer than the last build. */
export function ensureBuilt(name, config, output) {
  const digest = createHash('sha256');
  for (const folder of ['src', 'data', 'public', 'index.html', config, 'package-lock.json'])
    addToDigest(digest, join(root, folder));
  const hash = digest.digest('hex');
  const stamp = join(root, 'node_modules', '.cache', `infill-${name}`);
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.error(`Building ${name}…`);
  run(process.execPath, [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--config',
    config,
    '--logLevel',
    'warn',
  ]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function addToDigest(digest, path) {
  if (!existsSync(path)) return;
  const stats = statSync(path);
  if (stats.isDirectory()) {
    for (const entry of readdirSync(path).sort()) addToDigest(digest, join(path, entry));
    return;
  }
  digest.update(`${path}\0${stats.size}\0`);
  digest.update(readFileSync(path));
}
