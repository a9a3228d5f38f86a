/** A valley with a reservoir of 300 m above a dam, terraces, a plain; heights in whole metres as SRTM gives them. */
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gridTerrain } from '../../../src/core/radio';
import { flatWater } from '../../../src/core/siting/flat-water';
import { describeWithReference, referencePath } from '../../helpers/reference';

const KM = 1 / 111.2;
/** East and north of the middle, km. */
const world = (heightM: (eastKm: number, northKm: number) => number) => (lon: number, lat: number) =>
  heightM(((lon - 2) * Math.cos((lat * Math.PI) / 180)) / KM, (lat - 41.8) / KM);
const at = (eastKm: number, northKm: number): [number, number] => [
  2 + (eastKm * KM) / Math.cos((41.8 * Math.PI) / 180),
  41.8 + northKm * KM,
];

/** Slopes up from the valley floor, which falls to the south. */
const valley = (eastKm: number, northKm: number) => Math.round(300 + 400 * Math.abs(eastKm) + 30 * northKm);

describe('flatWater', () => {
  it('sees a reservoir, and the land around it and below its dam', () => {
    const isWater = flatWater(
      world((east, north) => (north > 0 && north < 1 ? Math.max(330, valley(east, north)) : valley(east, north))),
    );
    expect(isWater(...at(0, 0.5))).toBe(true);
    expect(isWater(...at(0.03, 0.3))).toBe(true);
    expect(isWater(...at(0.3, 0.5))).toBe(false);
    expect(isWater(...at(0, -0.5))).toBe(false);
  });

  it('takes no terrace, no plain of whole metres and no pond for a lake', () => {
    const terraces = flatWater(world((east) => 10 * Math.floor(east / 0.3)));
    expect(terraces(...at(0.15, 0))).toBe(false);
    const plain = flatWater(world((east) => Math.round(5 + east / 2)));
    expect(plain(...at(0.1, 0))).toBe(false);
    const pond = flatWater(world((east, north) => (Math.hypot(east, north) < 0.09 ? 100 : 104)));
    expect(pond(...at(0, 0))).toBe(false);
    const lake = flatWater(world((east, north) => (Math.hypot(east, north) < 0.2 ? 100 : 104)));
    expect(lake(...at(0, 0))).toBe(true);
  });

  it('sees a lake larger than it looks at, and says no where heights are not known or tell nothing', () => {
    const sea = flatWater(world((east) => (east > -1 ? 0 : 3)));
    expect(sea(...at(0, 0))).toBe(true);
    expect(flatWater(() => Number.NaN)(2, 41.8)).toBe(false);
    expect(flatWater(() => 7)(2, 41.8)).toBe(false);
  });
});

describeWithReference('flatWater over SRTM, 41–42° N 1–2° E', () => {
  /** The whole tile: 1201 nodes a side, northern row first, big-endian metres. */
  const tile = () => {
    const [bytes] = Object.values(unzipSync(readFileSync(referencePath('data/catalonia/N41E001.hgt.zip'))));
    const view = new DataView(bytes!.buffer, bytes!.byteOffset, bytes!.byteLength);
    const heightM = Int16Array.from({ length: 1201 * 1201 }, (_, k) => view.getInt16(2 * k));
    const step = 1 / 1200;
    return gridTerrain({ westDeg: 1, northDeg: 42, lonStepDeg: step, latStepDeg: step, columns: 1201, rows: 1201, heightM }); // prettier-ignore
  };

  it('sees the reservoirs of Sant Ponç and Rialb, and no water on fields and in towns', () => {
    const isWater = flatWater(tile().heightAt);
    const reservoirs: [number, number][] = [[1.6017, 41.9704], [1.2358, 41.9702]]; // prettier-ignore
    for (const place of reservoirs) expect(isWater(...place), `${place}`).toBe(true);
    // Flat ground in Urgell and Penedès; the middles of Manresa, Igualada and Berga.
    const dry: [number, number][] = [[1.0998, 41.661], [1.0263, 41.6909], [1.7274, 41.3575], [1.8267, 41.725], [1.6172, 41.579], [1.845, 41.9985]]; // prettier-ignore
    for (const place of dry) expect(isWater(...place), `${place}`).toBe(false);
  });

  it('takes next to nothing of Bages for water: it has no lake of 5 ha that 90 m show', () => {
    const { heightAt } = tile();
    const isWater = flatWater(heightAt);
    let wet = 0;
    for (let lat = 41.6; lat < 41.97; lat += 0.002)
      for (let lon = 1.65; lon < 1.99; lon += 0.002) wet += isWater(lon, lat) ? 1 : 0;
    expect(wet).toBeLessThan(10);
  });
});
