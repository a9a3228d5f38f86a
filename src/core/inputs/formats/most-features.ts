/** A feature costs some 300 bytes of memory however little its file says of it: without a limit 10 MB of empty ones would be gigabytes. */
import { FormatError } from './format-error';

const MOST_FEATURES = 1_000_000;

/** Throws FormatError when there are more than are read. */
export function checkFeatureCount(count: number): void {
  if (count > MOST_FEATURES)
    throw new FormatError(`it has more than ${MOST_FEATURES} features; save points as CSV, or the file in parts`);
}
