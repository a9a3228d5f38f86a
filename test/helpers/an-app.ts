/** The app over fakes: an engine with a hand-made result, storage in memory, no waiting. */
import { type AppDependencies, createApp, memoryStorage, type Preferences } from '../../src/state';
import { aLiveClient } from './a-live-client';
import { fakeEngine } from './fake-engine';

export function memoryPreferences(): Preferences {
  const values = new Map<string, string>();
  return { read: (key) => values.get(key) ?? null, write: (key, value) => void values.set(key, value) };
}

export function anApp(change: Partial<AppDependencies> = {}) {
  const engine = fakeEngine();
  const storage = memoryStorage();
  const app = createApp({
    engine,
    web: aLiveClient().client,
    storage,
    preferences: memoryPreferences(),
    languages: ['en'],
    fetchOwn: async (path) => {
      throw new Error(`${path} is not there`);
    },
    nearPlaces: async (points) => points.map(() => null),
    now: () => 1_000,
    rerunDelayMs: 0,
    ...change,
  });
  return { app, engine, storage };
}

/** Waits until a condition on the state holds; says what it waited for when it never does. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`Never happened: ${what}`);
}
