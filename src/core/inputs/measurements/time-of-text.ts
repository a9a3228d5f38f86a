/** Times as measurement apps write them → seconds since 1970, NaN when not understood: ISO 8601 or year first (without a zone: UTC), or a Unix time in s or ms. */
const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
/** Unix times between 1990 and 2100. */
const [FIRST_S, LAST_S] = [631_152_000, 4_102_444_800];

export function timeOfText(text: string): number {
  if (/^\d{9,13}(\.\d+)?$/.test(text)) {
    const value = Number(text);
    const seconds = value > LAST_S ? value / 1000 : value;
    return seconds >= FIRST_S && seconds <= LAST_S ? seconds : Number.NaN;
  }
  const match = ISO.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const [m, d, h, min, s] = [month, day, hour, minute, second].map(Number) as [number, number, number, number, number];
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 23 || min > 59 || s > 60) return Number.NaN;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  const offsetS = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 3600 + Number(offset[3]) * 60) : 0;
  return Date.UTC(Number(year), m - 1, d, h, min, s) / 1000 + Number(`0.${fraction || '0'}`) - offsetS;
}
