/** The map as JSON: what is drawn from which property, without a map. That the style is valid shows in the browser tests, where the map of a comparison checks it and logs every fault. */
import { describe, expect, it } from 'vitest';
import { newPlan } from '../../src/core/plan';
import { cellLayerId, cellLayers } from '../../src/map/cell-layers';
import { hotspotCells, MARKS } from '../../src/map/marks';
import { paletteFrom } from '../../src/map/palette';
import { firstStyle } from '../../src/map/style';
import { type AppState, LAYER_IDS, layersToShow } from '../../src/state';
import { initialState } from '../../src/state/app-state';
import { evaluate } from '../helpers/evaluate-expression';
import { aRegionPlan, aViewResult } from '../helpers/fake-engine';

/** Every token another colour, so that a mix-up shows. */
const palette = paletteFrom(
  (name) =>
    `#${[...name]
      .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7)
      .toString(16)
      .padStart(6, '0')}`,
);
const state = (change: Partial<AppState> = {}): AppState => ({ ...initialState(newPlan('')), ...change });

/** The layers that can be seen at all. */
const seen = (layer: (typeof LAYER_IDS)[number]) =>
  cellLayers(layer, palette, 0.7).filter(({ paint }) => (paint as { 'fill-opacity': number })['fill-opacity'] > 0);

function colourOf(layer: (typeof LAYER_IDS)[number], properties: Record<string, string | number>): string {
  const [shown] = seen(layer);
  const paint = shown?.paint as { 'fill-color': unknown };
  return String(evaluate(paint['fill-color'], properties));
}

describe('style', () => {
  it.each(LAYER_IDS)('of layer %s names each layer once, over sources that exist', (layer) => {
    const { layers, sources } = firstStyle(state({ layer }), palette);
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
    for (const entry of layers) if ('source' in entry) expect(Object.keys(sources)).toContain(entry.source);
  });
});

