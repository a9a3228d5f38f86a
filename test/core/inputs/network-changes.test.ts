import { describe, expect, it } from 'vitest';
import { applyNetworkChanges } from '../../../src/core/inputs';
import type { Facts, Hotspot, Site } from '../../../src/core/inputs/facts';
import { newPlan, parsePlan } from '../../../src/core/plan';

const aSite = (id: string, lonDeg: number): Site => ({
  id,
  lonDeg,
  latDeg: 41,
  positionUncertaintyM: 120,
  heightM: null,
  sectors: [
    { operator: '214-7', technology: 'LTE', templateId: null, azimuthDeg: 30, azimuthFrom: 'positions', cells: 2 },
  ],
  sharedBy: [],
  samples: 9,
});

const aHotspot = (id: string): Hotspot => ({
  id,
  name: id,
  lonDeg: 1,
  latDeg: 41,
  h3: '8c39',
  positionPrecision: 'res-12',
  network: 'mobile',
  device: 'wifi-outdoor',
  heightM: null,
  gainDbi: null,
  azimuthDeg: null,
  online: true,
});

const someFacts = (change: Partial<Facts> = {}): Facts => ({
  regions: [],
  sites: [aSite('A', 1), aSite('B', 2)],
  hotspots: [aHotspot('H')],
  demand: { polygons: [], places: [], cells: [], totalPeople: 0 },
  venues: [],
  antennas: {},
  candidates: [],
  presence: [],
  measurements: null,
  stated: [],
  usage: [],
  roads: null,
  terrain: null,
  siteExtent: [1, 40, 2, 42],
  files: [],
  issues: [],
  ...change,
});

/** As a plan file would say it, defaults filled in. */
function changesOf(network: unknown) {
  const { plan, issues } = parsePlan(JSON.stringify({ ...newPlan('x'), network }));
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan!.network;
}

describe('changes of the network by hand', () => {
  it('leave the facts as they are when there are none', () => {
    const facts = someFacts();
    expect(applyNetworkChanges(facts, changesOf({}))).toBe(facts);
  });

  it('move, retune and switch off sites of the files, and leave what the files said untouched', () => {
    const facts = someFacts();
    const before = structuredClone(facts);
    const sectors = [
      { operator: '214-07', technology: 'LTE', azimuthDeg: null, tiltDeg: 6, mechanicalTiltDeg: 3, powerDbm: 43 },
    ];
    const changed = applyNetworkChanges(
      facts,
      changesOf({ sites: { A: { lonDeg: 1.5, heightM: 40, sectors }, B: { off: true } } }),
    );
    expect(facts).toEqual(before);
    expect(changed.sites).toHaveLength(1);
    expect(changed.sites[0]).toMatchObject({ id: 'A', lonDeg: 1.5, latDeg: 41, heightM: 40, positionUncertaintyM: 0 });
    expect(changed.sites[0]!.sectors[0]).toMatchObject({
      operator: '214-7',
      azimuthFrom: 'omni',
      tiltDeg: 6,
      mechanicalTiltDeg: 3,
      powerDbm: 43,
    });
    expect(changed.off?.sites.map(({ id }) => id)).toEqual(['B']);
    expect(changed.issues).toEqual([]);
  });

  it('keep the uncertainty of a site that is only retuned', () => {
    const changed = applyNetworkChanges(someFacts(), changesOf({ sites: { A: { heightM: 25 } } }));
    expect(changed.sites[0]).toMatchObject({ heightM: 25, positionUncertaintyM: 120 });
    expect(changed.sites[0]!.sectors[0]!.azimuthFrom).toBe('positions');
  });

  it('add sites and hotspots, change the added ones, and grow the extent to hold them', () => {
    const added = { id: 'N', lonDeg: 3, latDeg: 43, sectors: [{ technology: 'NR', azimuthDeg: 120 }] };
    const changed = applyNetworkChanges(
      someFacts(),
      changesOf({
        addedSites: [added],
        sites: { N: { lonDeg: 3.5 } },
        addedHotspots: [{ id: 'W', lonDeg: 1.2, latDeg: 41.2 }],
        hotspots: { H: { latDeg: 41.1 } },
      }),
    );
    expect(changed.sites.map(({ id, lonDeg }) => [id, lonDeg])).toEqual([
      ['A', 1],
      ['B', 2],
      ['N', 3.5],
    ]);
    expect(changed.siteExtent).toEqual([1, 40, 3.5, 43]);
    expect(changed.hotspots.map(({ id, positionPrecision, h3 }) => [id, positionPrecision, h3])).toEqual([
      ['H', 'point', null],
      ['W', 'point', null],
    ]);
  });

  it('make a network known where there is no site file', () => {
    const facts = someFacts({ sites: [], siteExtent: null });
    const site = { id: 'N', lonDeg: 3, latDeg: 43, sectors: [{ technology: 'LTE' }] };
    expect(applyNetworkChanges(facts, changesOf({ addedSites: [site] })).siteExtent).toEqual([3, 43, 3, 43]);
    expect(applyNetworkChanges(facts, changesOf({ hotspots: { H: { off: true } } })).siteExtent).toBeNull();
  });

  it('warn of what the files no longer hold, of an id taken twice and of a pattern that is not there', () => {
    const again = { id: 'A', lonDeg: 3, latDeg: 43, sectors: [{ technology: 'LTE' }] };
    const sectors = [{ technology: 'LTE', antenna: 'k742.msi' }];
    const { issues, sites } = applyNetworkChanges(
      someFacts(),
      changesOf({ addedSites: [again], sites: { gone: { off: true }, B: { sectors } }, hotspots: { lost: {} } }),
    );
    expect(issues.map(({ code, severity, ref }) => `${code} ${severity} ${ref.id}`)).toEqual([
      'network-id-taken warning A',
      'network-id-unknown warning gone',
      'network-id-unknown warning lost',
      'network-antenna-missing warning k742.msi',
    ]);
    expect(sites.map(({ id }) => id)).toEqual(['A', 'B']);
  });

  it('are not fooled by ids that are names of object members', () => {
    const facts = someFacts({ sites: [aSite('constructor', 1)] });
    expect(applyNetworkChanges(facts, changesOf({ hotspots: { H: { off: true } } })).sites).toHaveLength(1);
  });
});
