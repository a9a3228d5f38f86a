/** Numbers appended one by one: eight bytes each, where a list of them may take three times that while it grows. */
export class GrowingDoubles {
  private values = new Float64Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  finish(): Float64Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }
}
