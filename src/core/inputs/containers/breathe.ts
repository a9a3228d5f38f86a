/** Lets a cancel message arrive: gives the event loop one turn, then throws AbortError when cancelled. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}
