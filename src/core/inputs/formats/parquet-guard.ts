/**
 * Whether the pages of a Parquet file hold what they claim. The library makes arrays and loops of the sizes a file states, so a few wrong bits cost minutes
 * and gigabytes; here every header, count and run is compared with the bytes there are (parquet.apache.org/docs/file-format, parquet-format Encodings.md).
 */
import type { ColumnMetaData, Compressors, FileMetaData, PageHeader } from 'hyparquet';
import { FormatError } from './format-error';

const MOST_PAGE_BYTES = 256 * 2 ** 20;
const THRIFT_DEPTH = 24;
const VARINT_BYTES = 10;
/** Values a bit-packed run may have beyond the last one. */
const RUN_PADDING = 512;
const RUN_ENCODINGS = ['PLAIN_DICTIONARY', 'RLE_DICTIONARY', 'RLE'];
const DELTA_ENCODINGS = ['DELTA_BINARY_PACKED', 'DELTA_LENGTH_BYTE_ARRAY'];
const OTHER_ENCODINGS = ['PLAIN', 'BYTE_STREAM_SPLIT'];

/** Walks one structure of the compact protocol; gives where it ends. Throws FormatError. */
export function endOfThrift(view: DataView, start: number): number {
  const walk = new ThriftWalk(view, start);
  walk.struct(THRIFT_DEPTH);
  return walk.at;
}

class ThriftWalk {
  constructor(
    private readonly view: DataView,
    public at: number,
  ) {}

  struct(depth: number): void {
    if (depth === 0) throw new FormatError('its header is nested too deep');
    for (let byte = this.byte(); (byte & 15) !== 0; byte = this.byte()) {
      if (byte >> 4 === 0) this.varint();
      this.value(byte & 15, depth);
    }
  }

  private value(type: number, depth: number, inList = false): void {
    if (type <= 2) this.at += inList ? 1 : 0;
    else if (type === 3) this.at += 1;
    else if (type <= 6) this.varint();
    else if (type === 7) this.at += 8;
    else if (type === 8) this.skip(this.varint());
    else if (type === 9) this.list(depth);
    else if (type === 12) this.struct(depth - 1);
    else throw new FormatError('its header has a value of an unknown type');
    if (this.at > this.view.byteLength) throw new FormatError('its header is cut short');
  }

  private list(depth: number): void {
    const byte = this.byte();
    const size = byte >> 4 === 15 ? this.varint() : byte >> 4;
    if (size > this.view.byteLength - this.at) throw new FormatError('a list of its header is longer than the file');
    for (let i = 0; i < size; i++) this.value(byte & 15, depth, true);
  }

  private skip(bytes: number): void {
    this.at += bytes;
  }

  private byte(): number {
    if (this.at >= this.view.byteLength) throw new FormatError('its header is cut short');
    return this.view.getUint8(this.at++);
  }

  private varint(): number {
    let value = 0;
    for (let i = 0; i < VARINT_BYTES; i++) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return value;
    }
    throw new FormatError('a number of its header is too long');
  }
}

export interface PageTools {
  bytes: Uint8Array<ArrayBuffer>;
  compressors: Compressors;
  parquetHeader(reader: { view: DataView; offset: number }): PageHeader;
}

/** Throws FormatError unless all pages of the columns (name → may be blank) are sound. Columns are flat: no lists in them. */
export function checkPages(
  { row_groups: groups }: FileMetaData,
  columns: ReadonlyMap<string, boolean>,
  tools: PageTools,
): void {
  for (const { columns: chunks, num_rows: rows } of groups)
    for (const { meta_data: chunk, file_path: elsewhere } of chunks) {
      const optional = chunk && columns.get(chunk.path_in_schema.join('.'));
      if (!chunk || optional === undefined) continue;
      if (elsewhere) throw new FormatError('its columns are in other files');
      checkChunk(chunk, { rows: Number(rows), optional }, tools);
    }
}

