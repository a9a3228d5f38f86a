/**
 * The demo, end to end, through the command line. Pinned: what a user would miss, rounded (UPDATE=1 rewrites; the diff is read by a person). Beside it:
 * an outside check of the bundle, and one worker against two.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { statedTotals, totalsOf } from '../helpers/bundle-check';
import { infill, readCsv, readJson, temporaryFolder } from '../helpers/cli';

const expectedPath = new URL('demo.expected.json', import.meta.url).pathname;

const BUNDLE = [
  'assignments.csv', 'cells.csv', 'costs.csv', 'gaps.csv', 'gaps.geojson', 'manifest.json', 'report.html', 'sites.csv', 'sites.geojson', 'summary.json',
]; // prettier-ignore

interface Summary {
  regions: {
    id: string;
    population: number;
    baseline: { servedShareFraction: number };
    gaps: { count: number; population: number };
    options: { id: string; towers: number; hotspots: number; reachesTarget: boolean; annualCostUsd: { p50: number } }[];
    verdict: { optionId: string; sentence: string };
  }[];
}

describe('infill demo', () => {
  const folder = temporaryFolder();
  const one = join(folder, 'one');
  const two = join(folder, 'two');

  beforeAll(() => {
    for (const [out, workers] of [
      [one, '1'],
      [two, '2'],
    ] as const) {
      const { code, stderr } = infill(['demo', '--out', out, '--workers', workers], folder);
      expect(stderr).not.toContain('This is a bug');
      expect(code).toBe(0);
    }
  }, 180_000);

  it('writes the whole bundle', () => {
    expect(readdirSync(one).toSorted()).toEqual(BUNDLE);
  });

  it('one worker and two write the same bytes in every file but the timings', () => {
    for (const name of BUNDLE) expect(`${name} ${digest(join(two, name))}`).toBe(`${name} ${digest(join(one, name))}`);
  });

  it('gives the pinned result', () => {
    const found = pinned(readJson<Summary>(join(one, 'summary.json')));
    if (process.env.UPDATE === '1') writeFileSync(expectedPath, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(readJson(expectedPath));
  });

  it('towers win the wide rural gap, hotspots the small dense one', () => {
    const { regions } = readJson<Summary>(join(one, 'summary.json'));
    const cost = (region: string, option: string) =>
      regions.find(({ id }) => id === region)!.options.find(({ id }) => id === option)!;
    expect(cost('craig', 'greenfield-towers').reachesTarget).toBe(true);
    expect(cost('craig', 'greenfield-towers').annualCostUsd.p50).toBeLessThan(
      cost('craig', 'hotspots-new').annualCostUsd.p50 / 3,
    );
    expect(cost('quarter', 'hotspots-new').reachesTarget).toBe(true);
    expect(cost('quarter', 'hotspots-new').annualCostUsd.p50).toBeLessThan(
      cost('quarter', 'greenfield-towers').annualCostUsd.p50,
    );
    const winner = (id: string) => cost(id, regions.find((region) => region.id === id)!.verdict.optionId);
    expect(winner('craig').towers).toBeGreaterThan(0);
    expect(winner('quarter')).toMatchObject({ towers: 0, reachesTarget: true });
  });

  it('states served people and capex that the tables add up to', () => {
    const totals = new Map(totalsOf(one).map((total) => [total.option, total]));
    for (const stated of statedTotals(one)) {
      const recomputed = totals.get(stated.option) ?? { servedPeople: 0, capexUsd: 0 };
      expect(Math.abs(recomputed.servedPeople - stated.servedPeople), stated.option).toBeLessThan(
        1 + stated.servedPeople * 1e-3,
      );
      // Each site's price is rounded to the cent in the table.
      expect(Math.abs(recomputed.capexUsd - stated.capexUsd), stated.option).toBeLessThan(1 + stated.capexUsd * 1e-4);
    }
  });

  it('gives the people of the gaps in the cells table', () => {
    const byGap = new Map<string, number>();
    for (const row of readCsv(join(one, 'cells.csv')))
      if (row.gapId) byGap.set(row.gapId, (byGap.get(row.gapId) ?? 0) + Number(row.people));
    for (const gap of readCsv(join(one, 'gaps.csv'))) expect(byGap.get(gap.gapId!)).toBeCloseTo(Number(gap.people), 0);
  });

  it('says in the report that the network is synthetic', () => {
    expect(readFileSync(join(one, 'report.html'), 'utf8')).toContain('synthetic');
  });
});

function digest(path: string): string {
  const text = readFileSync(path, 'utf8');
  const stable = path.endsWith('manifest.json')
    ? JSON.stringify(withoutTimings(JSON.parse(text) as Record<string, unknown>))
    : text;
  return createHash('sha256').update(stable).digest('hex');
}

function withoutTimings({ timings: _timings, ...manifest }: Record<string, unknown>): unknown {
  return manifest;
}

function pinned({ regions }: Summary): unknown {
  return regions.map(({ id, population, baseline, gaps, options, verdict }) => ({
    id,
    population: Math.round(population),
    servedShareFraction: round(baseline.servedShareFraction, 3),
    gaps: gaps.count,
    gapPeople: Math.round(gaps.population),
    winner: verdict.optionId,
    options: options.map((option) => ({
      id: option.id,
      towers: option.towers,
      hotspots: option.hotspots,
      reachesTarget: option.reachesTarget,
      annualCostUsdP50: Number(option.annualCostUsd.p50.toPrecision(2)),
    })),
  }));
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
