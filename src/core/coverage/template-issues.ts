/** Which edits of radio templates make sense: the fields a plan may change, and the values each may take. */
import { type Issue, type Plan, RADIO_MODELS } from '../plan';
import { RADIO_TEMPLATES } from '../radio';

export const TEMPLATE_ISSUE_CODES = [
  'radio-template-unknown',
  'radio-template-field-unknown',
  'radio-template-value-outside',
  'radio-template-value-not-among',
] as const;

/** Least and most that a number may be; or the words that a choice may be. Units as in RadioTemplate. */
type Allowed = readonly [least: number, most: number] | { among: readonly string[] } | 'text';

/** What of a template a plan may change. Its id, technology, band and source are what they are. */
export const TEMPLATE_FIELDS: Readonly<Record<string, Allowed>> = {
  label: 'text',
  model: { among: RADIO_MODELS },
  pattern: { among: ['omni', '3gpp-38901', '3gpp-36814'] },
  duplex: { among: ['fdd', 'tdd'] },
  /** 30 MHz: ITU-R P.1812; 7.125 GHz: the top of 5 and 6 GHz Wi-Fi. */
  frequencyMhz: [30, 7125],
  bandwidthMhz: [0.1, 400],
  /** TS 38.101-1 Table 5.3.2-1: 273 at most. */
  resourceBlocks: [0, 273],
  subcarrierKhz: [0, 960],
  powerPerPortDbm: [-20, 60],
  ports: [1, 64],
  gainDbi: [-10, 40],
  trafficGainDbi: [-10, 40],
  cableLossDb: [0, 30],
  tiltDeg: [-20, 40],
  heightM: [2, 200],
  duplexDownFraction: [0.01, 1],
  overheadFraction: [0, 0.9],
  noiseFigureDb: [0, 30],
};

/** All that is wrong with a plan's edits of radio templates. Each is an error: an edit that has no effect would look as if it had. */
export function templateIssues({ radios }: Pick<Plan, 'radios'>): Issue[] {
  return Object.entries(radios.templateOverrides).flatMap(([template, edits]) => {
    if (!RADIO_TEMPLATES.some(({ id }) => id === template))
      return [issue('radio-template-unknown', template, { known: RADIO_TEMPLATES.map(({ id }) => id).join(', ') })];
    return Object.entries(edits).flatMap(([field, value]) => valueIssues(template, field, value));
  });
}

function valueIssues(template: string, field: string, value: number | string): Issue[] {
  const allowed = Object.hasOwn(TEMPLATE_FIELDS, field) ? TEMPLATE_FIELDS[field]! : null;
  if (allowed === null) {
    const known = Object.keys(TEMPLATE_FIELDS).join(', ');
    return [issue('radio-template-field-unknown', template, { field, known })];
  }
  if (isAllowed(allowed, value)) return [];
  if (allowed === 'text' || 'among' in allowed) {
    const among = allowed === 'text' ? 'a text' : allowed.among.join(', ');
    return [issue('radio-template-value-not-among', template, { field, value, among })];
  }
  const [least, most] = allowed;
  return [issue('radio-template-value-outside', template, { field, value, least, most })];
}

function isAllowed(allowed: Allowed, value: number | string): boolean {
  if (allowed === 'text') return typeof value === 'string';
  if ('among' in allowed) return typeof value === 'string' && allowed.among.includes(value);
  return typeof value === 'number' && value >= allowed[0] && value <= allowed[1];
}

/** Whether an edit has an effect. */
export const isUsableEdit = (field: string, value: number | string): boolean =>
  Object.hasOwn(TEMPLATE_FIELDS, field) && isAllowed(TEMPLATE_FIELDS[field]!, value);

const issue = (
  code: (typeof TEMPLATE_ISSUE_CODES)[number],
  template: string,
  context: Record<string, string | number>,
): Issue => ({ code, severity: 'error', ref: {}, context: { template, ...context } });
