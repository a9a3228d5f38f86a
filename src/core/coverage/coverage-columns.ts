/** Columns of a slice, and putting slices together. */
export interface SliceColumns {
  state: Uint8Array;
  grade: Uint8Array;
  cause: Uint8Array;
  servedFraction: Float32Array;
  serviceProbability: Float32Array;
  siteIndex: Int32Array;
  rsrpDbm: Float32Array;
  sinrDb: Float32Array;
  downMbps: Float32Array;
  upMbps: Float32Array;
  deficitDb: Float32Array;
  operatorsServing: Uint8Array;
}

/** Columns of `count` cells, nothing computed yet. */
export const makeColumns = (count: number): SliceColumns => ({
  state: new Uint8Array(count),
  grade: new Uint8Array(count),
  cause: new Uint8Array(count),
  servedFraction: new Float32Array(count),
  serviceProbability: new Float32Array(count),
  siteIndex: new Int32Array(count).fill(-1),
  rsrpDbm: new Float32Array(count).fill(Number.NaN),
  sinrDb: new Float32Array(count).fill(Number.NaN),
  downMbps: new Float32Array(count).fill(Number.NaN),
  upMbps: new Float32Array(count).fill(Number.NaN),
  deficitDb: new Float32Array(count),
  operatorsServing: new Uint8Array(count),
});

/** Makes one cell as makeColumns leaves it. */
export function clearCell(columns: SliceColumns, c: number): void {
  columns.state[c] = 0;
  columns.grade[c] = 0;
  columns.cause[c] = 0;
  columns.servedFraction[c] = 0;
  columns.serviceProbability[c] = 0;
  columns.siteIndex[c] = -1;
  columns.rsrpDbm[c] = Number.NaN;
  columns.sinrDb[c] = Number.NaN;
  columns.downMbps[c] = Number.NaN;
  columns.upMbps[c] = Number.NaN;
  columns.deficitDb[c] = 0;
  columns.operatorsServing[c] = 0;
}

/** Writes a slice's columns into the whole, from cell `from`. */
export function setColumns(whole: SliceColumns, slice: SliceColumns, from: number): void {
  for (const name of Object.keys(whole) as (keyof SliceColumns)[]) whole[name].set(slice[name], from);
}

/** The buffers of a slice, to hand over instead of copying. */
export const columnBuffers = (columns: SliceColumns): ArrayBuffer[] =>
  Object.values(columns).map((column: Uint8Array | Float32Array | Int32Array) => column.buffer as ArrayBuffer);
