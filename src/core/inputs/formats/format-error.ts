/** Why the content of a file cannot be read: it contradicts itself, is cut short, or claims too much. The message ends a sentence. */
export class FormatError extends Error {}

/** An error of a library as such a reason. */
export const formatErrorOf = (error: unknown): FormatError =>
  error instanceof FormatError
    ? error
    : new FormatError((error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200));
