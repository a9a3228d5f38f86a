import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of each project, longest first: begun last, one of them would keep one core busy while the other has nothing left to do. */
const LONG = [
  'golden/catalonia',
  'core/inputs/formats/fuzz',
  'core/inputs/fuzz',
  'golden/exports',
  'core/inputs/terrain/fuzz',
  'worker/engine',
  'core/inputs/formats/limits',
  'e2e/look',
  'e2e/map',
  'e2e/editing',
  'e2e/planner',
  'e2e/robust',
  'e2e/people',
  'e2e/places',
  'e2e/costs',
].map((name) => `test/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // Both cores of a small machine: the default leaves one idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          setupFiles: ['test/helpers/fuzz-seed.ts'],
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
