/** Text of one side cut into what the other side says too and the numbers it does not. */
export interface Piece {
  text: string;
  differs: boolean;
}

const NUMBER = /(−?\d[\d.,\u202f\u00a0]*(?:\s?[%kM](?![a-z]))?)/u;

/** Numbers are set against those at the same place of the other sentence. */
export function differingNumbers(text: string, other: string): Piece[] {
  const numbersOf = (sentence: string) => sentence.split(NUMBER).filter((_, index) => index % 2 === 1);
  const others = numbersOf(other);
  let at = 0;
  return text
    .split(NUMBER)
    .map((part, index) => ({ text: part, differs: index % 2 === 1 && part.trim() !== others[at++]?.trim() }))
    .filter((piece) => piece.text !== '');
}

/** Leaves of two settings that differ, by their path; lists are told by their length. */
export function differingSettings(
  left: object,
  right: object,
  path = '',
): { path: string; left: string; right: string }[] {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return keys.flatMap((key) => {
    const [one, two] = [(left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]];
    const here = path ? `${path}.${key}` : key;
    if (one === two) return [];
    if (isPlain(one) && isPlain(two)) return differingSettings(one, two, here);
    const whole = one ?? two;
    if ((one === undefined || two === undefined) && isPlain(whole) && !('likely' in whole))
      return differingSettings(isPlain(one) ? one : {}, isPlain(two) ? two : {}, here);
    if (JSON.stringify(one) === JSON.stringify(two)) return [];
    return [{ path: here, left: told(one), right: told(two) }];
  });
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function told(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.every((entry) => typeof entry !== 'object') && value.length > 0 && value.length < 4 ? value.join(', ') : String(value.length); // prettier-ignore
  if (typeof value === 'object' && 'likely' in value) return Object.values(value).map(told).join(' / ');
  if (typeof value === 'object') return Object.entries(value).map(([key, entry]) => `${key} ${told(entry)}`).join(', ').slice(0, 60); // prettier-ignore
  return String(value);
}