function checkChunk(
  chunk: ColumnMetaData,
  { rows, optional }: { rows: number; optional: boolean },
  tools: PageTools,
): void {
  const offsets = [chunk.data_page_offset, chunk.dictionary_page_offset].filter((offset) => offset !== undefined);
  const start = Number(offsets.reduce((a, b) => (b < a && b > 0n ? b : a)));
  const end = start + Number(chunk.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= tools.bytes.length))
    throw new FormatError('a column lies outside the file');
  if (Number(chunk.num_values) !== rows) throw new FormatError('a column has more or fewer values than rows');
  let left = rows;
  for (let at = start; at < end && left > 0;) {
    const view = new DataView(tools.bytes.buffer, tools.bytes.byteOffset + at, end - at);
    const reader = { view, offset: 0 };
    const size = endOfThrift(view, 0);
    const header = tools.parquetHeader(reader);
    const content = at + size;
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    if (!(packed >= 0 && content + packed <= end)) throw new FormatError('a page reaches beyond its column');
    if (!(unpacked >= 0 && unpacked <= MOST_PAGE_BYTES)) throw new FormatError(`a page claims ${unpacked} bytes`);
    left -= checkPage(tools.bytes.subarray(content, content + packed), header, { chunk, left, optional, compressors: tools.compressors }); // prettier-ignore
    at = content + packed;
  }
  if (left > 0) throw new FormatError('a column has fewer values than rows');
}

interface PageContext {
  chunk: ColumnMetaData;
  /** Values the column still has to give. */
  left: number;
  optional: boolean;
  compressors: Compressors;
}

/** Values of the page. */
function checkPage(
  packed: Uint8Array,
  header: PageHeader,
  { chunk, left, optional, compressors }: PageContext,
): number {
  const unpack = (bytes: Uint8Array, size: number): Uint8Array =>
    unpacked(bytes, size, { codec: chunk.codec, compressors });
  const size = header.uncompressed_page_size;
  if (header.type === 'DICTIONARY_PAGE') {
    const count = header.dictionary_page_header?.num_values ?? -1;
    if (!(count >= 0 && count <= Math.max(8, size * 8))) throw new FormatError(`a dictionary claims ${count} values`);
    unpack(packed, size);
    return 0;
  }
  const v1 = header.data_page_header;
  const v2 = header.data_page_header_v2;
  const page = header.type === 'DATA_PAGE' ? v1 : header.type === 'DATA_PAGE_V2' ? v2 : undefined;
  if (!page) throw new FormatError(`a page of the kind ${String(header.type)} is not read`);
  const count = page.num_values;
  if (!(count >= 0 && count <= left)) throw new FormatError(`a page claims ${count} values`);
  if (![...RUN_ENCODINGS, ...DELTA_ENCODINGS, ...OTHER_ENCODINGS].includes(page.encoding))
    throw new FormatError(`the encoding ${String(page.encoding)} is not read`);
  if (v2 && header.type === 'DATA_PAGE_V2') {
    const levels = v2.definition_levels_byte_length + v2.repetition_levels_byte_length;
    if (!(v2.repetition_levels_byte_length === 0 && levels >= 0 && levels <= Math.min(packed.length, size)))
      throw new FormatError('the levels of a page reach beyond it');
    if (!(v2.num_nulls >= 0 && v2.num_nulls <= count)) throw new FormatError('a page has more blanks than values');
    const present = optional ? presentIn(packed.subarray(0, levels), count) : count;
    const body = packed.subarray(levels);
    const values = v2.is_compressed === false ? body : unpack(body, size - levels);
    checkValues(values, { encoding: page.encoding, count: present, isTruth: page.encoding === 'RLE' });
  } else {
    const isTruth = chunk.type === 'BOOLEAN' && RUN_ENCODINGS.includes(page.encoding);
    checkVersion1(unpack(packed, size), { encoding: page.encoding, count, isTruth, optional });
  }
  return count;
}

