/** Unknown is not unserved: a plan that was told of no mast says nothing about masts. */
import { expect, it } from 'vitest';
import { CELL_STATES, type CoverageResult } from '../../../src/core/coverage';
import { aHotspot, aPlan, aSite, cover, flatGrid, type World } from '../../worlds/flat-world';

const grid = flatGrid({ halfKm: 1, resolution: 9 });
const EXTENT: [number, number, number, number] = [1.7, 41.6, 1.9, 41.8];
const states = (result: CoverageResult) => [...new Set(result.state)].map((state) => CELL_STATES[state]).sort();
const wifi = [aHotspot('H', { network: 'mobile', device: 'wifi-outdoor' })];
const far = [aHotspot('L', { network: 'iot', lonDeg: 0.5 })];
const lteAny = { hotspotPayers: ['any'] };

it.each<[string, Partial<World>, string[]]>([
  ['no file at all', {}, ['no-data']],
  ['no file, LoRa class', { plan: aPlan({ classId: 'lora-sf7' }) }, ['no-data']],
  ['a site file without masts here', { siteExtent: EXTENT }, ['unserved']],
  ['a site of the plan’s own', { sites: [aSite('A', { eastKm: 40 })] }, ['unserved']],
  ['hotspots, a class they serve', { hotspots: wifi, plan: aPlan(lteAny) }, ['unserved']],
  ['gateways, a class they serve', { hotspots: far, plan: aPlan({ classId: 'lora-sf7' }) }, ['unserved']],
  ['hotspots, a class only masts serve', { hotspots: wifi, plan: aPlan({ ...lteAny, classId: 'voice' }) }, ['no-data']],
  ['hotspots, in vehicles', { hotspots: wifi, plan: aPlan({ ...lteAny, environment: 'in-vehicle' }) }, ['no-data']],
])('%s', async (_, world, expected) => {
  const result = await cover({ grid, siteExtent: null, ...world });
  expect(states(result).filter((state) => state !== 'served' && state !== 'uncertain')).toEqual(expected);
});
