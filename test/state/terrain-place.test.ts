/** Terrain of another place is refused on its way in: the plan stays as it is. */
import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../src/core/inputs/facts';
import { messageOf } from '../../src/core/report/messages';
import { aSquare } from '../helpers/fake-engine';
import { anApp, until } from '../helpers/an-app';

const tile = (west: number, south: number, role: FileReport['role'] = 'terrain'): FileReport => ({
  file: 'tile.hgt',
  role,
  importer: 'srtm',
  counts: { read: 1, used: 1, merged: 0, refused: 0, refusedByCode: {} },
  issues: [],
  facts: { west, south, east: west + 1, north: south + 1 },
});

/** A plan with a square of 0.2 degrees and a margin of 30 km, to which a file is dropped. */
async function dropped(report: FileReport, westDeg = 1.8, drawn = true) {
  const { app, engine } = anApp();
  engine.check = async () => report;
  app.commands.newPlan('x');
  if (drawn) app.commands.addRegion(aSquare(westDeg, 41.5, 0.2), 'R');
  const before = app.store.getState().plan;
  await app.commands.addFiles([new File(['x'], 'tile.hgt')]);
  await until('the check', () => app.store.getState().drafts[0]?.check.status === 'checked');
  const [draft] = app.store.getState().drafts;
  const { issues } = (draft!.check as { report: FileReport }).report;
  await app.commands.acceptDrafts();
  return { issues, changed: app.store.getState().plan !== before };
}

describe('a terrain file', () => {
  it('of another place is refused, naming both, and does not enter the plan', async () => {
    const { issues, changed } = await dropped(tile(10, 10));
    expect(issues).toMatchObject([{ code: 'terrain-outside-regions', severity: 'error' }]);
    expect(messageOf(issues[0]!)).toMatch(
      /lies elsewhere: it covers 10 10 11 11 .*regions and their margin 1\.43 41\.2/,
    );
    expect(changed).toBe(false);
  });

  it.each([
    ['of the place', tile(1, 41)],
    ['of the margin', tile(2.1, 41)],
    ['that does not say where it is', { ...tile(10, 10), facts: {} }],
  ])('%s enters', async (_, report) => {
    expect(await dropped(report)).toEqual({ issues: [], changed: true });
  });

  it('enters a plan without regions', async () => {
    expect(await dropped(tile(10, 10), 1.8, false)).toEqual({ issues: [], changed: true });
  });

  it('is of the place across the antimeridian', async () => {
    expect(await dropped(tile(-180, 41, 'clutter'), 179.7)).toEqual({ issues: [], changed: true });
    expect((await dropped(tile(-178, 41, 'clutter'), 179.7)).changed).toBe(false);
  });
});
