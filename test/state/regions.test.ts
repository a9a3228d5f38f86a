/** Regions cut, joined, widened and picked: through the commands, one undo each. */
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/state';
import { anApp } from '../helpers/an-app';
import { aSquare } from '../helpers/fake-engine';

function withSquares(...wests: number[]): App {
  const { app } = anApp();
  for (const west of wests) app.commands.addRegion(aSquare(west, 41.7, 0.2));
  return app;
}
const regionsOf = ({ store }: App) => store.getState().plan.inputs.drawnRegions;
const names = (app: App) => regionsOf(app).map(({ name }) => name);
const lastToast = ({ store }: App) => store.getState().toasts.at(-1)?.note;

describe('regions', () => {
  it('are cut in two beside each other, and whole again after one undo', async () => {
    const app = withSquares(1.7, 3);
    await app.commands.splitRegion('R1', [[1.8, 41.6], [1.8, 42]]); // prettier-ignore
    expect(names(app)).toEqual(['Area 1 1', 'Area 1 2', 'Area 2']);
    expect(new Set(regionsOf(app).map(({ id }) => id)).size).toBe(3);
    app.commands.undo();
    expect(names(app)).toEqual(['Area 1', 'Area 2']);
  });

  it('stay as they are when the line misses, and the user is told', async () => {
    const app = withSquares(1.7);
    const before = app.store.getState().plan;
    await app.commands.splitRegion('R1', [[5, 41.6], [5, 42]]); // prettier-ignore
    expect(app.store.getState().plan).toBe(before);
    expect(lastToast(app)).toEqual({ code: 'region-not-split', context: {} });
  });

  it('are joined into the first of them', async () => {
    const app = withSquares(1.7, 1.9, 5);
    await app.commands.mergeRegions(['R2', 'R1']);
    expect(names(app)).toEqual(['Area 1', 'Area 3']);
    expect(regionsOf(app)[0]!.geometry.type).toBe('Polygon');
    await app.commands.mergeRegions(['R1']);
    expect(names(app)).toEqual(['Area 1', 'Area 3']);
  });

  it('are widened, but not narrowed to nothing', async () => {
    const app = withSquares(1.7);
    const [before] = regionsOf(app);
    await app.commands.widenRegion('R1', 1);
    expect(regionsOf(app)[0]!.geometry).not.toEqual(before!.geometry);
    expect(lastToast(app)).toEqual({ code: 'region-widened', context: { name: 'Area 1', km: 1 } });
    await app.commands.widenRegion('R1', -100);
    expect(lastToast(app)).toEqual({ code: 'region-vanished', context: {} });
  });

  it('taken from the atlas are rounded to what a plan keeps', () => {
    const app = withSquares();
    const id = app.commands.addArea('Somewhere', {
      type: 'Polygon',
      coordinates: [[[1.23456789, 41], [1.3, 41], [1.3, 41.1], [1.23456789, 41]]],
    }); // prettier-ignore
    expect(regionsOf(app)).toMatchObject([{ id, name: 'Somewhere' }]);
    expect(regionsOf(app)[0]!.geometry.coordinates[0]![0]).toEqual([1.234568, 41]);
  });
});
