import { decodeText } from '../containers/text';
import type { ImportReport } from '../import-report';

/** JSON of a file, or undefined with the report failed. Keys like __proto__ become plain own properties, as JSON.parse makes them. */
export function parseJson(bytes: Uint8Array, report: ImportReport, { quoteLongIntegers = false } = {}): unknown {
  const { text, remarks } = decodeText(bytes);
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
  if (nestedTooDeep(body)) {
    report.fail('json-invalid', { problem: `it is nested deeper than ${MOST_DEPTH}` });
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

function nestedTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === BRACKET || code === BRACE) {
      if (++depth > MOST_DEPTH) return true;
    } else if (code === BRACKET + 2 || code === BRACE + 2) depth--;
  }
  return false;
}

const [QUOTE, BRACKET, BACKSLASH, BRACE] = [34, 91, 92, 123] as const;

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
