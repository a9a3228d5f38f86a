import { setFlagsFromString } from 'node:v8';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sparingly } from '../../src/cli/sparing-heap';

vi.mock('node:v8', () => ({ setFlagsFromString: vi.fn() }));
const flags = (): string[] => vi.mocked(setFlagsFromString).mock.calls.map(([flag]) => flag);
const [SPARING, FREE] = ['--heap-growing-percent=50', '--heap-growing-percent=0'];

describe('a heap that grows sparingly', () => {
  beforeEach(() => vi.mocked(setFlagsFromString).mockClear());

  it('does so while the work is done, or until it is told', async () => {
    expect(await sparingly(async () => flags())).toEqual([SPARING]);
    expect(flags()).toEqual([SPARING, FREE]);
    expect(await sparingly(async (growFreely) => (growFreely(), flags().slice(2)))).toEqual([SPARING, FREE]);
  });

  it('and no longer when the work fails', async () => {
    await expect(sparingly(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(flags()).toEqual([SPARING, FREE]);
  });
});
