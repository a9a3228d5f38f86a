/** One visit with the computed demo for all tests of a file, in their order: computing it anew for each would be most of the time. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type AppDriver, AppServer } from './app-driver';

/** Gives the visit before the first test; after each of them the page must have told of no error. */
export function oneVisit(begin: (app: AppDriver) => void): void {
  let server: AppServer;
  let app: AppDriver;
  beforeAll(async () => {
    server = await AppServer.start();
    app = await server.visit();
    await app.computed();
    begin(app);
  });
  afterEach(() => {
    expect(app.problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await app.leave();
    await server.stop();
  });
}
