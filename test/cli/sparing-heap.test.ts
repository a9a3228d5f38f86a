import { describe, expect, it } from 'vitest';
import { sparingly } from '../../src/cli/sparing-heap';

const [SPARING, FREE] = ['--heap-growing-percent=50', '--heap-growing-percent=0'];

describe('a heap that grows sparingly', () => {
  it('does so while the work is done, or until it is told', async () => {
    const flags: string[] = [];
    const set = (flag: string) => void flags.push(flag);
    expect(await sparingly(async () => [...flags], set)).toEqual([SPARING]);
    expect(flags).toEqual([SPARING, FREE]);
    expect(await sparingly(async (growFreely) => (growFreely(), flags.slice(2)), set)).toEqual([SPARING, FREE]);
  });

  it('and no longer when the work fails', async () => {
    const flags: string[] = [];
    const failing = sparingly(
      () => Promise.reject(new Error('broken')),
      (flag) => void flags.push(flag),
    );
    await expect(failing).rejects.toThrow('broken');
    expect(flags).toEqual([SPARING, FREE]);
  });
});
