/** The hex-9 table against the coverage stage itself, asked on one plain grid of resolution 11. */
import { describe, expect, it } from 'vitest';
import { CELL_STATES, computeCoverage } from '../../../../src/core/coverage';
import { h3Children, h3FromBigInt, h3Parent } from '../../../../src/core/geo';
import { makeGrid, populationDensityAt } from '../../../../src/core/grid';
import { type EnvironmentId, inProcessPool } from '../../../../src/core/plan';
import { exportFile, EXPORTERS } from '../../../../src/core/report/exports/export-list';
import { hex9Rows } from '../../../../src/core/report/exports/hex9';
import { hex9Layer } from '../../../../src/core/report/exports/hex9-layers';
import { plannedMasts } from '../../../../src/core/report/exports/planned-network';
import type { ReportInput } from '../../../../src/core/report/report-types';
import { factsOf } from '../../inputs/facts-of';
import { aReportInput } from '../a-report-input';

const services = () => ({ pool: inProcessPool, signal: new AbortController().signal, onProgress: () => {} });
const rowsOf = (result: ReportInput) => hex9Rows(result, hex9Layer(result)!, services());

/** One low-power LTE sector ring in the middle of the disc and nothing proposed: part of the disc is out of reach. */
function aWeakNetwork(): ReportInput {
  const result = aReportInput({ rings: 8 });
  const [site] = result.facts.sites;
  result.facts.sites = [
    { ...site!, sectors: site!.sectors.map((sector) => ({ ...sector, templateId: 'lte-1800', azimuthDeg: 30 })) },
  ];
  result.plan = {
    ...result.plan,
    radios: { ...result.plan.radios, templateOverrides: { 'lte-1800': { powerPerPortDbm: 30 } } },
  };
  result.options = result.options.map((option) => ({ ...option, sites: [] }));
  return result;
}

