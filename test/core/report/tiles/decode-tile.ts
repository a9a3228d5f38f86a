/** A reader of vector tiles that shares no code with the writer: MVT 2.1 as the specification states it. */
import { PbfReader } from 'pbf';

export interface TileFeature {
  id: number;
  properties: Record<string, string | number>;
  rings: number[][][];
}

/** Features of a layer. */
export function decodeTile(bytes: Uint8Array, layer = 'cells'): TileFeature[] {
  if (bytes.length === 0) return [];
  const features: TileFeature[] = [];
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 3) features.push(...decodeLayer(pbf.readBytes(), layer));
  }, null);
  return features;
}

function decodeLayer(bytes: Uint8Array, wanted: string): TileFeature[] {
  const keys: string[] = [];
  const values: (string | number)[] = [];
  const raw: Uint8Array[] = [];
  let name = '';
  let extent = 0;
  let version = 0;
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1) name = pbf.readString();
    else if (tag === 2) raw.push(pbf.readBytes().slice());
    else if (tag === 3) keys.push(pbf.readString());
    else if (tag === 4) values.push(decodeValue(pbf.readBytes().slice()));
    else if (tag === 5) extent = pbf.readVarint();
    else if (tag === 15) version = pbf.readVarint();
  }, null);
  if (name !== wanted && ['cells', 'measurements', 'roads'].includes(name)) return [];
  if (name !== wanted || extent !== 4096 || version !== 2)
    throw new Error(`Layer ${name}, extent ${extent}, version ${version}`);
  return raw.map((feature) => decodeFeature(feature, keys, values));
}

function decodeValue(bytes: Uint8Array): string | number {
  let value: string | number | undefined;
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1) value = pbf.readString();
    else if (tag === 3) value = pbf.readDouble();
    else if (tag === 6) value = pbf.readSVarint();
  }, null);
  if (value === undefined) throw new Error('A value without a kind');
  return value;
}

function decodeFeature(bytes: Uint8Array, keys: string[], values: (string | number)[]): TileFeature {
  const feature: TileFeature = { id: -1, properties: {}, rings: [] };
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1) feature.id = pbf.readVarint();
    else if (tag === 2) {
      const tags = pbf.readPackedVarint();
      for (let k = 0; k < tags.length; k += 2) feature.properties[keys[tags[k]!]!] = values[tags[k + 1]!]!;
    } else if (tag === 4) feature.rings = decodeRings(pbf.readPackedVarint());
  }, null);
  return feature;
}

function decodeRings(commands: number[]): number[][][] {
  const rings: number[][][] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < commands.length;) {
    const command = commands[at]! & 7;
    const repeat = commands[at++]! >> 3;
    if (command === 7) continue;
    if (command === 1) rings.push([]);
    for (let k = 0; k < repeat; k++) {
      x += unzigzag(commands[at++]!);
      y += unzigzag(commands[at++]!);
      rings.at(-1)!.push([x, y]);
    }
  }
  return rings;
}

const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);
