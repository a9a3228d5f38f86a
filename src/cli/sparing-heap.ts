/** Left alone V8 lets the heap grow to several times what is in use before it collects: while files are read that is hundreds of megabytes of cut-up text. */
import { setFlagsFromString } from 'node:v8';

const GROWTH_PERCENT = 50;

/** Does some work while the heap grows by half at most between collections; `growFreely` ends that before the work does. */
export async function sparingly<T>(work: (growFreely: () => void) => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  try {
    return await work(growFreely);
  } finally {
    growFreely();
  }
}

/** As V8 does by itself. */
const growFreely = (): void => setFlagsFromString('--heap-growing-percent=0');
