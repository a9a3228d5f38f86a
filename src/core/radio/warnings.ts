/** A loss model's answer: the number, and what is outside its validity (STYLE: the number and a warning code beside it). */
export interface LossResult {
  lossDb: number;
  warnings: RadioWarningCode[];
}

/** Every warning a closed-form model of this folder can raise. Sentences are made in report/messages.ts. */
export const RADIO_WARNING_CODES = [
  'frequency-outside-range',
  'distance-outside-range',
  'base-height-outside-range',
  'base-height-not-nominal',
  'user-height-outside-range',
  'surroundings-outside-range',
  'elevation-outside-range',
  'outside-model',
] as const;
export type RadioWarningCode = (typeof RADIO_WARNING_CODES)[number];

/** Codes whose value is outside its closed range, in the order given. */
export function warningsOf(
  checks: [code: RadioWarningCode, value: number, low: number, high: number][],
): RadioWarningCode[] {
  const found: RadioWarningCode[] = [];
  for (const [code, value, low, high] of checks)
    if (!(value >= low && value <= high) && !found.includes(code)) found.push(code);
  return found;
}
