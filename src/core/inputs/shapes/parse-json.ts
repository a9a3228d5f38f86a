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
  try {
    return JSON.parse(quoteLongIntegers ? withLongIntegersQuoted(body) : body);
  } catch (error) {
    report.fail('json-invalid', { problem: (error as Error).message.slice(0, 200) });
    return undefined;
  }
}

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
