/** Terrain files made by the tests. */
import type { Plan } from '../../../../src/core/plan';
import { newPlan } from '../../../../src/core/plan';
import type { Facts, SourceFile } from '../../../../src/core/inputs';
import { readFacts } from '../../../../src/core/inputs';
import { fileOf, signal } from '../input-files';

/** An SRTM tile: big-endian heights by column and row from the north-western corner. */
export function hgt(heightAt: (column: number, row: number) => number, columns = 1201, rows = columns): Uint8Array {
  const view = new DataView(new ArrayBuffer(columns * rows * 2));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) view.setInt16((row * columns + column) * 2, heightAt(column, row));
  return new Uint8Array(view.buffer);
}

/** A plan with one square region and terrain files. */
export function terrainPlan(
  region: { west: number; south: number; sizeDeg: number },
  files: Record<string, string | Uint8Array>,
  change: (plan: Plan) => void = () => {},
): { plan: Plan; files: Map<string, SourceFile> } {
  const plan = newPlan('Terrain');
  const { west, south, sizeDeg } = region;
  const ring: [number, number][] = [
    [west, south],
    [west + sizeDeg, south],
    [west + sizeDeg, south + sizeDeg],
    [west, south + sizeDeg],
    [west, south],
  ];
  plan.inputs.drawnRegions.push({ id: 'R', name: 'R', geometry: { type: 'Polygon', coordinates: [ring] } });
  plan.grid.marginKm = 5;
  for (const path of Object.keys(files))
    plan.inputs.terrain.push({ path, sha256: '0'.repeat(64), bytes: 1, mapping: {} });
  change(plan);
  return { plan, files: new Map(Object.entries(files).map(([path, content]) => [path, fileOf(path, content)])) };
}

/** Facts of such a plan. */
export function terrainFacts(...given: Parameters<typeof terrainPlan>): Promise<Facts> {
  const { plan, files } = terrainPlan(...given);
  return readFacts(plan, files, { signal, onProgress() {} });
}

/** Codes of all issues, of files and of the whole. */
export const codesOfFacts = (facts: Facts): string[] =>
  [...facts.files.flatMap(({ issues }) => issues), ...facts.issues].map(({ code }) => code);
