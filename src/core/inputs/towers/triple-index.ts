/** Numbers distinct triples of non-negative integers in order of arrival: an open-addressing hash table over typed arrays, some 30 bytes a triple. */
export class TripleIndex {
  private a = new Uint32Array(1024);
  private b = new Uint32Array(1024);
  private c = new Float64Array(1024);
  private slots = new Int32Array(2048).fill(-1);
  size = 0;

  /** Number of the triple, from 0. It is new when the number equals the `size` before. a, b < 2^32, c < 2^53. */
  add(a: number, b: number, c: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(a, b, c) & mask;
    for (;;) {
      const index = this.slots[slot]!;
      if (index < 0) break;
      if (this.a[index] === a && this.b[index] === b && this.c[index] === c) return index;
      slot = (slot + 1) & mask;
    }
    const index = this.size++;
    if (index === this.a.length) this.grow();
    this.a[index] = a;
    this.b[index] = b;
    this.c[index] = c;
    this.place(index);
    return index;
  }

  private place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = hashOf(this.a[index]!, this.b[index]!, this.c[index]!) & mask;
    while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
    this.slots[slot] = index;
  }

  private grow(): void {
    const length = this.a.length * 2;
    this.a = grown(this.a, new Uint32Array(length));
    this.b = grown(this.b, new Uint32Array(length));
    this.c = grown(this.c, new Float64Array(length));
    this.slots = new Int32Array(length * 2).fill(-1);
    for (let i = 0; i < this.size - 1; i++) this.place(i);
  }
}

export function hashOf(a: number, b: number, c: number): number {
  const high = Math.floor(c / 2 ** 32);
  let h = Math.imul(a ^ (high + 0x9e3779b9), 0x85ebca6b);
  h = Math.imul(h ^ b ^ (h >>> 15), 0xc2b2ae35);
  h = Math.imul(h ^ c ^ (h >>> 13), 0x27d4eb2f);
  return (h ^ (h >>> 16)) >>> 0;
}

function grown<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
