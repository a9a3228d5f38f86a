/** JSON of a server that is not believed: an answer of nothing but brackets would be hundreds of times its size in memory. */
import { LiveError } from './live-issues';

/** Lists and objects of an answer; the largest real ones have a tenth. */
const MOST_BRACKETS = 4_000_000;

/** Throws LiveError. */
export function answerJson(bytes: Uint8Array, host: string): unknown {
  let brackets = 0;
  for (const byte of bytes) if (byte === SQUARE || byte === CURLY) brackets++;
  if (brackets > MOST_BRACKETS)
    throw new LiveError('live-answer-unusable', { host, problem: 'it holds too many values' });
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new LiveError('live-answer-unusable', { host, problem: 'it is no JSON' });
  }
}

const [SQUARE, CURLY] = [91, 123] as const;
