/** How the map looks: choices that outlive the page, base maps that fail, layers that have something to show. */
import { describe, expect, it } from 'vitest';
import { layersToShow } from '../../src/state';
import { baseMapFrom, baseMapText, hostOf, hostsOf, urlOf } from '../../src/state/base-maps';
import { anApp, memoryPreferences } from '../helpers/an-app';
import { aRegionPlan, aViewResult } from '../helpers/fake-engine';

describe('opacity', () => {
  it('is kept by layer for the next visit', () => {
    const preferences = memoryPreferences();
    anApp({ preferences }).app.commands.setOpacity('rsrp', 0.4);
    const { opacity } = anApp({ preferences }).app.store.getState();
    expect([opacity.rsrp, opacity.state]).toEqual([0.4, 0.7]);
  });

  it.each(['no json', '[1]', '{"rsrp":7}', 'null'])('is the usual one where the preferences say %s', (text) => {
    const preferences = memoryPreferences();
    preferences.write('opacity', text);
    expect(anApp({ preferences }).app.store.getState().opacity.rsrp).toBe(0.7);
  });
});

describe('base map', () => {
  it('is the built-in one until another is chosen, and then kept', () => {
    const preferences = memoryPreferences();
    const { app } = anApp({ preferences });
    expect(app.store.getState().baseMap).toEqual({ kind: 'built-in' });
    app.commands.setBaseMap({ kind: 'own', url: 'https://maps.example.org/style.json' });
    expect(anApp({ preferences }).app.store.getState().baseMap).toEqual({ kind: 'own', url: 'https://maps.example.org/style.json' });
  }); // prettier-ignore

  it('that fails gives way to the built-in one, with the host and the reason', () => {
    const preferences = memoryPreferences();
    const { app } = anApp({ preferences });
    const streets = { kind: 'streets' } as const;
    app.commands.setBaseMap(streets);
    app.commands.baseMapFailed(streets, 'it answered 500');
    const { baseMap, toasts } = app.store.getState();
    expect(baseMap).toEqual({ kind: 'built-in' });
    expect(toasts.at(-1)).toMatchObject({
      tone: 'error',
      note: { code: 'base-map-failed', context: { host: 'tiles.openfreemap.org', reason: 'it answered 500' } },
    });
    expect(preferences.read('base-map')).toBe('');
  });

  it('that failed late does not take away the one chosen since', () => {
    const { app } = anApp();
    const streets = { kind: 'streets' } as const;
    app.commands.setBaseMap(streets);
    app.commands.setBaseMap({ kind: 'own', url: 'https://maps.example.org/style.json' });
    app.commands.baseMapFailed(streets, 'it never answered');
    expect(app.store.getState().baseMap.kind).toBe('own');
  });

  it('whose style names further hosts waits until the user allows them, also at the next visit', () => {
    const preferences = memoryPreferences();
    const { app } = anApp({ preferences });
    app.commands.setBaseMap({ kind: 'own', url: 'https://maps.example.org/style.json' });
    app.commands.baseMapNeeds(app.store.getState().baseMap, ['tiles.example.net']);
    expect(app.store.getState().baseMapNeeds).toEqual(['tiles.example.net']);
    app.commands.allowBaseMapHosts();
    expect(app.store.getState().baseMapNeeds).toEqual([]);
    const { baseMap } = anApp({ preferences }).app.store.getState();
    expect(hostsOf(baseMap)).toEqual(['maps.example.org', 'tiles.example.net']);
  });

  it.each([
    ['https://me:secret@maps.example.org/style.json', null],
    ['https://maps.example.org/style.json', 'maps.example.org'],
    ['http://maps.example.org/style.json', null],
    ['javascript:alert(1)', null],
    ['maps.example.org', null],
  ])('address %s', (text, host) => {
    expect(urlOf(text)?.host ?? null).toBe(host);
    expect(hostOf(baseMapFrom(text))).toBe(host);
    if (host) expect(baseMapText(baseMapFrom(text))).toBe(text);
  });
});

describe('layers', () => {
  it('are offered when there is something to show', () => {
    const result = aViewResult(aRegionPlan());
    expect(layersToShow({ result, difference: null })).not.toContain('difference');
    expect(layersToShow({ result, difference: {} })).toContain('difference');
    expect(layersToShow({ result: null, difference: null })).not.toContain('crossover');
  });

  it('of differences end with the comparison', () => {
    const { app } = anApp();
    app.commands.showDifference({ from: '1', to: '2' });
    expect(app.store.getState().layer).toBe('difference');
    app.commands.showDifference(null);
    expect(app.store.getState().layer).toBe('state');
  });
});
