/** Position of values along an axis, and round numbers to mark on it. */
export interface Scale {
  (value: number): number;
  max: number;
}

/** From 0 to `max` on `from … to` pixels. */
export function linear(max: number, from: number, to: number): Scale {
  const span = max > 0 ? max : 1;
  return Object.assign((value: number) => from + (value / span) * (to - from), { max: span });
}

/** Two to four round steps above zero that fit below `max`; more where more are wanted. */
export function ticks(max: number, wanted = 4.5): number[] {
  if (!(max > 0)) return [];
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const marks: number[] = [];
  for (let mark = step; mark <= max * 1.0001; mark += step) marks.push(mark);
  return marks;
}
