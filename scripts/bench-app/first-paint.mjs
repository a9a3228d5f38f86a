/** What has to be fetched before the first paint: the page's script and all it imports at once, workers left out. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes after gzip. */
export function firstPaintKb(app) {
  const page = readFileSync(join(app, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="([^"]+\.js)"/g)].map(
    ([, path]) => join(app, path),
  );
  const seen = new Set();
  for (const file of wanted) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      wanted.push(join(dirname(file), path));
  }
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024;
}
