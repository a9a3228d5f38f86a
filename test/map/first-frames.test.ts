/** When the map is made, and how often it draws while the first result is computed. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { newPlan } from '../../src/core/plan';
import { markResults } from '../../src/map/paint-marks';
import { spareFrames } from '../../src/map/spare-frames';
import { whenPlaced } from '../../src/map/when-placed';
import { type AppState, initialState } from '../../src/state/app-state';
import { createViewport, type Viewport } from '../../src/state/viewport';
import { aRegionPlan, aViewResult } from '../helpers/fake-engine';

const aStore = (change: Partial<AppState> = {}) =>
  createStore<AppState>(() => ({ ...initialState(newPlan('')), ...change }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('markResults', () => {
  it.each([
    [true, 1],
    [false, 0],
  ])('of a page that is hidden (%s) tells the engine that nothing will be drawn', (hidden, times) => {
    vi.stubGlobal('document', { hidden });
    const [store, drawn] = [aStore(), vi.fn()];
    markResults({ store, drawn });
    store.setState({ result: aViewResult(aRegionPlan()) });
    expect(drawn).toHaveBeenCalledTimes(times);
    vi.unstubAllGlobals();
  });
});

describe('whenPlaced', () => {
  it('calls back at once where the regions are known, else when they are, and once', () => {
    const then = vi.fn();
    whenPlaced({ store: aStore({ extent: [[0, 0, 1, 1]] }) }, then);
    expect(then).toHaveBeenCalledTimes(1);
    const store = aStore();
    const later = vi.fn();
    whenPlaced({ store }, later);
    expect(later).not.toHaveBeenCalled();
    store.setState({ extent: [[0, 0, 1, 1]] });
    store.setState({ extent: [[0, 0, 2, 2]] });
    vi.runAllTimers();
    expect(later).toHaveBeenCalledTimes(1);
  });

  it('waits no longer than a moment, and not at all once it is stopped', () => {
    const [then, never] = [vi.fn(), vi.fn()];
    const store = aStore();
    whenPlaced({ store }, then);
    whenPlaced({ store: aStore() }, never)();
    vi.advanceTimersByTime(3_000);
    store.setState({ extent: [[0, 0, 1, 1]] });
    vi.runAllTimers();
    expect(then).toHaveBeenCalledTimes(1);
    expect(never).not.toHaveBeenCalled();
  });
});

function aViewport(map: Viewport['map'] = 'shown') {
  const viewport = createViewport();
  viewport.setState({ map });
  return viewport;
}

/** As much of a map as frames need: a repaint renders at once. */
function aMap() {
  const listeners: Record<string, Set<() => void>> = { render: new Set(), idle: new Set() };
  const container = new EventTarget();
  const flight = { isOn: false };
  const tiles = { areThere: true };
  const fire = (event: string) => listeners[event]!.forEach((listener) => listener());
  const drawn = vi.fn(() => fire('render'));
  const map = {
    triggerRepaint: drawn,
    getContainer: () => container,
    isMoving: () => flight.isOn,
    areTilesLoaded: () => tiles.areThere,
    on: (event: string, listener: () => void) => listeners[event]!.add(listener),
    off: (event: string, listener: () => void) => listeners[event]!.delete(listener),
  };
  return { map: map as unknown as MapLibreMap, drawn, fire, container, flight, tiles };
}

describe('spareFrames', () => {
  it('draws what comes together while the engine computes', () => {
    const { map, drawn } = aMap();
    const store = aStore({ run: { status: 'running', stage: 'coverage', fraction: 0 } });
    spareFrames(map, { store, viewport: aViewport() });
    for (let i = 0; i < 20; i++) {
      map.triggerRepaint();
      vi.advanceTimersByTime(20);
    }
    expect(drawn).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(200);
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('draws a map that nobody sees yet more often, for it must come to its end', () => {
    const { map, drawn } = aMap();
    const store = aStore({ run: { status: 'running', stage: 'coverage', fraction: 0 } });
    spareFrames(map, { store, viewport: aViewport('coming') });
    for (let i = 0; i < 18; i++) {
      map.triggerRepaint();
      vi.advanceTimersByTime(20);
    }
    expect(drawn).toHaveBeenCalledTimes(3);
  });

  it('draws the first result soon, then all of its tiles at once, then every frame', () => {
    const { map, drawn, fire, tiles } = aMap();
    const store = aStore({ run: { status: 'running', stage: 'coverage', fraction: 0 } });
    spareFrames(map, { store, viewport: aViewport() });
    map.triggerRepaint();
    store.setState({ result: aViewResult(aRegionPlan()) });
    expect(drawn).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(60);
    expect(drawn).toHaveBeenCalledTimes(1);
    tiles.areThere = false;
    map.triggerRepaint();
    vi.advanceTimersByTime(200);
    expect(drawn).toHaveBeenCalledTimes(1);
    tiles.areThere = true;
    map.triggerRepaint();
    vi.advanceTimersByTime(1);
    expect(drawn).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(drawn).toHaveBeenCalledTimes(2);
    fire('idle');
    for (let i = 0; i < 5; i++) map.triggerRepaint();
    expect(drawn).toHaveBeenCalledTimes(7);
  });

  it('does not wait for ever for a tile', () => {
    const { map, drawn, tiles } = aMap();
    spareFrames(map, { store: aStore({ result: aViewResult(aRegionPlan()) }), viewport: aViewport() });
    tiles.areThere = false;
    map.triggerRepaint();
    vi.advanceTimersByTime(400);
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('draws every frame of a flight', () => {
    const { map, drawn, flight } = aMap();
    spareFrames(map, {
      store: aStore({ run: { status: 'running', stage: 'coverage', fraction: 0 } }),
      viewport: aViewport(),
    });
    flight.isOn = true;
    for (let i = 0; i < 5; i++) map.triggerRepaint();
    expect(drawn).toHaveBeenCalledTimes(5);
  });

  it('ends when somebody touches the map, with the frame that was waiting', () => {
    const { map, drawn, container } = aMap();
    spareFrames(map, { store: aStore(), viewport: aViewport() });
    map.triggerRepaint();
    expect(drawn).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('pointerdown'));
    expect(drawn).toHaveBeenCalledTimes(1);
    map.triggerRepaint();
    expect(drawn).toHaveBeenCalledTimes(2);
  });
});
