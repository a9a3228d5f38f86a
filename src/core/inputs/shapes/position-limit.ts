/** How many positions a file may have. As a list of two numbers each costs some 70 bytes, and an archive may hold one in a byte or less. */
import { FormatError } from '../formats/format-error';

export const POSITION_LIMIT = 5_000_000;
/** So many any archive may hold, and one more for each so many of its bytes: outlines packed well take 3 to 6. */
const POSITIONS_OF_SMALL = 2_000_000;
const PACKED_BYTES_PER_POSITION = 5;

/** Positions at most of a file, by the size of its archive; undefined: it is not packed, its own size bounds it. */
export const positionLimitOf = (packedBytes: number | undefined): number =>
  packedBytes === undefined
    ? POSITION_LIMIT
    : Math.min(POSITION_LIMIT, Math.max(POSITIONS_OF_SMALL, Math.floor(packedBytes / PACKED_BYTES_PER_POSITION)));

export class TooManyPositions extends FormatError {
  constructor(
    readonly positions: number,
    readonly limit: number,
  ) {
    super(`it has more than ${limit} positions`);
  }
}

/** Throws TooManyPositions for more than the limit. */
export function checkPositionCount(positions: number, limit: number): void {
  if (positions > limit) throw new TooManyPositions(positions, limit);
}

/** Counts what is written as "x,y" with blanks or marks between: KML's coordinates. */
export function tuplesIn(text: string): number {
  let [tuples, open] = [0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === LESS) open = false;
    else if (code === COMMA && !open) {
      tuples++;
      open = true;
    }
  }
  return tuples;
}

/** Positions of a WKT, which stand between commas. */
export function listedIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) count++;
  return count;
}

const [COMMA, LESS] = [44, 60];
