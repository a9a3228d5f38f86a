/**
 * A seeded stream of uniform numbers in [0, 1), the same on every machine: sfc32 (C. Doty-Humphrey, PractRand), seeded through
 * splitmix32 so that neighbouring seeds give unrelated streams. Period at least 2^32; 32 bits of each number are random.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  const nextSeed = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let a = nextSeed();
  let b = nextSeed();
  let c = nextSeed();
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
}
