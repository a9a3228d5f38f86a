/** Bytes appended up to a limit. The declared size saves copies when it is true, and does no harm when it is a lie. */
export class GrowingBytes {
  private bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(
    declaredBytes: number,
    private readonly limitBytes: number,
  ) {
    this.bytes = new Uint8Array(Math.max(0, Math.min(declaredBytes, limitBytes)));
  }

  append(chunk: Uint8Array): void {
    const needed = this.length + chunk.length;
    if (needed > this.limitBytes) throw new RangeError(`more than ${this.limitBytes} bytes`);
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.min(this.limitBytes, Math.max(needed, this.bytes.length * 2)));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.length);
    this.length = needed;
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }
}
