/** Lengths in feet or metres, as headers and values say it, to metres. */
export type LengthUnit = 'm' | 'ft';

/** International foot (NIST SP 811, appendix B.8); the US survey foot differs from it by 2 in a million. m */
const FOOT_M = 0.3048;

/** The unit a word means, or null. */
export function unitOf(word: string): LengthUnit | null {
  if (/^(ft|feet|foot|')$/i.test(word.trim())) return 'ft';
  return /^(m|met(re|er)s?|metros?)$/i.test(word.trim()) ? 'm' : null;
}

/** "Height (ft)", "height_ft", "Height in feet", "heightFeet" → ft; metres when nothing is said. */
export const unitOfHeader = (header: string): LengthUnit =>
  /[([]\s*(ft|feet|foot)\.?\s*[)\]]|(^|[\s_.-])(ft|feet|foot)\b|(ft|feet|foot)$/i.test(header.trim()) ? 'ft' : 'm';

/** "98 ft" or 98 of a column in feet → "29.8704"; metres lose their unit; what is no length stays as it is. */
export function metresOf(text: string, unit: LengthUnit): string {
  const match = /^([+-]?[\d.,]+)\s*(ft|feet|foot|'|m|met(?:re|er)s?|metros?)?\.?$/i.exec(text);
  if (!match) return text;
  const value = match[1]!;
  if ((unitOf(match[2] ?? '') ?? unit) === 'm') return value;
  const feet = Number(/^[+-]?\d+,\d+$/.test(value) ? value.replace(',', '.') : value);
  return Number.isFinite(feet) ? String(Math.round(feet * FOOT_M * 1e4) / 1e4) : text;
}
