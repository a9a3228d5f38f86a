/** Colours of best servers: neighbours differ most of the time, and a site keeps its colour whatever else is in the plan. */
export const SERVER_HUES = 8;

/** Colour class 0 … SERVER_HUES − 1 of a site, from its id alone (FNV-1a, 32 bits, upper bits folded in). */
export function serverHue(siteId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < siteId.length; i++) hash = Math.imul(hash ^ siteId.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 13) % SERVER_HUES;
}
