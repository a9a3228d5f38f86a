/** “Show on map” always does something that is seen and told. */
import { expect, it } from 'vitest';
import { anApp, until } from '../helpers/an-app';
import { aSquare } from '../helpers/fake-engine';

async function anOpenApp() {
  const made = anApp();
  made.app.commands.newPlan('Bages');
  made.app.commands.addRegion(aSquare(), 'Bages');
  await until('the result', () => made.app.store.getState().result !== null);
  return { ...made, state: () => made.app.store.getState() };
}

it('shows an option again that is shown already: the view is asked for, and it is told', async () => {
  const { app, state } = await anOpenApp();
  app.commands.showOptionOnMap('R1', 'colocated-towers');
  const first = state().focus;
  app.commands.toggleOverlay('proposed');
  app.commands.showOptionOnMap('R1', 'colocated-towers');
  expect(state().focus).not.toBe(first);
  expect(state().focus).toMatchObject({ bounds: expect.arrayContaining([1.7, 41.7, 1.9]) });
  expect(state()).toMatchObject({ optionId: 'colocated-towers', regionId: 'R1', overlays: { proposed: true } });
  expect(state().toasts.at(-1)?.note).toEqual({
    code: 'option-shown',
    context: { region: 'Bages', option: 'colocated-towers', sites: 1 },
  });
});

it('rings a place of a list and looks at it', async () => {
  const { app, state } = await anOpenApp();
  app.commands.showPlace('8a', 1.75, 41.75);
  expect(state().selection).toEqual({ kind: 'place', id: '8a', lonDeg: 1.75, latDeg: 41.75 });
  const { bounds } = state().focus as { bounds: number[] };
  expect(bounds[0]).toBeLessThan(1.75);
  expect(bounds[2]).toBeGreaterThan(1.75);
});