describe('cells', () => {
  it('keep the states apart', () => {
    const named = ['served', 'unserved', 'uncertain'].map((name) => colourOf('state', { state: name }));
    expect(new Set(named).size).toBe(3);
    expect(colourOf('state', { state: 'unserved' })).toBe(palette.unserved);
    expect(colourOf('state', { state: 'served', grade: 'A' })).toBe(palette.served);
    expect(colourOf('state', { state: 'served', grade: 'B' })).toBe(palette['served-b']);
    expect(colourOf('state', { state: 'no-data' })).toBe('rgba(0, 0, 0, 0)');
  });

  it('are coloured by class, the lower edge included', () => {
    expect(colourOf('rsrp', { rsrp: -121 })).toBe(palette.ramp[0]);
    expect(colourOf('rsrp', { rsrp: -70 })).toBe(palette.ramp[9]);
    expect(colourOf('rsrp', { rsrp: -110 })).toBe(colourOf('rsrp', { rsrp: -101 }));
    expect(colourOf('rsrp', { rsrp: -110 })).not.toBe(colourOf('rsrp', { rsrp: -111 }));
  });

  it.each(LAYER_IDS)('of view %s are seen alone, with the patterned states where they belong', (layer) => {
    const patterned =
      layer === 'people' || layer === 'visitors' || layer.startsWith('difference')
        ? []
        : ['cells-outside', 'cells-no-data'];
    expect(seen(layer).map(({ id }) => id)).toEqual([cellLayerId(layer), ...patterned]);
  });

  it('change to another view by their opacity alone, which makes no tile anew', () => {
    const plain = (layer: (typeof LAYER_IDS)[number]) =>
      cellLayers(layer, palette, 0.7).map((entry) => ({ ...entry, paint: { ...entry.paint, 'fill-opacity': 0 } }));
    expect(plain('rsrp')).toEqual(plain('state'));
    for (const { paint } of cellLayers('people', palette, 0.7)) expect(paint).toHaveProperty('fill-opacity-transition');
  });

  it('outside of gaps show faintly, without people not at all', () => {
    expect(colourOf('gap', { gap: 3 })).toBe(palette.unserved);
    expect(colourOf('gap', {})).toBe(`${palette.served}2b`);
    expect(colourOf('people', { people: 0 })).toBe('rgba(0, 0, 0, 0)');
    expect(colourOf('people', { people: 5 })).toMatch(/^#/);
  });

  it('without a value are not drawn', () => {
    expect(colourOf('sinr', { state: 'no-data' })).toBe('rgba(0, 0, 0, 0)');
  });
});

describe('marks', () => {
  const plan = aRegionPlan();
  const result = aViewResult(plan);

  it('show the proposed sites of the verdict until another option is chosen', () => {
    const shown = (optionId: AppState['optionId']) => MARKS.proposed.make(state({ plan, result, optionId })).features;
    expect(shown(null).map(({ properties }) => properties?.id)).toEqual(['C1']);
    expect(shown('hotspots-new')).toEqual([]);
  });

  it('show a region once: as drawn now, not as it was in the last result', () => {
    const moved = { ...plan.inputs.drawnRegions[0]!, name: 'Moved' };
    const edited = { ...plan, inputs: { ...plan.inputs, drawnRegions: [moved] } };
    const names = MARKS.regions
      .make(state({ plan: edited, result }))
      .features.map(({ properties }) => properties?.name);
    expect(names).toEqual(['Moved']);
    const removed = { ...plan, inputs: { ...plan.inputs, drawnRegions: [] } };
    expect(MARKS.regions.make(state({ plan: removed, result })).features).toEqual([]);
  });

  it('are made again only when something they show has changed', () => {
    const changed = (next: typeof result, nextPlan = plan) => {
      const [before, now] = [state({ plan, result }), state({ plan: nextPlan, result: next })];
      const names = Object.keys(MARKS) as (keyof typeof MARKS)[];
      return names.filter((name) => {
        const known = MARKS[name].reads(before);
        return MARKS[name].reads(now).some((part, index) => part !== known[index]);
      });
    };
    expect(changed({ ...result, version: 'next', plan: structuredClone(plan) })).toEqual([]);
    expect(changed({ ...result, gaps: [] })).toEqual(['gaps', 'proposed']);
    expect(changed({ ...result, sites: [] })).toEqual(['sites']);
    expect(changed({ ...result, off: { sites: [], hotspots: [] } })).toEqual(['sites', 'hotspots']);
    const moved = { ...plan, network: { ...plan.network, hotspots: { a: { lonDeg: 2 } } } };
    expect(changed(result, moved)).toEqual(['hotspots']);
    const [region] = result.summary.regions;
    const other = { ...region!, verdict: { ...region!.verdict, optionId: 'hotspots-new' as const } };
    expect(changed({ ...result, summary: { ...result.summary, regions: [other] } })).toEqual(['proposed']);
    const copy = structuredClone(plan);
    copy.inputs.drawnRegions = [];
    expect(changed({ ...result, plan: copy })).toEqual(['regions']);
  });

  it('draw a cell once for the hotspots known only to be in it, none for the others', () => {
    const hotspot = (id: string, h3: string | null, network: 'iot' | 'mobile') => ({
      ...{ id, name: id, lonDeg: 2, latDeg: 41, h3, network, heightM: 5, gainDbi: null, azimuthDeg: null },
      ...{ positionPrecision: 'res-8' as const, device: 'unknown' as const, online: true },
    });
    const hotspots = [hotspot('a', 'X', 'iot'), hotspot('b', 'X', 'mobile'), hotspot('c', null, 'iot')];
    const { features } = hotspotCells({ ...result, hotspots }, () => [[0, 0]]);
    expect(features.map(({ properties }) => properties)).toEqual([{ hotspots: 2, counts: true }]);
  });
});

describe('roads', () => {
  const layersWith = (change: Partial<AppState>) =>
    firstStyle(state(change), palette).layers.filter(({ id }) => id.startsWith('roads'));

  it('lie above the cells and under the sites, with their own opacity', () => {
    const { layers } = firstStyle(state(), palette);
    const place = (id: string) => layers.findIndex((layer) => layer.id === id);
    expect(place('roads')).toBeGreaterThan(place(cellLayerId('state')));
    expect(place('roads')).toBeLessThan(place('sites'));
    const opacity = { ...state().opacity, roads: 0.3 };
    expect(layersWith({ opacity }).map(({ paint }) => (paint as Record<string, unknown>)['line-opacity'])).toEqual([0.18, 0.3, 0.3]); // prettier-ignore
  });

  it('are dashed where nothing is known of their traffic, and gone when switched off', () => {
    const unknown = layersWith({}).find(({ id }) => id === 'roads-unknown')!;
    expect((unknown.paint as Record<string, unknown>)['line-dasharray']).toBeDefined();
    const overlays = { ...state().overlays, roads: false };
    expect(layersWith({ overlays }).every(({ layout }) => layout?.visibility === 'none')).toBe(true);
  });
});

describe('visitors', () => {
  it('can be looked at only in a plan that has some', () => {
    const result = aViewResult(aRegionPlan());
    expect(layersToShow({ result, difference: null })).not.toContain('visitors');
    expect(layersToShow({ result: { ...result, visitors: true }, difference: null })).toContain('visitors');
  });
});
