/** `value` rounded half up to `digits` decimals; never −0. Not finite stays what it is. */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  if (!Number.isFinite(scaled) || Math.abs(scaled) >= 2 ** 53) return value;
  return Math.round(scaled) / scale + 0;
}
