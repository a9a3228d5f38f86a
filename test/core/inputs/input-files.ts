/** Files made by the tests: no fixture is shared or mutated. */
import { strToU8 } from 'fflate';
import { checkFile, type FileReport, type SourceFile, sourceOfBlob } from '../../../src/core/inputs';

export const signal = new AbortController().signal;

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;

export function fileOf(name: string, content: string | Uint8Array | object): SourceFile {
  const plain = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  const bytes = bytesOf(plain);
  return sourceOfBlob(name, new Blob([bytes.slice()]));
}

type Role = FileReport['role'];

export const check = (
  content: string | Uint8Array | object,
  as?: Role,
  mapping: Record<string, string> = {},
): Promise<FileReport> => checkFile(fileOf('given', content), { ...(as ? { as } : {}), mapping });

export const codesOf = ({ issues }: Pick<FileReport, 'issues'>): string[] => issues.map(({ code }) => code);

export const errorsOf = ({ issues }: Pick<FileReport, 'issues'>): string[] =>
  issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);

/** Throws when rows got lost: read = used + merged + refused, and the reasons add up. */
export function balanced(report: FileReport): FileReport {
  const { read, used, merged, refused, refusedByCode } = report.counts;
  const reasons = Object.values(refusedByCode).reduce((sum, count) => sum + count, 0);
  if (read !== used + merged + refused || reasons !== refused)
    throw new Error(`rows got lost: ${JSON.stringify(report.counts)}`);
  return report;
}

export const OPENCELLID_HEADER =
  'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal';

export interface CellLine {
  radio: string;
  mcc: number | string;
  net: number | string;
  area: number | string;
  cell: number | string;
  lon: number | string;
  lat: number | string;
  range: number | string;
  samples: number | string;
}

/** One OpenCelliD row. */
export function cellLine(given: Partial<CellLine> = {}): string {
  const { radio, mcc, net, area, cell, lon, lat, range, samples } = {
    radio: 'LTE',
    mcc: 214,
    net: 7,
    area: 100,
    cell: 256_000,
    lon: 1.8,
    lat: 41.7,
    range: 1000,
    samples: 10,
    ...given,
  };
  return `${radio},${mcc},${net},${area},${cell},0,${lon},${lat},${range},${samples},1,1290335647,1741716842,0`;
}

export const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

export function polygonFeature(ring: unknown, properties: object = {}, id?: string | number): object {
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    properties,
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

export const collection = (...features: object[]): object => ({ type: 'FeatureCollection', features });

export const point = (lon: number, lat: number, properties: object = {}): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
