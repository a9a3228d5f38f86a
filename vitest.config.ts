import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Both cores of a small machine: the default leaves one idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 60_000,
          // Sources keep no state between calls, so files may share a process: starting one for each takes longer than most of them run.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two browsers on two cores: a click can come late. What fails twice is broken; what passed at the second try is printed.
          retry: 1,
          expect: { poll: { timeout: 20_000, interval: 100 } },
        },
      },
    ],
  },
});
