/** What has to be fetched before the first paint: the page's script and all it imports at once, workers left out. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes after gzip. */
export const firstPaintKb = (app) =>
  firstPaintFiles(app).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024;

/** Paths of the scripts. */
export function firstPaintFiles(app) {
  const page = readFileSync(join(app, 'index.html'), 'utf8');
  const named = [...page.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="([^"]+\.js)"/g)];
  return withImports(named.map(([, path]) => join(app, path)));
}

/** Scripts and what they import at once, each once. */
export function withImports(files) {
  const seen = new Set(files);
  for (const file of seen) {
    const text = readFileSync(file, 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      seen.add(join(dirname(file), path));
  }
  return [...seen];
}
