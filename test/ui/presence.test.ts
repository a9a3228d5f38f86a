import { expect, it } from 'vitest';
import { presenceOf } from '../../src/ui/frame/presence';
import type { AppState } from '../../src/state';

const running = { status: 'running', stage: 'coverage', fraction: 0.5 } as AppState['run'];
const result = {} as NonNullable<AppState['result']>;

it('keeps room for a first result while it is computed, and none where nothing will come', () => {
  expect(presenceOf({ result: null, run: running })).toBe('reserved');
  expect(presenceOf({ result, run: running })).toBe('shown');
  expect(presenceOf({ result, run: { status: 'idle' } })).toBe('shown');
  for (const status of ['idle', 'cancelled'] as const)
    expect(presenceOf({ result: null, run: { status } as AppState['run'] })).toBe('none');
});
