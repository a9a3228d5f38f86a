/**
 * Attributes of a shapefile (dBASE III, "dBASE File Structure", ESRI white paper J-7855 p. 25 for its use). Our own: the library believes the header's count of
 * records, keeps deleted ones and makes local dates.
 */
export interface DbfTable {
  columns: string[];
  /** Values of a record, one a shape; null: deleted; undefined: none. Read when asked: a copy of all would cost several times the file. */
  row(index: number): string[] | null | undefined;
}

const DELETED = 0x2a;
const FIELDS_END = 0x0d;
const MOST_VALUES = 20_000_000;

/** Rows of a file, values as text; a date as 2024-12-31. Throws RangeError when it contradicts itself. */
export function tableOfDbf(bytes: Uint8Array, codePage: string): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getUint16(8, true);
  const length = view.getUint16(10, true);
  const fields = fieldsOf(bytes, view, start);
  const width = fields.reduce((sum, field) => sum + field.length, 1);
  if (length < width) throw new RangeError('its records are shorter than their fields');
  const count = Math.min(view.getUint32(4, true), Math.floor(Math.max(0, bytes.length - start) / length));
  if (count * fields.length > MOST_VALUES) throw new RangeError(`it has more than ${MOST_VALUES} values`);
  const decoder = decoderOf(codePage, bytes);
  const row = (index: number): string[] | null | undefined => {
    if (index >= count) return undefined;
    let at = start + index * length;
    if (bytes[at++] === DELETED) return null;
    return fields.map(({ type, length: size }) => {
      const padded = decoder.decode(bytes.subarray(at, at + size));
      const text = padded.replaceAll('\0', '').trim();
      at += size;
      return type === 'D' && /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
    });
  };
  return { columns: fields.map(({ name }) => name), row };
}

interface DbfField {
  name: string;
  type: string;
  length: number;
}

function fieldsOf(bytes: Uint8Array, view: DataView, end: number): DbfField[] {
  const names = new TextDecoder();
  const fields: DbfField[] = [];
  for (let at = 32; at + 32 <= Math.min(end, bytes.length) && bytes[at] !== FIELDS_END; at += 32)
    fields.push({
      name: names
        .decode(bytes.subarray(at, at + 11))
        .split('\0')[0]!
        .trim(),
      type: String.fromCharCode(view.getUint8(at + 11)),
      length: view.getUint8(at + 16),
    });
  return fields;
}

/** By the .cpg file, else the header's language driver (0x57: the system's, 0x03: Windows), else UTF-8 when it is such, else Windows-1252. */
function decoderOf(codePage: string, bytes: Uint8Array): TextDecoder {
  const label = codePage.trim().toLowerCase().replace(/^(ansi|cp|oem)[ _]?(\d{3,5})$/, 'windows-$2').replace(/^65001$/, 'utf-8').replace(/^8859_?(\d+)$/, 'iso-8859-$1').replace(/^(\d{3,4})$/, 'windows-$1'); // prettier-ignore
  try {
    if (label) return new TextDecoder(label);
  } catch {
    // A label nobody knows: as if there were none.
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(32));
    return new TextDecoder();
  } catch {
    return new TextDecoder('windows-1252');
  }
}
