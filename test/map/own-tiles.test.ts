import { describe, expect, it } from 'vitest';
import { cellTile, reliefTile } from '../../src/map/own-tiles';
import { NO_RESULT } from '../../src/map/style';

const tiles: Record<string, number[]> = { '1': [1, 2, 3], '2': [1, 2, 3], '3': [1, 2, 4], '4': [3, 2, 1], '5': [] };
const app = {
  tile: (version: string) => Promise.resolve(Uint8Array.from(tiles[version]!).buffer),
  terrainTile: (z: number) => Promise.resolve(z > 5 ? Uint8Array.of(z) : null),
};
const cells = (version: string) => cellTile(app, `infill-cells://${version}/7/3/2`);

describe('tiles of the cells', () => {
  it('have one tag as long as their bytes are the same, and another when they are not', async () => {
    const [first, same, other, turned] = await Promise.all(['1', '2', '3', '4'].map(cells));
    expect([...new Uint8Array(first!.data)]).toEqual([1, 2, 3]);
    expect(first!.etag).toMatch(/\d/);
    expect(same!.etag).toBe(first!.etag);
    expect(new Set([first!.etag, other!.etag, turned!.etag]).size).toBe(3);
  });

  it('have none where nothing lies: such a tile is made anew', async () => {
    expect(await cells('5')).toEqual({ data: new ArrayBuffer(0) });
    expect(await cells(NO_RESULT)).toEqual({ data: new ArrayBuffer(0) });
  });
});

it('relief is empty where there is none', async () => {
  const bytesAt = async (z: number) => (await reliefTile(app as never, `infill-relief://1/${z}/0/0`)).data.byteLength;
  expect([await bytesAt(6), await bytesAt(3)]).toEqual([1, 0]);
});