/** Of version 1, with the levels in the page: their length, then they, then the values. */
function checkVersion1(
  page: Uint8Array,
  { encoding, count, isTruth, optional }: PageClaims & { optional: boolean },
): void {
  let values = page;
  let present = count;
  if (optional) {
    const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
    const length = page.length >= 4 ? view.getUint32(0, true) : Infinity;
    if (length > page.length - 4) throw new FormatError('the levels of a page reach beyond it');
    present = presentIn(page.subarray(4, 4 + length), count);
    values = page.subarray(4 + length);
  }
  checkValues(values, { encoding, count: present, isTruth });
}

interface PageClaims {
  encoding: string;
  count: number;
  /** Runs of true and false: one bit each, and their length in bytes, which the library does not heed, before them. */
  isTruth: boolean;
}

function checkValues(page: Uint8Array, { encoding, count, isTruth }: PageClaims): void {
  if (isTruth) {
    if (count > 0 && page.length < 4) throw new FormatError(`a page claims ${count} values`);
    checkRuns(page.subarray(4), 1, count);
  } else if (RUN_ENCODINGS.includes(encoding)) {
    const width = page[0] ?? 0;
    if (width > 32) throw new FormatError(`a page claims indices of ${width} bits`);
    if (width > 0) checkRuns(page.subarray(1), width, count);
  } else if (DELTA_ENCODINGS.includes(encoding) && count > 0) {
    const block = varintAt(page, 0);
    const parts = varintAt(page, block.end);
    const whole = Number.isInteger(block.value / parts.value);
    if (!(parts.value >= 1 && parts.value <= 512 && block.value <= 65_536 && whole))
      throw new FormatError('a page claims blocks that cannot be');
    if (count > page.length * 8 * 128 + 1) throw new FormatError(`a page claims ${count} values`);
  } else if (count > page.length * 8) throw new FormatError(`a page claims ${count} values`);
}

/** How many of the values are there, by their levels of one bit each (0: blank): the page of a blank column holds none. */
function presentIn(levels: Uint8Array, count: number): number {
  checkRuns(levels, 1, count);
  let [seen, present] = [0, 0];
  for (let at = 0; at < levels.length && seen < count;) {
    const { value: header, end } = varintAt(levels, at);
    const packed = (header & 1) === 1;
    const values = Math.min(count - seen, packed ? Math.floor(header / 2) * 8 : Math.floor(header / 2));
    const levelOf = (k: number): number => (packed ? (levels[end + (k >> 3)] ?? 0) >> (k & 7) : levels[end]!) & 1;
    for (let k = 0; k < values; k++) present += levelOf(k);
    seen += values;
    at = end + (packed ? Math.floor(header / 2) : 1);
  }
  // Values without a level are there, as far as is known.
  return present + count - seen;
}

/** Runs of the RLE and bit-packing hybrid: none longer than what is left to read, none beyond the bytes. */
function checkRuns(bytes: Uint8Array, width: number, count: number): void {
  const valueBytes = (width + 7) >> 3;
  let seen = 0;
  for (let at = 0; at < bytes.length && seen < count;) {
    const { value: header, end } = varintAt(bytes, at);
    const packed = (header & 1) === 1;
    const values = packed ? Math.floor(header / 2) * 8 : Math.floor(header / 2);
    if (values > count - seen + RUN_PADDING) throw new FormatError('a run is longer than its page');
    seen += values;
    at = end + (packed ? (values / 8) * width : valueBytes);
  }
}

function varintAt(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < start + 5; at++) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value += (byte & 127) * 2 ** (7 * (at - start));
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new FormatError('a number of a page is cut short');
}

function unpacked(
  packed: Uint8Array,
  size: number,
  { codec, compressors }: Pick<PageTools, 'compressors'> & { codec: ColumnMetaData['codec'] },
): Uint8Array {
  if (codec === 'UNCOMPRESSED') return packed;
  const unpack = compressors[codec];
  if (!unpack) throw new FormatError(`the compression ${codec} is not read`);
  const page = unpack(packed, size);
  if (page.length !== size) throw new FormatError('a page unpacks to another size than it claims');
  return page;
}
