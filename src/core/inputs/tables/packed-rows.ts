/**
 * Rows of a table, packed: many rows are one string, cut again when they are read. An array and a string for every value would cost ten times the file; this
 * costs what the values are long.
 */

/** What readers of tables need of their rows; a list of rows is such, too. */
export interface Rows extends Iterable<string[]> {
  readonly length: number;
  at(index: number): string[] | undefined;
  entries(): Iterable<[number, string[]]>;
  slice(start?: number, end?: number): string[][];
}

const ROWS_PER_BLOCK = 1024;
/** A unit separator ends a value, a record separator a row (ASCII). */
const [VALUE_END, ROW_END] = ['\u001f', '\u001e'];

/** Rows that are appended and then read from the first to the last, or any of them. Each has at least one value. */
export class PackedRows implements Rows {
  private readonly blocks: (string | string[][])[] = [];
  private open: string[][] = [];
  private latest: { block: number; rows: string[][] } | null = null;

  static of(rows: Iterable<string[]>): PackedRows {
    const packed = new PackedRows();
    for (const row of rows) packed.push(row);
    return packed;
  }

  get length(): number {
    return this.blocks.length * ROWS_PER_BLOCK + this.open.length;
  }

  push(row: string[]): void {
    this.open.push(row);
    if (this.open.length < ROWS_PER_BLOCK) return;
    this.blocks.push(packed(this.open));
    this.open = [];
  }

  at(index: number): string[] | undefined {
    const i = index < 0 ? this.length + index : index;
    const block = Math.floor(i / ROWS_PER_BLOCK);
    if (block === this.blocks.length) return this.open[i % ROWS_PER_BLOCK];
    if (!(block >= 0 && block < this.blocks.length)) return undefined;
    if (this.latest?.block !== block) this.latest = { block, rows: unpacked(this.blocks[block]!) };
    return this.latest.rows[i % ROWS_PER_BLOCK];
  }

  *[Symbol.iterator](): Generator<string[]> {
    for (const block of this.blocks) yield* unpacked(block);
    yield* this.open;
  }

  *entries(): Generator<[number, string[]]> {
    let i = 0;
    for (const row of this) yield [i++, row];
  }

  slice(start = 0, end = this.length): string[][] {
    const rows: string[][] = [];
    for (let i = Math.max(0, start); i < Math.min(end, this.length); i++) rows.push(this.at(i)!);
    return rows;
  }
}

/** The rows as one string, or as they are when a value holds one of the separators. */
function packed(rows: string[][]): string | string[][] {
  const lines = rows.map((row) => row.join(VALUE_END));
  const text = lines.join(ROW_END);
  const values = rows.reduce((sum, row) => sum + row.length, 0);
  let ends = 1;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >> 1 === 15) ends++;
  return ends === values ? text : rows;
}

const unpacked = (block: string | string[][]): string[][] =>
  typeof block === 'string' ? block.split(ROW_END).map((line) => line.split(VALUE_END)) : block;
