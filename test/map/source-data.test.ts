import type { Map as MapLibreMap } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import { setData } from '../../src/map/source-data';

it('puts nothing in place of nothing, and empties what was filled', () => {
  const source = { setData: vi.fn() };
  const map = { getSource: (name: string) => (name === 'marks' ? source : undefined) } as unknown as MapLibreMap;
  const nothing = { type: 'FeatureCollection' as const, features: [] };
  const point = { type: 'Point' as const, coordinates: [1, 2] };
  for (const data of [nothing, null, point, point, nothing, null]) setData(map, 'marks', data);
  setData(map, 'unknown', point);
  expect(source.setData.mock.calls).toEqual([[point], [point], [nothing]]);
});
