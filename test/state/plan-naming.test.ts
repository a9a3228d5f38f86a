/** A plan without a name takes one from what it is about; a name given by hand stays. */
import { describe, expect, it } from 'vitest';
import { UNTITLED_NAMES } from '../../src/state/plan-naming';
import { de } from '../../src/ui/text/de';
import { en } from '../../src/ui/text/en';
import { anApp, until } from '../helpers/an-app';
import { aSquare } from '../helpers/fake-engine';

const near = { name: 'Manresa', country: 'ES', distanceKm: 2, bearingDeg: 0 };

function anUnnamed(name = en.top.newPlanName) {
  const made = anApp({ nearPlaces: async (points) => points.map(() => near) });
  made.app.commands.newPlan(name);
  return { ...made, nameNow: () => made.app.store.getState().plan.name };
}

const drop = async ({ app }: ReturnType<typeof anApp>, name: string) => {
  await app.commands.addFiles([new File(['radio,mcc'], name)]);
  await app.commands.acceptDrafts();
};

describe('a plan nobody has named', () => {
  it('is known in every language', () => {
    for (const { top } of [en, de]) expect(UNTITLED_NAMES).toContain(top.newPlanName);
  });

  it('is called after its file, then after its first region', async () => {
    const made = anUnnamed();
    await drop(made, 'opencellid-214.csv.gz');
    await until('the name of the file', () => made.nameNow() === 'opencellid-214');
    made.app.commands.addRegion(aSquare(), 'Bages');
    await until('the name of the region', () => made.nameNow() === 'Bages');
    expect(made.app.store.getState().past).toHaveLength(2);
  });

  it('is called after the place when its region was only drawn, in German too', async () => {
    const { app, nameNow } = anUnnamed(de.top.newPlanName);
    app.commands.addRegion(aSquare());
    await until('the name of the place', () => nameNow() === 'Manresa');
    await app.commands.splitRegion('R1', [[1.8, 41.6], [1.8, 42]]); // prettier-ignore
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(nameNow()).toBe('Manresa');
  });

  it('keeps the name of a region when another without one is drawn before it', async () => {
    const { app, engine, nameNow } = anUnnamed();
    const answer = engine.answer;
    const bages = { id: 'F1', name: 'Bages', geometry: aSquare(3) };
    engine.answer = async (plan, ...rest) => {
      const view = await answer(plan, ...rest);
      return { ...view, regions: [...view.regions, bages] };
    };
    app.commands.addRegion(aSquare());
    await until('the name of the file’s region', () => nameNow() === 'Bages');
  });

  it('is named by what the result says of region files', async () => {
    const { app, engine, nameNow } = anUnnamed();
    const answer = engine.answer;
    engine.answer = async (plan, ...rest) => {
      const view = await answer(plan, ...rest);
      return { ...view, regions: view.regions.map((region) => ({ ...region, name: 'Anoia' })) };
    };
    app.commands.addRegion(aSquare());
    await until('the name in the result', () => nameNow() === 'Anoia');
  });
});

describe('a name given by hand', () => {
  it('stays whatever is added', async () => {
    const made = anUnnamed();
    made.app.commands.addRegion(aSquare(), 'Bages');
    await until('the name of the region', () => made.nameNow() === 'Bages');
    made.app.commands.rename('My plan');
    made.app.commands.changeRegion('R1', { name: 'Anoia' });
    await drop(made, 'cells.csv');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made.nameNow()).toBe('My plan');
  });

  it('is not taken from a plan that comes with one', async () => {
    const made = anApp();
    made.app.commands.newPlan('Bages 2030');
    made.app.commands.addRegion(aSquare(), 'Bages');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made.app.store.getState().plan.name).toBe('Bages 2030');
  });
});
