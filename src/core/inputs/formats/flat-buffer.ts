/** Tables of a FlatBuffer (flatbuffers.dev, "Internals"), each access checked against the bytes: a DataView throws RangeError where generated code reads on. */
export class FlatTable {
  constructor(
    private readonly view: DataView,
    private readonly at: number,
    private readonly allowance: Allowance,
  ) {}

  /** The table that a size-prefixed buffer at `offset` begins with. */
  static sizePrefixed(view: DataView, offset: number, allowance: Allowance): FlatTable {
    return new FlatTable(view, offset + 4 + view.getUint32(offset + 4, true), allowance);
  }

  /** Where a field stands; 0: not given. */
  private field(index: number): number {
    const vtable = this.at - this.view.getInt32(this.at, true);
    const slot = 4 + 2 * index;
    if (slot >= this.view.getUint16(vtable, true)) return 0;
    const offset = this.view.getUint16(vtable + slot, true);
    return offset === 0 ? 0 : this.at + offset;
  }

  ubyte(index: number, otherwise = 0): number {
    const at = this.field(index);
    return at === 0 ? otherwise : this.view.getUint8(at);
  }

  ushort(index: number, otherwise = 0): number {
    const at = this.field(index);
    return at === 0 ? otherwise : this.view.getUint16(at, true);
  }

  int(index: number, otherwise = 0): number {
    const at = this.field(index);
    return at === 0 ? otherwise : this.view.getInt32(at, true);
  }

  ulong(index: number, otherwise = 0): number {
    const at = this.field(index);
    return at === 0 ? otherwise : Number(this.view.getBigUint64(at, true));
  }

  table(index: number): FlatTable | null {
    const at = this.field(index);
    return at === 0 ? null : new FlatTable(this.view, at + this.view.getUint32(at, true), this.allowance);
  }

  text(index: number): string {
    const vector = this.vector(index, 1);
    return vector ? new TextDecoder().decode(this.bytes(vector)) : '';
  }

  ubytes(index: number): Uint8Array {
    const vector = this.vector(index, 1);
    return vector ? this.bytes(vector) : new Uint8Array();
  }

  uints(index: number): number[] {
    const vector = this.vector(index, 4);
    return vector
      ? Array.from({ length: vector.length }, (_, i) => this.view.getUint32(vector.start + i * 4, true))
      : [];
  }

  doubles(index: number): Float64Array {
    const vector = this.vector(index, 8);
    return Float64Array.from({ length: vector?.length ?? 0 }, (_, i) =>
      this.view.getFloat64(vector!.start + i * 8, true),
    );
  }

  tables(index: number): FlatTable[] {
    const vector = this.vector(index, 4);
    return Array.from({ length: vector?.length ?? 0 }, (_, i) => {
      const at = vector!.start + i * 4;
      return new FlatTable(this.view, at + this.view.getUint32(at, true), this.allowance);
    });
  }

  private vector(index: number, itemBytes: number): { start: number; length: number } | null {
    const at = this.field(index);
    if (at === 0) return null;
    const vector = at + this.view.getUint32(at, true);
    const length = this.view.getUint32(vector, true);
    if (length * itemBytes > this.view.byteLength - vector) throw new RangeError('a list reaches beyond the end');
    this.allowance.bytes -= length * itemBytes;
    if (this.allowance.bytes < 0) throw new RangeError('its lists lie over each other');
    return { start: vector + 4, length };
  }

  private bytes({ start, length }: { start: number; length: number }): Uint8Array {
    return new Uint8Array(this.view.buffer, this.view.byteOffset + start, length);
  }
}

/** Bytes of lists that may still be read. Tables can refer to one list any number of times, so a small file can stand for any amount. */
export interface Allowance {
  bytes: number;
}
