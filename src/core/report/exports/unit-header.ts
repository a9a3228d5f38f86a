/** `costUsdPerYear` → `Cost, USD per year`: names of columns carry their unit at the end, headers for people say it in words. */
const UNITS: [suffix: RegExp, unit: string][] = [
  [/UsdPerYear$/, 'USD per year'],
  [/Usd$/, 'USD'],
  [/Km2$/, 'km²'],
  [/Km$/, 'km'],
  [/Dbm$/, 'dBm'],
  [/Db$/, 'dB'],
  [/Dbi$/, 'dBi'],
  [/Deg$/, '°'],
  [/Mbps$/, 'Mbit/s'],
  [/Years$/, 'years'],
  [/Fraction$/, '0 to 1'],
  [/M$/, 'm'],
];

/** Names that other programs look for stay as they are. */
const PLAIN = new Set(['lon', 'lat', 'siteId', 'gapId', 'regionId', 'h3', 'kind', 'option']);

export function headerOf(name: string): string {
  if (PLAIN.has(name)) return name;
  const unit = UNITS.find(([suffix]) => suffix.test(name));
  const words = (unit ? name.replace(unit[0], '') : name)
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`)
    .replace(/^./, (letter) => letter.toUpperCase());
  return unit ? `${words}, ${unit[1]}` : words;
}
