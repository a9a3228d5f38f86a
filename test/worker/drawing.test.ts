/** A run waits for its first cells to be on the screen, and never for long. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDrawing } from '../../src/worker/drawing';
import type { ViewResult } from '../../src/worker/protocol';

const view = (version: string) => ({ version }) as ViewResult;
const run = (signal = new AbortController().signal) => ({ slot: 'main', onPartial: () => undefined, signal }) as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function isOver(waiting: Promise<void>): Promise<boolean> {
  let over = false;
  void waiting.then(() => (over = true));
  await vi.advanceTimersByTimeAsync(0);
  return over;
}

it('goes on when the cells are drawn, and at once with the same cells', async () => {
  const { shown, drawn } = openDrawing();
  const waiting = shown(view('1'), run());
  drawn('0');
  expect(await isOver(waiting)).toBe(false);
  drawn('1');
  expect(await isOver(waiting)).toBe(true);
  expect(await isOver(shown(view('1'), run()))).toBe(true);
});

it('goes on when nothing is drawn for a while', async () => {
  const waiting = openDrawing().shown(view('1'), run());
  expect(await isOver(waiting)).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await isOver(waiting)).toBe(true);
});

it('is not kept from ending by a cancel', async () => {
  const cancel = new AbortController();
  const waiting = openDrawing().shown(view('1'), run(cancel.signal));
  cancel.abort();
  expect(await isOver(waiting)).toBe(true);
});

it('does not wait for the plan that is compared', async () => {
  expect(await isOver(openDrawing().shown(view('1'), { ...run(), slot: 'other' }))).toBe(true);
});
