/**
 * The shape in which every loss model is offered to tables: named columns in, loss and warnings out. A row is never an error that is
 * thrown: what cannot be computed is refused with a code and the column at fault.
 */

export interface LossColumn {
  name: string;
  /** Other headers that mean the same, published tables' included; compared without case. */
  aliases: string[];
  required: boolean;
}

/** A terrain profile from transmitter to receiver, ends included. `zone`: 1 sea, 3 coastal, 4 inland (ITU-R P.1812). */
export interface LossProfile {
  distanceKm: Float64Array;
  heightM: Float64Array;
  clutterM: Float64Array;
  zone: Uint8Array;
}

export const LOSS_REFUSAL_CODES = [
  'column-missing',
  'value-not-a-number',
  'value-not-positive',
  'value-unknown',
  'value-outside-model',
  'other-scenario',
  'profile-missing',
] as const;
export type LossRefusalCode = (typeof LOSS_REFUSAL_CODES)[number];

export interface LossOutcome {
  /** NaN when refused. dB. */
  lossDb: number;
  warnings: string[];
  refusal?: { code: LossRefusalCode; column: string };
}

export type LossRow = Record<string, number | string>;

export interface LossModel {
  columns: LossColumn[];
  run(row: LossRow, profile?: LossProfile): LossOutcome;
}

/** How one column is read. */
export interface ColumnSpec {
  aliases?: string[];
  /** Headers in another unit → factor to the column's own. */
  scaled?: Record<string, number>;
  /** Value when the column is absent or empty; without it the column is required. NaN stands for "not given". */
  fallback?: number;
  /** Words accepted in place of numbers, lower case. When given, other words and numbers not among the codes are refused. */
  words?: Record<string, number>;
  positive?: boolean;
}

export const refuse = (code: LossRefusalCode, column: string): LossOutcome => ({
  lossDb: Number.NaN,
  warnings: [],
  refusal: { code, column },
});

/** Makes a model of columns and a function of their values; reading, aliases, units and refusals are done here once. */
export function defineLossModel<Name extends string>(
  specs: Record<Name, ColumnSpec>,
  compute: (values: Record<Name, number>, profile?: LossProfile) => LossOutcome,
): LossModel {
  const names = Object.keys(specs) as Name[];
  const columns = names.map((name) => ({
    name,
    aliases: [...(specs[name].aliases ?? []), ...Object.keys(specs[name].scaled ?? {})],
    required: specs[name].fallback === undefined,
  }));
  return {
    columns,
    run(row, profile) {
      const lowered = new Map(Object.entries(row).map(([key, value]) => [key.trim().toLowerCase(), value]));
      const values = {} as Record<Name, number>;
      for (const name of names) {
        const value = readColumn(name, specs[name], lowered);
        if (typeof value !== 'number') return value;
        values[name] = value;
      }
      return compute(values, profile);
    },
  };
}

function readColumn(name: string, spec: ColumnSpec, row: Map<string, number | string>): number | LossOutcome {
  const scales = { ...Object.fromEntries([name, ...(spec.aliases ?? [])].map((key) => [key, 1])), ...spec.scaled };
  const key = Object.keys(scales).find((header) => String(row.get(header.toLowerCase()) ?? '').trim() !== '');
  if (key === undefined) return spec.fallback ?? refuse('column-missing', name);
  const text = String(row.get(key.toLowerCase())).trim();
  const word = spec.words?.[text.toLowerCase()];
  if (word !== undefined) return word;
  const value = Number(text) * scales[key]!;
  if (spec.words && !Object.values(spec.words).includes(value)) return refuse('value-unknown', name);
  if (!Number.isFinite(value)) return refuse('value-not-a-number', name);
  if (spec.positive && value <= 0) return refuse('value-not-positive', name);
  return value;
}
