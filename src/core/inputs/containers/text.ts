/**
 * Bytes → text. UTF-8 with or without BOM, UTF-16 (by BOM, or by the NUL bytes that Latin letters leave), else Windows-1252, which accepts every byte and is
 * what old spreadsheets write; the assumption is reported.
 */
import type { InputsIssueCode } from '../issue-codes';

export interface DecodedText {
  /** Null: not text, or too large for one string. */
  text: string | null;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  remarks: {
    code: InputsIssueCode;
    severity: 'error' | 'warning' | 'info';
    context: Record<string, string | number>;
  }[];
}

/** Strings of JavaScript engines end near 512 Mi characters; what needs one string stays well below. */
export const TEXT_LIMIT_BYTES = 256 * 2 ** 20;

/** Share of NUL characters above which it is no text. */
const BINARY_FRACTION = 0.01;
const SNIFF_BYTES = 4096;

/** Decodes text. Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  if (bytes.length > TEXT_LIMIT_BYTES)
    return {
      text: null,
      encoding,
      remarks: [
        {
          code: 'text-too-large',
          severity: 'error',
          context: { bytes: bytes.length, limitBytes: TEXT_LIMIT_BYTES },
        },
      ],
    };
  const remarks: DecodedText['remarks'] = [];
  let used: DecodedText['encoding'] = encoding;
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    used = 'windows-1252';
    text = windows1252(bytes);
    remarks.push({ code: 'text-encoding-assumed', severity: 'info', context: { encoding: 'Windows-1252' } });
  }
  const count = countNul(text);
  if (count > Math.max(8, text.length * BINARY_FRACTION))
    return { text: null, encoding: used, remarks: [{ code: 'text-binary', severity: 'error', context: {} }] };
  if (count > 0) {
    text = text.replaceAll('\0', '');
    remarks.push({ code: 'text-nul-removed', severity: 'warning', context: { count } });
  }
  return { text, encoding: used, remarks };
}

/** The encoding the first bytes speak for. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const end = Math.min(bytes.length, SNIFF_BYTES) & ~1;
  let evenNul = 0;
  let oddNul = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) evenNul++;
    if (bytes[i + 1] === 0) oddNul++;
  }
  const pairs = end / 2;
  if (pairs >= 2 && oddNul > pairs * 0.7 && evenNul < pairs * 0.05) return 'utf-16le';
  if (pairs >= 2 && evenNul > pairs * 0.7 && oddNul < pairs * 0.05) return 'utf-16be';
  return 'utf-8';
}

function countNul(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) count++;
  return count;
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80..0x9f (unicode.org, CP1252.TXT; unassigned ones as in the WHATWG table). */
const CP1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const PIECE_BYTES = 2 ** 20;

/** Node 20 decodes "windows-1252" as Latin-1; browsers do not. Either way the same text comes out here, by pieces: to replace characters one by one takes 60 bytes for each. */
function windows1252(bytes: Uint8Array): string {
  if (!bytes.some(isControl)) return new TextDecoder('windows-1252').decode(bytes);
  const codes = new Uint16Array(Math.min(bytes.length, PIECE_BYTES));
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]!;
      codes[i] = isControl(byte) ? CP1252.charCodeAt(byte - 0x80) : byte;
    }
    pieces.push(decoder.decode(codes.subarray(0, piece.length)));
  }
  return pieces.join('');
}

const isControl = (byte: number): boolean => byte >> 5 === 4;
