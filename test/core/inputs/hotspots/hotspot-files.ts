/** Hotspots as files hold them, and as a plan reads them. */
import { expect } from 'vitest';
import { h3Centre, h3OfPoint, h3Parent } from '../../../../src/core/geo';
import { type Hotspot, readFacts } from '../../../../src/core/inputs';
import { newPlan } from '../../../../src/core/plan';
import { balanced, fileOf, signal } from '../input-files';

export const CELL = h3OfPoint(2.2, 41.4, 12);
export const PARENT = h3Parent(CELL, 8);
export const CENTRE = h3Centre(CELL);

/** Hotspots of one or several files, as a plan reads them. */
export async function read(...contents: (string | object)[]) {
  const plan = newPlan('hotspots');
  const files = new Map(contents.map((content, i) => [`file-${i}`, fileOf(`file-${i}`, content)]));
  for (const path of files.keys()) plan.inputs.hotspots.push({ path, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
  const facts = await readFacts(plan, files, { signal, onProgress() {} });
  return { hotspots: facts.hotspots, reports: facts.files.map(balanced) };
}

export const one = async (content: string | object): Promise<Hotspot> => {
  const { hotspots, reports } = await read(content);
  expect(hotspots, JSON.stringify(reports)).toHaveLength(1);
  return hotspots[0]!;
};

export const legacy = (more: object = {}): object => ({
  lat: CENTRE[1],
  lng: CENTRE[0],
  location: CELL,
  location_hex: PARENT,
  name: 'damaged-pine-kestrel',
  gain: 40,
  elevation: 3,
  status: { online: 'online' },
  ...more,
});
