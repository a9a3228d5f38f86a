/** Data from the network on its way into the plan, against a server on this machine. */
import { afterEach, describe, expect, it } from 'vitest';
import { filesOf, type LiveWish, regionBoxes, webTerms } from '../../src/state';
import { type Answer, aServer, type AServer, sends, silent, status } from '../core/inputs/live/a-server';
import { aLiveClient } from '../helpers/a-live-client';
import { anApp, until } from '../helpers/an-app';
import { aRegionPlan, aViewResult } from '../helpers/fake-engine';

let server: AServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
const start = async (answers: Record<string, Answer | Answer[]>): Promise<string> => {
  server = await aServer(answers);
  return server.url;
};
const VENUES = 'name,lat,lon,group\nA,41,1,mid\n';
const file = (url: string): LiveWish => ({ source: 'file', url: `${url}/venues.csv` });

describe('what comes', () => {
  it('is shown first, then enters the plan with its origin as one edit', async () => {
    const url = await start({ '/venues.csv': sends(VENUES, 'text/csv') });
    const { app } = anApp();
    const { commands, store } = app;
    commands.openDialog('web');
    const before = store.getState().plan;
    await commands.fetchFromWeb({ source: 'file', url: `${url}/venues.csv?key=hush` });
    await until('the check', () => store.getState().drafts[0]?.check.status === 'checked');
    expect(store.getState()).toMatchObject({ web: null, dialog: null, stage: 'data', plan: before });
    const origin = { url: `${url}/venues.csv`, fetchedAt: '1970-01-01T00:00:01.000Z' };
    expect(store.getState().drafts[0]).toMatchObject({ name: 'venues.csv', origin });
    await commands.acceptDrafts();
    const refs = filesOf(store.getState().plan).map(({ ref }) => ref);
    expect(refs).toMatchObject([{ path: 'venues.csv', origin }]);
    expect(JSON.stringify(store.getState().plan)).not.toContain('hush');
    commands.undo();
    expect(store.getState().plan).toEqual(before);
  });
});

describe('what fails', () => {
  it('says why, and is asked again by going on', async () => {
    const url = await start({ '/venues.csv': [status(403), sends(VENUES, 'text/csv')] });
    const { commands, store } = anApp().app;
    await commands.fetchFromWeb(file(url));
    expect(store.getState().web).toMatchObject({ status: 'failed', problem: { code: 'live-status' } });
    expect(store.getState().drafts).toEqual([]);
    await commands.fetchFromWeb(store.getState().web!.wish);
    expect([store.getState().web, store.getState().drafts.length]).toEqual([null, 1]);
  });

  it('is stopped by the user, and let go of', async () => {
    const url = await start({ '/venues.csv': silent });
    const { client, started } = aLiveClient();
    const { commands, store } = anApp({ web: client }).app;
    const asked = commands.fetchFromWeb(file(url));
    expect(store.getState().web).toMatchObject({ status: 'running' });
    commands.stopWeb();
    await asked;
    expect(store.getState().web).toMatchObject({ status: 'stopped' });
    commands.forgetWeb();
    expect([store.getState().web, started.now]).toEqual([null, 0]);
  });

  it('to be there before another plan is opened does not enter that', async () => {
    const url = await start({ '/venues.csv': silent });
    const { client, started } = aLiveClient();
    const { commands, store } = anApp({ web: client }).app;
    const asked = commands.fetchFromWeb(file(url));
    commands.newPlan('Other');
    await asked;
    expect([store.getState().web, store.getState().drafts, started.now]).toEqual([null, [], 0]);
  });
});

describe('what is sent', () => {
  it('is a rectangle around the regions and the margin, rounded outwards', () => {
    const plan = aRegionPlan();
    const boxes = regionBoxes({ plan, result: null }, 0);
    expect(boxes).toHaveLength(1);
    for (const degrees of boxes[0]!) expect(degrees * 100).toBeCloseTo(Math.round(degrees * 100), 6);
    const wider = regionBoxes({ plan, result: null }, 30)[0]!;
    expect(wider[0]).toBeLessThan(boxes[0]![0] - 0.2);
  });

  it('knows regions of files from the result, and drawn ones that are gone no more', () => {
    const plan = aRegionPlan();
    const result = { ...aViewResult(plan), plan, regions: [
      { id: plan.inputs.drawnRegions[0]!.id, name: '', geometry: plan.inputs.drawnRegions[0]!.geometry },
      { id: 'of-file', name: '', geometry: plan.inputs.drawnRegions[0]!.geometry },
    ] }; // prettier-ignore
    expect(regionBoxes({ plan, result }, 0)).toHaveLength(1);
    const file = { path: 'r.geojson', sha256: 'a'.repeat(64), bytes: 1, mapping: {} };
    const withFile = { ...plan, inputs: { ...plan.inputs, regions: [file], drawnRegions: [] } };
    expect(regionBoxes({ plan: withFile, result }, 0)).toHaveLength(1);
    expect(regionBoxes({ plan: withFile, result: null }, 0)).toEqual([]);
  });

  it('goes to an address that may be opened only', () => {
    expect(webTerms({ source: 'file', url: 'https://example.org/a.csv' })?.host).toBe('example.org');
    for (const url of ['http://example.org/a.csv', 'https://me:pw@example.org/a.csv', 'a.csv', ''])
      expect(webTerms({ source: 'file', url })).toBeNull();
  });
});
