import type { DecodedText } from '../containers/text';
import type { ImportReport } from '../import-report';
import { positionLimitOf } from './position-limit';

interface JsonOptions {
  quoteLongIntegers?: boolean;
  /** Of an archive: the size of its file. What it holds is bounded by that. */
  packedBytes?: number | undefined;
}

/** JSON of a file, or undefined with the report failed. Keys like __proto__ become plain own properties, as JSON.parse makes them. */
export function parseJson(
  { text, remarks }: DecodedText,
  report: ImportReport,
  { quoteLongIntegers = false, packedBytes }: JsonOptions = {},
): unknown {
  for (const { code, severity, context } of remarks) {
    if (severity === 'error') report.fail(code, context);
    else report.note(code, context);
  }
  if (text === null) return undefined;
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') {
    report.fail('input-file-empty');
    return undefined;
  }
  const weight = weightOf(body);
  if (weight === null) {
    report.fail('json-invalid', { problem: `it is nested deeper than ${MOST_DEPTH}` });
    return undefined;
  }
  const mostUnits =
    packedBytes === undefined ? Infinity : Math.max(UNITS_OF_SMALL, UNITS_PER_PACKED_BYTE * packedBytes);
  if (weight.units > mostUnits) {
    if (/"(coordinates|arcs)"/.test(body))
      report.fail('geometry-too-large', { positions: weight.lists, limit: positionLimitOf(packedBytes) });
    else report.fail('table-too-large', { limit: Math.floor(mostUnits / MOST_UNITS_OF_VALUE) });
    return undefined;
  }
  try {
    return JSON.parse(quoteLongIntegers ? withLongIntegersQuoted(body) : body);
  } catch (error) {
    report.fail('json-invalid', { problem: (error as Error).message.slice(0, 200) });
    return undefined;
  }
}

/** The parser's own stack would take gigabytes. No format nests so deep. */
const MOST_DEPTH = 1000;
/** What an archive may hold: 250 MB once it is read, of a large one in proportion. A unit is some 12 bytes. */
const UNITS_OF_SMALL = 20_000_000;
const UNITS_PER_PACKED_BYTE = 2;
/** Bytes of a list or an object, of a value's place and of a text, in units; keys are shared and cost nothing. */
const [LIST_UNITS, PLACE_UNITS, TEXT_UNITS] = [4, 1, 2];
/** A list that follows another value. */
const MOST_UNITS_OF_VALUE = LIST_UNITS + PLACE_UNITS;

/** What reading a JSON text costs about, and the lists in it; null: it is nested too deep. */
function weightOf(text: string): { units: number; lists: number } | null {
  let [depth, units, lists] = [0, 0, 0];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) {
      quoted = true;
      units += TEXT_UNITS;
    } else if (code === COMMA) units += PLACE_UNITS;
    else if (code === COLON) units -= TEXT_UNITS;
    else if (code === BRACKET || code === BRACE) {
      units += LIST_UNITS;
      if (code === BRACKET) lists++;
      if (++depth > MOST_DEPTH) return null;
    } else if (code === BRACKET + 2 || code === BRACE + 2) depth--;
  }
  return { units, lists };
}

const [QUOTE, COMMA, COLON, BRACKET, BACKSLASH, BRACE] = [34, 44, 58, 91, 92, 123] as const;

/** Bare integers of 17 to 20 digits (H3 as u64) would lose their last digits as numbers: they are read as text. */
function withLongIntegersQuoted(text: string): string {
  if (!/[:[,]\s*\d{17,20}\s*[,}\]]/.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])(\d{17,20})(?![\d.eE])/g, (whole, digits?: string) =>
    digits === undefined ? whole : `"${digits}"`,
  );
}

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own property of a JSON object, never one of its prototype. */
export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A scalar as text, '' for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}
