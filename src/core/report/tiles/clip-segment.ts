type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** The part of a segment inside the square low … high in both directions (Liang and Barsky 1984); null: none. */
export function clipSegment(segment: Segment, low: number, high: number): Segment | null {
  const [x1, y1, x2, y2] = segment;
  let [enters, leaves] = [0, 1];
  for (const [start, step] of [
    [x1, x2 - x1],
    [y1, y2 - y1],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return null;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    enters = Math.max(enters, Math.min(a, b));
    leaves = Math.min(leaves, Math.max(a, b));
    if (enters > leaves) return null;
  }
  const at = (share: number): [number, number] => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
  return [...(enters > 0 ? at(enters) : ([x1, y1] as const)), ...(leaves < 1 ? at(leaves) : ([x2, y2] as const))];
}
