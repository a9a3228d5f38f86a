import { describe, expect, it } from 'vitest';
import { anApp, until } from '../helpers/an-app';
import { aSquare } from '../helpers/fake-engine';

/** An app with the first result of a region, and the versions the engine was told are drawn. */
async function anOpenApp(map: 'failed' | 'coming') {
  const { app, engine } = anApp();
  const drawn: string[] = [];
  engine.drawn = (version) => void drawn.push(version);
  app.viewport.setState({ map });
  app.commands.newPlan('Bages');
  app.commands.addRegion(aSquare());
  await until('the first result', () => app.store.getState().result !== null);
  return { app, drawn, version: app.store.getState().result!.version };
}

describe('a page without a map', () => {
  it('says of each result that nothing is left to be drawn', async () => {
    const { drawn, version } = await anOpenApp('failed');
    expect(drawn).toContain(version);
  });

  it('says so of the result that is there when the map turns out to fail, and not before', async () => {
    const { app, drawn, version } = await anOpenApp('coming');
    expect(drawn).toEqual([]);
    app.viewport.setState({ map: 'failed' });
    expect(drawn).toEqual([version]);
  });
});
