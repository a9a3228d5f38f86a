/** Left alone V8 lets the heap grow to several times what is in use before it collects: while files are read that is hundreds of megabytes of cut-up text. */
import { setFlagsFromString } from 'node:v8';

const [SPARING, AS_V8_DOES] = ['--heap-growing-percent=50', '--heap-growing-percent=0'];

/** Does some work while the heap grows by half at most between collections; `growFreely` ends that before the work does. */
export async function sparingly<T>(
  work: (growFreely: () => void) => Promise<T>,
  setFlag: (flag: string) => void = setFlagsFromString,
): Promise<T> {
  const growFreely = (): void => setFlag(AS_V8_DOES);
  setFlag(SPARING);
  try {
    return await work(growFreely);
  } finally {
    growFreely();
  }
}
