import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

/**
 * What the page may load: its own files and nothing else. Workers are files of ours. Styles may be inline because the component library injects its scroll lock as a
 * style element; scripts may not. Data may come from any https address, because the user may name a base map of his own; the app asks none before he does, and
 * what comes is read as tiles or JSON, never as script, style or picture element. Data from the web are fetched by a worker, which this policy does not reach where it
 * comes with the page and not as a header; there `allowedUrl` of core/inputs/live is the gate. Only in the build: the development server needs inline scripts for hot reload.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self' blob: https:",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentSecurityPolicy: Plugin = {
  name: 'infill-content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/**
 * The page's script imports the views when the engine has been started; named in the page, they are fetched beside it. What is named here is what the page needs
 * for its first paint.
 */
const preloadViews: Plugin = {
  name: 'infill-preload-views',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const wanted = chunks.filter(({ isEntry }) => isEntry).flatMap(({ dynamicImports }) => dynamicImports);
      const seen = new Set(wanted);
      for (const name of seen)
        for (const more of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) seen.add(more);
      const styles = wanted.flatMap((name) => [
        ...(chunks.find(({ fileName }) => fileName === name)?.viteMetadata?.importedCss ?? []),
      ]);
      const link = (attrs: Record<string, string | boolean>) => ({ tag: 'link', attrs, injectTo: 'head' as const });
      return [
        ...[...seen].map((name) => link({ rel: 'modulepreload', crossorigin: true, href: `./${name}` })),
        ...styles.map((name) => link({ rel: 'stylesheet', crossorigin: true, href: `./${name}` })),
      ];
    },
  },
};

/** Writes the list of built files into the service worker, so that everything works without a network after the first load. */
function offline(): Plugin {
  let output = '';
  return {
    name: 'infill-offline',
    apply: 'build',
    configResolved({ root, build }) {
      output = resolve(root, build.outDir);
    },
    closeBundle() {
      const worker = join(output, 'service-worker.js');
      const files = readdirSync(output, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js' && !entry.name.endsWith('.md'))
        .map((entry) => relative(output, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .sort();
      const digest = createHash('sha256');
      for (const file of files) digest.update(file).update(readFileSync(join(output, file)));
      const text = readFileSync(worker, 'utf8')
        .replace("'PRECACHE_FILES'", JSON.stringify(['./', ...files]))
        .replace('PRECACHE_VERSION', `infill-${digest.digest('hex').slice(0, 16)}`);
      writeFileSync(worker, text);
    },
  };
}

/**
 * Modules that only give names: one of which nothing is used is left out, with all it imports. So the page's first scripts and the workers that run slices of work
 * carry no hexagon library and no schemas because some index names them, too.
 */
const treeshake = {
  moduleSideEffects: [{ test: /\/src\/core\/(?!plan\/zod)|\/node_modules\/h3-js\//, sideEffects: false }],
};

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy, preloadViews, offline()],
  define: { __INFILL_VERSION__: JSON.stringify(version) },
  worker: { format: 'es', rolldownOptions: { treeshake } },
  server: { host: 'localhost' },
  preview: { host: 'localhost' },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { treeshake },
    chunkSizeWarningLimit: 1200,
  },
});
