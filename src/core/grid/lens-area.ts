/** Area shared by two discs whose centres are `apart`: the lens of two circular segments. Lengths in any one unit. */
export function lensArea(apart: number, radius1: number, radius2: number): number {
  if (apart >= radius1 + radius2) return 0;
  const small = Math.min(radius1, radius2);
  if (apart <= Math.abs(radius1 - radius2)) return Math.PI * small * small;
  const a = (apart * apart + radius1 * radius1 - radius2 * radius2) / (2 * apart * radius1);
  const b = (apart * apart + radius2 * radius2 - radius1 * radius1) / (2 * apart * radius2);
  const kite = Math.sqrt(
    (-apart + radius1 + radius2) *
      (apart + radius1 - radius2) *
      (apart - radius1 + radius2) *
      (apart + radius1 + radius2),
  );
  return (
    radius1 * radius1 * Math.acos(Math.max(-1, Math.min(1, a))) +
    radius2 * radius2 * Math.acos(Math.max(-1, Math.min(1, b))) -
    kite / 2
  );
}
