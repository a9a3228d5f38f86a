import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

/** The command line as two files that need nothing but Node: the program and its worker. */
export default defineConfig({
  publicDir: false,
  define: { __INFILL_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/cli',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { infill: 'src/cli/main.ts', worker: 'src/cli/worker.ts' },
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: 'chunks/[name]-[hash].mjs',
        banner: (chunk) => (chunk.name === 'infill' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