async function served(result: ReportInput, environment: EnvironmentId): Promise<Map<string, number>> {
  const { grid } = makeGrid(result.facts.regions, { resolution: 11 });
  const { plan, facts } = result;
  const coverage = await computeCoverage(
    {
      plan: { ...plan, service: { ...plan.service, environment } },
      grid,
      demand: { people: new Float64Array(grid.count), inputPeople: 0, outsidePeople: 0, method: 'none', tooCoarseForHotspots: false, notes: [] },
      sites: plannedMasts(result, 'LTE'),
      hotspots: [],
      siteExtent: facts.siteExtent,
      density: populationDensityAt(facts.demand),
    },
    services(),
  ); // prettier-ignore
  const counts = new Map<string, number>();
  for (let cell = 0; cell < grid.count; cell++) {
    if (CELL_STATES[coverage.state[cell]!] !== 'served') continue;
    const parent = h3Parent(h3FromBigInt(grid.h3[cell]!), 9);
    counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return counts;
}

describe('hex-9 table', () => {
  it('counts the served children that the coverage stage finds at resolution 11', async () => {
    const result = aWeakNetwork();
    const rows = await rowsOf(result);
    const region = makeGrid(result.facts.regions, { resolution: 9 }).grid;
    const inside = new Set(Array.from(region.h3, h3FromBigInt));
    for (const [code, environment] of [[0, 'outdoor'], [1, 'in-vehicle']] as const) {
      const expected = await served(result, environment);
      const own = new Map(rows.filter((row) => row.environment === code).map((row) => [row.h3, row.servedChildren]));
      // A plain grid is cut at the region's border; hexes wholly inside have all their children in both.
      const whole = [...expected.keys()].filter((hex) => inside.has(hex) && h3Children(hex, 11).length === 49);
      const compared = whole.filter((hex) => own.get(hex) === expected.get(hex));
      expect(compared.length).toBeGreaterThan(0.8 * whole.length);
      expect(own.size).toBeGreaterThan(2);
      expect(own.size).toBeLessThan(region.count);
    }
  }); // prettier-ignore

  it('a car costs signal: never more served than outdoors, and hexes in part', async () => {
    const rows = await rowsOf(aWeakNetwork());
    const outdoor = new Map(rows.filter((row) => row.environment === 0).map((row) => [row.h3, row.servedChildren]));
    const inside = rows.filter((row) => row.environment === 1);
    expect(inside.every((row) => row.servedChildren <= (outdoor.get(row.h3) ?? 0))).toBe(true);
    expect(inside.length).toBeLessThan(outdoor.size);
    expect(rows.some((row) => row.servedChildren < row.children)).toBe(true);
    expect(rows.every((row) => row.minSignalDbm >= -112)).toBe(true);
  });

  it('the masts of the recommended option count, hotspots do not', async () => {
    const result = aWeakNetwork();
    const before = await rowsOf(result);
    const proposed = aReportInput().options.find(({ option }) => option === 'colocated-towers')!;
    result.options = [proposed];
    const after = await rowsOf(result);
    const children = (rows: typeof after) => rows.reduce((sum, row) => sum + row.servedChildren, 0);
    expect(children(after)).toBeGreaterThan(1.2 * children(before));
    result.options = [{ ...proposed, sites: proposed.sites.map((site) => ({ ...site, kind: 'hotspot-outdoor' })) }];
    expect(await rowsOf(result)).toEqual(before);
  });

  it('is CSV with the names of the collection, and is refused for a class that is no layer of it', async () => {
    const result = aWeakNetwork();
    const { bytes } = await exportFile(result, 'fcc-hex9.csv', services());
    const [header, first] = new TextDecoder().decode(bytes).split('\r\n');
    expect(header).toBe(
      'h3_res9_id,technology,mindown,minup,minsignal,environmnt,served_share,served_children,children',
    );
    expect(first).toMatch(/^89[0-9a-f]{13},400,5,1,-\d+,[01],[01]\.\d{4},\d+,49$/);
    const exporter = EXPORTERS.find(({ name }) => name === 'fcc-hex9')!;
    expect(exporter.refusal!(result)).toBeNull();
    result.plan = { ...result.plan, service: { ...result.plan.service, classId: 'lora-sf10' } };
    expect(exporter.refusal!(result)?.code).toBe('export-hex9-not-for-class');
  });

  it('supporting tables say model, terrain, budget and clutter with units', async () => {
    const result = aWeakNetwork();
    const text = async (name: string) => new TextDecoder().decode((await exportFile(result, name, services())).bytes);
    expect(await text('fcc-propagation.csv')).toMatch(/terrain,none: closed-form models only/);
    expect(await text('fcc-propagation.csv')).toMatch(/cell edge probability,0\.9,0 to 1/);
    const budget = await text('fcc-link-budget.csv');
    // The plan's own power, and the car's loss only inside it.
    expect(budget).toMatch(/lte-1800,outdoor,1842\.5,\d+\.\d,30\.00/);
    const losses = budget.split('\r\n').filter((row) => row.startsWith('lte-1800')).map((row) => Number(row.split(',')[14]));
    expect(losses[0]).toBe(0);
    expect(losses[1]).toBeGreaterThan(0);
    expect(await text('fcc-clutter.csv')).toMatch(/everywhere \(no clutter file\),0,m/);
  }); // prettier-ignore

  it('imports again as stated coverage of the same hexes, environments and signals in whole dBm', async () => {
    const result = aWeakNetwork();
    const rows = await rowsOf(result);
    const { stated } = await factsOf('statedCoverage', (await exportFile(result, 'fcc-hex9.csv', services())).bytes);
    expect(stated.map(({ technology, environment, resolution }) => [technology, environment, resolution])).toEqual([
      ['LTE', 'outdoor', 9],
      ['LTE', 'in-vehicle', 9],
    ]);
    for (const [code, { h3, signalDbm }] of stated.entries()) {
      const own = rows.filter(({ environment }) => environment === code);
      expect(Array.from(h3, h3FromBigInt)).toEqual(own.map((row) => row.h3));
      expect([...signalDbm]).toEqual(own.map(({ minSignalDbm }) => Math.round(minSignalDbm)));
    }
  });
});
